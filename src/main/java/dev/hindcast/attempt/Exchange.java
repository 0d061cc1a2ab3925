package dev.hindcast.attempt;

/** Which exchange of Kerberos, hence whose clocks are compared (RFC 4120 sections 3.1 to 3.3). */
public enum Exchange {
    /** Initial ticket: client against KDC. */
    AS,
    /** Service ticket: client against KDC. */
    TGS,
    /** Client against the service that accepts it; the KDC does not see it. */
    AP
}
