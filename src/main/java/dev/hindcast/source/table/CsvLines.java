package dev.hindcast.source.table;

import dev.hindcast.source.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a delimited text. Each row is parsed alone, so that a quote that is never closed costs its own line and not
 * the rest of the file.
 */
final class CsvLines {

    /** A cell of several lines (a remark, a ticket's text) is shorter than this; beyond, its quote is damage. */
    private static final int CELL_LINES_MAX = 50;

    private final TextLines lines;
    private final CSVFormat quoted;
    private final CSVFormat bare;
    private final int width;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long row;

    /**
     * @param width how many cells a good row has; 0 where that is not known
     */
    CsvLines(TextLines lines, char delimiter, int width) {
        this.lines = lines;
        this.quoted = format(delimiter).setQuote('"').get();
        this.bare = format(delimiter).setQuote(null).get();
        this.width = width;
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.Builder.create(CSVFormat.DEFAULT)
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true);
    }

    /**
     * One row.
     *
     * @param number its number, from 1; blank rows are counted
     * @param cells its cells; empty where {@code fault} says why
     */
    record Row(long number, List<String> cells, String fault) {
        boolean isBlank() {
            return fault.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    @Nullable
    Row next() throws IOException {
        String line = take();
        if (line == null) {
            return null;
        }
        row++;
        if (isBalanced(line)) {
            return row(line, quoted);
        }
        List<String> more = new ArrayList<>();
        StringBuilder joined = new StringBuilder(line);
        while (more.size() < CELL_LINES_MAX) {
            String following = take();
            if (following == null) {
                break;
            }
            more.add(following);
            joined.append('\n').append(following);
            if (isBalanced(joined)) {
                Row whole = row(joined.toString(), quoted);
                if (whole.fault().isEmpty()) {
                    return whole;
                }
                break;
            }
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        // 5" disk: a quote inside a cell that is no quote
        Row alone = row(line, bare);
        return alone.fault().isEmpty() ? alone : new Row(row, List.of(), "a quote in it is not closed");
    }

    private @Nullable String take() throws IOException {
        return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
    }

    private static boolean isBalanced(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    private Row row(String text, CSVFormat format) {
        List<String> cells = cells(text, format);
        if (cells == null) {
            return new Row(row, List.of(), "its quotes are broken");
        }
        List<String> fitted = cells;
        while (width > 0
                && fitted.size() > width
                && fitted.get(fitted.size() - 1).isBlank()) {
            fitted = fitted.subList(0, fitted.size() - 1);
        }
        if (width > 0 && fitted.size() != width && !fitted.stream().allMatch(String::isBlank)) {
            return new Row(row, List.of(), "it has " + fitted.size() + " cells, the header has " + width);
        }
        return new Row(row, List.copyOf(fitted), "");
    }

    /** The cells of one row, or null where the text is not one row of this format. */
    private static @Nullable List<String> cells(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() > 1) {
                return null;
            }
            return records.isEmpty() ? List.of("") : records.get(0).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return null;
        }
    }
}
