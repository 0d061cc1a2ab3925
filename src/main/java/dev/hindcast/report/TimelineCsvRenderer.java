package dev.hindcast.report;

import dev.hindcast.event.Citation;
import dev.hindcast.incident.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code findings.csv}: every finding with a time as a row that Timesketch imports ({@code message}, {@code datetime},
 * {@code timestamp_desc} are its mandatory columns). {@code datetime} is corrected time. Findings without a time have no
 * place on a timeline: Timesketch drops such rows silently, so they are not written; {@code report.json} has them.
 */
public final class TimelineCsvRenderer implements Renderer {

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String fileName() {
        return "findings.csv";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(
                        "datetime",
                        "timestamp_desc",
                        "message",
                        "host.name",
                        "raw_time",
                        "uncertainty_s",
                        "finding",
                        "kind",
                        "step",
                        "rule",
                        "evidence",
                        "evidence_file",
                        "evidence_position",
                        "citations")
                .get();
        CSVPrinter printer = new CSVPrinter(text, format);
        for (NumberedFinding numbered : report.findings()) {
            if (Times.anyOf(numbered.finding().time()).isPresent()) {
                row(report, printer, numbered);
            }
        }
        printer.flush();
    }

    private static void row(Report report, CSVPrinter printer, NumberedFinding numbered) throws IOException {
        Finding finding = numbered.finding();
        boolean cites = !finding.citations().isEmpty();
        Citation[] first = finding.citations().stream().limit(1).toArray(Citation[]::new);
        String path = cites ? first[0].provenance().evidence() : "";
        printer.printRecord(
                Times.anyOf(finding.time()).map(Times::iso).orElse(""),
                "Event Time (corrected)",
                CsvCell.of(finding.statement()),
                CsvCell.of(finding.host().value()),
                CsvCell.of(finding.rawTime()),
                uncertainty(finding.uncertaintySeconds()),
                numbered.id(),
                finding.kind().word(),
                finding.step() == 0 ? "" : Integer.toString(finding.step()),
                CsvCell.of(finding.rule()),
                report.evidenceId(path).orElse(""),
                CsvCell.of(path),
                cites ? first[0].provenance().position().toString() : "",
                finding.citations().size());
    }

    private static String uncertainty(double seconds) {
        return Double.isFinite(seconds)
                ? BigDecimal.valueOf(seconds)
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }
}
