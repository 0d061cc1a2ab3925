package dev.hindcast.report;

import dev.hindcast.incident.Finding;
import dev.hindcast.incident.Incident;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code report.md}: pastes into GitHub, GitLab, Confluence and Jira under a heading that is already there. Same sections
 * and sentences as the HTML; references are plain text, since anchors differ by platform; no HTML inside.
 */
public final class MarkdownRenderer implements Renderer {

    private final int headingLevel;

    /** Sections under {@code ##}. */
    public MarkdownRenderer() {
        this(2);
    }

    /**
     * Sections under a heading of the given level.
     *
     * @param headingLevel 1 to 5
     */
    public MarkdownRenderer(int headingLevel) {
        if (headingLevel < 1 || headingLevel > 5) {
            throw new IllegalArgumentException("headings have levels 1 to 5 here, not " + headingLevel);
        }
        this.headingLevel = headingLevel;
    }

    @Override
    public String id() {
        return "md";
    }

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        out.write(text(report).getBytes(StandardCharsets.UTF_8));
    }

    /** The whole document. */
    public String text(Report report) {
        MarkdownPage page = new MarkdownPage(report, headingLevel);
        List<Incident> incidents = report.judgement().incidents();
        if (incidents.isEmpty()) {
            page.heading("Verdict");
            page.paragraph("**" + MarkdownText.of(report.headline()) + "**");
            List<String> moved = Fleet.quietLines(report);
            if (!moved.isEmpty()) {
                page.paragraph("Guests that moved:");
                page.bullets(moved.stream().map(Cited::of).toList());
            }
            page.paragraph("What to do:");
            page.bullets(
                    Headline.nextWithoutIncident(report).stream().map(Cited::of).toList());
        }
        Set<Finding> shown = new LinkedHashSet<>();
        MarkdownIncident chapters = new MarkdownIncident(report, page);
        for (Incident incident : incidents) {
            chapters.write(incident);
            Set<Finding> cited = FindingNumbers.citedBy(incident);
            cited.removeAll(shown);
            page.heading(title(incidents, "Evidence", incident));
            evidence(page, EvidenceRows.of(report, cited));
            shown.addAll(cited);
            page.heading(title(incidents, "Impact", incident));
            page.bullets(Wording.impact(incident));
        }
        List<Finding> further = report.findings().stream()
                .map(NumberedFinding::finding)
                .filter(f -> !shown.contains(f))
                .toList();
        if (!further.isEmpty()) {
            page.heading("Further findings");
            evidence(page, EvidenceRows.of(report, further));
        }
        checkpoint(report, page);
        missing(report, page);
        fleet(report, page);
        unread(report, page);
        page.heading("Taken as given");
        page.bullets(Assumptions.of(report));
        reproduce(report, page);
        return page.text();
    }

    static String title(List<Incident> incidents, String section, Incident incident) {
        return incidents.size() == 1
                ? section
                : section + ": " + incident.host().shortName();
    }

    private static void evidence(MarkdownPage page, EvidenceRows rows) {
        page.paragraph(
                "Corrected time is on domain time, with its uncertainty; raw time is what the record says. UTC.");
        List<List<String>> cells = new ArrayList<>();
        for (EvidenceRows.Row row : rows.rows()) {
            cells.add(List.of(
                    row.id(),
                    (row.time() + " " + row.uncertainty()).strip(),
                    row.raw(),
                    row.host(),
                    row.statement(),
                    row.where()));
        }
        page.table(
                List.of("ref.", "corrected, UTC", "raw, as stamped", "host", "what the record means", "file"), cells);
        rows.leftOut().forEach(line -> page.paragraph(MarkdownText.of(line)));
    }

    private static void checkpoint(Report report, MarkdownPage page) {
        List<List<String>> cells = new ArrayList<>();
        for (var host : report.judgement().hosts()) {
            for (var check : host.checkpoint()) {
                cells.add(List.of(
                        host.host().name().shortName(),
                        Wording.title(check.id()),
                        check.state().word(),
                        check.statement() + page.references(check.findings())));
            }
        }
        page.heading("Checkpoint");
        if (cells.isEmpty()) {
            page.paragraph("No guest with a cutover is known, so that there is nothing to check.");
        } else {
            page.table(List.of("guest", "check", "state", "answer"), cells);
        }
        Set<String> lines = new LinkedHashSet<>();
        report.judgement().incidents().forEach(i -> lines.addAll(i.missingChecklist()));
        if (!lines.isEmpty()) {
            page.paragraph("Checklist lines that would have caught it:");
            page.tasks(lines);
        }
    }

    private static void missing(Report report, MarkdownPage page) {
        page.heading("Missing evidence");
        boolean any = false;
        for (Incident incident : report.judgement().incidents()) {
            for (var missing : incident.missingEvidence()) {
                any = true;
                String separates = missing.separates().isEmpty()
                        ? ""
                        : " It separates: " + String.join(", ", missing.separates()) + ".";
                page.paragraph("**" + MarkdownText.of(missing.what()) + "** ("
                        + MarkdownText.of(incident.host().shortName()) + "). "
                        + MarkdownText.of(missing.why() + separates));
                page.block(missing.export());
            }
        }
        if (!any) {
            page.paragraph(Wording.nothingMissing(report));
        }
    }

    private static void fleet(Report report, MarkdownPage page) {
        List<Fleet> fleet = Fleet.of(report);
        if (fleet.isEmpty()) {
            return;
        }
        page.heading("Fleet");
        page.table(
                List.of("host", "moved", "verdict", "largest offset", "drift, ppm", "clock known", "refused"),
                fleet.stream()
                        .limit(EvidenceRows.FLEET_MAX)
                        .map(f -> List.of(
                                f.host().host().name().value(),
                                f.host().migrated().word(),
                                f.verdict(),
                                f.largest(),
                                f.drift(),
                                f.known(),
                                f.refused()))
                        .toList());
    }

    private static void unread(Report report, MarkdownPage page) {
        page.heading("Not read");
        page.paragraph(MarkdownText.of(Unread.inOneLine(report) + ". Records read + rejected = records present."));
        List<Unread> rows = Unread.of(report);
        if (!rows.isEmpty()) {
            page.table(
                    List.of("file", "position", "what, and what was still read", "lost"),
                    rows.stream()
                            .limit(EvidenceRows.UNREAD_MAX)
                            .map(r -> List.of(r.file(), r.position(), r.what(), r.lost()))
                            .toList());
        }
    }

    private static void reproduce(Report report, MarkdownPage page) {
        Run run = report.source().run();
        page.heading("Reproduce");
        page.block(run.shellLine());
        page.paragraph(MarkdownText.of("hindcast " + run.version() + ", rules sha256 "
                + report.source().rulesSha256() + "; made " + Times.iso(run.created()) + "."));
        page.table(
                List.of("ref.", "file", "format", "read", "rejected", "SHA-256"),
                report.evidence().stream()
                        .limit(EvidenceRows.FILES_MAX)
                        .map(e -> List.of(
                                e.id(),
                                e.file().path(),
                                e.file().format().orElse("not read"),
                                Figures.count(e.file().tally().read()),
                                Figures.count(e.file().tally().rejected()),
                                e.file().sha256().orElse("could not be opened")))
                        .toList());
    }
}
