package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.Direction;
import dev.hindcast.clock.Crossing;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The legs of the claim that a guest's failures came from its clock offset (DESIGN section 7; numbers of the clock
 * model, section 9).
 */
final class MechanismLegs {

    /** One beyond for a vote and a half; three votes reach the cap. */
    private static final double M2_PER_CLUSTER = 1.5;

    private static final double M1_PER_CLUSTER = 0.7;
    private static final double M1_MAX = 1.5;

    /** What happened this long before and after a correction is compared for M4. */
    private static final Duration AROUND_CORRECTION = Duration.ofHours(24);

    private final GuestCase guest;
    private final FindingWriter writer;

    MechanismLegs(GuestCase guest, FindingWriter writer) {
        this.guest = guest;
        this.writer = writer;
    }

    List<Leg> all() {
        return List.of(m1(), m2(), m3(), m4());
    }

    /** Failures whose code speaks of two clocks, with this host as one party. */
    private Leg m1() {
        List<Cluster> named = guest.clockRefusals();
        if (!named.isEmpty()) {
            Finding finding = finding(
                    named,
                    5,
                    "Logged: " + Counted.of(attempts(named).size(), "refusal") + " of " + name()
                            + " name a difference of clocks (" + codes(named) + ")");
            return new Leg(
                    Leg.Id.M1,
                    Leg.Holds.YES,
                    Math.min(M1_MAX, M1_PER_CLUSTER * named.size()),
                    Counted.of(named.size(), "cluster") + " of refusals name a difference of clocks",
                    List.of(finding));
        }
        List<Cluster> failing = guest.failing();
        if (failing.isEmpty()) {
            return Leg.unknown(Leg.Id.M1, "no failure of this host is in the evidence");
        }
        Finding finding = finding(
                failing,
                5,
                "Logged: " + Counted.of(attempts(failing).size(), "failure") + " of " + name()
                        + ", none of which names a clock (" + codes(failing) + ")");
        return new Leg(
                Leg.Id.M1,
                Leg.Holds.NO,
                -Math.min(M1_MAX, M1_PER_CLUSTER * failing.size()),
                Counted.of(failing.size(), "failing cluster") + ", none of which names a clock",
                List.of(finding));
    }

    /** The relative offset at the failing attempts, without their codes: beyond the tolerance, interval and all. */
    private Leg m2() {
        // refusals at a right clock before the onset count as well: they say that something else refuses
        List<Cluster> refused = guest.clusters().stream()
                .filter(Cluster::refusedForClock)
                .filter(c -> !c.byProxy()
                        && c.attempts().stream().noneMatch(a -> a.attempt().healed()))
                .toList();
        List<Cluster> beyond = with(refused, TimedAttempt.Relation.BEYOND);
        List<Cluster> within = with(refused, TimedAttempt.Relation.WITHIN);
        int open = Math.max(0, guest.clockRefusals().size() - beyond.size() - within.size());
        String counts = beyond.size() + " beyond " + limit() + ", " + within.size() + " within, " + open + " open";
        if (beyond.size() >= 2 && beyond.size() > within.size()) {
            return new Leg(
                    Leg.Id.M2,
                    Leg.Holds.YES,
                    Math.min(Odds.LEG_MAX, M2_PER_CLUSTER * beyond.size()),
                    "the clocks themselves, without any outcome: " + counts,
                    List.of(offsetAt(beyond.get(0)), offsetAt(beyond.get(beyond.size() - 1))));
        }
        if (within.size() >= 2 && beyond.isEmpty()) {
            return new Leg(
                    Leg.Id.M2,
                    Leg.Holds.NO,
                    -Math.min(Odds.LEG_MAX, M2_PER_CLUSTER * within.size()),
                    "the clocks themselves, without any outcome: " + counts,
                    List.of(offsetAt(within.get(0))));
        }
        return Leg.unknown(
                Leg.Id.M2,
                refused.isEmpty()
                        ? "no refusal that names a clock can be compared with both clocks"
                        : "the clocks at the refusals are not known well enough: " + counts);
    }

