package dev.hindcast.report;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Corrections;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.OffsetBand;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Onset;
import dev.hindcast.clock.Quality;
import dev.hindcast.clock.SetAside;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A clock whose history is written down: straight lines between knots. Two knots at one time are a step; outside the knots
 * nothing is known. What an estimator would work out (onsets, drift, corrections) is given by hand.
 */
public final class FixedClock implements ClockHistory {

    /** A point of the history; from it to the next knot its quality holds. */
    private record Knot(Instant time, double offset, double low, double high, Quality quality) {}

    private final HostName host;
    private final List<Knot> knots = new ArrayList<>();
    private final List<ClockStep> steps = new ArrayList<>();
    private final List<Onset> onsets = new ArrayList<>();
    private final List<Corrections> corrections = new ArrayList<>();
    private final List<TimeSourceFact> facts = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private Optional<Drift> drift = Optional.empty();
    private Optional<Moment> forecast = Optional.empty();
    private int observations;

    private FixedClock(HostName host) {
        this.host = host;
    }

    /** A clock of which nothing is known yet. */
    public static FixedClock of(String host) {
        return new FixedClock(HostName.of(host));
    }

    /** Adds a knot; times ascend. */
    public FixedClock knot(Instant time, double offset, double low, double high, Quality quality) {
        knots.add(new Knot(time, offset, low, high, quality));
        return this;
    }

    /** Adds a knot that is known within ± {@code half} seconds. */
    public FixedClock measured(Instant time, double offset, double half) {
        return knot(time, offset, offset - half, offset + half, Quality.MEASURED);
    }

    public FixedClock step(ClockStep step) {
        steps.add(step);
        return this;
    }

    public FixedClock onset(Onset onset) {
        onsets.add(onset);
        return this;
    }

    public FixedClock corrections(Corrections row) {
        corrections.add(row);
        return this;
    }

    public FixedClock fact(TimeSourceFact fact) {
        facts.add(fact);
        return this;
    }

    public FixedClock says(String statement) {
        statements.add(statement);
        return this;
    }

    public FixedClock drift(Drift rate) {
        drift = Optional.of(rate);
        return this;
    }

    public FixedClock forecast(Moment crossing) {
        forecast = Optional.of(crossing);
        return this;
    }

    public FixedClock observations(int used, SetAside... aside) {
        observations = used;
        setAside.addAll(List.of(aside));
        return this;
    }

    @Override
    public HostName host() {
        return host;
    }

    @Override
    public Quality quality() {
        Quality worst = knots.isEmpty() ? Quality.UNKNOWN : Quality.MEASURED;
        for (Knot knot : knots) {
            worst = knot.quality().compareTo(worst) > 0 ? knot.quality() : worst;
        }
        return worst;
    }

    @Override
    public int observations() {
        return observations;
    }

    @Override
    public List<SetAside> setAside() {
        return List.copyOf(setAside);
    }

    @Override
    public OffsetSample at(Instant time) {
        for (int i = knots.size() - 1; i >= 0; i--) {
            Knot from = knots.get(i);
            if (from.time().isAfter(time)) {
                continue;
            }
            if (i == knots.size() - 1) {
                return from.time().equals(time) ? sample(from) : unknown(time);
            }
            return between(from, knots.get(i + 1), time);
        }
        return unknown(time);
    }

    private static OffsetSample between(Knot from, Knot to, Instant time) {
        if (from.quality() == Quality.UNKNOWN) {
            return unknown(time);
        }
        double share = (double) Duration.between(from.time(), time).toMillis()
                / Math.max(1, Duration.between(from.time(), to.time()).toMillis());
        return new OffsetSample(
                time,
                from.offset() + share * (to.offset() - from.offset()),
                new OffsetBand(
                        from.low() + share * (to.low() - from.low()), from.high() + share * (to.high() - from.high())),
                from.quality());
    }

    private static OffsetSample sample(Knot knot) {
        return knot.quality() == Quality.UNKNOWN
                ? unknown(knot.time())
                : new OffsetSample(knot.time(), knot.offset(), new OffsetBand(knot.low(), knot.high()), knot.quality());
    }

    private static OffsetSample unknown(Instant time) {
        return new OffsetSample(time, Double.NaN, OffsetBand.UNKNOWN, Quality.UNKNOWN);
    }

    @Override
    public OffsetBand provenAt(Instant time) {
        return at(time).band();
    }

    @Override
    public List<OffsetSample> samples() {
        return knots.stream().map(FixedClock::sample).toList();
    }

    @Override
    public List<ClockStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public List<Onset> onsets() {
        return List.copyOf(onsets);
    }

    @Override
    public List<Crossing> crossings(double toleranceSeconds) {
        List<Crossing> found = new ArrayList<>();
        for (int i = 1; i < knots.size(); i++) {
            Knot a = knots.get(i - 1);
            Knot b = knots.get(i);
            boolean wasOut = Math.abs(a.offset()) > toleranceSeconds;
            boolean isOut = Math.abs(b.offset()) > toleranceSeconds;
            if (wasOut != isOut && a.quality() != Quality.UNKNOWN) {
                double share =
                        (toleranceSeconds - Math.abs(a.offset())) / (Math.abs(b.offset()) - Math.abs(a.offset()));
                Instant time = a.time()
                        .plusMillis(Math.round(
                                share * Duration.between(a.time(), b.time()).toMillis()));
                found.add(new Crossing(
                        Moment.of(time, time.minusSeconds(60), time.plusSeconds(60)),
                        isOut,
                        toleranceSeconds,
                        List.of()));
            }
        }
        return found;
    }

    @Override
    public Optional<Drift> drift() {
        return drift;
    }

    @Override
    public List<Corrections> corrections() {
        return List.copyOf(corrections);
    }

    @Override
    public List<TimeSourceFact> timeSource() {
        return List.copyOf(facts);
    }

    @Override
    public Optional<Moment> forecastCrossing(double toleranceSeconds) {
        return forecast;
    }

    @Override
    public List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public CorrectedTime correct(Stamp raw) {
        Instant read = raw.instant();
        OffsetSample there = at(read);
        if (there.quality() == Quality.UNKNOWN) {
            return new CorrectedTime(read, read, read, Quality.UNKNOWN, false);
        }
        Instant best = read.minusMillis(Math.round(there.offsetSeconds() * 1000));
        long half = Math.round(there.band().widthSeconds() * 500);
        return new CorrectedTime(best, best.minusMillis(half), best.plusMillis(half), there.quality(), false);
    }

    @Override
    public Duration healthyWithin(Instant from, Instant to) {
        Duration healthy = Duration.ZERO;
        for (Instant t = from; t.isBefore(to); t = t.plusSeconds(60)) {
            healthy = at(t).band().whollyWithin(5) ? healthy.plusSeconds(60) : healthy;
        }
        return healthy;
    }

    @Override
    public boolean departedWithin(Instant from, Instant to) {
        for (Instant t = from; !t.isAfter(to); t = t.plusSeconds(60)) {
            if (at(t).quality() == Quality.MEASURED && at(t).band().whollyBeyond(5)) {
                return true;
            }
        }
        return false;
    }
}
