package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One observation of a clock: at a moment, (clock of {@code host} minus clock of {@code against}) lies in
 * [{@code lowSeconds}, {@code highSeconds}]. A side may be infinite. Clock model, section 2.
 *
 * @param host whose clock
 * @param against the other clock; {@link HostName#UNKNOWN} = some clock of domain time that the source does not name
 * @param reading what the placing clock showed
 * @param placedBy which of the two clocks showed {@code reading}
 * @param lowSeconds least difference, positive = host ahead
 * @param highSeconds greatest difference
 * @param kind what sort of evidence
 * @param weight how much it counts when evidence contradicts itself: a direct measurement 2, a joined pair 0.7
 * @param key by what the records were joined; empty for a measurement
 * @param citations the records, the host's own first; never empty
 */
public record Bound(
        HostName host,
        HostName against,
        Instant reading,
        PlacedBy placedBy,
        double lowSeconds,
        double highSeconds,
        Kind kind,
        double weight,
        String key,
        List<Citation> citations) {

    /** Weight of a measurement with a known error. */
    public static final double DIRECT = 2.0;
    /** Weight of a measurement whose error is assumed. */
    public static final double ROUGH = 1.0;
    /** Weight of a joined pair: the join may be wrong. */
    public static final double JOINED = 0.7;
    /** Weight of an outcome. */
    public static final double OUTCOME = 1.0;

    private static final Comparator<Bound> FIXED_ORDER = Comparator.comparing(Bound::reading)
            .thenComparingDouble(Bound::lowSeconds)
            .thenComparingDouble(Bound::highSeconds)
            .thenComparing(Bound::kind)
            .thenComparing(Bound::against)
            .thenComparing(b -> b.citations().get(0))
            .thenComparing(Bound::key);

    public Bound {
        citations = List.copyOf(citations);
        if (citations.isEmpty() || !(lowSeconds <= highSeconds)) {
            throw new IllegalArgumentException("no bound: [" + lowSeconds + ", " + highSeconds + "] " + citations);
        }
    }

    /** Whose reading places a bound in time. */
    public enum PlacedBy {
        /** The clock that is bounded. */
        OWN,
        /** The clock that it is compared with. */
        OTHER
    }

    /** What sort of evidence a bound is. */
    public enum Kind {
        /** Both clocks were read at one moment. */
        MEASURED,
        /** The host's record was written before the other's: a lower bound. */
        OWN_FIRST,
        /** The host's record was written after the other's: an upper bound. */
        OWN_LAST,
        /** A checker accepted the host's time, or the host accepted another's. */
        ACCEPTED,
        /** Refused because the clocks differ; the sign is open, both sides infinite. */
        REFUSED,
        /** Refused, and the code or other evidence says that the host is behind. */
        BEHIND,
        /** Refused, and other evidence says that the host is ahead. */
        AHEAD;

        /** Whether this comes from the outcome of an authentication. */
        public boolean isOutcome() {
            return this == ACCEPTED || this == REFUSED || this == BEHIND || this == AHEAD;
        }

        boolean isJoin() {
            return this == OWN_FIRST || this == OWN_LAST;
        }
    }

    /** The order in which bounds are worked on, whatever order they were found in. */
    static Comparator<Bound> fixedOrder() {
        return FIXED_ORDER;
    }

    /** The same relation seen from the other host. */
    Bound turned() {
        Kind seen = switch (kind) {
            case MEASURED, ACCEPTED, REFUSED -> kind;
            case OWN_FIRST -> Kind.OWN_LAST;
            case OWN_LAST -> Kind.OWN_FIRST;
            case BEHIND -> Kind.AHEAD;
            case AHEAD -> Kind.BEHIND;
        };
        PlacedBy by = placedBy == PlacedBy.OWN ? PlacedBy.OTHER : PlacedBy.OWN;
        return new Bound(
                /* host= */ against,
                /* against= */ host,
                reading,
                by,
                -highSeconds,
                -lowSeconds,
                seen,
                weight,
                key,
                citations);
    }

    /** The same bound against a reference on which the other clock lies in {@code others} at that moment. */
    Bound carriedBy(OffsetBand others, HostName reference, Instant time) {
        return new Bound(
                host,
                reference,
                time,
                PlacedBy.OTHER,
                lowSeconds + others.lowSeconds(),
                highSeconds + others.highSeconds(),
                kind,
                weight,
                key,
                citations);
    }

    /** The same bound, wider by what the other clock may differ from the reference. */
    Bound within(OffsetBand others) {
        return new Bound(
                host,
                against,
                reading,
                placedBy,
                lowSeconds + others.lowSeconds(),
                highSeconds + others.highSeconds(),
                kind,
                weight,
                key,
                citations);
    }
}
