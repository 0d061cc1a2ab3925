package dev.hindcast.report;

import dev.hindcast.event.Citation;
import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The evidence table: findings with corrected and raw time, grouped by step of the chain.
 *
 * @param rows by number
 * @param leftOut a sentence for each step that has more findings than the table has room for
 */
public record EvidenceRows(List<Row> rows, List<String> leftOut) {

    /** More rows of one step tell nobody more; all stand in {@code findings.csv} and {@code report.json}. */
    static final int A_STEP_MAX = 12;

    /** What a page shows of a list whose whole stands in {@code report.json}; keeps the HTML below a megabyte. */
    static final int FLEET_MAX = 50;

    static final int UNREAD_MAX = 200;
    static final int FILES_MAX = 1000;

    /** Longer statements are cut; the whole stands in {@code report.json}. */
    private static final int STATEMENT_MAX = 300;

    public EvidenceRows {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A finding as a row.
     *
     * @param step 1 to 9; 0 for none
     * @param time corrected; {@code no time} where there is none
     * @param uncertainty of the corrected time; empty where there is no time
     * @param sortCorrected corrected time in milliseconds since 1970, for ordering; raw time in {@code sortRaw}
     * @param where evidence number, position, path, and how many more
     */
    public record Row(
            String id,
            int step,
            String time,
            String uncertainty,
            String raw,
            String host,
            String statement,
            String where,
            long sortCorrected,
            long sortRaw) {}

    /** Findings of one step. */
    public record Group(String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** The rows by step, in their order. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || rows.get(i).step() != rows.get(from).step()) {
                int step = rows.get(from).step();
                groups.add(new Group((step == 0 ? "" : step + " ") + title(step), rows.subList(from, i)));
                from = i;
            }
        }
        return groups;
    }

    /** Rows for findings of a report, at most {@link #A_STEP_MAX} a step. */
    static EvidenceRows of(Report report, Collection<Finding> findings) {
        List<Finding> ordered = findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                        f -> Integer.parseInt(report.id(f).substring(2))))
                .toList();
        List<Row> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int[] count = new int[10];
        for (Finding finding : ordered) {
            if (count[finding.step()]++ < A_STEP_MAX) {
                rows.add(row(report, finding));
            }
        }
        for (int step : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}) {
            if (count[step] > A_STEP_MAX) {
                leftOut.add((count[step] - A_STEP_MAX) + " more findings of " + title(step)
                        + " stand in findings.csv and report.json.");
            }
        }
        return new EvidenceRows(rows, leftOut);
    }

    /** The title of a step; {@code no step} for 0. */
    public static String title(int step) {
        return step == 0
                ? "no step"
                : Arrays.stream(ChainStep.Id.values())
                        .filter(id -> id.number() == step)
                        .map(ChainStep.Id::title)
                        .findFirst()
                        .orElseThrow();
    }

    private static Row row(Report report, Finding finding) {
        var time = Times.anyOf(finding.time());
        long corrected = time.map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE);
        return new Row(
                report.id(finding),
                finding.step(),
                time.map(t -> Times.second(t, finding.uncertaintySeconds())).orElse("no time"),
                time.isPresent() ? uncertainty(finding) : "",
                finding.rawTime().isEmpty() ? "no stamp" : EvidenceText.cut(finding.rawTime(), 40),
                finding.host().isKnown() ? finding.host().value() : "none",
                EvidenceText.cut(finding.statement(), STATEMENT_MAX),
                where(report, finding.citations()),
                corrected,
                finding.citations().stream()
                        .flatMap(c -> c.rawInstant().stream())
                        .findFirst()
                        .map(t -> t.toEpochMilli())
                        .orElse(corrected));
    }

    private static String uncertainty(Finding finding) {
        if (Double.isFinite(finding.uncertaintySeconds())) {
            return Figures.uncertainty(finding.uncertaintySeconds());
        }
        boolean both =
                finding.time().earliest().isPresent() && finding.time().latest().isPresent();
        return both ? "(" + Times.interval(finding.time()) + ")" : "uncertainty unknown";
    }

    private static String where(Report report, List<Citation> citations) {
        if (citations.isEmpty()) {
            return "no record";
        }
        Citation first = citations.get(0);
        String path = first.provenance().evidence();
        String more = citations.size() == 1 ? "" : " and " + Figures.count(citations.size() - 1) + " more";
        return report.evidenceId(path).orElse(path) + " " + path + ", "
                + first.provenance().position() + more;
    }
}
