package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.Direction;
import java.time.Instant;

/**
 * An attempt placed on the reference clock and seen from one guest.
 *
 * @param time on the reference clock
 * @param direction as seen from the guest
 * @param relation how far apart the two parties' clocks were, as far as can be proved without the outcomes
 * @param byProxy the initiator's own clock is not in evidence, and domain time stands for it
 */
record TimedAttempt(Attempt attempt, Instant time, Direction direction, Relation relation, boolean byProxy) {

    /** How the relative offset of two parties stands to the tolerance, interval and all (clock model, section 9, M2). */
    enum Relation {
        BEYOND,
        WITHIN,
        OPEN
    }

    /** Refused in the end, by a code that names two clocks. */
    boolean refusedForClock() {
        return attempt.family().speaksOfClock();
    }
}
