package dev.hindcast.clock;

import dev.hindcast.host.Boot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * From the bounds, sets and boots of one host to its {@link FittedClock} (clock model, section 6): place, cut, relate, then
 * once or twice again with what was learnt. The order of the input does not matter.
 */
final class ClockFit {

    /** The least wander that any clock is granted. */
    static final double WANDER_LEAST = 0.1;

    private static final double WANDER_MOST = 0.8;
    private static final int WANDER_ROWS = 4000;
    private static final int ROUNDS = 3;
    private static final double PLACED_WIDTH = 60;
    private static final double STRAY = 20;

    private final List<LoggedSet> logged;
    private final List<Boot> boots;
    private final double tolerance;
    private final List<Bound> bounds = new ArrayList<>();
    private final List<Bound> refused = new ArrayList<>();

    /**
     * @param bounds all of one host, against the reference
     * @param logged its sets, twins merged
     * @param boots its boots
     * @param toleranceSeconds what a refusal says that the difference exceeded
     */
    ClockFit(List<Bound> bounds, List<LoggedSet> logged, List<Boot> boots, double toleranceSeconds) {
        List<Bound> sorted = new ArrayList<>(bounds);
        sorted.sort(Bound.fixedOrder());
        for (Bound bound : sorted) {
            (bound.kind() == Bound.Kind.REFUSED ? refused : this.bounds).add(bound);
        }
        this.logged = List.copyOf(logged);
        this.boots = List.copyOf(boots);
        this.tolerance = toleranceSeconds;
    }

    FittedClock fit() {
        Placement placement = placement();
        double[] bootTimes = placement.boots(boots);
        SetsOfClock sets = placement.sets(logged);
        double[] times = times(bounds, placement);
        double[] refusals = times(refused, placement);
        List<Bound> used = bounds;
        List<Bound> open = refused;
        double wander = 0;
        FittedClock clock = FittedClock.without(sets);
        for (int round = 0; round < ROUNDS; round++) {
            Rows rows = Rows.of(used, times, sets);
            wander = round == 0 ? wander(rows, bootTimes) : wander;
            List<Segment> segments = new Segmentation(rows, wander, bootTimes).segments();
            clock = new FittedClock(
                    rows,
                    segments,
                    changes(rows, segments, wander, bootTimes),
                    sets,
                    bootTimes,
                    wander,
                    refusals,
                    open);
            if (clock.isEmpty() || round + 1 == ROUNDS) {
                break;
            }
            SetsOfClock placed = placedAgain(clock);
            boolean isSettled = moved(placed, sets) < 0.5;
            if (round == 0 && !refused.isEmpty()) {
                Signed signed = signed(clock, refusals);
                used = signed.used;
                open = signed.open;
                isSettled &= signed.added == 0;
                times = Arrays.copyOf(times, used.size());
                System.arraycopy(signed.times, 0, times, bounds.size(), signed.added);
                refusals = signed.openTimes;
            }
            isSettled &= !placeOwnOutcomes(clock, used, times);
            if (isSettled && refusals.length == clock.refusals.length) {
                break;
            }
            sets = placed;
        }
        return clock;
    }

