package dev.hindcast.rule;

import java.util.List;

/**
 * A correlation holds for these matches.
 *
 * @param matches in the order of the correlation's rules
 * @param orderProved whether corrected times with their uncertainty leave no other order
 */
public record CorrelationMatch(Correlation correlation, List<Match> matches, boolean orderProved) {
    public CorrelationMatch {
        matches = List.copyOf(matches);
    }
}
