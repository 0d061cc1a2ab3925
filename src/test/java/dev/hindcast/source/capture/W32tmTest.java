package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class W32tmTest {

    private static final W32tmStripchart CHART = new W32tmStripchart();
    private static final W32tmStatus STATUS = new W32tmStatus();
    private static final String HEAD = """
            Tracking dc01.corp.example [10.0.0.1:123].
            Collecting 6 samples.
            The current time is 5/2/2024 11:59:57 PM.
            """;

    @Test
    @Timeout(10)
    void a_long_line_of_brackets_is_passed_over_at_once() {
        assertThat(StripchartRows.isHead("a [".repeat(300_000) + "]")).isFalse();
        assertThat(StripchartRows.isHead("Tracking dc01.corp.example [[2001:db8::1]:123]."))
                .isTrue();
        assertThat(StripchartRows.isHead("Tracking dc01.corp.example [2001:db8::1]:123]."))
                .isTrue();
    }

    private static final String ROWS = """
            23:59:57 d:+00.0009997s o:+312.4412345s  [                  |                  @]
            23:59:59 error: 0x800705B4
            00:00:01, d:+00.0010021s o:-00.0044906s  [                  *                  ]
            00:00:03, error: 0x800705B4
            00:00:05, +312.4415402s
            """;
    private static final String PLAIN = """
            Leap Indicator: 0(no warning)
            Stratum: 4 (secondary reference - syncd by (S)NTP)
            Precision: -23 (119.209ns per tick)
            Root Delay: 0.0154902s
            Root Dispersion: 7.7773722s
            ReferenceId: 0x14653909 (source IP:  20.101.57.9)
            Last Successful Sync Time: 9/11/2025 2:32:05 PM
            Source: time.windows.com,0x9
            Poll Interval: 10 (1024s)
            """;
    private static final String VERBOSE = """

            Phase Offset: -0.0038147s
            ClockRate: 0.0156250s
            State Machine: 1 (Hold)
            Time Source Flags: 0 (None)
            Server Role: 0 (None)
            Last Sync Error: 2 (The computer did not resync because only stale time data was available.)
            Time since Last Good Sync Time: 2820.1997480s
            """;

    private static Collected chart(String text) throws IOException {
        return chart(text, ReadingOptions.NONE);
    }

    private static Collected chart(String text, ReadingOptions options) throws IOException {
        return Collected.of(CHART, MemorySource.of("captures/erp01_w32tm chart.txt", text), options);
    }

    private static Collected status(String text) throws IOException {
        return Collected.of(STATUS, MemorySource.of("erp01/status.txt", text));
    }

    @Test
    void every_form_of_row_is_read_with_its_sign_turned_and_midnight_passed() throws IOException {
        Collected read = chart(HEAD + ROWS);
        assertThat(read.instants())
                .containsExactly(
                        "2024-05-02T23:59:57Z",
                        "2024-05-02T23:59:59Z",
                        "2024-05-03T00:00:01Z",
                        "2024-05-03T00:00:03Z",
                        "2024-05-03T00:00:05Z");
        assertThat(read.events())
                .extracting(e -> e.text(FieldNames.OFFSET))
                .containsExactly("-312.4412345", "", "0.0044906", "", "-312.4415402");
        assertThat(read.event(0).text(FieldNames.ROUNDTRIP)).isEqualTo("0.0009997");
        assertThat(read.event(4).text(FieldNames.ROUNDTRIP)).isEmpty();
        assertThat(read.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("dc01.corp.example");
        assertThat(read.event(1).text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(read.event(1).text("error.code")).isEqualTo("0x800705B4");
        assertThat(read.event(0).code()).isEqualTo("stripchart");
        assertThat(read.codes()).containsExactly("zone-assumed");
    }

    @Test
    void the_users_zone_is_taken() throws IOException {
        ReadingOptions berlin =
                new ReadingOptions(List.of(new Stated<>("*.txt", ZoneId.of("Europe/Berlin"))), List.of(), List.of());
        Collected read = chart(HEAD + ROWS, berlin);
        assertThat(read.instants().get(0)).isEqualTo("2024-05-02T21:59:57Z");
        assertThat(read.codes()).isEmpty();
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.STATED);
    }

    @Test
    void heads_of_any_language_are_known_by_position() throws IOException {
        for (String line : List.of(
                "Die aktuelle Zeit ist 02.05.2024 23:59:57.",
                "L'heure actuelle est 02/05/2024 23:59:57.",
                "当前时间是 2024/5/2 23:59:57。")) {
            String text = "Überwachung von dc01 [10.0.0.1:123].\n6 Beispiele werden gesammelt.\n" + line + "\n" + ROWS;
            assertThat(chart(text).instants().get(0)).as(line).isEqualTo("2024-05-02T23:59:57Z");
        }
    }

    @Test
    void real_heads_of_other_languages_name_the_server_and_the_day() throws IOException {
        // a public issue, German
        Collected german = chart("""
                >w32tm /stripchart /computer:192.168.10.88
                192.168.10.88 wird verfolgt [192.168.10.88:123].
                Es ist 27.02.2021 11:02:53.
                11:02:53, d:+00.0005303s o:-00.1879851s  [                          *|                           ]
                """);
        assertThat(german.instants()).containsExactly("2021-02-27T11:02:53Z");
        assertThat(german.event(0).text(FieldNames.OFFSET)).isEqualTo("0.1879851");
        assertThat(german.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("192.168.10.88");
        // a public chat export, Chinese: escaped brackets, the day of the week inside of the date, every second line
        // blank
        Collected chinese = chart("""
                正在跟踪 10.30.5.100 \\[10.30.5.100:123\\]。

                正在收集 5 示例。

                当前时间是 2026/4/9/周四 14:23:55。

                14:23:55, +00.0032425s

                14:23:57, +00.0031334s
                """);
        assertThat(chinese.instants()).containsExactly("2026-04-09T14:23:55Z", "2026-04-09T14:23:57Z");
        assertThat(chinese.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("10.30.5.100");
        // constructed: the server's name first, without a dot
        Collected named = chart("C:\\>w32tm /stripchart /computer:dc01\ndc01 wird verfolgt [10.0.0.1:123].\n"
                + "Es ist 27.02.2021 11:02:53.\n11:02:53 Fehler : 0x800705B4\n");
        assertThat(named.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("dc01");
        assertThat(named.event(0).text(FieldNames.ERROR_CODE)).isEqualTo("0x800705B4");
    }

    @Test
    void counters_are_read_by_their_file_time_with_the_sign_turned() throws IOException {
        // two public issues and a mailing list
        Collected english = chart("""
                Tracking ntp0.as34288.net [81.94.123.16:123].
                Collecting 300 samples.
                The current time is 20-Feb-19 09:08:17.
                RdtscStart, RdtscEnd, FileTime, RoundtripDelay, NtpOffset
                841651218510604, 841651276865480, 131951236975542534, +00.0240255, -00.0111940
                841680774439669, 841683170269664, 131951237098903116, error: 0x800705B4
                841685581562335, 841685618054431, 1319512371189715
                """);
        assertThat(english.instants())
                .containsExactly("2019-02-20T08:08:17.554253400Z", "2019-02-20T08:08:29.890311600Z");
        assertThat(english.event(0).text(FieldNames.OFFSET)).isEqualTo("0.0111940");
        assertThat(english.event(0).text(FieldNames.ROUNDTRIP)).isEqualTo("0.0240255");
        assertThat(english.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("ntp0.as34288.net");
        assertThat(english.event(1).text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(english.event(1).text(FieldNames.ERROR_CODE)).isEqualTo("0x800705B4");
        assertThat(english.codes()).containsExactly("row-unreadable");
        Collected russian = chart("""
                PS C:\\Users\\a> w32tm /stripchart /computer:1.ru.pool.ntp.org /rdtsc /period:1 /samples:300
                Отслеживание 1.ru.pool.ntp.org [192.36.143.130:123].
                Сбор образцов 300.
                Текущее время - 22.10.2019 6:41:49.
                Начало RDTSC, окончание RDTSC, время файлов, задержка обмена пакетами (в обе стороны), смещение NTP
                82044462853744, 82044551326147, 132161893096349961, +00.0258433, +00.0000813
                """);
        assertThat(russian.instants()).containsExactly("2019-10-22T03:41:49.634996100Z");
        assertThat(russian.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("1.ru.pool.ntp.org");
        String headless = "391444616392, 391478090002, 133917895450376964, +00.0100979, +10.3926898\n";
        assertThat(chart(headless).event(0).text(FieldNames.OFFSET)).isEqualTo("-10.3926898");
        assertThat(CHART.recognise(Sample.of(headless.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isTrue();
    }

    @Test
    void blocks_of_packets_between_the_rows_are_left_out() throws IOException {
        // constructed: no real output of /packetinfo was found
        String packet = """
                [NTP Packet]
                Leap Indicator: 0(no warning)
                Version Number: 3
                Mode: 4 (Server)
                Stratum: 3 (secondary reference - syncd by (S)NTP)
                Poll Interval: 0 (unspecified)
                Precision: -23 (119.209ns per tick)
                Root Delay: 0x0000.0A3Ds (+00.0400390s)
                Root Dispersion: 0x0000.0F5Cs (+00.0599976s)
                ReferenceId: 0x14653909 (source IP:  20.101.57.9)
                Originate Timestamp: 0xEAC5C395DDB60AE9 (154795 07:13:25.8660590s - 10/25/2024 9:13:25 AM)
                Non-NTP Packet values:
                Roundtrip Delay: 528531 (+00.0528531s)
                Local Clock Offset: 4991287 (+00.4991287s)

                """;
        String[] rows = ROWS.split("(?<=\n)");
        Collected read = chart(HEAD + rows[0] + packet + rows[2] + packet);
        assertThat(read.events()).extracting(Event::code).containsOnly("stripchart");
        assertThat(read.instants()).containsExactly("2024-05-02T23:59:57Z", "2024-05-03T00:00:01Z");
        assertThat(read.codes()).containsExactly("zone-assumed");
    }

    @Test
    void a_status_is_read_with_every_second_line_blank() throws IOException {
        // as two public pages have it
        Collected read = status((PLAIN + VERBOSE.strip() + "\n").replace("\n", "\n\n"));
        assertThat(read.events()).hasSize(1);
        assertThat(read.event(0).text("w32tm.poll_interval")).isEqualTo("10 (1024s)");
        assertThat(read.event(0).text(FieldNames.SINCE_SYNC)).isEqualTo("2820.1997480");
        assertThat(read.diagnostics()).isEmpty();
        Collected next = status(PLAIN.substring(0, PLAIN.indexOf("Source:")) + "\nOwner: somebody\n\nTicket: 4711\n");
        assertThat(next.events()).isEmpty();
        assertThat(next.codes()).containsExactly("capture-cut");
    }

    @Test
    void a_status_with_lines_left_out_is_read_by_its_labels() throws IOException {
        // two public notes
        Collected own = status("""
                ReferenceId: 0x4C4F434C (source name:  "LOCL")
                Last Successful Sync Time: 7/21/2026 3:42:18 PM
                Source: Local CMOS Clock
                Poll Interval: 4 (16s)

                Phase Offset: 0.0000000s
                ClockRate: 0.0156250s
                """);
        assertThat(own.codes()).isEmpty();
        assertThat(own.events()).hasSize(1);
        assertThat(own.event(0).text(FieldNames.TIME_SOURCE)).isEqualTo("Local CMOS Clock");
        assertThat(own.event(0).text("w32tm.phase_offset")).isEqualTo("0.0000000s");
        assertThat(own.event(0).text(FieldNames.LEAP)).isEmpty();
        String japanese = """
                階層: 5 (二次参照 - (S)NTP で同期)
                ルート分散: 7.93890041s
                参照 ID: 0x2851BC55 (ソース IP: 40.81.188.85)
                最終正常同期時刻: 2026/09/14 11:25:40
                ソース: time.windows.com,0x9
                ポーリング間隔: 10 (1024s)
                """;
        Event cut = status(japanese).event(0);
        assertThat(cut.text(FieldNames.STRATUM)).isEqualTo("5");
        assertThat(cut.text(FieldNames.TIME_SOURCE)).isEqualTo("time.windows.com");
        assertThat(STATUS.recognise(Sample.of(japanese.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isTrue();
    }

    @Test
    void labels_win_over_places_where_somebody_moved_lines() throws IOException {
        Event french = status("Source\u00A0: Local CMOS Clock\nCouche : 1 (Référence principale)\n"
                        + "Délai de racine : 0.0000000s\n")
                .event(0);
        assertThat(french.text(FieldNames.TIME_SOURCE)).isEqualTo("Local CMOS Clock");
        assertThat(french.text("w32tm.root_delay")).isEqualTo("0.0000000s");
        Event moved = status("""
                        Leap Indicator: 3(not synchronized)
                        Stratum: 0 (unspecified)
                        Precision: -23 (119.209ns per tick)
                        Root Dispersion: 7.5000000s
                        Root Delay: 0.0100000s
                        ReferenceId: 0x00000000 (unspecified)
                        Last Successful Sync Time: unspecified
                        Poll Interval: 10 (1024s)
                        Source: Free-running System Clock
                        """).event(0);
        assertThat(moved.text("w32tm.root_dispersion")).isEqualTo("7.5000000s");
        assertThat(moved.text(FieldNames.TIME_SOURCE)).isEqualTo("Free-running System Clock");
        assertThat(moved.text(FieldNames.LEAP)).isEqualTo("3");
    }

    @Test
    void an_answer_whose_first_values_and_labels_are_unknown_is_told_and_not_guessed() throws IOException {
        Collected read = status("""
                Refer: 0x4C4F434C (source name:  "LOCL")
                Sync: 7/21/2026 3:42:18 PM
                From: Local CMOS Clock
                Poll: 4 (16s)
                """);
        assertThat(read.events()).isEmpty();
        assertThat(read.codes()).containsExactly("capture-cut");
    }

    @Test
    void what_only_resembles_a_status_is_none() {
        for (String text : List.of(
                "Stratum: 4 (secondary reference)\nLast Successful Sync Time: 7/21/2026 3:42:18 PM\n",
                "Source: Application\nStratum: none\n",
                "Precision: 1us (-25)\nRoot Delay: 0.001 seconds\nStratum: 2\n")) {
            assertThat(STATUS.recognise(Sample.of(text.getBytes(StandardCharsets.UTF_8)))
                            .isMatch())
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void a_status_has_the_name_of_the_computer_that_was_asked() throws IOException {
        Event event = status("[adm01]: PS C:\\> w32tm /query /status /computer:erp01\n" + PLAIN)
                .event(0);
        assertThat(event.host().value()).isEqualTo("erp01");
        String french = PLAIN.replace(":", "\u00a0:").replace("119.209ns", "15.625ms");
        assertThat(status(french).event(0).text("w32tm.precision")).isEqualTo("-23 (15.625ms per tick)");
    }

    @Test
    void an_open_date_order_is_told_and_can_be_stated() throws IOException {
        String text = HEAD.replace("11:59:57 PM", "23:59:57") + ROWS;
        assertThat(chart(text).codes()).containsExactly("date-order-assumed", "zone-assumed");
        ReadingOptions stated =
                new ReadingOptions(List.of(), List.of(), List.of(new Stated<>("captures/*", DateOrder.MDY)));
        assertThat(chart(text, stated).instants().get(0)).startsWith("2024-05-02");
        assertThat(chart(text, stated).codes()).containsExactly("zone-assumed");
    }

    @Test
    void rows_without_a_head_are_events_without_a_time_and_one_warning() throws IOException {
        Collected read = chart(ROWS);
        assertThat(read.events())
                .hasSize(5)
                .allSatisfy(e -> assertThat(e.stamp()).isEmpty());
        assertThat(read.codes()).containsExactly("date-missing");
    }

    @Test
    void a_damaged_row_is_rejected_and_the_others_are_read() throws IOException {
        Collected read = chart(HEAD + ROWS.replace("o:-00.0044906s", "o:-0x.0044906s"));
        assertThat(read.events()).hasSize(4);
        assertThat(read.codes()).contains("row-unreadable");
        assertThat(read.diagnostics()
                        .get(read.codes().indexOf("row-unreadable"))
                        .position()
                        .number())
                .isEqualTo(6);
    }

    @Test
    void the_host_is_read_from_prompts_and_names_and_hinted_by_the_path() throws IOException {
        for (String naming : List.of(
                "C:\\>hostname\nERP01\n\nC:\\>w32tm /stripchart /computer:dc01\n",
                "[erp01] PS C:\\> w32tm /stripchart\n",
                "COMPUTERNAME=ERP01\n",
                "Host Name:   ERP01\n",
                "Computer: erp01\n")) {
            Event event = chart(naming + HEAD + ROWS).event(0);
            assertThat(event.host().value()).as(naming).isEqualTo("erp01");
            assertThat(event.stamp().orElseThrow().clock().value()).as(naming).isEqualTo("erp01");
        }
        Event unnamed =
                chart("C:\\>w32tm /stripchart /computer:dc01\n" + HEAD + ROWS).event(0);
        assertThat(unnamed.host().isKnown()).isFalse();
        assertThat(unnamed.text(FieldNames.HOST_HINT).split(" ")).contains("erp01", "captures", "w32tm");
    }

    @Test
    void a_status_is_read_by_position() throws IOException {
        Collected read = status("C:\\>w32tm /query /status /verbose\n" + PLAIN + VERBOSE);
        assertThat(read.events()).hasSize(1);
        Event event = read.event(0);
        assertThat(event.code()).isEqualTo("w32tm-status");
        assertThat(event.text(FieldNames.LEAP)).isEqualTo("0");
        assertThat(event.text(FieldNames.STRATUM)).isEqualTo("4");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEqualTo("time.windows.com");
        assertThat(event.text(FieldNames.SINCE_SYNC)).isEqualTo("2820.1997480");
        assertThat(event.text("w32tm.last_successful_sync_time")).isEqualTo("9/11/2025 2:32:05 PM");
        assertThat(event.text("w32tm.state_machine")).isEqualTo("1 (Hold)");
        assertThat(event.text("w32tm.source")).isEqualTo("time.windows.com,0x9");
        assertThat(event.stamp()).isEmpty();
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.NOT_APPLICABLE);
    }

    @Test
    void a_capture_that_says_when_it_was_taken_has_that_stamp() throws IOException {
        Event exact = status("Captured: 2026-03-19T08:55:00+01:00\n" + PLAIN).event(0);
        assertThat(exact.stamp().orElseThrow().instant()).hasToString("2026-03-19T07:55:00Z");
        assertThat(exact.stamp().orElseThrow().basis()).isEqualTo(StampBasis.IN_FILE);
        Event noted =
                status("Captured: 2026-03-19T08:55:00+01:00 on erp01\n" + PLAIN).event(0);
        assertThat(noted.host().value()).isEqualTo("erp01");
        assertThat(noted.stamp().orElseThrow().clock().isKnown()).isFalse();
        Event local = status("Host: erp01\nThe current time is 3/19/2026 8:55:00 AM.\n" + PLAIN)
                .event(0);
        assertThat(local.stamp().orElseThrow().basis()).isEqualTo(StampBasis.ASSUMED);
        assertThat(local.stamp().orElseThrow().clock().value()).isEqualTo("erp01");
        Event powershell = status("2026-03-19T08:55:00.1234567-07:00\n" + PLAIN).event(0);
        assertThat(powershell.stamp().orElseThrow().instant()).hasToString("2026-03-19T15:55:00Z");
    }

    @Test
    void a_status_cut_short_is_rejected_with_what_was_seen() throws IOException {
        String cut = PLAIN.substring(0, PLAIN.indexOf("Source:"));
        Collected read = status(cut);
        assertThat(read.events()).isEmpty();
        assertThat(read.codes()).containsExactly("capture-cut");
        assertThat(read.diagnostics().get(0).message()).contains("0x14653909");
    }

    @Test
    void wrapped_and_quoted_lines_are_joined_again() throws IOException {
        String wrapped = PLAIN.replace("(source IP:  20.101.57.9)", "(MD5-Hashbruchteil der\nIPv6-Adresse: )")
                .replace("9/11/2025 2:32:05 PM", "20.09.2024\n10:43:13");
        assertThat(status(wrapped).event(0).text(FieldNames.TIME_SOURCE)).isEqualTo("time.windows.com");
        String quoted = ("> " + PLAIN).replace("\n", "\n> ");
        assertThat(status(quoted).event(0).text(FieldNames.STRATUM)).isEqualTo("4");
    }

    @Test
    void a_service_that_does_not_run_is_an_answer_too() throws IOException {
        String text =
                "C:\\>w32tm /query /status\nThe following error occurred: The service has not been started. (0x80070426)\n";
        Event event = status(text).event(0);
        assertThat(event.text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(event.text("error.code")).isEqualTo("0x80070426");
        assertThat(STATUS.recognise(Sample.of(text.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isTrue();
    }

    @Test
    void one_file_with_both_captures_loses_neither() throws IOException {
        String text = "C:\\>hostname\nERP01\nC:\\>w32tm /query /status\n" + PLAIN + "\nC:\\>w32tm /stripchart\n" + HEAD
                + ROWS;
        Collected read = status(text);
        assertThat(read.events()).hasSize(6);
        assertThat(read.event(0).provenance().reader()).isEqualTo("w32tm-status");
        assertThat(read.event(1).provenance().reader()).isEqualTo("w32tm-stripchart");
        assertThat(read.events()).allSatisfy(e -> assertThat(e.host().value()).isEqualTo("erp01"));
    }

    @Test
    void a_line_of_megabytes_ends() throws IOException {
        assertThat(chart(HEAD + " [a:1".repeat(500_000) + "\n" + ROWS).events()).hasSize(5);
    }

    @Test
    void captures_are_recognised_in_every_encoding_and_nothing_else_is() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("IBM850"))) {
            assertThat(CHART.recognise(Sample.of((HEAD + ROWS).getBytes(charset)))
                            .isMatch())
                    .isTrue();
            assertThat(STATUS.recognise(Sample.of(PLAIN.getBytes(charset))).isMatch())
                    .isTrue();
        }
        assertThat(CHART.recognise(Sample.of(PLAIN.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
        assertThat(STATUS.recognise(Sample.of(HEAD.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
        String other = "May 02 09:14:10 kdc1 krb5kdc[2120](info): set up 4 sockets\nkey: value\n";
        assertThat(CHART.recognise(Sample.of(other.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
        assertThat(STATUS.recognise(Sample.of(other.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void damage_never_throws_and_every_row_is_accounted_for() {
        String all = "C:\\>hostname\nERP01\n" + HEAD + ROWS + "C:\\>w32tm /query /status\n" + PLAIN + VERBOSE;
        Mutations.check(CHART, all.getBytes(StandardCharsets.UTF_8), 250, 17);
        Mutations.check(STATUS, all.getBytes(StandardCharsets.UTF_8), 250, 18);
        Mutations.check(STATUS, all.getBytes(StandardCharsets.UTF_16LE), 50, 19);
    }

    @Test
    void the_shared_specimens_are_read() throws IOException {
        assertThat(rows("w32tm/stripchart-dataonly-real.txt").instants())
                .hasSize(5)
                .startsWith("2025-02-20T04:17:25Z");
        assertThat(rows("w32tm/stripchart-errors-constructed.txt").events()).hasSize(6);
        Collected seven = rows("w32tm/stripchart-win7-real.txt");
        assertThat(seven.events()).hasSize(11);
        assertThat(seven.event(0).text(FieldNames.OFFSET)).isEqualTo("0.6887759");
        assertThat(seven.event(0).stamp().orElseThrow().instant()).hasToString("2017-04-03T09:56:11Z");
        for (String encoding : List.of("utf8", "cp850", "cp1252", "utf16le")) {
            Collected german = Collected.of(STATUS, Corpora.textFormat("w32tm/status-de-" + encoding + ".txt"));
            assertThat(german.events()).as(encoding).hasSize(2);
            assertThat(german.event(0).text("w32tm.stratum"))
                    .as(encoding)
                    .contains("Sekundärreferenz")
                    .contains("über");
            assertThat(german.event(1).text(FieldNames.TIME_SOURCE)).isEqualTo("ptbtime2.ptb.de,ptbtime4.ptb.de");
            assertThat(german.diagnostics()).as(encoding).isEmpty();
        }
        assertThat(answer("w32tm/status-zh.txt", 0, 1).text(FieldNames.TIME_SOURCE))
                .isEqualTo("time.windows.com");
        assertThat(answer("w32tm/status-en-verbose-real.txt", 0, 1).text(FieldNames.SINCE_SYNC))
                .isEqualTo("2820.1997480");
        assertThat(answer("w32tm/status-en-unsynced-real.txt", 0, 1).text(FieldNames.LEAP))
                .isEqualTo("3");
        Event local = answer("w32tm/configuration-and-status-real.txt", 2, 4);
        assertThat(local.text(FieldNames.TIME_SOURCE)).isEqualTo("Local CMOS Clock");
        assertThat(local.text(FieldNames.STRATUM)).isEqualTo("1");
        for (String other : List.of(
                "w32tm/peers-real.txt",
                "w32tm/monitor-real.txt",
                "w32tm/tz-real.txt",
                "w32tm/w32time-debug-real.log",
                "time/chronyc-constructed.txt",
                "companion/klist-constructed.txt",
                "companion/gpttmpl.inf",
                "companion/w32time.reg",
                "time/timedatectl-constructed.txt")) {
            Sample sample = Sample.of(Corpora.textFormat(other));
            assertThat(CHART.recognise(sample).isMatch()).as(other).isFalse();
            assertThat(STATUS.recognise(sample).isMatch()).as(other).isFalse();
        }
    }

    private static Collected rows(String file) throws IOException {
        assertThat(CHART.recognise(Sample.of(Corpora.textFormat(file))).isMatch())
                .as(file)
                .isTrue();
        Collected read = Collected.of(CHART, Corpora.textFormat(file));
        assertThat(read.reading().tally().rejected()).as(file).isZero();
        return read;
    }

    private static Event answer(String file, int index, int count) throws IOException {
        assertThat(STATUS.recognise(Sample.of(Corpora.textFormat(file))).isMatch())
                .as(file)
                .isTrue();
        Collected read = Collected.of(STATUS, Corpora.textFormat(file));
        assertThat(read.events()).as(file).hasSize(count);
        return read.event(index);
    }

    @Test
    void log_lines_among_answers_are_told_and_prose_is_not() throws IOException {
        Collected read = Collected.of(new W32tmStripchart(), MemorySource.of("ticket.txt", """
                Hello, this is what the customer sent:
                May  2 09:14:11 kdc1 krb5kdc[2120](info): commencing operation
                [28873] 1639578372.001290: Received error from KDC: -1765328359/Additional pre-authentication required
                Tracking dc01.corp.example [10.0.0.1:123].
                The current time is 5/2/2024 9:14:11 AM.
                09:14:11, d:+00.0009997s o:-00.0044906s
                """));
        assertThat(read.events()).hasSize(1);
        assertThat(read.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code().equals("log-lines-in-capture"))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.toString()).contains("line 2").contains("and 1 more"));
    }
}
