package dev.hindcast.incident;

import dev.hindcast.attempt.Direction;
import dev.hindcast.event.HostName;
import java.time.Instant;

/**
 * One attempt as the picture draws it.
 *
 * @param host the guest whose row it is in
 * @param time on the reference clock
 * @param direction as seen from the host
 * @param family the row's label, {@code "in: java client"}
 * @param outcome how it ended
 */
public record AttemptMark(HostName host, Instant time, Direction direction, String family, Outcome outcome) {

    /** How an attempt ended for its user. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Refused for the clock, and accepted at the second try. */
        SECOND_TRY
    }
}
