package dev.hindcast.clock;

import dev.hindcast.event.Event;

/** One kind of evidence about clocks: looks at every event and says what it tells. */
public interface ObservationKind {

    /** A stable short name, {@code system-time-changed}. */
    String id();

    /** Passes on what the event says about clocks; does nothing for an event of another kind, never throws. */
    void observe(Event event, ObservationSink sink);
}
