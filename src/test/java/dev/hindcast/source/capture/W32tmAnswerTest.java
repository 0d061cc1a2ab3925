package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.Format;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every kind of answer of w32tm has in common: recognition, files with several, pastes, damage. */
class W32tmAnswerTest {

    private static final String PEERS = """
            #Peers: 1

            Peer: time.windows.com,0x9
            State: Active
            Time Remaining: 23886.4147161s
            Mode: 3 (Client)
            Stratum: 1 (primary reference - syncd by radio clock)
            PeerPoll Interval: 17 (out of valid range)
            HostPoll Interval: 13 (8192s)
            """;
    private static final String MONITOR = """
            dc01.corp.example *** PDC ***[10.0.0.1:123]:
                ICMP: 0ms delay
                NTP: +0.0000000s offset from dc01.corp.example
                    RefID: ntp1.example.net [192.0.2.10]
                    Stratum: 3
            dc02.corp.example[10.0.0.2:123]:
                ICMP: 1ms delay
                NTP: -312.4412345s offset from dc01.corp.example
                    RefID: 'LOCL' [0x4C434F4C]
                    Stratum: 1
            """;
    private static final String CONFIGURATION = """
            [Configuration]

            EventLogFlags: 2 (Local)
            MaxPosPhaseCorrection: 54000 (Policy)


            [TimeProviders]

            NtpClient (Local)
            DllName: C:\\Windows\\system32\\w32time.dll (Local)
            Enabled: 1 (Local)
            Type: NT5DS (Policy)

            VMICTimeProvider (Local)
            Enabled: 1 (Local)
            """;
    private static final String ZONE = """
            Time zone: Current:TIME_ZONE_ID_DAYLIGHT Bias: -60min (UTC=LocalTime+Bias)
              [Standard Name:"Romance Standard Time" Bias:0min Date:(M:10 D:5 DoW:0)]
              [Daylight Name:"Romance Daylight Time" Bias:-60min Date:(M:3 D:5 DoW:0)]
            """;
    private static final String DUMP = """
            Value Name                 Value Type          Value Data
            Type                       REG_SZ              NTP
            NtpServer                  REG_SZ              time.windows.com,0x8
            """;
    private static final String RESYNC = """
            Sending resync command to local computer
            The computer did not resync because no time data was available.
            """;
    private static final String SOURCE = "Local CMOS Clock\n";
    private static final String CHART = """
            Tracking dc01.corp.example [10.0.0.1:123].
            The current time is 5/2/2024 11:59:57 PM.
            23:59:57, d:+00.0009997s o:+312.4412345s  [                  |                  @]
            """;
    private static final Map<String, String> ONE_OF_EACH = Map.of(
            "w32tm-peers", PEERS,
            "w32tm-monitor", MONITOR,
            "w32tm-configuration", CONFIGURATION,
            "w32tm-tz", ZONE,
            "w32tm-dumpreg", DUMP,
            "w32tm-resync", RESYNC,
            "w32tm-source", SOURCE);

    static Collected read(String text) throws IOException {
        return Collected.of(W32tmAnswer.all().get(0), MemorySource.of("answers.txt", text));
    }

    static Collected read(Source source) throws IOException {
        return Collected.of(W32tmAnswer.all().get(0), source);
    }

    /** Ids of the formats of this room that know the text. */
    static List<String> knownAs(Source source) throws IOException {
        List<Format> formats = new ArrayList<>(W32tmAnswer.all());
        formats.add(new W32tmStatus());
        formats.add(new W32tmStripchart());
        List<String> known = new ArrayList<>();
        for (Format format : formats) {
            if (format.recognise(Sample.of(source)).isMatch()) {
                known.add(format.id());
            }
        }
        return known;
    }

    private static List<String> kinds(Collected read) {
        return read.events().stream().map(Event::code).toList();
    }

    @Test
    void a_file_with_one_answer_is_known_as_that_and_nothing_else() throws IOException {
        for (Map.Entry<String, String> one : ONE_OF_EACH.entrySet()) {
            Source file = MemorySource.of("capture.txt", one.getValue());
            assertThat(knownAs(file)).as(one.getKey()).containsExactly(one.getKey());
            Collected read = read(file);
            assertThat(read.events()).as(one.getKey()).isNotEmpty().allSatisfy(event -> {
                assertThat(event.code()).isEqualTo(one.getKey());
                assertThat(event.text(FieldNames.DATASET)).isEqualTo(one.getKey());
                assertThat(event.provenance().reader()).isEqualTo(one.getKey());
                assertThat(event.provider()).isEqualTo("w32tm");
                assertThat(event.text(FieldNames.OUTCOME)).isNotEmpty();
                assertThat(event.text(FieldNames.MESSAGE)).isNotEmpty();
                assertThat(event.stamp()).isEmpty();
            });
            assertThat(read.diagnostics()).as(one.getKey()).isEmpty();
        }
        assertThat(W32tmAnswer.all()).extracting(Format::id).containsExactlyInAnyOrderElementsOf(ONE_OF_EACH.keySet());
    }

