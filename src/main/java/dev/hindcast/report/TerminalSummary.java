package dev.hindcast.report;

import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Claim;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Leg;
import dev.hindcast.incident.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The answer on one screen: verdict, picture, claims, steps, other guests, what was not read, where the report is. Column 1
 * carries the word that matters, so that {@code grep '^YES'} works. For one incident at most 30 lines; no line is wider
 * than the terminal.
 */
public final class TerminalSummary {

    private static final int LABEL = 11;
    private static final int VALUE = 13;
    private static final int HEADLINE_LINES_MAX = 4;
    private static final int QUIET_ROWS_MAX = 10;

    /** A screen's worth; the report has them all. */
    private static final int GUEST_ROWS_MAX = 24;

    private final TerminalStyle style;

    public TerminalSummary(TerminalStyle style) {
        this.style = style;
    }

    /**
     * The lines of the summary, without line ends and without trailing blanks.
     *
     * @param reportPath where the report is, as the user would open it; empty where none was written
     */
    public List<String> lines(Report report, String reportPath) {
        List<String> lines = new ArrayList<>();
        List<Incident> incidents = report.judgement().incidents();
        if (incidents.isEmpty()) {
            nothing(lines, report);
        } else {
            incident(lines, report, incidents.get(0));
        }
        guests(lines, report);
        lines.add("");
        lines.add(label("Not read") + style.cut(Unread.inOneLine(report), style.width() - LABEL));
        if (!reportPath.isEmpty()) {
            lines.add(label("Report") + style.shown(reportPath));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    /** The first line of each guest alone, for {@code -q}. */
    public List<String> answers(Report report) {
        List<Incident> incidents = report.judgement().incidents();
        if (incidents.isEmpty()) {
            return List.of(style.cut("NONE  " + report.headline(), style.width()));
        }
        return incidents.stream().map(i -> answer(report, i)).toList();
    }

    private void incident(List<String> lines, Report report, Incident incident) {
        lines.add(answer(report, incident));
        lines.add("");
        lines.addAll(wrapped(incident.headline() + ended(incident), HEADLINE_LINES_MAX, 0));
        lines.add("");
        picture(lines, report, incident);
        lines.add("");
        lines.add(claim("Mechanism", incident.mechanism()));
        lines.add(claim("Origin", incident.origin()));
        lines.add(labelled("For", Wording.point(incident.strongestFor()).statement()));
        lines.add(labelled("Against", Wording.point(incident.strongestAgainst()).statement()));
        lines.add("");
        steps(lines, incident);
    }

    private static String ended(Incident incident) {
        return " " + incident.stateNow();
    }

    private String answer(Report report, Incident incident) {
        String word = Wording.shout(report, incident);
        String likelihood =
                incident.verdict() == Verdict.UNDETERMINED ? "" : Wording.likelihood(incident.probability());
        String left = style.cut(word + "  " + incident.host(), style.width() - likelihood.length() - 2);
        int gap = style.width() - left.length() - likelihood.length();
        String rest = left.substring(Math.min(left.length(), word.length()));
        return coloured(incident, word) + rest + " ".repeat(gap) + likelihood;
    }

    private String coloured(Incident incident, String word) {
        return incident.verdict() == Verdict.UNDETERMINED ? style.yellow(word) : style.bold(word);
    }

    private void picture(List<String> lines, Report report, Incident incident) {
        int cells = style.width() - LABEL - VALUE;
        TextPicture picture = TextPicture.of(report, incident, cells);
        String offset = "";
        String beyond = "";
        for (TextPicture.Row row : picture.rows()) {
            if (row.kind() == TextPicture.Kind.OFFSET) {
                offset = row.cells();
            } else if (row.kind() == TextPicture.Kind.BEYOND) {
                beyond = row.cells();
            }
        }
        for (TextPicture.Row row : picture.rows()) {
            String plain = style.shown(row.cells());
            if (row.kind() == TextPicture.Kind.OFFSET && !style.unicode()) {
                plain = plain.replace(' ', '?');
            }
            String shown = switch (row.kind()) {
                case OFFSET -> blocks(plain, offset, beyond);
                case REFUSED -> plain.replaceAll("x+", style.red("$0").replace("\u001b", "\\\u001b"));
                case DAYS, BEYOND, CHECKS, MARKS -> plain;
            };
            String gap = " ".repeat(Math.max(0, cells - row.cells().length()));
            String value = style.shown(row.value());
            lines.add(String.format(Locale.ROOT, "%-" + LABEL + "s", row.label())
                    + shown
                    + (value.isEmpty()
                            ? ""
                            : gap + (value.length() > VALUE - 2 ? " " : "  ") + style.cut(value, VALUE - 1)));
        }
    }

    /** Colours runs of blocks: within the tolerance, beyond it, neither. */
    private String blocks(String plain, String offset, String beyond) {
        StringBuilder row = new StringBuilder();
        int i = 0;
        while (i < plain.length()) {
            int end = i + 1;
            while (end < plain.length() && sort(offset, beyond, end) == sort(offset, beyond, i)) {
                end++;
            }
            String run = plain.substring(i, end);
            row.append(
                    switch (sort(offset, beyond, i)) {
                        case 1 -> style.cyan(run);
                        case 2 -> style.red(run);
                        default -> run;
                    });
            i = end;
        }
        return row.toString();
    }

    private static int sort(String offset, String beyond, int at) {
        if (TextPicture.BLOCKS.indexOf(offset.charAt(at)) < 0) {
            return 0;
        }
        return beyond.charAt(at) == '=' ? 2 : 1;
    }

    private String claim(String name, Claim claim) {
        StringBuilder legs = new StringBuilder();
        for (Leg leg : claim.legs()) {
            legs.append("  ").append(leg.id()).append(' ').append(leg.holds().word());
        }
        String percent = Double.isNaN(claim.probability()) ? "" : ", " + Figures.percent(claim.probability());
        String excluded =
                claim.vetoes().isEmpty() ? "" : "  " + claim.vetoes().get(0).statement();
        return label(name) + style.cut(claim.verdict().word() + percent + legs + excluded, style.width() - LABEL);
    }

    private void steps(List<String> lines, Incident incident) {
        List<String> cells = incident.chain().stream()
                .map(s -> s.id().number() + " " + mark(s.state()) + " " + shortTitle(s.id()))
                .toList();
        for (int row = 0; row < cells.size(); row += 3) {
            StringBuilder line = new StringBuilder(row == 0 ? label("Steps") : " ".repeat(LABEL));
            for (String cell : cells.subList(row, Math.min(row + 3, cells.size()))) {
                line.append(String.format(Locale.ROOT, "%-21s", style.shown(cell)));
            }
            lines.add(
                    style.colour() ? line.toString() : style.cut(line.toString().stripTrailing(), style.width()));
        }
        Set<ChainStep.State> met = EnumSet.noneOf(ChainStep.State.class);
        incident.chain().forEach(s -> met.add(s.state()));
        StringBuilder key = new StringBuilder();
        met.forEach(state ->
                key.append(mark(state)).append(' ').append(Wording.words(state)).append("  "));
        lines.add(" ".repeat(LABEL) + style.cut(key.toString().stripTrailing(), style.width() - LABEL));
    }

    private static String mark(ChainStep.State state) {
        return switch (state) {
            case OBSERVED -> "●";
            case INFERRED -> "◐";
            case CONTRADICTED -> "✕";
            case NOT_OBSERVED -> "○";
            case NO_EVIDENCE -> "◌";
        };
    }

    private static String shortTitle(ChainStep.Id id) {
        return switch (id) {
            case TOLERANCE_CROSSED -> "tolerance";
            case AUTH_INTERMITTENT -> "auth failing";
            case CERTIFICATE_RENEWAL -> "certificate";
            case MONITORING_GREEN -> "monitoring up";
            case MIGRATED, AGENT_REPLACED, DRIFT, SURFACED, DISCONNECTED -> id.title();
        };
    }

    private void guests(List<String> lines, Report report) {
        List<String> rows = new ArrayList<>();
        List<String> quiet = new ArrayList<>();
        for (Incident incident : report.furtherIncidents()) {
            String word = Wording.shout(report, incident);
            List<String> shown = further(report, incident);
            (word.equals("OK") ? quiet : rows).addAll(shown);
        }
        for (HostReport host : Fleet.quietGuests(report)) {
            boolean drifts =
                    host.clock().forecastCrossing(host.toleranceSeconds()).isPresent();
            String row = guest(drifts ? "DRIFTS" : "OK", host.host().name().shortName(), Fleet.quietWords(host));
            (drifts ? rows : quiet).add(row);
        }
        if (rows.size() > GUEST_ROWS_MAX) {
            int more = rows.size() - GUEST_ROWS_MAX;
            rows.subList(GUEST_ROWS_MAX, rows.size()).clear();
            rows.add(" ".repeat(14) + Figures.count(more, "more line stands", "more lines stand") + " in the report");
        }
        if (quiet.size() > QUIET_ROWS_MAX) {
            rows.add(guest("OK", Figures.count(quiet.size(), "guest", "guests") + ": ", "no incident"));
        } else {
            rows.addAll(quiet);
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(rows);
        }
    }

    private List<String> further(Report report, Incident incident) {
        String name = incident.host().shortName();
        if (incident.verdict() != Verdict.UNDETERMINED) {
            return List.of(guest(Wording.shout(report, incident), name, incident.headline()));
        }
        String decides = incident.missingEvidence().isEmpty()
                ? "see the report"
                : incident.missingEvidence().get(0).what();
        return List.of(
                guest("UNDETERMINED", name, incident.headline()),
                " ".repeat(14) + style.cut("would decide it: " + decides, style.width() - 14));
    }

    private String guest(String word, String name, String words) {
        String shownWord = String.format(Locale.ROOT, "%-14s", word);
        String rest = style.cut(String.format(Locale.ROOT, "%-8s", name) + words, style.width() - 14);
        return (word.equals("UNDETERMINED") ? style.yellow(word) : style.bold(word))
                + shownWord.substring(word.length())
                + rest;
    }

    private void nothing(List<String> lines, Report report) {
        lines.addAll(wrapped("NONE  " + report.headline(), HEADLINE_LINES_MAX, 6));
        lines.add("");
        lines.add(labelled(
                "Read",
                Figures.count(report.source().events(), "event", "events") + " of "
                        + Figures.count(report.filesRead(), "file", "files")));
        List<String> next = Headline.nextWithoutIncident(report);
        for (int i = 0; i < next.size(); i++) {
            lines.add(labelled(i == 0 ? "To do" : "", next.get(i)));
        }
    }

    private String label(String name) {
        return style.bold(name) + " ".repeat(LABEL - name.length());
    }

    private String labelled(String name, String words) {
        return label(name) + style.cut(words, style.width() - LABEL);
    }

    /** A sentence on several lines, broken at blanks; the last line is cut. */
    private List<String> wrapped(String sentence, int linesMax, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = style.shown(sentence).strip();
        while (!rest.isEmpty()) {
            String lead = lines.isEmpty() ? "" : " ".repeat(indent);
            int width = style.width() - lead.length();
            boolean last = lines.size() == linesMax - 1;
            int blank = rest.length() <= width ? rest.length() : rest.lastIndexOf(' ', width);
            if (last || blank <= 0) {
                lines.add(lead + style.cut(rest, width));
                break;
            }
            lines.add(lead + rest.substring(0, blank).stripTrailing());
            rest = rest.substring(blank).strip();
        }
        return lines;
    }
}
