package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A {@link ClockHistory} read off a {@link FittedClock}; one without evidence answers "unknown" throughout. */
final class EstimatedHistory implements ClockHistory {

    /** A row further away than this shows no health. */
    private static final double HEALTH_NEAR = 12 * 3600.0;

    private static final int SAMPLES = 500;
    private static final int HEALTH_SAMPLES = 4000;

    private final HostName host;
    private final FittedClock clock;
    private final Departures departures;
    private final RawTimes rawTimes;
    private final List<Onset> onsets;
    private final List<TimeSourceFact> facts;
    private final List<SetAside> setAside;
    private final List<String> statements;
    private final List<Corrections> corrections;
    private final boolean isDoubtful;

    /**
     * @param facts what kept the clock, still by its raw time
     * @param leftOut bounds that never reached the fit, by reason
     * @param isDoubtful whether a zone may have been misread, so that no offset may be trusted
     * @param notes sentences that stand before the history's own
     * @param lastLogged the last moment at which the host is known to have logged, seconds since 1970
     */
    EstimatedHistory(
            HostName host,
            FittedClock clock,
            List<TimeSourceFact> facts,
            List<SetAside> leftOut,
            boolean isDoubtful,
            List<String> notes,
            double lastLogged) {
        this.host = host;
        this.clock = clock;
        this.departures = new Departures(clock);
        this.rawTimes = new RawTimes(clock);
        this.isDoubtful = isDoubtful;
        this.onsets = departures.onsets();
        this.setAside = allSetAside(leftOut);
        this.corrections = CorrectionsByActor.of(clock.sets, lastLogged);
        this.facts = facts.stream().map(this::onReference).sorted(factOrder()).toList();
        List<String> all = new ArrayList<>(notes);
        all.addAll(new ClockSentences(this, clock).all());
        this.statements = List.copyOf(all);
    }

    @Override
    public HostName host() {
        return host;
    }

    @Override
    public Quality quality() {
        return samples().stream()
                .map(OffsetSample::quality)
                .max(Comparator.naturalOrder())
                .orElse(Quality.UNKNOWN);
    }

    @Override
    public int observations() {
        int aside = setAside.stream().mapToInt(SetAside::count).sum();
        int used = 0;
        for (int i = 0; i < clock.rows.size; i++) {
            used += clock.isInlier(i) ? 1 : 0;
        }
        return used + aside;
    }

    @Override
    public List<SetAside> setAside() {
        return setAside;
    }

    @Override
    public OffsetSample at(Instant time) {
        double moment = EpochSeconds.of(time);
        Reading reading = clock.at(moment);
        return new OffsetSample(time, reading.offset(), reading.band(), trusted(reading.quality(), moment));
    }

    @Override
    public OffsetBand provenAt(Instant time) {
        double moment = EpochSeconds.of(time);
        Reading soft = clock.at(moment);
        Reading proven = clock.provenAt(moment);
        return new OffsetBand(Math.min(soft.low(), proven.low()), Math.max(soft.high(), proven.high()));
    }

    private Quality trusted(Quality quality, double moment) {
        return isDoubtful || clock.isEmpty() ? Quality.UNKNOWN : clock.trusted(clock.segmentAt(moment), quality);
    }

    @Override
    public List<OffsetSample> samples() {
        if (clock.isEmpty()) {
            return List.of();
        }
        double span = clock.last() - clock.first();
        double step = Math.max(3600, span / SAMPLES);
        TreeSet<Instant> times = new TreeSet<>();
        for (double time = clock.first(); time < clock.last(); time += step) {
            times.add(EpochSeconds.instant(time));
        }
        times.add(EpochSeconds.instant(clock.last()));
        for (Change change : clock.changes) {
            for (double time : new double[] {change.low(), change.time(), change.high()}) {
                times.add(EpochSeconds.instant(time));
            }
        }
        return times.stream().map(this::at).toList();
    }

    @Override
    public List<ClockStep> steps() {
        List<ClockStep> steps = new ArrayList<>();
        for (SetsOfClock.Placed placed : clock.sets.all()) {
            LoggedSet set = placed.set();
            Instant time = EpochSeconds.instant(placed.time());
            steps.add(new ClockStep(
                    Moment.exactly(time), set.bySeconds(), set.actor(), set.account(), true, set.citations()));
        }
        for (int k = 0; k < clock.changes.size(); k++) {
            Change change = clock.changes.get(k);
            boolean isSeen = Math.abs(change.jump()) > clock.margin(k) + clock.margin(k + 1)
                    && clock.isSupported(k)
                    && clock.isSupported(k + 1);
            if (!change.isKink() && isSeen) {
                Moment when = Moment.of(
                        EpochSeconds.instant(change.time()),
                        EpochSeconds.instant(Math.min(change.time(), change.low())),
                        EpochSeconds.instant(Math.max(change.time(), change.high())));
                TreeSet<Citation> binding = new TreeSet<>(clock.binding(k));
                binding.addAll(clock.binding(k + 1));
                steps.add(new ClockStep(when, change.jump(), "", "", false, List.copyOf(binding)));
            }
        }
        steps.sort(Comparator.comparing(s -> s.time().best().orElseThrow()));
        return List.copyOf(steps);
    }

