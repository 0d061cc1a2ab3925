package dev.hindcast.report;

import dev.hindcast.event.Sha256;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.MissingEvidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the templates of the HTML report show; made once a report. */
public final class HtmlPage {

    /** Further guests have their line under "other guests" and in the fleet; more chapters nobody scrolls through. */
    private static final int CHAPTERS_MAX = 20;

    private final Report report;
    private final String style;
    private final String script;
    private final List<Chapter> chapters = new ArrayList<>();
    private final EvidenceRows furtherFindings;
    private final Set<String> shownIds = new HashSet<>();

    HtmlPage(Report report, String style, String script) {
        this.report = report;
        this.style = style;
        this.script = script;
        Set<Finding> shown = new LinkedHashSet<>();
        for (Incident incident :
                report.judgement().incidents().stream().limit(CHAPTERS_MAX).toList()) {
            Set<Finding> cited = FindingNumbers.citedBy(incident);
            cited.removeAll(shown);
            shown.addAll(cited);
            chapters.add(new Chapter(
                    incident,
                    chapters.isEmpty(),
                    Portability.of(report, incident),
                    OffsetChart.of(report, incident),
                    PictureMoment.of(report, incident),
                    RivalTable.of(report, incident),
                    EvidenceRows.of(report, cited),
                    ChartCursor.json(report, incident)));
        }
        furtherFindings = EvidenceRows.of(
                report,
                report.findings().stream()
                        .map(NumberedFinding::finding)
                        .filter(f -> !shown.contains(f))
                        .toList());
        chapters.forEach(c -> c.evidence().rows().forEach(row -> shownIds.add(row.id())));
        furtherFindings.rows().forEach(row -> shownIds.add(row.id()));
    }

    /**
     * A reference to a finding.
     *
     * @param shown whether the page has a row that the reference can lead to
     */
    public record Link(String id, boolean shown) {}

    /** A section that the head of the page leads to. */
    public record Section(String anchor, String name) {}

    /** Another guest in one line of the first chapter. */
    public record Guest(String anchor, String name, String answer, String comma) {}

    /** A guest with its five checks. */
    public record CheckedGuest(String name, List<Portability.Row> rows) {
        public CheckedGuest {
            rows = List.copyOf(rows);
        }
    }

    /** Evidence that is missing for a guest. */
    public record Missing(String guest, MissingEvidence evidence, String separates) {}

    public Report report() {
        return report;
    }

    public String style() {
        return style;
    }

    public String script() {
        return script;
    }

