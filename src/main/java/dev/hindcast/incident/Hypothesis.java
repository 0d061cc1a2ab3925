package dev.hindcast.incident;

import java.util.List;

/**
 * A cause that is weighed, as its document declares it: nothing about it stands in code.
 *
 * @param id {@code time-source-lost}
 * @param title a few words
 * @param way whether it is one of the ways in which a cutover causes an offset, or a rival of them
 * @param claim one sentence
 * @param looksLike what the evidence would look like if it were true
 * @param supports what speaks for it
 * @param contradicts what speaks against it
 * @param settledBy ids of the evidence that would settle it
 */
public record Hypothesis(
        String id,
        String title,
        Way way,
        String claim,
        String looksLike,
        List<Weight> supports,
        List<Weight> contradicts,
        List<String> settledBy) {

    public Hypothesis {
        supports = List.copyOf(supports);
        contradicts = List.copyOf(contradicts);
        settledBy = List.copyOf(settledBy);
    }

    /** Whether the cutover is behind it. */
    public enum Way {
        CUTOVER,
        RIVAL
    }

    /**
     * What a sign weighs.
     *
     * @param sign id of a fact, or {@code rule:ID}
     * @param logOdds natural logarithm, positive; a contradiction is subtracted
     * @param why one sentence
     */
    public record Weight(String sign, double logOdds, String why) {}
}
