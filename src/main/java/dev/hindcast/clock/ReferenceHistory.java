package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The clock that is the reference: by definition it stands at 0 ± 0.1 s against itself, until several hosts show at once
 * that it moved (clock model, section 8).
 */
final class ReferenceHistory implements ClockHistory {

    /** Leap seconds, smear and the usual disagreement of controllers go into the reference's own width (section 8.4). */
    static final double WIDTH_SECONDS = 0.1;

    private final HostName host;
    private final Reference reference;
    private final List<ReferenceMove> moves;
    private final SetsOfClock sets;
    private final List<TimeSourceFact> facts;

    ReferenceHistory(Reference reference, List<ReferenceMove> moves, SetsOfClock sets, List<TimeSourceFact> facts) {
        this.host = reference.host();
        this.reference = reference;
        this.moves = List.copyOf(moves);
        this.sets = sets;
        this.facts = facts.stream()
                .sorted(Comparator.<TimeSourceFact, Instant>comparing(
                                f -> f.time().best().orElse(Instant.MAX))
                        .thenComparing(TimeSourceFact::citation))
                .toList();
    }

    @Override
    public HostName host() {
        return host;
    }

    @Override
    public Quality quality() {
        return reference.check() == Reference.Check.DISAGREES && moves.isEmpty() ? Quality.UNKNOWN : Quality.MEASURED;
    }

    @Override
    public int observations() {
        return 0;
    }

    @Override
    public List<SetAside> setAside() {
        return List.of();
    }

    @Override
    public OffsetSample at(Instant time) {
        OffsetBand band = band(EpochSeconds.of(time));
        return new OffsetSample(time, band.middleSeconds(), band, quality());
    }

    private OffsetBand band(double time) {
        double low = 0;
        double high = 0;
        for (ReferenceMove move : moves) {
            if (time > move.high()) {
                low += move.bySeconds();
                high += move.bySeconds();
            } else if (time >= move.low()) {
                low += Math.min(0, move.bySeconds());
                high += Math.max(0, move.bySeconds());
            }
        }
        return new OffsetBand(low - WIDTH_SECONDS, high + WIDTH_SECONDS);
    }

    @Override
    public OffsetBand provenAt(Instant time) {
        return band(EpochSeconds.of(time));
    }

    @Override
    public List<OffsetSample> samples() {
        List<OffsetSample> samples = new ArrayList<>();
        for (ReferenceMove move : moves) {
            samples.add(at(EpochSeconds.instant(move.low() - 1)));
            samples.add(at(EpochSeconds.instant(move.high() + 1)));
        }
        return List.copyOf(samples);
    }

    @Override
    public List<ClockStep> steps() {
        List<ClockStep> steps = new ArrayList<>();
        for (SetsOfClock.Placed placed : sets.all()) {
            LoggedSet set = placed.set();
            Moment when = Moment.exactly(EpochSeconds.instant(placed.time()));
            steps.add(new ClockStep(when, set.bySeconds(), set.actor(), set.account(), true, set.citations()));
        }
        for (ReferenceMove move : moves) {
            steps.add(new ClockStep(move.moment(), move.bySeconds(), "", "", false, move.citations()));
        }
        steps.sort(Comparator.comparing(s -> s.time().best().orElseThrow()));
        return List.copyOf(steps);
    }

    @Override
    public List<Onset> onsets() {
        List<Onset> onsets = new ArrayList<>();
        double offset = 0;
        for (ReferenceMove move : moves) {
            boolean wasInside = Math.abs(offset) <= Departures.LIMIT_SECONDS;
            offset += move.bySeconds();
            if (wasInside && Math.abs(offset) > Departures.LIMIT_SECONDS) {
                onsets.add(new Onset(move.moment(), Onset.Kind.JUMP, move.citations()));
            }
        }
        return List.copyOf(onsets);
    }

    @Override
    public List<Crossing> crossings(double toleranceSeconds) {
        List<Crossing> crossings = new ArrayList<>();
        double offset = 0;
        for (ReferenceMove move : moves) {
            boolean wasInside = Math.abs(offset) <= toleranceSeconds;
            offset += move.bySeconds();
            boolean isInside = Math.abs(offset) <= toleranceSeconds;
            if (wasInside != isInside) {
                crossings.add(new Crossing(move.moment(), wasInside, toleranceSeconds, move.citations()));
            }
        }
        return List.copyOf(crossings);
    }

    @Override
    public Optional<Drift> drift() {
        return Optional.empty();
    }

    @Override
    public List<Corrections> corrections() {
        double last = sets.size() == 0 ? 0 : sets.time(sets.size() - 1);
        return CorrectionsByActor.of(sets, last);
    }

    @Override
    public List<TimeSourceFact> timeSource() {
        return facts;
    }

    @Override
    public Optional<Moment> forecastCrossing(double toleranceSeconds) {
        return Optional.empty();
    }

    @Override
    public List<String> statements() {
        return List.of(reference.statement());
    }

    @Override
    public CorrectedTime correct(Stamp raw) {
        OffsetBand band = band(EpochSeconds.of(raw.instant()));
        double reading = EpochSeconds.of(raw.instant());
        Instant best = EpochSeconds.instant(reading - band.middleSeconds());
        Instant earliest = EpochSeconds.instant(reading - band.highSeconds());
        Instant latest = EpochSeconds.instant(
                reading - band.lowSeconds() + raw.resolution().toNanos() * 1e-9);
        return new CorrectedTime(moves.isEmpty() ? raw.instant() : best, earliest, latest, quality(), false);
    }

    @Override
    public Duration healthyWithin(Instant from, Instant to) {
        if (!from.isBefore(to) || quality() == Quality.UNKNOWN) {
            return Duration.ZERO;
        }
        Duration healthy = Duration.between(from, to);
        Duration step = healthy.dividedBy(1000);
        if (moves.isEmpty() || step.isZero()) {
            return healthy;
        }
        long inside = 0;
        for (int i = 0; i < 1000; i++) {
            double time = EpochSeconds.of(from.plus(step.multipliedBy(i)));
            inside += band(time).whollyWithin(Departures.LIMIT_SECONDS) ? 1 : 0;
        }
        return step.multipliedBy(inside);
    }

    @Override
    public boolean departedWithin(Instant from, Instant to) {
        double begin = EpochSeconds.of(from);
        double end = EpochSeconds.of(to);
        return band(begin).whollyBeyond(Departures.LIMIT_SECONDS)
                || moves.stream()
                        .anyMatch(m -> m.high() >= begin
                                && m.high() <= end
                                && band(m.high() + 1e-3).whollyBeyond(Departures.LIMIT_SECONDS));
    }
}
