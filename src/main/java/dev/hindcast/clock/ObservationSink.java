package dev.hindcast.clock;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;

/** Takes what the kinds of observation find. What concerns {@link HostName#UNKNOWN} is counted and left out. */
public interface ObservationSink {

    void bound(Bound bound);

    void set(LoggedSet set);

    /** A fact whose time is still the host's own raw time; it is put on the reference when the clock is known. */
    void fact(TimeSourceFact fact);

    /** The host that an event belongs to, under its report name. */
    HostName hostOf(Event event);

    /** The report name of a host that a field names. */
    HostName canonical(HostName written);
}
