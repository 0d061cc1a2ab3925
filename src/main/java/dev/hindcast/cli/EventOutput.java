package dev.hindcast.cli;

import dev.hindcast.event.Event;
import dev.hindcast.event.EventJson;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.JsonText;
import dev.hindcast.event.Stamp;
import dev.hindcast.report.CsvCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Prints events, each with all its fields, its raw time and the place where it stands. */
final class EventOutput {

    /** A line on a terminal is for reading; the whole text stands in -o jsonl. */
    private static final int CHARACTERS_MAX = 1000;

    private final PrintWriter out;
    private final ListFormat format;
    private final boolean withIds;
    private final JsonText json = new JsonText(1024);
    private final TreeSet<String> columns = new TreeSet<>();
    private @Nullable CSVPrinter rows;
    private long printed;

    /** @param withIds whether JSON says the id of each event, by which a case knows it */
    EventOutput(PrintWriter out, ListFormat format, boolean withIds) {
        this.out = out;
        this.format = format;
        this.withIds = withIds;
    }

    /** Whether every event must be {@link #see seen} before the first is printed. */
    boolean needsColumns() {
        return format == ListFormat.CSV;
    }

    /** Takes note of the event's fields: a table has a column for each field of any event. */
    void see(Event event) {
        event.layout().names().forEach(columns::add);
    }

    void print(Event event) {
        switch (format) {
            case TABLE -> row(event);
            case JSONL -> out.println(json(event));
            case JSON -> out.print((printed == 0 ? "[\n" : ",\n") + json(event));
            case CSV -> csv(event);
        }
        printed++;
    }

    private String json(Event event) {
        json.truncate(0);
        if (withIds) {
            EventJson.writeWithId(event, json);
        } else {
            EventJson.write(event, json);
        }
        return json.toString();
    }

    /** Ends the output. */
    void end() {
        switch (format) {
            case TABLE, JSONL -> {}
            case JSON -> out.println(printed == 0 ? "[]" : "\n]");
            case CSV -> head();
        }
        out.flush();
    }

    long printed() {
        return printed;
    }

    private void row(Event event) {
        String time = event.stamp().map(s -> s.instant().toString()).orElse("no stamp");
        String host = event.host().isKnown() ? shown(event.host().shortName()) : "-";
        out.println(String.format(
                Locale.ROOT, "%-30s %-10s %-14s %s", time, host, shown(event.code()), shown(summary(event))));
        out.println("  " + shown(event.provenance().toString()));
    }

    /** The prose of the event, else what it says in its own fields. */
    private static String summary(Event event) {
        String message = event.text(FieldNames.MESSAGE);
        if (!message.isEmpty()) {
            return message;
        }
        List<String> words = new ArrayList<>();
        words.add(event.provider());
        event.forEach((name, value) -> {
            if (name.startsWith(FieldNames.EVENT_DATA) && !value.isBlank() && words.size() < 8) {
                words.add(name.substring(FieldNames.EVENT_DATA.length()) + "=" + value);
            }
        });
        return String.join(" ", words);
    }

    /** Control and bidi characters of evidence never reach a terminal. */
    static String shown(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(CHARACTERS_MAX).forEach(c -> {
            boolean hostile = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            if (hostile) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Begins the table; one without events has its head all the same. */
    private CSVPrinter head() {
        if (rows != null) {
            return rows;
        }
        List<String> head = new ArrayList<>(List.of("@timestamp", "hindcast.raw_time", "hindcast.citation"));
        head.addAll(columns);
        try {
            CSVPrinter begun = new CSVPrinter(out, CSVFormat.RFC4180);
            begun.printRecord(head.stream().map(CsvCell::of));
            rows = begun;
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(Event event) {
        List<String> cells = new ArrayList<>();
        cells.add(event.stamp().map(s -> s.instant().toString()).orElse(""));
        cells.add(CsvCell.of(event.stamp().map(Stamp::raw).orElse("")));
        cells.add(CsvCell.of(event.provenance().toString()));
        columns.forEach(n -> cells.add(CsvCell.of(event.text(n))));
        try {
            head().printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
