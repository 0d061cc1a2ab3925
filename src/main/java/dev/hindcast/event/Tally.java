package dev.hindcast.event;

/**
 * Counts that cannot lie: every record that is present was read or rejected.
 *
 * @param present records that the file holds, as far as can be told
 * @param read records that became events, or that are known to say nothing (continuation lines are part of their record)
 * @param rejected records that could not be read, each with a diagnostic
 */
public record Tally(long present, long read, long rejected) {

    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally {
        if (read < 0 || rejected < 0 || read + rejected != present) {
            throw new IllegalStateException(read + " read + " + rejected + " rejected is not " + present + " present");
        }
    }
}
