package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One clock as its evidence shows it: segments of one line each, the changes between them, and the logged sets. Times in
 * seconds since 1970 on the reference clock, offsets in seconds, positive = ahead.
 */
final class FittedClock {

    /** Evidence within this time makes an offset measured or bounded. */
    static final double NEAR_SECONDS = 6 * 3600.0;
    /** Beyond the evidence by more than this nothing is known. */
    static final double CARRIED_SECONDS = 86_400.0;
    /** A band wider than this many tolerances of 300 s, and not by local evidence, says nothing. */
    private static final double USELESS_WIDTH = 1200;

    private static final double LONG_GAP = 3600;
    /** Above this share set aside, nothing may be claimed (clock model, sections 6.8 and 10). */
    private static final double ASIDE_MOST = 0.5;

    /** Above this share it is known less well by a word. */
    private static final double ASIDE_MANY = 0.25;

    final Rows rows;
    final List<Segment> segments;
    final List<Change> changes;
    final SetsOfClock sets;
    /** Boots, ascending. */
    final double[] boots;

    final double wander;
    /** Refusals whose sign nothing resolves, by time. */
    final double[] refusals;

    final List<Bound> refusedBounds;

    private final SegmentSupport[] support;
    private final NearbyEvidence nearby;
    private final double asideOfAll;
    private final boolean[] good;

    FittedClock(
            Rows rows,
            List<Segment> segments,
            List<Change> changes,
            SetsOfClock sets,
            double[] boots,
            double wander,
            double[] refusals,
            List<Bound> refusedBounds) {
        this.rows = rows;
        this.segments = List.copyOf(segments);
        this.changes = List.copyOf(changes);
        this.sets = sets;
        this.boots = boots;
        this.wander = wander;
        this.refusals = refusals;
        this.refusedBounds = List.copyOf(refusedBounds);
        this.good = new boolean[rows.size];
        this.support = new SegmentSupport[segments.size()];
        for (int k = 0; k < support.length; k++) {
            support[k] = new SegmentSupport(rows, segments.get(k), wander);
            for (int row : segments.get(k).inliers) {
                good[row] = true;
            }
        }
        this.asideOfAll = segments.stream().mapToDouble(s -> s.cost).sum() / Math.max(1e-9, rows.weight());
        this.nearby = new NearbyEvidence(rows, good);
    }

    /** A clock of which nothing is known but its own log's word on its sets. */
    static FittedClock without(SetsOfClock sets) {
        Rows none = Rows.of(List.of(), new double[0], sets);
        return new FittedClock(
                none, List.of(), List.of(), sets, new double[0], ClockFit.WANDER_LEAST, new double[0], List.of());
    }

