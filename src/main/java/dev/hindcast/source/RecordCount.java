package dev.hindcast.source;

import dev.hindcast.event.Tally;

/** Counts records while a reader works; {@link #tally()} fails if one was neither read nor rejected. */
public final class RecordCount {

    private long present;
    private long read;
    private long rejected;

    /** A record begins. */
    public void present() {
        present++;
    }

    /** The record that began last became an event, or is known to say nothing. */
    public void read() {
        read++;
    }

    /** The record that began last could not be read; its diagnostic goes to the sink. */
    public void rejected() {
        rejected++;
    }

    public Tally tally() {
        return new Tally(present, read, rejected);
    }
}
