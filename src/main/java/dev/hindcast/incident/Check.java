package dev.hindcast.incident;

import java.util.List;
import java.util.Locale;

/** One of the five checks of trust portability, answered from evidence only. */
public record Check(Id id, State state, String statement, List<Finding> findings) {

    public Check {
        findings = List.copyOf(findings);
    }

    /** The five checks, in order (DESIGN section 1). */
    public enum Id {
        TIME_SYNC,
        KERBEROS_AFTER_REBOOT,
        SPN,
        CERTIFICATE_CHAIN,
        IDENTITY_GATE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A check's answer. */
    public enum State {
        PASS,
        FAIL,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
