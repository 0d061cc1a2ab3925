package dev.hindcast.source.table;

import java.util.List;
import java.util.StringJoiner;

/** The cells of one row by role. */
final class TableRow {

    private final TableColumns columns;
    private final List<String> cells;
    private final TableTimes times;

    TableRow(TableColumns columns, List<String> cells, TableTimes times) {
        this.columns = columns;
        this.cells = cells;
        this.times = times;
    }

    /** The text of a role's cell without blanks at its ends; empty where the table has no such column. */
    String text(String role) {
        return columns.column(role).isPresent()
                ? cells.get(columns.column(role).getAsInt()).strip()
                : "";
    }

    boolean has(String role) {
        return columns.has(role);
    }

    TableTimes times() {
        return times;
    }

    /** The whole row for people: {@code VM: app01; Wave: W2}. */
    String asProse() {
        StringJoiner prose = new StringJoiner("; ");
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                prose.add(columns.heads().get(i).strip() + ": " + cells.get(i).strip());
            }
        }
        return prose.toString();
    }
}
