package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventJson;
import dev.hindcast.event.JsonText;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import dev.hindcast.source.windows.Markup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an event log in every way that there is, for tests. */
final class Evtx {

    static final ReadingOptions ONE_THREAD = ReadingOptions.NONE.reading(false, 1);
    static final ReadingOptions CARVING = ReadingOptions.NONE.reading(true, 1);

    private Evtx() {}

    static Collected read(byte[] file) {
        return read(file, ONE_THREAD);
    }

    static Collected read(byte[] file, ReadingOptions options) {
        try {
            return Collected.of(new EvtxFormat(), new MemorySource("made.evtx", file), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a dump wrote and told. */
    record Dumped(String text, Tally tally, List<Diagnostic> diagnostics) {}

    static Dumped dump(byte[] file, RecordDump.Form form, ReadingOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            Reading reading =
                    new EvtxDump(options).dump(new MemorySource("made.evtx", file), form, out, diagnostics::add);
            return new Dumped(out.toString(StandardCharsets.UTF_8), reading.tally(), diagnostics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(byte[] file) {
        return dump(file, RecordDump.Form.JSON_LINES, ONE_THREAD).text();
    }

    static String xml(byte[] file) {
        return dump(file, RecordDump.Form.XML, ONE_THREAD).text();
    }

    /** The lines that a dump writes, made from events instead. */
    static String jsonOf(List<Event> events) {
        JsonText json = new JsonText(1024);
        for (Event event : events) {
            EventJson.write(event, json);
            json.raw('\n');
        }
        return json.toString();
    }

    /** The events when every record goes the long way, and no plan is used. */
    static List<Event> spoken(byte[] file) {
        List<Event> events = new ArrayList<>();
        try {
            new EvtxScan(new MemorySource("made.evtx", file), ONE_THREAD, diagnostic -> {})
                    .run(() -> new Spoken(events));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private record Spoken(List<Event> events) implements EvtxScan.Writing, RecordOutput {

        @Override
        public RecordOutput output() {
            return this;
        }

        @Override
        public void deliver() {}

        @Override
        public int mark() {
            return events.size();
        }

        @Override
        public void backTo(int mark) {
            events.subList(mark, events.size()).clear();
        }

        @Override
        public boolean takesPlans() {
            return false;
        }

        @Override
        public boolean planned(FieldPlan plan, Instance outer, Instance inner, long ticks, long id) {
            return false;
        }

        @Override
        public @Nullable Markup markup() {
            return null;
        }

        @Override
        public void spoken(Event event) {
            events.add(event);
        }
    }
}
