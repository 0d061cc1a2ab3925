package dev.hindcast.attempt;

/** Whether the client corrects its own clock inside Kerberos (kerberos-under-skew 1.3). */
public enum ClientCorrection {
    /** Shown: refused and healed by itself in this evidence. */
    HEALS,
    /** Shown: refused for the clock, finally, with no success of the same pair within two seconds. */
    DOES_NOT_HEAL,
    /** The evidence does not tell. */
    UNKNOWN
}
