package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
