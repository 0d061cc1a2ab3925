package dev.hindcast.incident;

import java.util.List;

/**
 * A hypothesis among its rivals.
 *
 * @param probability NaN where no evidence speaks for or against any rival; else all sum to 1
 */
public record RankedHypothesis(
        String id,
        String title,
        int rank,
        double probability,
        String statement,
        List<Finding> supports,
        List<Finding> contradicts) {
    public RankedHypothesis {
        supports = List.copyOf(supports);
        contradicts = List.copyOf(contradicts);
    }
}
