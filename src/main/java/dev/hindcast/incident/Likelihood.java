package dev.hindcast.incident;

/**
 * Words of likelihood (ICD 203): what a probability is called. Their bounds are those of the report's schema.
 */
public enum Likelihood {
    ALMOST_NO_CHANCE(0.05, "almost no chance"),
    VERY_UNLIKELY(0.20, "very unlikely"),
    UNLIKELY(0.45, "unlikely"),
    ROUGHLY_EVEN_CHANCE(0.55, "roughly even chance"),
    LIKELY(0.80, "likely"),
    VERY_LIKELY(0.95, "very likely"),
    ALMOST_CERTAIN(1.0, "almost certain");

    private final double atMost;
    private final String words;

    Likelihood(double atMost, String words) {
        this.atMost = atMost;
        this.words = words;
    }

    /** The word for a probability from 0 to 1. */
    public static Likelihood of(double probability) {
        for (Likelihood word : values()) {
            if (probability <= word.atMost) {
                return word;
            }
        }
        throw new IllegalArgumentException(probability + " is no probability");
    }

    /** A probability from 0 to 1 in per cent from 1 to 99, as the words end there: {@code 97 %}. */
    public static String percent(double probability) {
        return Math.max(1, Math.min(99, Math.round(probability * 100))) + " %";
    }

    public String words() {
        return words;
    }
}
