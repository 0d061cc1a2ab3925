package dev.hindcast.rule;

import java.time.Duration;
import java.util.List;

/** A rule over several matches, in corrected time. */
public sealed interface Correlation {

    String id();

    String title();

    List<String> tags();

    /**
     * Matches of {@code rules} in this order, on corrected time, for equal values of the group-by fields, all within the
     * timespan (Sigma's {@code temporal_ordered}). Where the uncertainty of two corrected times lets the order be either
     * way, the match is marked as not proved.
     *
     * @param rules ids of rules or of other correlations, in order
     * @param groupBy field names; {@code host.name} compares hosts, not spellings
     */
    record TemporalOrdered(
            String id, String title, List<String> tags, List<String> rules, List<String> groupBy, Duration timespan)
            implements Correlation {
        public TemporalOrdered {
            tags = List.copyOf(tags);
            rules = List.copyOf(rules);
            groupBy = List.copyOf(groupBy);
        }
    }
}