    /** Outcomes depend on the relative offset: refused beyond the tolerance, accepted within it. */
    private Leg m3() {
        OutcomeTable outbound = OutcomeTable.of(guest, Direction.OUTBOUND);
        OutcomeTable inbound = OutcomeTable.of(guest, Direction.INBOUND);
        OutcomeTable best = outbound.p() <= inbound.p() ? outbound : inbound;
        int directions = (outbound.isFilled() ? 1 : 0) + (inbound.isFilled() ? 1 : 0);
        // two directions are two tests of one question
        double p = Math.min(1, best.p() * Math.max(1, directions));
        String statement = best.direction() == Direction.INBOUND ? "inbound: " : "outbound: ";
        statement += "beyond " + best.beyondRefused.size() + " refused, " + best.beyondAccepted.size()
                + " accepted; within " + best.withinRefused.size() + " refused, " + best.withinAccepted.size()
                + " accepted (clusters); p = " + Words.p(p);
        if (best.isFilled() && p <= Odds.LEVEL) {
            List<Finding> findings = new ArrayList<>();
            findings.add(finding(
                    best.beyondRefused,
                    5,
                    "Logged: " + Counted.of(attempts(best.beyondRefused).size(), "attempt")
                            + " refused while the offset was beyond " + limit()));
            findings.add(accepted(best.withinAccepted));
            if (best.beyondRefused.stream().anyMatch(Cluster::byProxy)) {
                statement += "; the callers' own clocks are not in evidence, domain time stands for them";
            }
            return new Leg(Leg.Id.M3, Leg.Holds.YES, Odds.ofP(p), statement, findings);
        }
        OutcomeTable contrary = uncorrected(outbound, inbound);
        if (contrary.beyondAccepted.size() >= 3 && contrary.beyondRefused.isEmpty()) {
            return new Leg(
                    Leg.Id.M3,
                    Leg.Holds.NO,
                    -Odds.LEG_MAX / 2,
                    contrary.beyondAccepted.size() + " clusters were accepted beyond " + limit()
                            + " by parties that never correct themselves, none refused",
                    List.of(accepted(contrary.beyondAccepted)));
        }
        return Leg.unknown(
                Leg.Id.M3,
                best.isEmpty()
                        ? "no attempt can be placed within or beyond the tolerance without its outcome"
                        : statement);
    }

    private static OutcomeTable uncorrected(OutcomeTable outbound, OutcomeTable inbound) {
        return outbound.onlyUncorrected().beyondAccepted.size()
                        >= inbound.onlyUncorrected().beyondAccepted.size()
                ? outbound.onlyUncorrected()
                : inbound.onlyUncorrected();
    }

    /** The failures ended when the clock was corrected. */
    private Leg m4() {
        Optional<Crossing> back = guest.clock().crossings(guest.toleranceSeconds()).stream()
                .filter(c -> !c.outward() && c.time().best().isPresent())
                .reduce((first, last) -> last);
        if (back.isEmpty()) {
            return Leg.unknown(Leg.Id.M4, "no correction of the clock is known after the failures began");
        }
        Moment when = back.get().time();
        Instant from = when.earliest().orElse(when.best().orElseThrow());
        Instant to = when.latest().orElse(when.best().orElseThrow());
        List<Cluster> before = speaking(from.minus(AROUND_CORRECTION), from);
        List<Cluster> after = speaking(to, to.plus(AROUND_CORRECTION));
        int refusedBefore = refused(before);
        int refusedAfter = refused(after);
        int acceptedBefore = before.size() - refusedBefore;
        int acceptedAfter = after.size() - refusedAfter;
        double p = Odds.fisher(refusedBefore, acceptedBefore, refusedAfter, acceptedAfter);
        boolean plain = refusedBefore >= 2 && refusedAfter == 0 && acceptedAfter >= 3;
        String statement = "24 h before the correction " + refusedBefore + " of " + before.size()
                + " clusters refused, 24 h after it " + refusedAfter + " of " + after.size() + "; p = " + Words.p(p);
        if (refusedBefore > 0 && (p <= Odds.LEVEL || plain)) {
            Finding corrected = writer.estimated(
                    guest.host(),
                    when,
                    0,
                    "Estimated: the clock of " + name() + " came back within " + limit() + ", " + Words.time(when),
                    back.get().binding());
            // the plain form holds without an exact test; it then weighs what the level itself weighs
            return new Leg(
                    Leg.Id.M4,
                    Leg.Holds.YES,
                    Math.max(Odds.ofP(p), Odds.ofP(Odds.LEVEL)),
                    statement,
                    List.of(corrected));
        }
        // refusals after a correction do not refute: some clients keep an old correction (kerberos-under-skew 8)
        return Leg.unknown(Leg.Id.M4, statement);
    }

