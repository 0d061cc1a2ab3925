package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The departure of a clock of which only outcomes of authentications tell (clock model, section 7, "Onset" 5). */
final class CensoredOnset {

    private static final int REFUSALS_LEAST = 2;

    private final FittedClock clock;

    CensoredOnset(FittedClock clock) {
        this.clock = clock;
    }

    /** Two refusals that nothing else contradicts, on a clock that nothing else shows. */
    Optional<Onset> onset() {
        List<double[]> seen = new ArrayList<>();
        TreeSet<Citation> citations = new TreeSet<>();
        for (int i = 0; i < clock.rows.size; i++) {
            Bound.Kind kind = clock.rows.bound[i].kind();
            if ((kind == Bound.Kind.AHEAD || kind == Bound.Kind.BEHIND) && clock.isInlier(i)) {
                seen.add(new double[] {clock.rows.time[i]});
                citations.add(clock.rows.bound[i].citations().get(0));
            }
        }
        for (int i = 0; i < clock.refusals.length; i++) {
            if (!clock.at(clock.refusals[i]).isWithin(Departures.PERIODIC_MOST)) {
                seen.add(new double[] {clock.refusals[i]});
                citations.add(clock.refusedBounds.get(i).citations().get(0));
            }
        }
        if (seen.size() < REFUSALS_LEAST) {
            return Optional.empty();
        }
        double first = seen.stream().mapToDouble(s -> s[0]).min().orElseThrow();
        return Optional.of(new Onset(
                OnsetSearch.moment(OptionalDouble.empty(), lastInside(first), first),
                Onset.Kind.CENSORED,
                citations.stream().limit(8).toList()));
    }

    /** The last moment before a time at which two-sided evidence shows the clock inside its band; NaN if none. */
    double lastInside(double time) {
        double last = Double.NaN;
        for (double evidence : clock.nearby().twoSidedTimes()) {
            if (evidence <= time && clock.at(evidence).isWithin(Departures.LIMIT_SECONDS)) {
                last = evidence;
            }
        }
        return last;
    }
}
