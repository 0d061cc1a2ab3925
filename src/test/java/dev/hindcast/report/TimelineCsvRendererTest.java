package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class TimelineCsvRendererTest {

    private static List<CSVRecord> rows(ReportSource source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TimelineCsvRenderer().render(Report.of(source), out);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))
                .getRecords();
    }

    @Test
    void every_finding_with_a_time_is_a_row_that_timesketch_takes() throws IOException {
        Report report = Report.of(SampleReports.wave());
        List<CSVRecord> rows = rows(SampleReports.wave());

        long timed = report.findings().stream()
                .filter(f -> f.finding().time().isKnown())
                .count();
        assertThat(rows).hasSize((int) timed);
        for (CSVRecord row : rows) {
            assertThat(row.get("message")).isNotEmpty();
            assertThat(row.get("timestamp_desc")).isNotEmpty();
            Instant.parse(row.get("datetime"));
        }
    }

    @Test
    void no_cell_from_evidence_begins_a_formula_or_breaks_its_line() throws IOException {
        CSVRecord hostile = rows(SampleReports.hostile()).stream()
                .filter(r -> r.get("message").contains("cmd"))
                .findFirst()
                .orElseThrow();

        assertThat(hostile.get("message"))
                .startsWith("'=cmd")
                .doesNotContain("\n")
                .contains("\\u000anext");
        assertThat(hostile.get("raw_time")).startsWith("'=");
        assertThat(hostile.get("evidence_file")).startsWith("'=");
        assertThat(CsvCell.of("-0500")).isEqualTo("'-0500");
        assertThat(CsvCell.of("+1")).isEqualTo("'+1");
        assertThat(CsvCell.of("@x")).isEqualTo("'@x");
        assertThat(CsvCell.of("plain = text")).isEqualTo("plain = text");
    }
}
