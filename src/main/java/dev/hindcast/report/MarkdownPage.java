package dev.hindcast.report;

import dev.hindcast.incident.Finding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Collects a Markdown document, block by block. */
final class MarkdownPage {

    /** A wider cell does not paste well into a ticket (practice, section 1). */
    private static final int CELL_MAX = 200;

    private final Report report;
    private final int level;
    private final StringBuilder text = new StringBuilder();

    MarkdownPage(Report report, int level) {
        this.report = report;
        this.level = level;
    }

    String text() {
        return text.toString();
    }

    void heading(String title) {
        gap();
        text.append("#".repeat(level))
                .append(' ')
                .append(MarkdownText.of(title))
                .append('\n');
    }

    void subheading(String title) {
        gap();
        text.append("#".repeat(level + 1))
                .append(' ')
                .append(MarkdownText.of(title))
                .append('\n');
    }

    /** A paragraph that is Markdown already. */
    void paragraph(String markdown) {
        gap();
        text.append(markdown).append('\n');
    }

    /** Statements with their references, a bullet each. */
    void bullets(List<Cited> lines) {
        gap();
        for (Cited line : lines) {
            text.append("- ")
                    .append(MarkdownText.of(line.statement() + references(line.findings())))
                    .append('\n');
        }
    }

    /** Lines to tick off. */
    void tasks(Collection<String> lines) {
        gap();
        for (String line : lines) {
            text.append("- [ ] ").append(MarkdownText.of(line)).append('\n');
        }
    }

    /** A code block; hidden characters are shown. */
    void block(String content) {
        gap();
        text.append(
                MarkdownText.block(content.lines().map(EvidenceText::visible).collect(Collectors.joining("\n"))));
    }

    /** A table of plain texts. */
    void table(List<String> head, List<List<String>> rows) {
        gap();
        row(head);
        text.append("|").append(" --- |".repeat(head.size())).append('\n');
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(MarkdownText.cell(cell, CELL_MAX)).append(" |");
        }
        text.append('\n');
    }

    /** {@code (F-3, F-4)} with a blank before it; empty for no finding. */
    String references(List<Finding> findings) {
        return findings.isEmpty() ? "" : " (" + String.join(", ", report.ids(findings)) + ")";
    }

    private void gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }
}