    /** Nothing may be loaded or run but our own script, by its hash. */
    public String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code erp01: yes, very likely (95 %) · Hindcast report}. */
    public String title() {
        String answer = chapters.isEmpty()
                ? "no incident"
                : chapters.get(0).hostName() + ": "
                        + Wording.tag(chapters.get(0).incident());
        return answer + " · Hindcast report";
    }

    /** The days that the evidence covers. */
    public String evidenceSpan() {
        var first = report.evidence().stream()
                .flatMap(e -> e.file().first().stream())
                .min(java.util.Comparator.naturalOrder());
        var last = report.evidence().stream()
                .flatMap(e -> e.file().last().stream())
                .max(java.util.Comparator.naturalOrder());
        return first.isPresent() && last.isPresent()
                ? "evidence " + Times.dayOfYear(first.get()) + " – " + Times.dayOfYear(last.get())
                : "no event";
    }

    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (!chapters.isEmpty()) {
            Chapter first = chapters.get(0);
            for (String name : List.of("picture", "steps", "rivals", "evidence", "impact")) {
                sections.add(new Section(first.anchor(name), name));
            }
        }
        sections.add(new Section("checkpoint", "checkpoint"));
        sections.add(new Section("missing", "missing"));
        sections.add(new Section("unread", "not read"));
        sections.add(new Section("reproduce", "reproduce"));
        return sections;
    }

    /** Chapters by verdict: yes, undetermined, no. */
    public List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    public EvidenceRows furtherFindings() {
        return furtherFindings;
    }

    /** References for findings, in numerical order. */
    public List<Link> links(List<Finding> findings) {
        return report.ids(findings).stream()
                .map(id -> new Link(id, shownIds.contains(id)))
                .toList();
    }

    /** Guests that moved, where no incident was found. */
    public List<String> quietGuests() {
        return Fleet.quietLines(report);
    }

    /** What to do where no incident was found. */
    public List<String> toDo() {
        return Headline.nextWithoutIncident(report);
    }

    /** Every guest but the first chapter's, with its answer. */
    public List<Guest> otherGuests() {
        List<Guest> guests = new ArrayList<>();
        for (Incident incident : report.furtherIncidents()) {
            String anchor = chapters.stream()
                    .filter(c -> c.incident().equals(incident))
                    .map(Chapter::top)
                    .findFirst()
                    .orElse("fleet");
            guests.add(new Guest(anchor, incident.host().shortName(), Wording.answer(incident), ", "));
        }
        Fleet.quietGuests(report)
                .forEach(h -> guests.add(new Guest("fleet", h.host().name().shortName(), Fleet.quietWords(h), ", ")));
        if (!guests.isEmpty()) {
            Guest last = guests.remove(guests.size() - 1);
            guests.add(new Guest(last.anchor(), last.name(), last.answer(), ""));
        }
        return guests;
    }

    /** Guests with a checkpoint, by name. */
    public List<CheckedGuest> checkedGuests() {
        return report.judgement().hosts().stream()
                .filter(h -> !h.checkpoint().isEmpty())
                .limit(EvidenceRows.FLEET_MAX)
                .map(h -> new CheckedGuest(
                        h.host().name().value(),
                        h.checkpoint().stream().map(Portability::row).toList()))
                .toList();
    }

    /** Lines of a checklist, each once. */
    public List<String> checklist() {
        Set<String> lines = new LinkedHashSet<>();
        report.judgement().incidents().forEach(i -> lines.addAll(i.missingChecklist()));
        return List.copyOf(lines);
    }

    /** What is missing, guest by guest. */
    public List<Missing> missing() {
        List<Missing> rows = new ArrayList<>();
        for (Incident incident : report.judgement().incidents()) {
            for (MissingEvidence evidence : incident.missingEvidence()) {
                String separates = evidence.separates().isEmpty()
                        ? ""
                        : "Separates: " + String.join(" · ", evidence.separates()) + ".";
                rows.add(new Missing(incident.host().shortName(), evidence, separates));
            }
        }
        return rows.stream().limit(EvidenceRows.UNREAD_MAX).toList();
    }

    /** Hosts, worst first. */
    public List<Fleet> fleet() {
        return Fleet.of(report).stream().limit(EvidenceRows.FLEET_MAX).toList();
    }

    public String fleetSize() {
        List<HostReport> all = report.judgement().hosts();
        int left = all.size() - EvidenceRows.FLEET_MAX;
        return Figures.count(all.size(), "host", "hosts") + ", worst first"
                + (left > 0 ? "; " + left + " more in report.json" : "");
    }

    public List<Unread> unread() {
        return Unread.of(report).stream().limit(EvidenceRows.UNREAD_MAX).toList();
    }

    public String filesGiven() {
        return Figures.count(report.evidence().size(), "file", "files") + " given: "
                + Figures.count(report.filesRead()) + " recognised, "
                + Figures.count(report.filesUnread()) + " not.";
    }

    public List<Cited> assumptions() {
        return Assumptions.of(report);
    }

    public String command() {
        return report.source().run().shellLine();
    }

    public String made() {
        Run run = report.source().run();
        return "hindcast " + run.version() + ", rules sha256 " + report.source().rulesSha256() + ", made "
                + Times.iso(run.created()) + ".";
    }

    public List<NumberedEvidence> files() {
        return report.evidence().stream().limit(EvidenceRows.FILES_MAX).toList();
    }
}
