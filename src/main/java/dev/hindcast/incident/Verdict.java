package dev.hindcast.incident;

import java.util.Locale;

/** The answer to a claim, and to the whole. */
public enum Verdict {
    YES,
    NO,
    UNDETERMINED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
