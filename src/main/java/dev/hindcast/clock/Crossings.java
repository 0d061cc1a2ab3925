package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** When a clock passed a tolerance, and when it will (clock model, section 7, "Crossing" and "Forecast"). */
final class Crossings {

    /** A healthy line has no forecast: the clock must lose or gain this much in ten days. */
    private static final double FORECAST_LEAST = 1.0;

    private static final double TEN_DAYS = 864_000;
    /** A forecast further away than this says nothing. */
    private static final double FORECAST_MOST = 10 * 365.25 * 86_400;

    private final FittedClock clock;
    private final double tolerance;
    private final List<Crossing> found = new ArrayList<>();

    Crossings(FittedClock clock, double toleranceSeconds) {
        this.clock = clock;
        this.tolerance = toleranceSeconds;
    }

    List<Crossing> all() {
        int side = 0;
        double known = Double.NaN;
        for (Piece piece : clock.pieces()) {
            if (!clock.isCarried(piece.index()) || !clock.isSupported(piece.index())) {
                continue;
            }
            double from = Math.max(piece.from(), clock.carriedFrom(piece.index()));
            double to = Math.min(piece.to(), clock.carriedTo(piece.index()));
            if (from > to) {
                continue;
            }
            int begins = side(piece.offset(from));
            if (begins != side) {
                before(piece, known, from, side, begins);
            }
            int ends = side(piece.offset(to));
            if (ends != begins && begins != 0) {
                along(piece, begins, false, from, to);
            }
            if (ends != begins && ends != 0) {
                along(piece, ends, true, from, to);
            }
            side = ends;
            known = to;
        }
        if (found.isEmpty()) {
            censored();
        }
        return List.copyOf(found);
    }

    private int side(double offset) {
        return Math.abs(offset) <= tolerance ? 0 : offset > 0 ? 1 : -1;
    }

    /** It passed between the evidence before and the begin of a piece: at a set, a jump, or in a silence. */
    private void before(Piece piece, double known, double from, int was, int is) {
        boolean isOutward = is != 0;
        if (Double.isNaN(known)) {
            found.add(new Crossing(
                    Moment.of(null, null, EpochSeconds.instant(from)),
                    isOutward,
                    tolerance,
                    clock.binding(piece.index())));
            return;
        }
        TreeSet<Citation> binding = new TreeSet<>(clock.binding(piece.index()));
        double earliest = known;
        double latest = from;
        double best = (known + from) / 2;
        double lineCrosses = crossing(piece, isOutward ? is : was);
        for (SetsOfClock.Placed set : clock.sets.all()) {
            if (set.time() >= known - 1 && set.time() <= from + 1 && Math.abs(set.moves()) > 1) {
                binding.addAll(set.set().citations());
                best = set.time();
                earliest = Math.max(earliest - 1, set.time() - 1);
                latest = Math.min(latest + 1, set.time() + 1);
            }
        }
        if (binding.size() == clock.binding(piece.index()).size()) {
            best = lineCrosses >= known && lineCrosses <= from ? lineCrosses : best;
        }
        found.add(new Crossing(moment(best, earliest, latest), isOutward, tolerance, List.copyOf(binding)));
    }

    /** The line itself passes {@code sign} tolerance within a piece. */
    private void along(Piece piece, int sign, boolean isOutward, double from, double to) {
        Polygon allowed = piece.segment().allowed;
        double rate = piece.segment().line().rate();
        double margin = clock.margin(piece.index());
        double earliest = Double.POSITIVE_INFINITY;
        double latest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < allowed.corners(); i++) {
            if (allowed.rate(i) * rate <= 0) {
                earliest = from;
                latest = to;
                break;
            }
            for (double edge : new double[] {tolerance - margin, tolerance + margin}) {
                double time =
                        piece.segment().start + (sign * edge - piece.shift() - allowed.offset(i)) / allowed.rate(i);
                earliest = Math.min(earliest, time);
                latest = Math.max(latest, time);
            }
        }
        double best = Math.max(from, Math.min(to, crossing(piece, sign)));
        earliest = Math.max(earliest, piece.from());
        found.add(new Crossing(
                moment(best, earliest, Math.min(latest, piece.to())),
                isOutward,
                tolerance,
                clock.binding(piece.index())));
    }

    private double crossing(Piece piece, int sign) {
        Polygon.Line line = piece.segment().line();
        return piece.segment().start + (sign * tolerance - piece.shift() - line.offset()) / line.rate();
    }

    /** Outcomes only: between the last acceptance and the first refusal. */
    private void censored() {
        double[] refused = Arrays.stream(clock.refusals)
                .filter(t -> !clock.at(t).isWithin(tolerance / 2))
                .toArray();
        if (refused.length < 2) {
            return;
        }
        double first = refused[0];
        double accepted = Double.NaN;
        List<Citation> binding = new ArrayList<>();
        for (int i = 0; i < clock.rows.size && clock.rows.time[i] < first; i++) {
            if (clock.rows.bound[i].kind() == Bound.Kind.ACCEPTED && clock.isInlier(i)) {
                accepted = clock.rows.time[i];
                binding.clear();
                binding.addAll(clock.rows.bound[i].citations());
            }
        }
        for (int i = 0; i < clock.refusals.length; i++) {
            if (clock.refusals[i] == first) {
                binding.addAll(clock.refusedBounds.get(i).citations());
                break;
            }
        }
        found.add(new Crossing(
                Moment.of(
                        null,
                        Double.isNaN(accepted) ? null : EpochSeconds.instant(accepted),
                        EpochSeconds.instant(first)),
                true,
                tolerance,
                binding));
    }

    /** When the last segment's line will pass the tolerance, if nothing corrects it. */
    Optional<Moment> forecast() {
        if (clock.isEmpty()) {
            return Optional.empty();
        }
        int index = clock.segments.size() - 1;
        Segment segment = clock.segments.get(index);
        Polygon allowed = segment.allowed;
        double shift = clock.sets.sumUntil(clock.last());
        double offset = segment.at(clock.last()) + shift;
        int sign = allowed.minRate() > 0 ? 1 : -1;
        boolean isRunning = (allowed.minRate() > 0 || allowed.maxRate() < 0)
                && Math.abs(segment.line().rate()) * TEN_DAYS >= FORECAST_LEAST;
        if (!isRunning || Math.abs(offset) >= tolerance || !clock.isCarried(index) || !clock.isSupported(index)) {
            return Optional.empty();
        }
        double carried = clock.carriedTo(index) - clock.carriedFrom(index);
        if (Math.abs(segment.line().rate()) * carried < Math.max(1.0, 4 * clock.wander)) {
            return Optional.empty();
        }
        double earliest = Double.POSITIVE_INFINITY;
        double latest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < allowed.corners(); i++) {
            double time = segment.start + (sign * tolerance - allowed.offset(i) - shift) / allowed.rate(i);
            earliest = Math.min(earliest, time);
            latest = Math.max(latest, time);
        }
        double best = segment.start
                + (sign * tolerance - segment.line().offset() - shift)
                        / segment.line().rate();
        return best - clock.last() > FORECAST_MOST ? Optional.empty() : Optional.of(moment(best, earliest, latest));
    }

    private static Moment moment(double best, double earliest, double latest) {
        return Moment.of(
                EpochSeconds.instant(best),
                EpochSeconds.instant(Math.min(best, earliest)),
                EpochSeconds.instant(Math.max(best, latest)));
    }
}
