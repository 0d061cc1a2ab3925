package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
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
