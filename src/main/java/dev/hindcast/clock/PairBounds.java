package dev.hindcast.clock;

import dev.hindcast.attempt.PairedRecords;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What two records of one exchange say about two clocks (clock model, section 2, rows 12 and 13). A stamp means a reading in
 * [instant, instant + resolution), so the bound is as far out as the resolutions allow: own 09:14:10 before the other's
 * 09:14:12, both cut to seconds, gives a lower bound of -3 s.
 */
final class PairBounds {

    private PairBounds() {}

    static List<Bound> of(List<PairedRecords> pairs) {
        List<Bound> bounds = new ArrayList<>();
        for (PairedRecords pair : pairs) {
            Stamp own = pair.own().stamp().orElse(null);
            Stamp others = pair.others().stamp().orElse(null);
            if (own != null && others != null) {
                bounds.add(bound(pair, own, others));
            }
        }
        return bounds;
    }

    private static Bound bound(PairedRecords pair, Stamp own, Stamp others) {
        boolean isFirst = pair.order() == PairedRecords.Order.OWN_FIRST;
        return new Bound(
                pair.host(),
                pair.other(),
                others.instant().plus(others.resolution().dividedBy(2)),
                Bound.PlacedBy.OTHER,
                isFirst ? seconds(Duration.between(others.end(), own.instant())) : Double.NEGATIVE_INFINITY,
                isFirst ? Double.POSITIVE_INFINITY : seconds(Duration.between(others.instant(), own.end())),
                isFirst ? Bound.Kind.OWN_FIRST : Bound.Kind.OWN_LAST,
                Bound.JOINED,
                pair.joinKey(),
                List.of(Citation.of(pair.own()), Citation.of(pair.others())));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
