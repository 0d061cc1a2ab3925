package dev.hindcast.report;

import dev.hindcast.incident.Claim;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Leg;
import dev.hindcast.incident.RankedHypothesis;
import dev.hindcast.incident.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The chapter of one guest in Markdown: verdict, contrast, picture, steps, rivals. */
final class MarkdownIncident {

    private static final int PICTURE_CELLS = 56;

    private final Report report;
    private final MarkdownPage page;
    private final List<Incident> incidents;

    MarkdownIncident(Report report, MarkdownPage page) {
        this.report = report;
        this.page = page;
        this.incidents = report.judgement().incidents();
    }

    void write(Incident incident) {
        verdict(incident);
        picture(incident);
        steps(incident);
        rivals(incident);
    }

    private void heading(String section, Incident incident) {
        page.heading(MarkdownRenderer.title(incidents, section, incident));
    }

    private void verdict(Incident incident) {
        heading("Verdict", incident);
        page.paragraph("**" + MarkdownText.of(incident.headline()) + "**");
        page.paragraph(MarkdownText.of(incident.story()));
        page.paragraph("**" + MarkdownText.of(Wording.answer(incident)) + "**"
                + MarkdownText.of(
                        Wording.tag(incident).substring(Wording.answer(incident).length()) + " for " + incident.host()
                                + ". State now: " + incident.stateNow()));
        Cited cutover = Wording.cutover(incident);
        Cited strongestFor = Wording.point(incident.strongestFor());
        Cited strongestAgainst = Wording.point(incident.strongestAgainst());
        page.bullets(List.of(
                new Cited("Strongest for: " + strongestFor.statement(), strongestFor.findings()),
                new Cited("Strongest against: " + strongestAgainst.statement(), strongestAgainst.findings()),
                Cited.of("Would change it: " + Wording.wouldChange(incident)),
                Cited.of("Confidence: " + Wording.confidence(incident)),
                new Cited("Cutover: " + cutover.statement(), cutover.findings()),
                Cited.of("Covers: " + Wording.coverage(incident))));
        portability(incident);
        claim("Mechanism", Wording.MECHANISM_QUESTION, incident.mechanism());
        claim("Origin", Wording.ORIGIN_QUESTION, incident.origin());
    }

    private void portability(Incident incident) {
        Portability contrast = Portability.of(report, incident);
        List<List<String>> rows = new ArrayList<>();
        contrast.workload().forEach(r -> rows.add(row("workload", r)));
        contrast.trust().forEach(r -> rows.add(row("trust", r)));
        page.table(List.of("portability of", "what", "state", "answer"), rows);
    }

    private List<String> row(String kind, Portability.Row row) {
        return List.of(
                kind,
                row.what(),
                row.state(),
                row.answer().statement() + page.references(row.answer().findings()));
    }

    private void claim(String name, String question, Claim claim) {
        page.subheading(name + ": " + claim.verdict().word() + ", " + Wording.likelihood(claim));
        page.paragraph(MarkdownText.of(question));
        List<List<String>> rows = new ArrayList<>();
        for (Leg leg : claim.legs()) {
            rows.add(List.of(
                    leg.id().name(),
                    leg.holds().word(),
                    leg.statement() + page.references(leg.findings()),
                    Figures.signed(leg.logOdds(), 1)));
        }
        page.table(List.of("leg", "holds", "statement", "log-odds"), rows);
        for (Veto veto : claim.vetoes()) {
            page.paragraph(
                    MarkdownText.of("Veto " + veto.id() + ": " + veto.statement() + page.references(veto.findings())));
        }
    }

    private void picture(Incident incident) {
        heading("The picture", incident);
        page.block(TextPicture.of(report, incident, PICTURE_CELLS).rows().stream()
                .map(r -> String.format(
                                java.util.Locale.ROOT,
                                "%-11s%-" + PICTURE_CELLS + "s  %s",
                                r.label(),
                                r.cells(),
                                r.value())
                        .stripTrailing())
                .collect(Collectors.joining("\n")));
        page.table(
                List.of("UTC, corrected", "since cutover", "offset", "what", "evidence"),
                PictureMoment.of(report, incident).stream()
                        .map(m -> List.of(
                                Times.interval(m.time()),
                                m.since(incident),
                                m.offset(),
                                m.what(),
                                String.join(" ", report.ids(m.findings()))))
                        .toList());
    }

    private void steps(Incident incident) {
        heading("Nine steps", incident);
        page.table(
                List.of("n", "step", "state", "when, UTC", "statement"),
                incident.chain().stream()
                        .map(s -> List.of(
                                Integer.toString(s.id().number()),
                                s.id().title(),
                                Wording.words(s.state()),
                                s.time().isKnown() ? Times.interval(s.time()) : "",
                                s.statement() + page.references(s.findings())))
                        .toList());
    }

    private void rivals(Incident incident) {
        heading("Rivals", incident);
        RivalTable table = RivalTable.of(report, incident);
        List<String> head = new ArrayList<>(List.of("observation"));
        List<String> probability = new ArrayList<>(List.of("probability"));
        for (RankedHypothesis hypothesis : table.columns()) {
            head.add(hypothesis.title());
            probability.add(Figures.share(hypothesis.probability()));
        }
        List<List<String>> rows = new ArrayList<>(List.of(probability));
        for (RivalTable.Row row : table.rows()) {
            List<String> cells =
                    new ArrayList<>(List.of(row.finding().statement() + page.references(List.of(row.finding()))));
            row.cells().forEach(cell -> cells.add(mark(cell)));
            rows.add(cells);
        }
        page.table(head, rows);
        String further = table.furtherHypotheses() == 0
                ? ""
                : Figures.count(table.furtherHypotheses(), "further cause stands", "further causes stand")
                        + " in report.json. ";
        page.paragraph(MarkdownText.of(further + Wording.LIMIT_OF_VERDICT));
    }

    private static String mark(RivalTable.Cell cell) {
        return switch (cell) {
            case FOR -> "+";
            case AGAINST -> "−";
            case NEUTRAL -> "";
        };
    }
}
