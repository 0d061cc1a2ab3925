package dev.hindcast.incident;

import dev.hindcast.attempt.AccountKind;
import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Direction;
import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import dev.hindcast.rule.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers the signs of one guest that hypotheses are weighed by. */
final class FactSearch {

    private static final Set<String> AGENTS = Set.of(
            "vmtoolsd.exe", "qemu-ga.exe", "vboxservice.exe", "prl_tools.exe", "nutanixguestagent.exe", "vmms.exe");
    private static final Set<String> SERVICES = Set.of("svchost.exe", "system", "");
    private static final double HALF_HOUR = 1800;
    /** Zone steps are never exact: the remainder is the true clock error (kerberos-under-skew 6.3). */
    private static final double REMAINDER = 5;
    /** A line this steep is a rate, not noise: it passes the tolerance within two months. */
    private static final double STEADY_PPM = 50;

    private final GuestCase guest;
    private final Fleet fleet;
    private final FindingWriter writer;
    private final List<Leg> mechanism;
    private final List<Leg> origin;
    private final OriginLegs originLegs;
    private final Facts facts = new Facts();

    FactSearch(
            GuestCase guest,
            Fleet fleet,
            FindingWriter writer,
            List<Leg> mechanism,
            List<Leg> origin,
            OriginLegs originLegs) {
        this.guest = guest;
        this.fleet = fleet;
        this.writer = writer;
        this.mechanism = mechanism;
        this.origin = origin;
        this.originLegs = originLegs;
    }

    Facts all() {
        legs();
        codes();
        onset();
        sets();
        new LaterChanges(guest, writer, facts).show();
        new ReferenceSigns(guest, fleet, facts).show();
        rules();
        return facts;
    }

    private void legs() {
        showIf("skew-codes", Leg.of(mechanism, Leg.Id.M1), Leg.Holds.YES);
        showIf("beyond-at-failures", Leg.of(mechanism, Leg.Id.M2), Leg.Holds.YES);
        showIf("within-at-failures", Leg.of(mechanism, Leg.Id.M2), Leg.Holds.NO);
        showIf("outcomes-follow-offset", Leg.of(mechanism, Leg.Id.M3), Leg.Holds.YES);
        showIf("outcomes-ignore-offset", Leg.of(mechanism, Leg.Id.M3), Leg.Holds.NO);
        showIf("ended-at-correction", Leg.of(mechanism, Leg.Id.M4), Leg.Holds.YES);
        showIf("onset-at-cutover", Leg.of(origin, Leg.Id.O1), Leg.Holds.YES);
        showIf("controls-stayed", Leg.of(origin, Leg.Id.O3), Leg.Holds.YES);
        showIf("controls-departed", Leg.of(origin, Leg.Id.O3), Leg.Holds.NO);
        showIf("fleet-followed", Leg.of(origin, Leg.Id.O4), Leg.Holds.YES);
        for (Losses.Loss loss : originLegs.losses().all()) {
            facts.show(loss.fact(), loss.finding());
        }
    }

    private void showIf(String sign, Leg leg, Leg.Holds answer) {
        if (leg.holds() == answer) {
            facts.show(sign, leg.findings());
        }
    }

    private void codes() {
        Map<CodeFamily, String> signs = Map.of(
                CodeFamily.WRONG_KEY, "wrong-key-failures",
                CodeFamily.ACCOUNT, "account-failures",
                CodeFamily.SPN, "spn-failures",
                CodeFamily.MACHINE_PASSWORD, "machine-password-failures",
                CodeFamily.ENCRYPTION, "encryption-failures",
                CodeFamily.UNREACHABLE, "unreachable-failures");
        new TreeMap<>(signs).forEach((family, sign) -> {
            List<Cluster> clusters = guest.failing(family);
            if (!clusters.isEmpty()) {
                List<Attempt> attempts = clusters.stream()
                        .flatMap(c -> c.attempts().stream())
                        .map(TimedAttempt::attempt)
                        .filter(a -> a.family() == family)
                        .toList();
                facts.show(
                        sign,
                        writer.attempts(
                                attempts,
                                guest.host(),
                                5,
                                "Logged: " + Counted.of(attempts.size(), "failure") + " with "
                                        + attempts.get(0).code()));
            }
        });
        Instant from = guest.countsFrom();
        List<Attempt> machine = guest.attempts().stream()
                .filter(a -> !a.time().isBefore(from) && a.direction() == Direction.OUTBOUND)
                .map(TimedAttempt::attempt)
                .filter(a -> a.succeeded() && a.accountKind() == AccountKind.MACHINE)
                .toList();
        if (!machine.isEmpty()) {
            facts.show(
                    "machine-authenticates",
                    writer.attempts(
                            machine,
                            guest.host(),
                            0,
                            "Logged: the machine's own account was given " + Counted.of(machine.size(), "ticket")));
        }
    }

