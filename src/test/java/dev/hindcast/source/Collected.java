package dev.hindcast.source;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that a reader told of one source. */
public final class Collected implements EventSink {

    private final List<Event> events = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Reading reading =
            new Reading(dev.hindcast.event.Tally.NONE, "", dev.hindcast.event.StampBasis.NOT_APPLICABLE);

    public static Collected of(Format format, Source source, ReadingOptions options) throws IOException {
        Collected collected = new Collected();
        collected.reading = format.reader(options).read(source, collected);
        return collected;
    }

    public static Collected of(Format format, Source source) throws IOException {
        return of(format, source, ReadingOptions.NONE);
    }

    @Override
    public void accept(Event event) {
        events.add(event);
    }

    @Override
    public void accept(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    public List<Event> events() {
        return events;
    }

    public Event event(int index) {
        return events.get(index);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The codes of the diagnostics, in order. */
    public List<String> codes() {
        return diagnostics.stream().map(Diagnostic::code).toList();
    }

    public Reading reading() {
        return reading;
    }

    /** Instants of the events in order; fails where an event has no stamp. */
    public List<String> instants() {
        return events.stream()
                .map(e -> e.stamp().orElseThrow().instant().toString())
                .toList();
    }
}
