package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineFormatsTest {

    private static final String FORMAT = """
            id: t
            description: d
            headers:
              - pattern: '^(?<month>\\S+) (?<day>\\d+) (?<time>\\d\\d:\\d\\d:\\d\\d) (?<host>\\S+) (?<program>\\S+): '
            other: {event.code: other}
            samples:
              - line: 'May 2 09:00:00 h p: hello'
                fields: {event.code: greeting}
            """;

    @Test
    void every_built_in_document_reads_its_own_samples() {
        assertThat(LineFormats.faultsOfBuiltIn()).isEmpty();
    }

    @Test
    void a_document_whose_sample_is_read_otherwise_is_refused() {
        assertThatThrownBy(() -> LineFormats.with(Map.of("t.yml", FORMAT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t.yml")
                .hasMessageContaining("greeting");
        assertThat(LineFormats.with(Map.of("t.yml", FORMAT.replace("greeting", "other"))))
                .anyMatch(format -> format.id().equals("t"));
    }

    @Test
    void a_sum_may_hold_constants_factors_and_magnitudes() {
        String document = """
                id: sums
                description: d
                headers:
                  - pattern: '^(?<epoch>\\d{10}) (?<a>\\S+) (?<b>\\S+)'
                    fields:
                      n.difference: {sum: [a, -b]}
                      n.error: {sum: [0.02, 0.5*a, '0.1*|b|']}
                      n.scaled: {sum: [-2*a], times: 10}
                samples:
                  - line: '1714634051 3 -4'
                    fields: {n.difference: '7', n.error: '1.92', n.scaled: '-60'}
                """;
        assertThat(LineFormats.with(Map.of("sums.yml", document)))
                .anyMatch(format -> format.id().equals("sums"));
    }

    @Test
    void every_complaint_names_the_document_and_the_place_on_one_line() {
        Map<String, String> broken = Map.of(
                "(?<month>", "(?<moon>",
                "id: t", "identity: t",
                "'May 2 09:00:00 h p: hello'", "'hello'",
                "event.code: greeting", "user.name: hello",
                "(?<program>\\S+): '", "(?<program>\\S+: '",
                "headers:", "headers: 5\nheader:",
                "samples:", "specimen:",
                "{event.code: other}", "{event.code: $host}",
                "description: d", "description: d\nlayout: pages");
        broken.forEach((good, bad) -> {
            String yaml = FORMAT.replace(good, bad);
            assertThat(yaml).as(good).isNotEqualTo(FORMAT);
            assertThatThrownBy(() -> LineFormats.with(Map.of("own/t.yml", yaml.replace("greeting", "other"))))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("own/t.yml: ");
        });
    }

    @Test
    void a_boot_log_has_no_stamps_and_needs_neither_year_nor_zone() throws IOException {
        LineFormat dmesg = named(LineFormats.builtIn(), "dmesg");
        Collected read = Collected.of(
                dmesg,
                MemorySource.of(
                        "dmesg.txt",
                        "[    0.000000] Hypervisor detected: VMware\n[    4.198087] rtc_cmos 00:00: setting system clock"
                                + " to 2022-07-25T07:34:33 UTC (1658734473)\n"));
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.stamp()).isEmpty());
        assertThat(read.event(1).text(FieldNames.MONOTONIC)).isEqualTo("4.198087");
        String contradiction = FORMAT.replace("headers:\n  - ", "headers:\n  - timeless: true\n    ");
        assertThat(contradiction).isNotEqualTo(FORMAT);
        assertThatThrownBy(() -> LineFormats.with(Map.of("t.yml", contradiction)))
                .hasMessageContaining("timeless");
    }

    @Test
    void messages_of_a_further_program_are_read_in_syslog() throws IOException {
        String yaml = """
                id: myapp
                description: our own broker
                programs: [myapp]
                messages:
                  - literal: 'ticket of '
                    pattern: '^ticket of (?<user>\\S++) refused: (?<why>.*+)$'
                    fields:
                      event.code: refused
                      event.outcome: failure
                      user.name: $user
                      kerberos.error_msg: $why
                samples:
                  - line: 'May  2 09:00:00 web07 myapp[3]: ticket of jdoe refused: Clock skew too great'
                    fields: {user.name: jdoe, event.dataset: myapp}
                """;
        LineFormat syslog = named(LineFormats.with(Map.of("myapp.yml", yaml)), "syslog");
        String line = "2024-05-02T09:00:00+02:00 web07 myapp[3]: ticket of jdoe refused: Clock skew too great\n";
        Collected read = Collected.of(syslog, MemorySource.of("messages", line));
        assertThat(read.event(0).text(FieldNames.KRB_ERROR)).isEqualTo("Clock skew too great");
        assertThat(read.event(0).text(FieldNames.USER)).isEqualTo("jdoe");
    }

    @Test
    void a_pattern_that_runs_wild_ends_and_is_told_once() throws IOException {
        String yaml = FORMAT.replace("greeting", "other").replace("other: {event.code: other}", """
                        other: {event.code: other}
                        messages:
                          - pattern: '^(.*a){20}$'
                            fields: {event.code: wild}
                        """);
        LineFormat format = named(LineFormats.with(Map.of("t.yml", yaml)), "t");
        String line = "May 2 09:00:00 h p: " + "a".repeat(60) + "!\n";
        Collected read = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Collected.of(format, MemorySource.of("wild.log", line.repeat(50)), in2024()));
        assertThat(read.events()).hasSize(50).allMatch(event -> event.code().equals("other"));
        assertThat(read.codes()).containsOnlyOnce("pattern-gave-up");
    }

    @Test
    void logs_that_were_pasted_together_are_read_line_by_line() throws IOException {
        String pasted = """
                May  2 09:14:10 kdc1 krb5kdc[2120]: commencing operation
                May  2 09:14:11 kdc1 krb5kdc[2120]: set up 4 sockets
                2024-05-02T09:14:12 Too large time skew, client time 2024-05-02T09:08:24 is out by 348 > 300 seconds -- u@R
                what nobody wrote
                """;
        Collected read =
                Collected.of(named(LineFormats.builtIn(), "syslog"), MemorySource.of("pasted.txt", pasted), in2024());
        assertThat(read.events()).extracting(Event::code).containsExactly("start", "other", "AS-REQ");
        assertThat(read.event(2).text(FieldNames.OFFSET)).isEqualTo("-348");
        assertThat(read.event(2).provenance().reader()).isEqualTo("heimdal-kdc");
        assertThat(read.codes()).containsExactly("zone-assumed", "line-unknown");
        assertThat(read.reading().tally().rejected()).isEqualTo(1);
    }

    @Test
    void lines_of_a_trace_between_those_of_a_log_are_read() throws IOException {
        String pasted = """
                May  2 09:14:10 web07 kinit[77]: kinit: Clock skew too great while getting initial credentials
                [77] 1714641250.123456: Received error from KDC: -1765328347/Clock skew too great
                """;
        Collected read =
                Collected.of(named(LineFormats.builtIn(), "syslog"), MemorySource.of("pasted.txt", pasted), in2024());
        assertThat(read.events()).extracting(Event::code).containsExactly("krb5-error", "kdc-error");
        assertThat(read.event(1).stamp().orElseThrow().instant()).hasToString("2024-05-02T09:14:10.123456Z");
    }

    @Test
    void a_line_of_another_log_continues_no_record() throws IOException {
        String kdc = "May 02 09:14:11 kdc1 krb5kdc[42](info): AS_REQ (1 etypes {18}) 10.0.0.9: CLIENT_NOT_FOUND:"
                + " u@R.EXAMPLE for krbtgt/R.EXAMPLE@R.EXAMPLE, Client not found in Kerberos database";
        String heimdal = "2024-05-02T09:14:12 Too large time skew, client time 2024-05-02T09:08:24 is out by 348 > 300"
                + " seconds -- u@R";
        String sssd =
                "(2024-05-02  9:14:13): [krb5_child[12346]] [map_krb5_error] (0x0020): 1853: Clock skew too great";
        String apache = "[Thu May 02 09:14:14.123456 2024] [auth_gssapi:error] [pid 12:tid 14] [client 10.0.0.7:51234]"
                + " NO AUTH DATA Client did not send any authentication headers";
        String samba =
                "[2024/05/02 09:14:15.123456,  3] ../a.c:80(f)\n  Kerberos: AS-REQ u@R from ipv4:10.0.0.1:1 for k@R";
        String trace = "[38] 1714641256.575771: Received error from KDC: -1765328347/Clock skew too great";
        Map<String, String> hosts = Map.of(
                "apache-error", apache, "sssd", sssd, "samba-log", samba, "krb5-trace", trace, "heimdal-kdc", heimdal);
        Map<String, String> guests = Map.of(
                "syslog", kdc, "heimdal-kdc", heimdal, "sssd", sssd, "apache-error", apache, "krb5-trace", trace);
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            LineFormat format = named(LineFormats.builtIn(), host.getKey());
            for (Map.Entry<String, String> guest : guests.entrySet()) {
                if (guest.getKey().equals(host.getKey())) {
                    continue;
                }
                String text = host.getValue() + "\n" + guest.getValue() + "\n";
                Collected read = Collected.of(format, MemorySource.of("pasted.txt", text), in2024());
                assertThat(read.events()).as(text).hasSize(2);
                Event own = read.event(0);
                Event other = read.event(1);
                assertThat(own.text(FieldNames.MESSAGE)).doesNotContain("\n");
                assertThat(other.stamp().orElseThrow().instant())
                        .as(text)
                        .isNotEqualTo(own.stamp().orElseThrow().instant());
                assertThat(other.provenance().reader()).as(text).isEqualTo(guest.getKey());
            }
        }
    }

    @Test
    void what_only_looks_like_another_log_stays_below_its_header() throws IOException {
        String samba = """
                [2024/05/02 09:14:15.123456,  3] ../a.c:80(f)
                2024-05-02T09:14:12 nobody knows what this is
                  May  2 09:14:11 kdc1 krb5kdc[42](info): commencing operation
                Kinit failed: Clock skew too great
                """;
        Collected read = Collected.of(named(LineFormats.builtIn(), "samba-log"), MemorySource.of("log", samba));
        assertThat(read.instants()).hasSize(3).containsOnly("2024-05-02T09:14:15.123456Z");
    }

    @Test
    void a_body_below_a_foreign_line_is_still_its_header_s() throws IOException {
        String samba = """
                [2024/05/02 09:14:15.123456,  3] ../a.c:80(f)
                May  2 09:14:11 kdc1 krb5kdc[42](info): commencing operation
                  Kinit failed: Clock skew too great
                """;
        Collected read =
                Collected.of(named(LineFormats.builtIn(), "samba-log"), MemorySource.of("log", samba), in2024());
        assertThat(read.instants()).containsExactly("2024-05-02T09:14:11Z", "2024-05-02T09:14:15.123456Z");
    }

    @Test
    void a_foreign_local_stamp_is_placed_by_an_assumption_that_is_told_once() throws IOException {
        String trace = "[38] 1714641256.575771: Received error from KDC: -1765328347/Clock skew too great\n";
        String sssd = "(2024-05-02  9:14:13): [krb5_child[1]] [map_krb5_error] (0x0020): 1853: Clock skew too great\n";
        Collected read = Collected.of(
                named(LineFormats.builtIn(), "krb5-trace"), MemorySource.of("pasted.txt", trace + sssd + trace + sssd));
        assertThat(read.events())
                .extracting(event -> event.stamp().orElseThrow().basis())
                .containsExactly(StampBasis.IN_FILE, StampBasis.ASSUMED, StampBasis.IN_FILE, StampBasis.ASSUMED);
        assertThat(read.codes()).containsExactly("zone-assumed");
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.ASSUMED);
    }

    @Test
    void a_foreign_stamp_without_a_year_is_told_once() throws IOException {
        String trace = "[38] 1714641256.575771: Received error from KDC: -1765328347/Clock skew too great\n";
        String kdc = "May  2 09:14:11 kdc1 krb5kdc[42](info): commencing operation\n";
        Collected read = Collected.of(
                named(LineFormats.builtIn(), "krb5-trace"), MemorySource.of("pasted.txt", trace + kdc + kdc));
        assertThat(read.events()).hasSize(3);
        assertThat(read.event(1).stamp()).isEmpty();
        assertThat(read.codes()).containsExactly("year-missing");
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.IN_FILE);
    }

    @Test
    void dated_lines_among_yearless_ones_tell_that_their_zone_is_assumed() throws IOException {
        String mixed = """
                May  2 09:14:11 kdc1 krb5kdc[42](info): commencing operation
                2024-05-02T09:14:12 kdc1 krb5kdc[42](info): commencing operation
                """;
        Collected read = Collected.of(named(LineFormats.builtIn(), "syslog"), MemorySource.of("mixed.log", mixed));
        assertThat(read.event(0).stamp()).isEmpty();
        assertThat(read.event(1).stamp().orElseThrow().basis()).isEqualTo(StampBasis.ASSUMED);
        assertThat(read.codes()).containsExactlyInAnyOrder("year-missing", "zone-assumed");
    }

    @Test
    void a_local_stamp_that_begins_like_absolute_ones_before_it_is_told() throws IOException {
        // no message of it holds an anchor, so that the first pass looks at one line a prefix
        String yaml = """
                id: z
                description: d
                headers:
                  - pattern: '^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)T(?<time>\\d\\d:\\d\\d:\\d\\d)(?<zone>[+]\\d{4})? '
                samples:
                  - line: '2024-05-02T09:14:12 hello'
                """;
        LineFormat format = named(LineFormats.with(Map.of("z.yml", yaml)), "z");
        String mixed = "2024-05-02T09:14:11+0200 hello\n2024-05-02T09:14:12 hello\n";
        Collected read = Collected.of(format, MemorySource.of("mixed.log", mixed));
        assertThat(read.instants()).containsExactly("2024-05-02T07:14:11Z", "2024-05-02T09:14:12Z");
        assertThat(read.event(1).stamp().orElseThrow().basis()).isEqualTo(StampBasis.ASSUMED);
        assertThat(read.codes()).containsExactly("zone-assumed");
    }

    @Test
    void a_record_that_goes_on_for_too_long_is_kept_and_told_once() throws IOException {
        String head = "[Thu May 02 09:14:14.123456 2024] [wsgi:error] [pid 12:tid 14] Traceback\n";
        String dump = ("  " + "x".repeat(30_000) + "\n").repeat(4);
        Collected read = Collected.of(
                named(LineFormats.builtIn(), "apache-error"), MemorySource.of("error_log", head + dump + head + dump));
        assertThat(read.events()).hasSize(2);
        assertThat(read.event(0).text(FieldNames.MESSAGE))
                .startsWith("Traceback\n")
                .hasSizeLessThan(70_000);
        assertThat(read.codes()).containsOnlyOnce("record-cut");
        assertThat(read.diagnostics())
                .filteredOn(told -> told.code().equals("record-cut"))
                .allSatisfy(told -> assertThat(told.message()).contains("4 of the lines", "from line 4 to line 10"));
    }

    @Test
    void a_message_that_loses_its_fields_by_its_length_is_told_once() throws IOException {
        String yaml = FORMAT.replace("greeting", "other").replace("other: {event.code: other}", """
                        other: {event.code: other}
                        longest: 50
                        messages:
                          - literal: 'hi '
                            pattern: '^hi .*+$'
                            fields: {event.code: greeting}
                        """);
        LineFormat format = named(LineFormats.with(Map.of("t.yml", yaml)), "t");
        String fits = "May 2 09:00:00 h p: hi you\n";
        String other = "May 2 09:00:00 h p: what " + "a".repeat(60) + "\n";
        String tooLong = "May 2 09:00:00 h p: hi " + "a".repeat(60) + "\n";
        Collected read = Collected.of(format, MemorySource.of("t.log", fits + other + tooLong + tooLong), in2024());
        assertThat(read.events()).extracting(Event::code).containsExactly("greeting", "other", "other", "other");
        assertThat(read.codes()).containsExactly("zone-assumed", "message-too-long");
        assertThat(read.diagnostics().get(1).position().toString()).contains("3");
        LineFormat dmesg = named(LineFormats.with(Map.of("t.yml", yaml)), "dmesg");
        Collected foreign = Collected.of(dmesg, MemorySource.of("t.log", tooLong + tooLong), in2024());
        assertThat(foreign.codes()).containsOnlyOnce("message-too-long");
    }

    @Test
    void a_foreign_pattern_that_runs_wild_is_told_once() throws IOException {
        String yaml = FORMAT.replace("greeting", "other").replace("other: {event.code: other}", """
                        other: {event.code: other}
                        messages:
                          - pattern: '^(.*a){20}$'
                            fields: {event.code: wild}
                        """);
        LineFormat dmesg = named(LineFormats.with(Map.of("t.yml", yaml)), "dmesg");
        String line = "May 2 09:00:00 h p: " + "a".repeat(60) + "!\n";
        Collected read = Collected.of(dmesg, MemorySource.of("wild.log", line.repeat(5)), in2024());
        assertThat(read.codes()).containsOnlyOnce("pattern-gave-up");
    }

    @Test
    void chatter_and_bodies_that_run_wild_end() throws IOException {
        String yaml = FORMAT.replace("greeting", "other").replace("other: {event.code: other}", """
                        other: {event.code: other}
                        layout: bodies
                        chatter: ['^(.*b){20}$', '^(?:c|d)+$']
                        body: '^(.*a){20}'
                        """);
        LineFormat format = named(LineFormats.with(Map.of("t.yml", yaml)), "t");
        String text = "May 2 09:00:00 h p: hello\n" + "b".repeat(60) + "!\n" + "a".repeat(19) + "b".repeat(60) + "\n"
                + "cd".repeat(200_000) + "e\n";
        Collected read = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Collected.of(format, MemorySource.of("wild.log", text), in2024()));
        assertThat(read.events()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_line_of_no_format_tells_what_to_do() throws IOException {
        Collected read = Collected.of(
                named(LineFormats.builtIn(), "syslog"),
                MemorySource.of("m", "May  2 09:14:10 kdc1 krb5kdc[2120]: commencing operation\nwhat nobody wrote\n"),
                in2024());
        assertThat(read.codes()).containsExactly("zone-assumed", "line-unknown");
        assertThat(read.diagnostics().get(1).message()).contains("a file of its own", "--line-formats");
    }

    @Test
    void messages_may_not_take_the_id_of_a_format_that_has_messages_of_its_own() {
        String set = """
                id: apache-error
                description: d
                programs: [p]
                messages:
                  - pattern: '^hello$'
                    fields: {event.code: greeting}
                samples:
                  - line: 'May  2 09:00:00 h p[3]: hello'
                    fields: {event.code: greeting}
                """;
        assertThatThrownBy(() -> LineFormats.with(Map.of("own/p.yml", set)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own/p.yml: id: is apache-error")
                .hasMessageNotContaining("\n");
        String format = FORMAT.replace("id: t", "id: gss")
                + "messages:\n  - pattern: '^hello$'\n    fields: {event.code: greeting}\n";
        assertThatThrownBy(() -> LineFormats.with(Map.of("own/t.yml", format)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own/t.yml: id: is gss");
    }

    @Test
    void a_field_that_needs_others_names_them() {
        String yaml = FORMAT.replace("greeting", "other").replace("other: {event.code: other}", """
                        other: {event.code: other}
                        messages:
                          - pattern: '^hello$'
                            fields: {event.code: other, error.code: '1'}
                            only-with: {fields: [error.code]}
                        """);
        assertThatThrownBy(() -> LineFormats.with(Map.of("t.yml", yaml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only-with must name fields");
        String whole = yaml.replace("[error.code]}", "[error.code], needed: [source.ip]}")
                .replace("fields: {event.code: other}", "fields: {event.code: other, error.code: ''}");
        assertThat(LineFormats.with(Map.of("t.yml", whole)))
                .anyMatch(format -> format.id().equals("t"));
    }

    @Test
    void a_log_that_is_seldom_written_goes_forward_and_a_long_silence_is_told() throws IOException {
        String yum = """
                Jan 05 10:00:00 Installed: open-vm-tools-11.0.5-1.el7.x86_64
                Aug 20 10:00:00 Updated: bash-4.2.46-35.el7.x86_64
                Aug 21 10:00:00 Erased: open-vm-tools-11.0.5-1.el7.x86_64
                Mar 02 10:00:00 Installed: chrony-3.4-1.el7.x86_64
                Feb 28 10:00:00 Installed: ntp-4.2.6-1.el7.x86_64
                """;
        Collected read =
                Collected.of(named(LineFormats.builtIn(), "yum-log"), MemorySource.of("yum.log", yum), in2024());
        assertThat(read.instants())
                .extracting(instant -> instant.substring(0, 10))
                .containsExactly("2024-01-05", "2024-08-20", "2024-08-21", "2025-03-02", "2025-02-28");
        assertThat(read.codes()).containsExactly("zone-assumed", "year-doubtful");
    }

    private static ReadingOptions in2024() {
        return new ReadingOptions(List.of(), List.of(new Stated<>("*", 2024)), List.of());
    }

    private static LineFormat named(List<LineFormat> formats, String id) {
        return formats.stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
