package dev.hindcast.source;

/**
 * A format's vote on a sample.
 *
 * @param score 0 = not mine; 1 to 99 = share of matching lines or weaker signs; 100 = certain (magic bytes, a namespace)
 * @param because the reason in words: "63 of 64 lines are krb5kdc lines"
 */
public record Recognition(int score, String because) {

    private static final int CERTAIN = 100;

    public static final Recognition NO = new Recognition(0, "not this format");

    public Recognition {
        if (score < 0 || score > CERTAIN) {
            throw new IllegalArgumentException("a score is 0 to 100, not " + score);
        }
    }

    public static Recognition certain(String because) {
        return new Recognition(CERTAIN, because);
    }

    /** Whether no other format can be surer. */
    public boolean isCertain() {
        return score == CERTAIN;
    }

    public boolean isMatch() {
        return score > 0;
    }
}