    @Test
    void what_only_looks_alike_is_none_of_them() throws IOException {
        for (String other : List.of(
                "May 02 09:14:10 kdc1 krb5kdc[2120](info): set up 4 sockets\nkey: value\n",
                "HKEY_LOCAL_MACHINE\\SYSTEM\\W32Time\n    Start    REG_DWORD    0x2\n    Type    REG_SZ    NTP\n",
                "# Peers\n\nState: Active\nMode: 3 (Client)\n",
                "w32tm /resync\nw32tm /query /source\n",
                "server: erp01 (old)\nowner: jane (payroll)\n")) {
            assertThat(knownAs(MemorySource.of("other.txt", other))).as(other).isEmpty();
            assertThat(read(other).events()).as(other).isEmpty();
            assertThat(read(other).diagnostics())
                    .as(other)
                    .allMatch(told -> told.code().equals("log-lines-in-capture"));
        }
    }

    @Test
    void several_answers_in_one_file_are_all_read_whatever_stands_between() throws IOException {
        String status = """
                Leap Indicator: 0(no warning)
                Stratum: 1 (primary reference - syncd by radio clock)
                Precision: -23 (119.209ns per tick)
                Root Delay: 0.0000000s
                Root Dispersion: 10.0000000s
                ReferenceId: 0x4C4F434C (source name:  "LOCL")
                Last Successful Sync Time: 5/30/2025 09:06:45
                Source: Local CMOS Clock
                Poll Interval: 6 (64s)
                """;
        String all = "Hello, this is what I see:\n" + RESYNC + CONFIGURATION + "\n" + status + "Next to it:\n" + PEERS
                + ZONE + CHART + MONITOR + "\n" + DUMP + "\nRegards\n" + SOURCE;
        List<String> expected = List.of(
                "w32tm-resync",
                "w32tm-configuration",
                "w32tm-status",
                "w32tm-peers",
                "w32tm-tz",
                "stripchart",
                "w32tm-monitor",
                "w32tm-monitor",
                "w32tm-dumpreg",
                "w32tm-source");
        String escaped = all.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        for (String pasted : List.of(
                all,
                ("> " + all).replace("\n", "\n> "),
                ("    " + all).replace("\n", "\n    "),
                escaped,
                ("&gt; " + escaped).replace("\n", "\n&gt; "),
                ("<b>" + all).replace("\n", "</b>\n<b>"),
                ("**" + all).replace("\n", "**\n**").replace("****", ""),
                "```text\n" + all.replace("\n\n", "\n```\n```\n") + "```\n")) {
            Collected read = read(pasted);
            assertThat(kinds(read)).as(pasted).containsExactlyElementsOf(expected);
            assertThat(read.reading().tally().rejected()).as(pasted).isZero();
        }
    }

    @Test
    void a_capture_of_many_commands_is_read_under_its_prompts() throws IOException {
        // a public write-up of a whole session, shortened
        Collected read = read("""
                w32tm /query /peers
                #Peers: 1
                Peer: time.windows.com,0x9
                State: Active
                Time Remaining: 23886.4147161s
                Mode: 3 (Client)
                Stratum: 1 (primary reference - syncd by radio clock)
                PeerPoll Interval: 17 (out of valid range)
                HostPoll Interval: 13 (8192s)
                w32tm /config "/manualpeerlist:10.0.100.100 10.0.100.101" /syncfromflags:manual /reliable:yes /update
                The command completed successfully.
                w32tm /resync /rediscover
                Sending resync command to local computer
                The command completed successfully.
                w32tm /stripchart /computer:10.0.100.100 /samples:999 /dataonly
                Tracking 10.0.100.100 [10.0.100.100:123].
                Collecting 999 samples.
                The current time is 30/05/2023 23:09:12.
                23:09:12, +00.0110311s
                ...
                23:42:41, +00.0149748s
                """);
        assertThat(kinds(read)).containsExactly("w32tm-peers", "w32tm-resync", "stripchart", "stripchart");
        assertThat(read.event(3).text(FieldNames.OFFSET)).isEqualTo("-0.0149748");
    }

    @Test
    void an_answer_is_of_the_machine_that_was_asked_and_at_the_time_that_was_noted() throws IOException {
        Event event = read("Captured: 2026-03-19T08:55:00+01:00 on adm01\n"
                        + "[adm01]: PS C:\\> w32tm /query /peers /computer:erp01\n" + PEERS)
                .event(0);
        assertThat(event.host().value()).isEqualTo("erp01");
        assertThat(event.stamp().orElseThrow().instant()).hasToString("2026-03-19T07:55:00Z");
        Event printed =
                read("Host: dc01\n2026-09-10T19:59:24.9996233-07:00\n" + PEERS).event(0);
        assertThat(printed.stamp().orElseThrow().clock().value()).isEqualTo("dc01");
    }