    private Placement placement() {
        double[] times = new double[bounds.size()];
        double[] offsets = new double[bounds.size()];
        int count = 0;
        for (Bound bound : bounds) {
            double low = bound.lowSeconds();
            double high = bound.highSeconds();
            if (bound.kind() == Bound.Kind.OWN_FIRST) {
                high = Math.min(high, low + Rows.SOFT_SECONDS);
            } else if (bound.kind() == Bound.Kind.OWN_LAST) {
                low = Math.max(low, high - Rows.SOFT_SECONDS);
            }
            if (high - low < PLACED_WIDTH) {
                double middle = (low + high) / 2;
                double reading = EpochSeconds.of(bound.reading());
                times[count] = bound.placedBy() == Bound.PlacedBy.OWN ? reading - middle : reading;
                offsets[count++] = middle;
            }
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> times[i]));
        double[] sortedTimes = Arrays.stream(order).mapToDouble(i -> times[i]).toArray();
        double[] sortedOffsets =
                Arrays.stream(order).mapToDouble(i -> offsets[i]).toArray();
        return withoutStrays(sortedTimes, sortedOffsets);
    }

    /** A wrong join next to a set would misplace it: what stands alone among its four neighbours places nothing. */
    private static Placement withoutStrays(double[] times, double[] offsets) {
        int kept = 0;
        double[] keptTimes = new double[times.length];
        double[] keptOffsets = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            // at the ends too: the first logon of a log that begins in mid-ticket looks hours late
            int from = Math.max(0, Math.min(i - 2, times.length - 5));
            double[] around = Arrays.copyOfRange(offsets, from, Math.min(times.length, from + 5));
            Arrays.sort(around);
            if (around.length < 5 || Math.abs(offsets[i] - around[2]) <= STRAY) {
                keptTimes[kept] = times[i];
                keptOffsets[kept++] = offsets[i];
            }
        }
        return new Placement(Arrays.copyOf(keptTimes, kept), Arrays.copyOf(keptOffsets, kept));
    }

    private static double[] times(List<Bound> bounds, Placement placement) {
        double[] times = new double[bounds.size()];
        for (int i = 0; i < times.length; i++) {
            Bound bound = bounds.get(i);
            double reading = EpochSeconds.of(bound.reading());
            if (bound.placedBy() == Bound.PlacedBy.OTHER) {
                times[i] = reading;
            } else if (bound.kind() == Bound.Kind.MEASURED) {
                times[i] = reading - (bound.lowSeconds() + bound.highSeconds()) / 2;
            } else {
                times[i] = placement.moment(reading);
            }
        }
        return times;
    }

    /** A wider wander must save changes or set-aside evidence; doubling it costs as much as 2.5 changes. */
    private static double wander(Rows all, double[] bootTimes) {
        Rows rows = all.size > WANDER_ROWS ? all.thinned(3000) : all;
        double[] boots = all.size > WANDER_ROWS ? new double[0] : bootTimes;
        double best = WANDER_LEAST;
        double least = Double.POSITIVE_INFINITY;
        for (double wander = WANDER_LEAST; ; wander *= 2) {
            List<Segment> segments = new Segmentation(rows, wander, boots).segments();
            double aside = segments.stream().mapToDouble(s -> s.cost).sum() / Math.max(1.0, rows.weight());
            double extra = 4.0 * Math.max(0, segments.size() - 1) + 60.0 * aside;
            double cost = extra + 10 * Math.log(wander / WANDER_LEAST) / Math.log(2);
            if (cost < least) {
                least = cost;
                best = wander;
            }
            if (extra < 10 || wander >= WANDER_MOST) {
                return best;
            }
        }
    }

    private static List<Change> changes(Rows rows, List<Segment> segments, double wander, double[] boots) {
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k + 1 < segments.size(); k++) {
            changes.add(Change.between(rows, segments.get(k), segments.get(k + 1), wander, boots));
        }
        return changes;
    }

    /** Solves old reading = t + offset(t) on the fitted clock. */
    private static SetsOfClock placedAgain(FittedClock clock) {
        List<SetsOfClock.Placed> again = new ArrayList<>();
        for (int s = 0; s < clock.sets.size(); s++) {
            SetsOfClock.Placed placed = clock.sets.all().get(s);
            double reading = EpochSeconds.of(placed.set().oldReading());
            // the old reading knows of the sets before this one only, wherever the iteration wanders
            double before = clock.sets.sumOfFirst(s);
            double moment = placed.time();
            for (int i = 0; i < 4 && placed.moves() != 0; i++) {
                moment = reading - clock.segments.get(clock.segmentAt(moment)).at(moment) - before;
            }
            // a piece that only outcomes bound has no line to place by; the reading itself is the better guess
            if (placed.moves() != 0 && !clock.isCarried(clock.segmentAt(reading))) {
                moment = reading;
            }
            boolean isNear = Math.abs(moment - placed.time()) < 900;
            again.add(new SetsOfClock.Placed(isNear ? moment : placed.time(), placed.moves(), placed.set()));
        }
        return new SetsOfClock(again);
    }

    private static double moved(SetsOfClock one, SetsOfClock other) {
        double most = 0;
        for (int i = 0; i < one.size(); i++) {
            most = Math.max(most, Math.abs(one.time(i) - other.time(i)));
        }
        return most;
    }

    /** A refusal says that the size exceeds the tolerance; its sign may come only from other evidence (section 3.3). */
    private Signed signed(FittedClock clock, double[] times) {
        List<Bound> used = new ArrayList<>(bounds);
        List<Bound> open = new ArrayList<>();
        double[] signedTimes = new double[times.length];
        double[] openTimes = new double[times.length];
        int added = 0;
        for (int i = 0; i < times.length; i++) {
            Reading reading = clock.at(times[i]);
            boolean mayBeAhead = reading.high() >= tolerance;
            boolean mayBeBehind = reading.low() <= -tolerance;
            Bound bound = refused.get(i);
            if (mayBeAhead == mayBeBehind || Double.isNaN(reading.offset())) {
                openTimes[open.size()] = times[i];
                open.add(bound);
                continue;
            }
            used.add(new Bound(
                    bound.host(),
                    bound.against(),
                    bound.reading(),
                    bound.placedBy(),
                    mayBeAhead ? tolerance - 1 : Double.NEGATIVE_INFINITY,
                    mayBeAhead ? Double.POSITIVE_INFINITY : 1 - tolerance,
                    mayBeAhead ? Bound.Kind.AHEAD : Bound.Kind.BEHIND,
                    Bound.OUTCOME,
                    bound.key(),
                    bound.citations()));
            signedTimes[added++] = times[i];
        }
        return new Signed(used, open, Arrays.copyOf(signedTimes, added), Arrays.copyOf(openTimes, open.size()), added);
    }

    /** Moves outcomes that the host's own clock dates; says whether any moved by more than a second. */
    private static boolean placeOwnOutcomes(FittedClock clock, List<Bound> used, double[] times) {
        boolean moved = false;
        for (int i = 0; i < times.length; i++) {
            Bound bound = used.get(i);
            if (bound.placedBy() == Bound.PlacedBy.OWN && bound.kind() != Bound.Kind.MEASURED) {
                double offset = clock.at(times[i]).offset();
                double moment = EpochSeconds.of(bound.reading()) - (Double.isNaN(offset) ? 0 : offset);
                if (!Double.isNaN(offset) && Math.abs(moment - times[i]) < 900) {
                    moved |= Math.abs(moment - times[i]) > 1;
                    times[i] = moment;
                }
            }
        }
        return moved;
    }

    private static final class Signed {
        final List<Bound> used;
        final List<Bound> open;
        final double[] times;
        final double[] openTimes;
        final int added;

        Signed(List<Bound> used, List<Bound> open, double[] times, double[] openTimes, int added) {
            this.used = used;
            this.open = open;
            this.times = times;
            this.openTimes = openTimes;
            this.added = added;
        }
    }
}
