package dev.hindcast.attempt;

/** Which way an attempt goes, seen from one host. */
public enum Direction {
    /** The host asked. */
    OUTBOUND,
    /** Others asked the host. */
    INBOUND,
    /** The host is a party, and the record does not tell which. */
    UNKNOWN,
    /** The attempt is not the host's. */
    NOT_A_PARTY
}
