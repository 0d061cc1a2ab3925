package dev.hindcast.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Hits sorted by one time, which answers at once which of those behind a moment has the least of another time.
 */
final class HitIndex {

    /**
     * How many neighbours are tried where the best hit may not be taken (it is the event of the step before, or its log
     * says that it came earlier). More would make a crowd of equal times quadratic.
     */
    private static final int PROBES = 64;

    private final List<Hit> hits;
    private final Function<Hit, Instant> sortedBy;
    private final Function<Hit, Instant> least;
    private final int[] leastFrom;

    HitIndex(List<Hit> unsorted, Function<Hit, Instant> sortedBy, Function<Hit, Instant> least) {
        this.sortedBy = sortedBy;
        this.least = least;
        this.hits = unsorted.stream()
                .sorted(Comparator.comparing(sortedBy)
                        .thenComparing(least)
                        .thenComparing(Hit::best)
                        .thenComparing(Hit.BY_PLACE))
                .toList();
        this.leastFrom = new int[hits.size()];
        for (int i = hits.size() - 1; i >= 0; i--) {
            boolean own = i == hits.size() - 1
                    || !least.apply(hits.get(leastFrom[i + 1])).isBefore(least.apply(hits.get(i)));
            leastFrom[i] = own ? i : leastFrom[i + 1];
        }
    }

    /** Of the hits strictly after the moment that may be taken, the one with the least other time. */
    Optional<Hit> after(Instant moment, Predicate<Hit> mayTake) {
        return from(firstWhere(time -> time.isAfter(moment)), mayTake);
    }

    /** The same, for hits at the moment or after it. */
    Optional<Hit> notBefore(Instant moment, Predicate<Hit> mayTake) {
        return from(firstWhere(time -> !time.isBefore(moment)), mayTake);
    }

    private Optional<Hit> from(int start, Predicate<Hit> mayTake) {
        if (start == hits.size()) {
            return Optional.empty();
        }
        Hit best = hits.get(leastFrom[start]);
        if (mayTake.test(best)) {
            return Optional.of(best);
        }
        return hits.subList(start, Math.min(hits.size(), start + PROBES)).stream()
                .filter(mayTake)
                .min(Comparator.comparing(least));
    }

    private int firstWhere(Predicate<Instant> isBehind) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBehind.test(sortedBy.apply(hits.get(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
