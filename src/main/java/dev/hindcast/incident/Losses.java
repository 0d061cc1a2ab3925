package dev.hindcast.incident;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Corrections;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names the loss of whatever kept a guest's clock, inside the onset interval: the evidence of leg O2. */
final class Losses {

    /** A logged moment and an estimated interval meet within the resolution of a person's reading of both. */
    private static final Duration TOUCHING = Duration.ofSeconds(90);

    private final GuestCase guest;
    private final FindingWriter writer;

    Losses(GuestCase guest, FindingWriter writer) {
        this.guest = guest;
        this.writer = writer;
    }

    /** One thing that names the loss, by the fact that hypotheses know it by. */
    record Loss(String fact, String words, Finding finding) {}

    /** What names the loss inside the onset interval, each kind once. */
    List<Loss> all() {
        List<Loss> found = new ArrayList<>();
        if (guest.onset().isEmpty()) {
            return found;
        }
        Moment onset = guest.onset().get().time();
        if (onset.earliest().isEmpty() || onset.latest().isEmpty()) {
            return found;
        }
        ClockHistory clock = guest.clock();
        for (Corrections by : clock.corrections()) {
            if (by.ceased() && by.count() >= 3 && within(onset, Moment.exactly(by.last())) && endedByMove(by)) {
                found.add(new Loss(
                        "corrections-ceased",
                        by.actor() + " set the clock " + by.count() + " times, last at " + Words.time(by.last()),
                        writer.estimated(
                                guest.host(),
                                Moment.exactly(by.last()),
                                2,
                                "Logged: last of " + by.count() + " corrections by " + by.actor() + ", median "
                                        + Words.offset(by.medianSeconds()),
                                List.of(by.lastCitation()))));
                rateUnchanged(clock, by).ifPresent(found::add);
                break;
            }
        }
        for (TimeSourceFact fact : clock.timeSource()) {
            boolean lost = fact.kind() == TimeSourceFact.Kind.LOST || fact.kind() == TimeSourceFact.Kind.NO_SYNC;
            if (lost && within(onset, fact.time())) {
                found.add(new Loss(
                        fact.kind() == TimeSourceFact.Kind.LOST ? "time-source-lost" : "no-sync",
                        fact.statement(),
                        writer.observed(fact, 2)));
                break;
            }
        }
        return found;
    }

    /** An actor that went on correcting after the move was not lost by it. */
    private boolean endedByMove(Corrections by) {
        return guest.cutover()
                .map(c -> !by.last().isAfter(c.span().latest().orElseThrow().plus(TOUCHING)))
                .orElse(true);
    }

    /** The same free-running clock, no longer corrected: the rate that the corrections imply goes on after them. */
    private Optional<Loss> rateUnchanged(ClockHistory clock, Corrections by) {
        Optional<Drift> drift = clock.drift();
        double implied = by.impliedPpm();
        if (drift.isEmpty() || Double.isNaN(implied)) {
            return Optional.empty();
        }
        double slack = Math.max(2, 0.02 * Math.abs(implied));
        boolean same = implied >= drift.get().lowPpm() - slack
                && implied <= drift.get().highPpm() + slack;
        return same
                ? Optional.of(new Loss(
                        "rate-unchanged",
                        "the rate that these corrections imply (" + Words.ppm(implied) + ") goes on uncorrected",
                        writer.estimated(
                                guest.host(),
                                guest.onset().orElseThrow().time(),
                                3,
                                "Estimated: corrections implied " + Words.ppm(implied) + " before, the clock runs "
                                        + Words.ppm(drift.get().ppm()) + " after",
                                drift.get().binding())))
                : Optional.empty();
    }

    private static boolean within(Moment onset, Moment fact) {
        Instant from = onset.earliest().orElseThrow().minus(TOUCHING);
        Instant to = onset.latest().orElseThrow().plus(TOUCHING);
        Optional<Instant> when = fact.best().or(fact::latest);
        return when.isPresent() && !when.get().isBefore(from) && !when.get().isAfter(to);
    }

    /** Sets of the clock inside the onset interval by somebody other than the old agent. */
    List<ClockStep> setsInOnset() {
        if (guest.onset().isEmpty() || guest.onset().get().time().earliest().isEmpty()) {
            return List.of();
        }
        Moment onset = guest.onset().get().time();
        return guest.clock().steps().stream()
                .filter(ClockStep::logged)
                .filter(s -> onset.latest().isPresent() && within(onset, s.time()))
                .toList();
    }
}