    private void onset() {
        Optional<Onset> onset = guest.onset();
        if (onset.isEmpty()) {
            return;
        }
        Finding began = originLegs.onsetFinding(onset.get());
        Moment time = onset.get().time();
        if (guest.cutover().isPresent()) {
            Instant cutoverFrom = guest.cutover().get().span().earliest().orElseThrow();
            Instant cutoverTo = guest.cutover().get().span().latest().orElseThrow();
            if (time.latest().isPresent() && time.latest().get().isBefore(cutoverFrom)) {
                facts.show("onset-before-cutover", began);
            }
            if (time.earliest().isPresent() && time.earliest().get().isAfter(cutoverTo.plus(Duration.ofHours(6)))) {
                facts.show("onset-after-cutover", began);
            }
        }
        Optional<Drift> drift = guest.clock().drift();
        if (drift.isPresent()
                && (drift.get().lowPpm() > STEADY_PPM || drift.get().highPpm() < -STEADY_PPM)
                && onset.get().kind() != Onset.Kind.STEP
                && onset.get().kind() != Onset.Kind.JUMP) {
            facts.show(
                    "steady-rate",
                    writer.estimated(
                            guest.host(),
                            time,
                            3,
                            "Estimated: the clock ran at "
                                    + Words.ppm(drift.get().ppm()) + " ("
                                    + Words.ppm(drift.get().lowPpm()) + " to "
                                    + Words.ppm(drift.get().highPpm()) + ")",
                            drift.get().binding()));
        }
        boolean atBoot = guest.evidence().boots().stream()
                .filter(b -> b.host().equals(guest.host()))
                .anyMatch(b -> near(b.rawTime(), time) || near(b.lastBefore(), time));
        if (atBoot) {
            facts.show("onset-at-boot", began);
        }
    }

    private static boolean near(Instant boot, Moment onset) {
        Instant from = onset.earliest().orElse(Instant.MIN);
        Instant to = onset.latest().orElse(Instant.MAX);
        return !boot.isBefore(from) && !boot.isAfter(to);
    }

    /** Sets and jumps of the clock inside the onset interval. */
    private void sets() {
        if (guest.onset().isEmpty()) {
            return;
        }
        Onset onset = guest.onset().get();
        for (ClockStep step : guest.clock().steps()) {
            if (!sameTime(step.time(), onset.time())) {
                continue;
            }
            Finding finding = writer.estimated(
                    guest.host(),
                    step.time(),
                    3,
                    (step.logged() ? "Logged: the clock was set by " : "Estimated: the clock jumped by ")
                            + Words.offset(step.bySeconds())
                            + (step.actor().isEmpty() ? "" : ", by " + step.actor()),
                    step.citations());
            double size = Math.abs(step.bySeconds());
            double toHalfHour = Math.abs(size - HALF_HOUR * Math.round(size / HALF_HOUR));
            if (size >= HALF_HOUR - REMAINDER && toHalfHour <= REMAINDER) {
                facts.show("hour-step", finding);
            } else if (step.bySeconds() < -REMAINDER && !step.logged()) {
                facts.show("backward-jump", finding);
            }
            boolean starts = onset.kind() == Onset.Kind.STEP;
            if (starts && AGENTS.contains(step.actor())) {
                facts.show("set-away-by-agent", finding);
            } else if (starts && !SERVICES.contains(step.actor())) {
                facts.show("set-away-by-person", finding);
            }
        }
    }

    private static boolean sameTime(Moment a, Moment b) {
        Instant aFrom = a.earliest().or(a::best).orElse(Instant.MIN);
        Instant aTo = a.latest().or(a::best).orElse(Instant.MAX);
        return !aFrom.isAfter(b.latest().orElse(Instant.MAX))
                && !aTo.isBefore(b.earliest().orElse(Instant.MIN));
    }

    /** Rules of the pack that matched on this host between the cutover (or the onset) and the last failure. */
    private void rules() {
        Instant from =
                guest.cutover().map(c -> c.span().earliest().orElseThrow()).orElse(guest.countsFrom());
        Instant cutoverTo =
                guest.cutover().map(c -> c.span().latest().orElseThrow()).orElse(Instant.MIN);
        // a change that comes after the onset and before the tolerance is passed may be what passed it
        Instant changesTo = guest.firstCrossing()
                .or(() -> guest.onset().flatMap(o -> o.time().latest()))
                .orElse(Instant.MIN);
        Map<String, Match> first = new TreeMap<>();
        for (Match match : guest.evidence().matches()) {
            if (!guest.evidence().hosts().of(match.event()).equals(guest.host())) {
                continue;
            }
            Instant time = guest.evidence().timeOf(match);
            if (!time.isBefore(from)) {
                first.putIfAbsent("rule:" + match.rule().id(), match);
            }
            // a change within the cutover's own span belongs to the cutover
            if (match.rule().facts().contains("time-policy-changed")
                    && time.isAfter(cutoverTo)
                    && !time.isAfter(changesTo)) {
                first.putIfAbsent("time-policy-changed", match);
            }
        }
        first.forEach((sign, match) -> facts.show(sign, writer.observed(match, 0)));
    }
}
