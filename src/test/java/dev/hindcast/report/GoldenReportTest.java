package dev.hindcast.report;

import dev.hindcast.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The incident of the mock-up in every format, whole. */
class GoldenReportTest {

    private static final Report WAVE = Report.of(SampleReports.wave());

    @Test
    void json() throws IOException {
        GoldenFile.check(
                "report.json", new String(JsonRendererTest.render(SampleReports.wave()), StandardCharsets.UTF_8));
    }

    @Test
    void markdown() throws IOException {
        GoldenFile.check("report.md", new MarkdownRenderer().text(WAVE));
    }

    @Test
    void terminal() throws IOException {
        GoldenFile.check("terminal.txt", text(TerminalStyle.PLAIN, WAVE));
    }

    @Test
    void terminal_in_ascii() throws IOException {
        GoldenFile.check("terminal-ascii.txt", text(new TerminalStyle(80, false, false), WAVE));
    }

    @Test
    void terminal_without_an_incident() throws IOException {
        GoldenFile.check("terminal-quiet.txt", text(TerminalStyle.PLAIN, Report.of(SampleReports.quiet())));
    }

    private static String text(TerminalStyle style, Report report) {
        return String.join("\n", new TerminalSummary(style).lines(report, "hindcast-report/index.html")) + "\n";
    }
}