    @Test
    void an_error_in_the_place_of_an_answer_is_told_by_its_number_in_any_language() throws IOException {
        for (Map.Entry<String, String> asked : Map.of(
                        "w32tm /query /peers", "w32tm-peers",
                        "w32tm /query /configuration /verbose", "w32tm-configuration",
                        "w32tm /query /source", "w32tm-source",
                        "w32tm /monitor", "w32tm-monitor",
                        "w32tm /dumpreg /subkey:Parameters", "w32tm-dumpreg",
                        "w32tm /resync", "w32tm-resync",
                        "w32tm /query /status", "w32tm-status")
                .entrySet()) {
            for (String answer : List.of(
                    "The following error occurred: The service has not been started. (0x80070426)",
                    "发生下列错误: 服务尚未启动。 (0x80070426)",
                    "다음 오류가 발생했습니다. 서비스가 시작되지 않았습니다. (0x80070426)")) {
                Source file = MemorySource.of("x.txt", "PS C:\\Users\\a> " + asked.getKey() + "\n\n" + answer + "\n");
                Collected read = read(file);
                assertThat(read.events()).as(asked + answer).hasSize(1);
                assertThat(read.event(0).code()).isEqualTo(asked.getValue());
                assertThat(read.event(0).text(FieldNames.OUTCOME)).isEqualTo("failure");
                assertThat(read.event(0).text(FieldNames.ERROR_CODE)).isEqualTo("0x80070426");
                assertThat(knownAs(file)).contains(asked.getValue());
            }
        }
    }

    @Test
    void damage_never_throws_and_everything_is_accounted_for() {
        String all =
                "C:\\>hostname\nERP01\nC:\\>w32tm /resync\n" + RESYNC + CONFIGURATION + "\nC:\\>w32tm /query /peers\n"
                        + PEERS + PEERS.replace("#Peers", "Anzahl Peers") + ZONE + CHART + MONITOR
                        + "\nC:\\>w32tm /dumpreg\n" + DUMP
                        + "\nC:\\>w32tm /query /source\n" + SOURCE;
        int seed = 40;
        for (Format format : W32tmAnswer.all()) {
            Mutations.check(format, all.getBytes(StandardCharsets.UTF_8), 60, seed++);
        }
        Mutations.check(W32tmAnswer.all().get(0), all.getBytes(StandardCharsets.UTF_16LE), 60, seed);
    }

    @Test
    void the_specimens_of_the_corpus_are_known_as_what_they_are() throws IOException {
        Map<String, Set<String>> expected = Map.ofEntries(
                Map.entry(
                        "configuration-and-status-real.txt",
                        Set.of("w32tm-configuration", "w32tm-resync", "w32tm-status")),
                Map.entry("monitor-constructed.txt", Set.of("w32tm-monitor")),
                Map.entry("monitor-real.txt", Set.of("w32tm-monitor")),
                Map.entry("peers-constructed.txt", Set.of("w32tm-peers")),
                Map.entry("peers-real.txt", Set.of("w32tm-peers")),
                Map.entry("status-de-utf16le.txt", Set.of("w32tm-status")),
                Map.entry("status-en-unsynced-real.txt", Set.of("w32tm-status")),
                Map.entry("status-en-verbose-real.txt", Set.of("w32tm-status")),
                Map.entry("status-zh.txt", Set.of("w32tm-status")),
                Map.entry("stripchart-errors-constructed.txt", Set.of("w32tm-stripchart")),
                Map.entry("tz-constructed.txt", Set.of("w32tm-tz")),
                Map.entry("tz-real.txt", Set.of("w32tm-tz")),
                Map.entry("w32time-debug-real.log", Set.of()));
        for (Map.Entry<String, Set<String>> file : expected.entrySet()) {
            assertThat(knownAs(Corpora.textFormat("w32tm/" + file.getKey())))
                    .as(file.getKey())
                    .containsExactlyInAnyOrderElementsOf(file.getValue());
        }
        for (String other : List.of(
                "time/chronyc-constructed.txt",
                "companion/klist-constructed.txt",
                "companion/gpttmpl.inf",
                "companion/w32time.reg",
                "time/timedatectl-constructed.txt")) {
            assertThat(knownAs(Corpora.textFormat(other))).as(other).isEmpty();
            assertThat(read(Corpora.textFormat(other)).events())
                    .as(other)
                    .noneMatch(event -> event.provider().equals("w32tm"));
        }
    }
}
