package dev.hindcast.report;

import dev.hindcast.incident.Finding;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.RankedHypothesis;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hypotheses side by side: what each observation says for and against them.
 *
 * @param columns the best-ranked hypotheses
 * @param rows the observations that speak for or against one of them, by number
 * @param furtherHypotheses how many more there are
 * @param furtherObservations observations that the table has no room for
 */
public record RivalTable(
        List<RankedHypothesis> columns, List<Row> rows, int furtherHypotheses, int furtherObservations) {

    /** Seven columns with the observation's own: what a page and a Markdown table carry (practice, section 1). */
    private static final int COLUMNS_MAX = 6;

    private static final int ROWS_MAX = 16;

    public RivalTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What an observation says of a hypothesis. */
    public enum Cell {
        FOR,
        AGAINST,
        NEUTRAL
    }

    /** An observation and what it says of each column's hypothesis. */
    public record Row(Finding finding, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The table of an incident. */
    public static RivalTable of(Report report, Incident incident) {
        List<RankedHypothesis> ranked = incident.hypotheses().stream()
                .sorted(Comparator.comparingInt(RankedHypothesis::rank))
                .toList();
        List<RankedHypothesis> columns = ranked.subList(0, Math.min(COLUMNS_MAX, ranked.size()));
        Set<Finding> cited = new LinkedHashSet<>();
        columns.forEach(h -> cited.addAll(h.supports()));
        columns.forEach(h -> cited.addAll(h.contradicts()));
        List<Row> rows = cited.stream()
                .sorted(Comparator.comparingInt(
                        f -> Integer.parseInt(report.id(f).substring(2))))
                .limit(ROWS_MAX)
                .map(f -> new Row(f, columns.stream().map(h -> cell(h, f)).toList()))
                .toList();
        return new RivalTable(columns, rows, ranked.size() - columns.size(), cited.size() - rows.size());
    }

    private static Cell cell(RankedHypothesis hypothesis, Finding finding) {
        if (hypothesis.supports().contains(finding)) {
            return Cell.FOR;
        }
        return hypothesis.contradicts().contains(finding) ? Cell.AGAINST : Cell.NEUTRAL;
    }
}
