package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.host.Boot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Evidence of one host with a known clock, as a seed makes it. Times are seconds after {@link #EPOCH}. */
final class SyntheticHost {

    static final double EPOCH = EpochSeconds.of(Instant.parse("2026-03-02T00:00:00Z"));
    static final double HOUR = 3600;
    static final double DAY = 86_400;
    static final HostName GUEST = HostName.of("erp01.corp.example");
    static final HostName DC = HostName.of("dc01.corp.example");

    final SplittableRandom random;
    final List<Bound> bounds = new ArrayList<>();
    final List<LoggedSet> sets = new ArrayList<>();
    final List<Boot> boots = new ArrayList<>();
    /** The true offset by seconds after the epoch. */
    DoubleUnaryOperator offset = t -> 0;
    /** NaN where the clock never departs. */
    double onset = Double.NaN;

    double begin;
    double end;
    /** Where the onset is one of these kinds only. */
    Onset.Kind kind = Onset.Kind.KINK;

    private final Layouts layouts = new Layouts();
    private int made;

    SyntheticHost(SplittableRandom random) {
        this.random = random;
    }

    FittedClock fit() {
        return new ClockFit(bounds, sets, boots, 300).fit();
    }

    EstimatedHistory history() {
        return new EstimatedHistory(GUEST, fit(), List.of(), List.of(), false, List.of(), EPOCH + end);
    }

    static Instant instant(double t) {
        return EpochSeconds.instant(EPOCH + t);
    }

    Citation citation() {
        made++;
        return Citation.of(Event.at(new Provenance("made.log", Position.line(made), "made"), layouts)
                .build());
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double choice(double... of) {
        return of[random.nextInt(of.length)];
    }

    List<Double> times(double from, double to, double mean) {
        List<Double> times = new ArrayList<>();
        for (double t = from - mean * Math.log(1 - random.nextDouble()); t < to; t += uniform(0.2, 1.8) * mean) {
            times.add(t);
        }
        return times;
    }

    /** Log-normal, now and then a queue. */
    double delay() {
        if (random.nextDouble() < 0.03) {
            return uniform(2, 40);
        }
        double normal = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        return Math.min(Math.exp(-2.5 + 1.1 * normal), 60);
    }

    void bound(double t, double low, double high, Bound.Kind kind, double weight) {
        bounds.add(new Bound(
                GUEST, DC, instant(t), Bound.PlacedBy.OTHER, low, high, kind, weight, "", List.of(citation())));
    }

    void stripchart(double from, double to, double mean) {
        for (double t : times(from, to, mean)) {
            double d = uniform(0.0005, 0.02);
            double x = offset.applyAsDouble(t) + uniform(-d, d) / 2;
            bound(t, x - d / 2, x + d / 2, Bound.Kind.MEASURED, Bound.DIRECT);
        }
    }

    void kerberosErrors(double from, double to, double mean) {
        for (double t : times(from, to, mean)) {
            double x = Math.floor(t - uniform(0, 0.3) + offset.applyAsDouble(t)) - Math.floor(t);
            bound(t, x - 1, x + 1.3, Bound.Kind.MEASURED, Bound.DIRECT);
        }
    }

    void pairs(double from, double to, double mean, double wrong, boolean bothSides) {
        for (double t : times(from, to, mean)) {
            double off = random.nextDouble() < wrong ? uniform(-1800, 1800) : 0;
            pair(t, off, bothSides);
        }
    }

    void pair(double t, double off, boolean bothSides) {
        double before = t - delay();
        double after = t + delay();
        double k = Math.floor(t);
        double inf = Double.POSITIVE_INFINITY;
        double low = before + offset.applyAsDouble(before) - (k + 1) + off;
        bound(t, low, inf, Bound.Kind.OWN_FIRST, Bound.JOINED);
        if (bothSides) {
            bound(t, -inf, after + offset.applyAsDouble(after) - k + off, Bound.Kind.OWN_LAST, Bound.JOINED);
        }
    }

    /** Pairs fine to a millisecond: the guest's record comes after the answer, or now and then before the request. */
    void finePairs(double from, double to, double mean, double before) {
        double inf = Double.POSITIVE_INFINITY;
        for (double t : times(from, to, mean)) {
            double late = 0.02 + Math.min(delay(), 1);
            if (random.nextDouble() < before) {
                double own = t - late + offset.applyAsDouble(t - late);
                bound(t, own - t - 0.001, inf, Bound.Kind.OWN_FIRST, Bound.JOINED);
            } else {
                double own = t + late + offset.applyAsDouble(t + late);
                bound(t, -inf, own - t + 0.001, Bound.Kind.OWN_LAST, Bound.JOINED);
            }
        }
    }

    void outcomes(double from, double to, double mean) {
        double inf = Double.POSITIVE_INFINITY;
        for (double t : times(from, to, mean)) {
            double x = Math.floor(t + offset.applyAsDouble(t)) - Math.floor(t);
            if (Math.abs(x) <= 300) {
                bound(t, -301, 301, Bound.Kind.ACCEPTED, Bound.OUTCOME);
            } else if (x < 0 && random.nextDouble() < 0.15) {
                bound(t, -inf, -299, Bound.Kind.BEHIND, Bound.OUTCOME);
            } else {
                bound(t, -inf, inf, Bound.Kind.REFUSED, Bound.OUTCOME);
            }
        }
    }

    void usual(double strip, double errors, double pairs, double wrong) {
        stripchart(begin, end, strip);
        kerberosErrors(begin, end, errors);
        pairs(begin, end, pairs, wrong, true);
    }

    void set(double t, double before, double after, String actor) {
        sets.add(new LoggedSet(GUEST, instant(t + before), instant(t + after), actor, "", List.of(citation())));
    }

    void boot(double t) {
        double before = offset.applyAsDouble(t - 1);
        boots.add(new Boot(GUEST, instant(t + offset.applyAsDouble(t + 1)), instant(t - 120 + before), citation()));
    }
}