    /** How far an offset in a segment may be trusted, given how much evidence its line had to set aside (section 6.8). */
    Quality trusted(int segment, Quality quality) {
        if (support[segment].aside > ASIDE_MOST || asideOfAll > ASIDE_MOST) {
            return Quality.UNKNOWN;
        }
        return support[segment].aside <= ASIDE_MANY
                ? quality
                : switch (quality) {
                    case MEASURED -> Quality.BOUNDED;
                    case BOUNDED -> Quality.INFERRED;
                    case INFERRED, UNKNOWN -> Quality.UNKNOWN;
                };
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    double first() {
        return rows.time[0];
    }

    double last() {
        return rows.time[rows.size - 1];
    }

    double margin(int segment) {
        return support[segment].margin;
    }

    /** Whether two-sided evidence carries a segment at all. */
    boolean isCarried(int segment) {
        return support[segment].isCarried();
    }

    /** First time that two-sided evidence carries a segment at; ask {@link #isCarried} first. */
    double carriedFrom(int segment) {
        return support[segment].carriedFrom;
    }

    /** Last time that two-sided evidence carries a segment at. */
    double carriedTo(int segment) {
        return support[segment].carriedTo;
    }

    boolean isInlier(int row) {
        return good[row];
    }

    /** The segment that holds at a time. */
    int segmentAt(double time) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (time > changes.get(middle).time()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Whether the evidence of a segment can carry a claim: two direct measurements, or eight joins over an hour, since
     * joins of one moment can all be the same mistake (clock model, section 6.4). Where more than half of the evidence had to
     * be set aside, what is left agrees by chance.
     */
    boolean isSupported(int segment) {
        return support[segment].aside <= ASIDE_MOST && asideOfAll <= ASIDE_MOST && support[segment].canCarryClaim();
    }

    /** Whether so little speaks for a segment that two or three wrong joins beside each other could make it. */
    boolean isThin(int segment) {
        return !isSupported(segment) || support[segment].weight < 2 * Segmentation.BORDER;
    }

    /** What is known of the offset at a time. */
    Reading at(double time) {
        return read(time, false);
    }

    /** The same without the assumption that an answer is logged within three seconds. */
    Reading provenAt(double time) {
        return read(time, true);
    }

    /** An hour past its last two-sided row a line without a change in sight is still that line. */
    private static final double RUNS_ON_SECONDS = 3600;

    private Reading read(double time, boolean provenOnly) {
        if (isEmpty() || time < first() - CARRIED_SECONDS || time > last() + CARRIED_SECONDS) {
            return Reading.NOTHING;
        }
        int here = segmentAt(time);
        double shift = sets.sumUntil(time);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean allCarried = true;
        boolean isInChange = false;
        int least = here;
        int most = here;
        for (int q = 0; q < changes.size(); q++) {
            if (changes.get(q).low() <= time && time <= changes.get(q).high()) {
                least = Math.min(least, q);
                most = Math.max(most, q + 1);
                isInChange = true;
            }
        }
        for (int k = least; k <= most; k++) {
            Segment segment = segments.get(k);
            Polygon allowed = provenOnly ? support[k].proven : segment.allowed;
            low = Math.min(low, allowed.min(time - segment.start) - support[k].margin + shift);
            high = Math.max(high, allowed.max(time - segment.start) + support[k].margin + shift);
            allCarried &= isCarried(k);
        }
        boolean isInside = time >= first() && time <= last();
        boolean runsOn = isCarried(here)
                && (time < carriedFrom(here) - RUNS_ON_SECONDS || time > carriedTo(here) + RUNS_ON_SECONDS);
        if (!allCarried || (runsOn && !isInChange && isInside && nearby.hasWide())) {
            double[] local = nearby.wideBand(time);
            low = Math.min(low, local[0] - wander + shift);
            high = Math.max(high, local[1] + wander + shift);
        }
        double offset = high - low < USELESS_WIDTH && isCarried(here) ? estimate(here, time) + shift : Double.NaN;
        return new Reading(offset, unbounded(low), unbounded(high), quality(time, high - low));
    }

    private static double unbounded(double side) {
        return Math.abs(side) > Polygon.OFFSET_MAX / 10 ? Math.copySign(Double.POSITIVE_INFINITY, side) : side;
    }

    private double estimate(int here, double time) {
        double estimate = segments.get(here).at(time);
        for (int q = Math.max(0, here - 1); q < Math.min(changes.size(), here + 1); q++) {
            Change change = changes.get(q);
            Segment left = segments.get(q);
            Segment right = segments.get(q + 1);
            if (change.isKink() || change.isBoot() || left.inliers.length == 0 || right.inliers.length == 0) {
                continue;
            }
            double from = rows.time[left.inliers[left.inliers.length - 1]];
            double to = rows.time[right.inliers[0]];
            if (from < time && time < to && to - from > LONG_GAP) {
                // A jump at an unknown moment of a gap: the estimate goes from one side to the other.
                estimate = left.at(from) + (right.at(to) - left.at(from)) * (time - from) / (to - from);
            }
        }
        return estimate;
    }

    private Quality quality(double time, double width) {
        if (!(width < Polygon.OFFSET_MAX / 10)) {
            return Quality.UNKNOWN;
        }
        // a measurement nearby does not measure where the band is as wide as what outcomes leave
        if (nearby.toMeasured(time) <= NEAR_SECONDS && width <= Rows.TWO_SIDED_SECONDS) {
            return Quality.MEASURED;
        }
        if (nearby.toAny(time) <= NEAR_SECONDS) {
            return Quality.BOUNDED;
        }
        return width > USELESS_WIDTH ? Quality.UNKNOWN : Quality.INFERRED;
    }

    /** Seconds from a time to the nearest row that the estimate uses. */
    double fromEvidence(double time) {
        return nearby.toAny(time);
    }

    NearbyEvidence nearby() {
        return nearby;
    }

    /** The observations that draw the edges of a segment's polygon: what its band, rate and crossings rest on. */
    List<Citation> binding(int segment) {
        TreeSet<Citation> binding = new TreeSet<>();
        Polygon allowed = segments.get(segment).allowed;
        for (int i = 0; i < allowed.corners(); i++) {
            if (allowed.label(i) != Polygon.UNBOUND) {
                binding.addAll(rows.bound[allowed.label(i)].citations());
            }
        }
        return List.copyOf(binding);
    }

    /** Segments cut at the logged sets, in time order. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int set = 0;
        for (int k = 0; k < segments.size(); k++) {
            double from = k == 0 ? first() : changes.get(k - 1).time();
            double to = k < changes.size() ? changes.get(k).time() : last();
            while (set < sets.size() && sets.time(set) <= from) {
                set++;
            }
            double begin = from;
            while (set < sets.size() && sets.time(set) < to) {
                pieces.add(new Piece(begin, sets.time(set), segments.get(k), k, sets.sumUntil(begin)));
                begin = sets.time(set);
                set++;
            }
            pieces.add(new Piece(begin, to, segments.get(k), k, sets.sumUntil(begin)));
        }
        return pieces;
    }
}
