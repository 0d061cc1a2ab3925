package dev.hindcast.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.report.CsvCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Prints events, each with all its fields, its raw time and the place where it stands. */
final class EventOutput {

    /** A line on a terminal is for reading; the whole text stands in -o jsonl. */
    private static final int CHARACTERS_MAX = 1000;

    private final PrintWriter out;
    private final ListFormat format;
    private final JsonFactory json = new JsonFactory();
    private final List<Event> held = new ArrayList<>();
    private long printed;

    EventOutput(PrintWriter out, ListFormat format) {
        this.out = out;
        this.format = format;
    }

    void print(Event event) {
        switch (format) {
            case TABLE -> row(event);
            case JSONL -> out.println(object(event));
            case JSON -> out.print((printed == 0 ? "[\n" : ",\n") + object(event));
            case CSV -> held.add(event); // the columns are known when all events are
        }
        printed++;
    }

    /** Ends the output. */
    void end() {
        switch (format) {
            case TABLE, JSONL -> {}
            case JSON -> out.println(printed == 0 ? "[]" : "\n]");
            case CSV -> csv();
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

    private String object(Event event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = json.createGenerator(text)) {
            g.writeStartObject();
            if (event.stamp().isPresent()) {
                Stamp stamp = event.stamp().get();
                g.writeStringField("@timestamp", stamp.instant().toString());
                g.writeStringField("hindcast.raw_time", stamp.raw());
                g.writeStringField("hindcast.zone", stamp.zone());
                g.writeStringField("hindcast.zone_basis", stamp.basis().word());
            }
            for (int slot = 0; slot < event.layout().size(); slot++) {
                g.writeStringField(event.layout().name(slot), event.value(slot));
            }
            g.writeArrayFieldStart("hindcast.citations");
            for (Provenance place : event.citations()) {
                g.writeString(place.toString());
            }
            g.writeEndArray();
            g.writeStringField("event.id", event.id());
            g.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void csv() {
        TreeSet<String> names = new TreeSet<>();
        held.forEach(e -> e.forEach((name, value) -> names.add(name)));
        List<String> head = new ArrayList<>(List.of("@timestamp", "hindcast.raw_time", "hindcast.citation"));
        head.addAll(names);
        try {
            CSVPrinter rows = new CSVPrinter(out, CSVFormat.RFC4180);
            rows.printRecord(head.stream().map(CsvCell::of));
            for (Event event : held) {
                List<String> cells = new ArrayList<>();
                cells.add(event.stamp().map(s -> s.instant().toString()).orElse(""));
                cells.add(CsvCell.of(event.stamp().map(Stamp::raw).orElse("")));
                cells.add(CsvCell.of(event.provenance().toString()));
                names.forEach(n -> cells.add(CsvCell.of(event.text(n))));
                rows.printRecord(cells);
            }
            rows.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
