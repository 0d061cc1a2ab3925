package dev.hindcast.source.table;

import dev.hindcast.event.Event;
import java.util.List;

/** What the rows of a kind of table say, and which columns it cannot do without. */
interface TableMeaning {

    /** Whether these columns make such a table. */
    boolean fits(TableColumns columns);

    /** Whether the values of the first rows look like such a table; asked only where the columns fit. */
    boolean plausible(TableColumns columns, List<List<String>> rows);

    /** The roles whose cells hold dates and times. */
    List<String> timeRoles();

    /**
     * Puts what a row says into the event.
     *
     * @return what is wrong with the row, or empty
     */
    String describe(TableRow row, Event.Builder event);

    /** The meaning that a format's document names. */
    static TableMeaning named(String word) {
        return switch (word) {
            case "cutover" -> new CutoverMeaning();
            case "health-check" -> new HealthCheckMeaning();
            default -> throw new IllegalArgumentException("no table has the meaning " + word);
        };
    }
}
