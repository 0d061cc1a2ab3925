package dev.hindcast.incident;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the offset passed the tolerance by the departure that began at the onset, or by something that came later: a
 * small drift since a move must not be accused of what a person's set of the clock did two days after it.
 */
final class LaterChanges {

    /** A set that carries this share of the tolerance is a change of its own. */
    private static final double OWN_SHARE = 0.5;

    /** A drift at one rate has half of its way behind it at half time; below this share it did not go at one rate. */
    private static final double HALF_WAY_LEAST = 0.2;

    private final GuestCase guest;
    private final FindingWriter writer;
    private final Facts facts;

    LaterChanges(GuestCase guest, FindingWriter writer, Facts facts) {
        this.guest = guest;
        this.writer = writer;
        this.facts = facts;
    }

    /** Shows {@code set-beyond} where one logged set explains the refusals, {@code carried-by-later-change} else. */
    void show() {
        Optional<Instant> crossing = guest.firstCrossing();
        Optional<Instant> onset = guest.onset().flatMap(o -> o.time().latest());
        if (crossing.isEmpty() || onset.isEmpty() || !onset.get().isBefore(crossing.get())) {
            return;
        }
        double tolerance = guest.toleranceSeconds();
        double atCrossing = guest.clock().at(crossing.get().plusSeconds(1)).offsetSeconds();
        double sign = Math.signum(atCrossing);
        List<ClockStep> away = guest.clock().steps().stream()
                .filter(s -> isBetween(s.time(), onset.get(), crossing.get().plusSeconds(2)))
                .filter(s -> s.bySeconds() * sign >= OWN_SHARE * tolerance)
                .toList();
        if (!away.isEmpty()) {
            carried(away, sign, tolerance);
            return;
        }
        Duration way = Duration.between(onset.get(), crossing.get());
        OffsetSample half = guest.clock().at(onset.get().plus(way.dividedBy(2)));
        if (half.band().isFinite() && half.band().whollyWithin(HALF_WAY_LEAST * tolerance)) {
            facts.show("carried-by-later-change", List.of());
        }
    }

    private void carried(List<ClockStep> away, double sign, double tolerance) {
        List<Finding> findings = away.stream()
                .map(s -> writer.estimated(
                        guest.host(),
                        s.time(),
                        3,
                        (s.logged() ? "Logged: the clock was set by " : "Estimated: the clock jumped by ")
                                + Words.offset(s.bySeconds())
                                + (s.actor().isEmpty() ? "" : ", by " + s.actor()),
                        s.citations()))
                .toList();
        double carried = away.stream().mapToDouble(ClockStep::bySeconds).sum();
        List<Cluster> refusals = guest.clockRefusals();
        double worstWithout = 0;
        for (Cluster cluster : refusals) {
            double then = guest.clock().at(cluster.time()).offsetSeconds();
            if (!Double.isNaN(then)) {
                worstWithout = Math.max(worstWithout, sign * (then - carried));
            }
        }
        boolean logged = away.stream().allMatch(ClockStep::logged);
        facts.show(logged && worstWithout < tolerance ? "set-beyond" : "carried-by-later-change", findings);
    }

    private static boolean isBetween(Moment step, Instant from, Instant to) {
        Instant time = step.best().or(step::latest).orElse(Instant.MIN);
        return time.isAfter(from) && !time.isAfter(to);
    }
}
