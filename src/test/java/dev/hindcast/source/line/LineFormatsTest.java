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
}
