package dev.hindcast.simulate;

import java.time.Instant;

/**
 * How one authentication truly ended.
 *
 * @param trueTime when the checker answered last
 * @param kind who asked whom
 * @param account the account
 * @param outcome how it ended
 */
public record TrueAttempt(Instant trueTime, Kind kind, String account, Outcome outcome) {

    /** Who asked whom, seen from the guest. */
    public enum Kind {
        /** A Windows logon session of a host asked the domain controller. */
        WINDOWS_OUTBOUND,
        /** A Java program on the guest asked the domain controller. */
        JAVA_OUTBOUND,
        /** A Windows workstation logged on to a host. */
        WINDOWS_INBOUND,
        /** A Java program elsewhere logged on to the guest. */
        JAVA_INBOUND
    }

    /** How it ended for the one who asked. */
    public enum Outcome {
        ACCEPTED,
        /** Refused for the clock, then accepted because the client corrected itself. */
        HEALED,
        REFUSED_FOR_THE_CLOCK,
        /** A mistyped password. */
        WRONG_KEY
    }
}
