package dev.hindcast.attempt;

/** What an authentication's code speaks of (kerberos-under-skew 9; windows-events "codes"). */
public enum CodeFamily {
    /** 0x0, ISSUE, an accepted logon. */
    SUCCESS,
    /** 0x25, 0xC0000133, 0x80090324, 1398, "Clock skew too great": two clocks differ by more than the tolerance. */
    CLOCK_SKEW,
    /** 0x21, "Ticket not yet valid": the checker is behind the issuer. */
    NOT_YET_VALID,
    /** 0x20: ordinary at a ticket's end; a sign of a clock only with a second witness. */
    EXPIRED,
    /** 0x18, 0xC000006A: the key was wrong, and nothing was said of the clock. */
    WRONG_KEY,
    /** 0x6, 0x12, 0x17, 0xC0000064, 0xC0000072, 0xC0000234: the account, not the clock. */
    ACCOUNT,
    /** 0x7, 0x1B: the service's name. */
    SPN,
    /** 0x1F, 0x29, 0xC000018B, Netlogon 3210/5722: the machine's password. */
    MACHINE_PASSWORD,
    /** 0xE, 0x9: encryption types. */
    ENCRYPTION,
    /** 0xC000005E, 1311: no domain controller answered. */
    UNREACHABLE,
    /** Anything else that failed. */
    OTHER;

    /** Whether the code by itself names a difference of clocks. */
    public boolean speaksOfClock() {
        return this == CLOCK_SKEW || this == NOT_YET_VALID;
    }
}