    /** Clusters of parties that do not correct themselves, in a span. */
    private List<Cluster> speaking(Instant from, Instant to) {
        return guest.clusters().stream()
                .filter(c -> c.stack() == ClientCorrection.DOES_NOT_HEAL || c.refusedForClock())
                .filter(c -> !c.time().isBefore(from) && c.time().isBefore(to))
                .toList();
    }

    private static int refused(List<Cluster> clusters) {
        return (int) clusters.stream().filter(Cluster::refusedForClock).count();
    }

    /** Whether M3's accepted side lies only after the correction, so that M3 and M4 are one leg. */
    boolean m3RestsOnCorrection() {
        Optional<Instant> back = guest.clock().crossings(guest.toleranceSeconds()).stream()
                .filter(c -> !c.outward())
                .flatMap(c -> c.time().best().stream())
                .reduce((first, last) -> last);
        return back.isPresent()
                && OutcomeTable.of(guest, Direction.OUTBOUND).withinAccepted.stream()
                        .allMatch(c -> c.time().isAfter(back.get()))
                && OutcomeTable.of(guest, Direction.INBOUND).withinAccepted.stream()
                        .allMatch(c -> c.time().isAfter(back.get()));
    }

    private Finding offsetAt(Cluster cluster) {
        TimedAttempt at = cluster.attempts().get(0);
        Attempt attempt = at.attempt();
        var band = guest.evidence().clocks().withoutOutcomes(guest.host()).provenAt(at.time());
        String other = attempt.checker().equals(guest.host())
                ? attempt.initiator().shortName()
                : attempt.checker().shortName();
        return writer.attempts(
                List.of(attempt),
                guest.host(),
                4,
                "Logged: " + attempt.code() + " against " + other + "; the clock of " + name() + " was then "
                        + Words.offset(band.lowSeconds()) + " to " + Words.offset(band.highSeconds())
                        + " from domain time, by evidence other than outcomes");
    }

    private Finding accepted(List<Cluster> clusters) {
        List<Attempt> ok = clusters.stream()
                .flatMap(c -> c.attempts().stream())
                .map(TimedAttempt::attempt)
                .filter(Attempt::succeeded)
                .toList();
        return writer.attempts(
                ok,
                guest.host(),
                0,
                "Logged: " + Counted.of(ok.size(), "attempt") + " of " + name() + " accepted in "
                        + Counted.of(clusters.size(), "cluster"));
    }

    private Finding finding(List<Cluster> clusters, int step, String statement) {
        return writer.attempts(attempts(clusters), guest.host(), step, statement);
    }

    private static List<Attempt> attempts(List<Cluster> clusters) {
        return clusters.stream()
                .flatMap(c -> c.attempts().stream())
                .map(TimedAttempt::attempt)
                .filter(a -> !a.succeeded())
                .toList();
    }

    private static String codes(List<Cluster> clusters) {
        return String.join(
                ", ",
                attempts(clusters).stream()
                        .map(Attempt::code)
                        .distinct()
                        .sorted()
                        .limit(4)
                        .toList());
    }

    private static List<Cluster> with(List<Cluster> clusters, TimedAttempt.Relation relation) {
        return clusters.stream().filter(c -> c.relation() == relation).toList();
    }

    private String name() {
        return guest.host().shortName();
    }

    private String limit() {
        return Math.round(guest.toleranceSeconds()) + " s";
    }
}
