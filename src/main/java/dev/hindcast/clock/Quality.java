package dev.hindcast.clock;

import java.util.Locale;

/** How an offset is known, best first; the words are those of the report's schema. */
public enum Quality {
    /** Two-sided evidence nearby. */
    MEASURED,
    /** One-sided or censored evidence only. */
    BOUNDED,
    /** Continued from neighbouring evidence. */
    INFERRED,
    /** No evidence. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
