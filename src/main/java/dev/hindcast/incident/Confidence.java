package dev.hindcast.incident;

import java.util.Locale;

/** How good the evidence is, apart from any probability (ICD 203). */
public record Confidence(Level level, String why) {

    /** The words of ICD 203. */
    public enum Level {
        HIGH,
        MODERATE,
        LOW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
