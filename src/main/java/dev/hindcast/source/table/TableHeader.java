package dev.hindcast.source.table;

import dev.hindcast.source.TextLines;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where the header of a table stands and what its columns mean.
 *
 * @param row the header's row, from 1
 * @param delimiter between cells
 */
record TableHeader(long row, char delimiter, TableColumns columns) {

    /** Title rows come before the header of many sheets (text log formats, 4.1). */
    private static final int ROWS_MAX = 15;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** The row and delimiter with the most columns that the format knows; empty where no row is a header of it. */
    static Optional<TableHeader> find(String text, TableFormat format) {
        Optional<TableHeader> best = Optional.empty();
        for (char delimiter : DELIMITERS) {
            CsvLines lines = new CsvLines(new TextLines(new StringReader(text)), delimiter, 0);
            try {
                for (CsvLines.Row row = lines.next(); row != null && row.number() <= ROWS_MAX; row = lines.next()) {
                    TableColumns columns = TableColumns.match(row.cells(), format.synonyms());
                    int known = columns.roles().size();
                    if (format.meaning().fits(columns)
                            && best.map(b -> known > b.columns().roles().size()).orElse(true)) {
                        best = Optional.of(new TableHeader(row.number(), delimiter, columns));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("text in memory cannot fail to be read", e);
            }
        }
        return best;
    }
}
