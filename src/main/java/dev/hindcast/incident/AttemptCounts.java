package dev.hindcast.incident;

import dev.hindcast.event.Moment;

/**
 * Attempts in which the guest is a party, by direction.
 *
 * @param firstFailure corrected time of the first failed attempt; {@link Moment#UNKNOWN} where none failed
 * @param lastFailure of the last
 * @param whyIntermittent one sentence on why some succeeded and some failed; empty where there is nothing to explain
 */
public record AttemptCounts(
        Count outbound,
        Count inbound,
        Count directionUnknown,
        Moment firstFailure,
        Moment lastFailure,
        String whyIntermittent) {

    /** How many succeeded and failed. */
    public record Count(int succeeded, int failed) {}

    public int failed() {
        return outbound.failed() + inbound.failed() + directionUnknown.failed();
    }

    public int total() {
        return failed() + outbound.succeeded() + inbound.succeeded() + directionUnknown.succeeded();
    }
}