    @Override
    public List<Onset> onsets() {
        return isDoubtful ? List.of() : onsets;
    }

    @Override
    public List<Crossing> crossings(double toleranceSeconds) {
        return isDoubtful ? List.of() : new Crossings(clock, toleranceSeconds).all();
    }

    @Override
    public Optional<Drift> drift() {
        if (isDoubtful) {
            return Optional.empty();
        }
        TreeMap<Integer, Double> length = new TreeMap<>();
        for (Departures.Excursion excursion : departures.all()) {
            length.merge(excursion.index(), excursion.to() - excursion.from(), Double::sum);
        }
        int longest = -1;
        for (var entry : length.entrySet()) {
            longest = longest < 0 || entry.getValue() > length.getOrDefault(longest, 0.0) ? entry.getKey() : longest;
        }
        if (longest < 0) {
            return Optional.empty();
        }
        Segment segment = clock.segments.get(longest);
        return Optional.of(new Drift(
                segment.line().rate() * 1e6,
                segment.allowed.minRate() * 1e6,
                segment.allowed.maxRate() * 1e6,
                clock.binding(longest)));
    }

    @Override
    public List<Corrections> corrections() {
        return corrections;
    }

    @Override
    public List<TimeSourceFact> timeSource() {
        return facts;
    }

    @Override
    public Optional<Moment> forecastCrossing(double toleranceSeconds) {
        return isDoubtful ? Optional.empty() : new Crossings(clock, toleranceSeconds).forecast();
    }

    @Override
    public List<String> statements() {
        return statements;
    }

    @Override
    public CorrectedTime correct(Stamp raw) {
        CorrectedTime corrected = rawTimes.correct(raw);
        return isDoubtful
                ? new CorrectedTime(raw.instant(), raw.instant(), raw.end(), Quality.UNKNOWN, false)
                : corrected;
    }

    @Override
    public Duration healthyWithin(Instant from, Instant to) {
        if (clock.isEmpty() || isDoubtful || !from.isBefore(to)) {
            return Duration.ZERO;
        }
        double begin = Math.max(EpochSeconds.of(from), clock.first());
        double end = Math.min(EpochSeconds.of(to), clock.last());
        double step = Math.max(30, (end - begin) / HEALTH_SAMPLES);
        double healthy = 0;
        for (double time = begin; time < end; time += step) {
            double part = Math.min(step, end - time);
            Reading reading = clock.at(time + part / 2);
            if (reading.isWithin(Departures.LIMIT_SECONDS)
                    && clock.nearby().toAny(time + part / 2) <= HEALTH_NEAR
                    && trusted(reading.quality(), time) != Quality.UNKNOWN) {
                healthy += part;
            }
        }
        return Duration.ofMillis(Math.round(healthy * 1000));
    }

    @Override
    public boolean departedWithin(Instant from, Instant to) {
        double begin = EpochSeconds.of(from);
        double end = EpochSeconds.of(to);
        return !isDoubtful && departures.all().stream().anyMatch(e -> e.from() <= end && e.to() >= begin);
    }

    boolean isDoubtful() {
        return isDoubtful;
    }

    private List<SetAside> allSetAside(List<SetAside> leftOut) {
        TreeMap<String, Integer> count = new TreeMap<>();
        leftOut.forEach(aside -> count.merge(aside.why(), aside.count(), Integer::sum));
        for (int i = 0; i < clock.rows.size; i++) {
            if (!clock.isInlier(i)) {
                String why = clock.rows.bound[i].kind().isJoin()
                        ? "joined records that contradict the rest: a wrong join, or an answer logged late"
                        : "contradicts the observations around it";
                count.merge(why, 1, Integer::sum);
            }
        }
        if (!clock.refusedBounds.isEmpty()) {
            count.merge("refusals whose sign no other evidence tells", clock.refusedBounds.size(), Integer::sum);
        }
        List<SetAside> all = new ArrayList<>();
        count.forEach((why, n) -> all.add(new SetAside(n, why)));
        return List.copyOf(all);
    }

    private TimeSourceFact onReference(TimeSourceFact fact) {
        Moment time = fact.time();
        if (!time.isKnown() || isDoubtful) {
            return fact;
        }
        Moment moved = Moment.of(
                time.best().map(this::moved).orElse(null),
                time.earliest().map(this::moved).orElse(null),
                time.latest().map(this::moved).orElse(null));
        return new TimeSourceFact(fact.host(), moved, fact.kind(), fact.source(), fact.statement(), fact.citation());
    }

    private Instant moved(Instant raw) {
        Stamp stamp = Stamp.inFile("", raw, Duration.ofNanos(1), host);
        return rawTimes.correct(stamp).best();
    }

    private static Comparator<TimeSourceFact> factOrder() {
        return Comparator.<TimeSourceFact, Instant>comparing(
                        f -> f.time().best().orElse(Instant.MAX))
                .thenComparing(TimeSourceFact::kind)
                .thenComparing(TimeSourceFact::citation);
    }
}
