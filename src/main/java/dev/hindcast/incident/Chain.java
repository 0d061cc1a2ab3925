package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.host.LogSpan;
import dev.hindcast.rule.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The nine steps of one guest with their state (DESIGN section 1). */
final class Chain {

    /** Logs that run all the time; a capture of a minute wraps nothing. */
    private static final Set<String> EVENT_LOGS = Set.of("system", "security", "application", "krb5kdc");

    private final GuestCase guest;
    private final FindingWriter writer;
    private final OriginLegs originLegs;

    Chain(GuestCase guest, FindingWriter writer, OriginLegs originLegs) {
        this.guest = guest;
        this.writer = writer;
        this.originLegs = originLegs;
    }

    List<ChainStep> all() {
        return List.of(
                migrated(),
                agentReplaced(),
                drift(),
                crossed(),
                intermittent(),
                certificates(),
                monitoringGreen(),
                surfaced(),
                disconnected());
    }

    private ChainStep migrated() {
        return guest.cutover()
                .map(c -> new ChainStep(
                        ChainStep.Id.MIGRATED,
                        ChainStep.State.OBSERVED,
                        c.span(),
                        "the cutover is " + c.basis().word() + ", " + Words.time(c.span()),
                        c.findings()))
                .orElseGet(() -> none(ChainStep.Id.MIGRATED, "no cutover of this host is known"));
    }

    private ChainStep agentReplaced() {
        List<Finding> findings = new ArrayList<>();
        guest.cutover()
                .ifPresent(c -> c.phases()
                        .forEach(p -> p.findings().stream()
                                .filter(f -> f.step() == ChainStep.Id.AGENT_REPLACED.number())
                                .forEach(findings::add)));
        originLegs.losses().all().forEach(l -> findings.add(l.finding()));
        List<Finding> distinct = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(f -> f.time().best().orElse(Instant.MAX)))
                .toList();
        if (distinct.isEmpty()) {
            return none(ChainStep.Id.AGENT_REPLACED, "nothing in evidence speaks of the old agent or its time source");
        }
        return new ChainStep(
                ChainStep.Id.AGENT_REPLACED,
                ChainStep.State.OBSERVED,
                distinct.get(0).time(),
                agentSentence(),
                distinct);
    }

    private String agentSentence() {
        List<String> parts = new ArrayList<>();
        guest.cutover()
                .ifPresent(c -> c.phases().stream()
                        .filter(p ->
                                p.findings().stream().anyMatch(f -> f.step() == ChainStep.Id.AGENT_REPLACED.number()))
                        .map(Cutover.Phase::name)
                        .distinct()
                        .forEach(parts::add));
        originLegs.losses().all().forEach(l -> parts.add(l.words()));
        return String.join("; ", parts);
    }

    private ChainStep drift() {
        Optional<Onset> onset = guest.onset();
        if (onset.isPresent()) {
            Finding began = originLegs.onsetFinding(onset.get());
            return new ChainStep(
                    ChainStep.Id.DRIFT,
                    began.citations().isEmpty() || onset.get().kind() == Onset.Kind.CENSORED
                            ? ChainStep.State.INFERRED
                            : ChainStep.State.OBSERVED,
                    onset.get().time(),
                    "the clock began to leave domain time"
                            + guest.clock()
                                    .drift()
                                    .map(d -> ", " + Words.ppm(d.ppm()))
                                    .orElse(""),
                    List.of(began));
        }
        return guest.clock().observations() == 0
                ? none(ChainStep.Id.DRIFT, "no evidence measures this clock")
                : new ChainStep(
                        ChainStep.Id.DRIFT,
                        ChainStep.State.NOT_OBSERVED,
                        Moment.UNKNOWN,
                        "where evidence reaches, the clock kept its band",
                        List.of());
    }

    private ChainStep crossed() {
        List<Crossing> out = guest.clock().crossings(guest.toleranceSeconds()).stream()
                .filter(Crossing::outward)
                .toList();
        if (out.isEmpty()) {
            return guest.clock().observations() == 0
                    ? none(ChainStep.Id.TOLERANCE_CROSSED, "no evidence measures this clock")
                    : new ChainStep(
                            ChainStep.Id.TOLERANCE_CROSSED,
                            ChainStep.State.NOT_OBSERVED,
                            Moment.UNKNOWN,
                            "where evidence reaches, the offset stayed within the tolerance",
                            List.of());
        }
        Crossing first = out.get(0);
        return new ChainStep(
                ChainStep.Id.TOLERANCE_CROSSED,
                ChainStep.State.INFERRED,
                first.time(),
                "passed " + Math.round(first.toleranceSeconds()) + " s, " + Words.time(first.time()),
                List.of(crossingFinding(first)));
    }

    Finding crossingFinding(Crossing crossing) {
        return writer.estimated(
                guest.host(),
                crossing.time(),
                4,
                "Estimated: the offset of " + guest.host().shortName() + " passed "
                        + Math.round(crossing.toleranceSeconds()) + " s, " + Words.time(crossing.time()),
                crossing.binding());
    }

    private ChainStep intermittent() {
        List<Cluster> refusals = guest.clockRefusals();
        if (refusals.isEmpty()) {
            return new ChainStep(
                    ChainStep.Id.AUTH_INTERMITTENT,
                    guest.attempts().isEmpty() ? ChainStep.State.NO_EVIDENCE : ChainStep.State.NOT_OBSERVED,
                    Moment.UNKNOWN,
                    guest.attempts().isEmpty()
                            ? "no authentication of this host is in evidence"
                            : "no refusal that names a clock is in evidence",
                    List.of());
        }
        AttemptCounts counts = guest.counts();
        List<TimedAttempt> refused = refusals.stream()
                .flatMap(c -> c.attempts().stream())
                .filter(TimedAttempt::refusedForClock)
                .sorted(Comparator.comparing(TimedAttempt::time))
                .toList();
        List<Attempt> failed = refused.stream().map(TimedAttempt::attempt).toList();
        return new ChainStep(
                ChainStep.Id.AUTH_INTERMITTENT,
                ChainStep.State.OBSERVED,
                Moment.exactly(refusals.get(0).time()),
                counts.failed() + " of " + counts.total() + " attempts refused"
                        + (counts.whyIntermittent().isEmpty() ? "" : ". " + counts.whyIntermittent()),
                List.of(writer.attempts(
                        failed,
                        guest.host(),
                        5,
                        "Logged: " + Counted.of(failed.size(), "refusal") + " that name a difference of clocks, "
                                + Words.time(refused.get(0).time()) + " to "
                                + Words.time(refused.get(refused.size() - 1).time()))));
    }

    private ChainStep certificates() {
        return byRule(
                ChainStep.Id.CERTIFICATE_RENEWAL,
                List.of("certificate-renewal-failed"),
                "enrolment or renewal failed",
                "no certificate event of this host is in evidence");
    }

    private ChainStep monitoringGreen() {
        Instant from = guest.cutover().map(c -> c.span().latest().orElseThrow()).orElse(guest.countsFrom());
        List<Event> checks = guest.evidence().tables().stream()
                .filter(e -> e.text(FieldNames.ACTION).equals("health-check")
                        && guest.evidence().hosts().of(e).equals(guest.host())
                        && e.stamp().filter(s -> !s.instant().isBefore(from)).isPresent())
                .toList();
        if (checks.isEmpty()) {
            return none(ChainStep.Id.MONITORING_GREEN, "no health check of this host after the move is in evidence");
        }
        long up = checks.stream()
                .filter(e -> e.text(FieldNames.CHECK_STATE).equals("up"))
                .count();
        boolean green = up * 100 >= checks.size() * 95L;
        Finding finding = writer.observed(
                checks.get(0),
                guest.host(),
                7,
                "",
                "Recorded: " + up + " of " + checks.size() + " health checks after the move say up");
        return new ChainStep(
                ChainStep.Id.MONITORING_GREEN,
                green ? ChainStep.State.OBSERVED : ChainStep.State.CONTRADICTED,
                finding.time(),
                up + " of " + checks.size() + " health checks up"
                        + (green ? "; none measures time or Kerberos" : "; monitoring did show a fault"),
                List.of(finding));
    }

    private ChainStep surfaced() {
        return byRule(
                ChainStep.Id.SURFACED,
                List.of("service-failed-to-start", "task-failed", "policy-refresh-failed"),
                "a service, task or policy refresh failed hard",
                "no failed service, task or policy refresh after the first refusal is in evidence");
    }

    /** Step 8 and 6: rule matches from the first clock refusal on, else from the cutover on. */
    private ChainStep byRule(ChainStep.Id id, List<String> rules, String what, String nothing) {
        List<Cluster> refusals = guest.clockRefusals();
        Instant from = refusals.isEmpty()
                ? guest.cutover().map(c -> c.span().latest().orElseThrow()).orElse(guest.countsFrom())
                : refusals.get(0).time();
        Optional<Instant> to = refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.get(refusals.size() - 1).time().plusSeconds(3600));
        List<Match> found = rules.stream()
                .flatMap(r -> guest.evidence().matchesOf(r, guest.host()).stream())
                .filter(m -> !guest.evidence().timeOf(m).isBefore(from))
                .filter(m -> to.isEmpty() || !guest.evidence().timeOf(m).isAfter(to.get()))
                .sorted((a, b) ->
                        guest.evidence().timeOf(a).compareTo(guest.evidence().timeOf(b)))
                .toList();
        if (found.isEmpty() || (id == ChainStep.Id.SURFACED && refusals.isEmpty())) {
            return none(id, nothing);
        }
        Finding finding = writer.observedTogether(found, id.number());
        return new ChainStep(
                id,
                ChainStep.State.OBSERVED,
                finding.time(),
                what + ", first " + Words.time(guest.evidence().timeOf(found.get(0))),
                List.of(finding));
    }

    /** Observed where logs were cleared or do not reach back to the cutover. */
    private ChainStep disconnected() {
        HostName host = guest.host();
        List<Match> cleared = guest.evidence().matchesOf("log-cleared", host);
        if (!cleared.isEmpty()) {
            Finding finding = writer.observedTogether(cleared, 9);
            return new ChainStep(
                    ChainStep.Id.DISCONNECTED,
                    ChainStep.State.OBSERVED,
                    finding.time(),
                    "a log of this host was cleared",
                    List.of(finding));
        }
        Optional<Instant> cutover = guest.cutover().map(c -> c.span().earliest().orElseThrow());
        Optional<LogSpan> wrapped = guest.evidence().hosts().logsOf(host).stream()
                .filter(s -> EVENT_LOGS.contains(s.log().toLowerCase(Locale.ROOT)))
                .filter(s -> cutover.isPresent() && s.first().isAfter(cutover.get()))
                .findFirst();
        return wrapped.isPresent()
                ? new ChainStep(
                        ChainStep.Id.DISCONNECTED,
                        ChainStep.State.INFERRED,
                        Moment.exactly(wrapped.get().first()),
                        "the " + wrapped.get().log() + " log of this host begins after the cutover",
                        List.of(writer.absent(
                                host,
                                9,
                                "Absent: the " + wrapped.get().log() + " log of " + host.shortName() + " begins "
                                        + Words.time(wrapped.get().first()) + ", after the cutover")))
                : none(ChainStep.Id.DISCONNECTED, "the logs given reach back to the cutover");
    }

    private static ChainStep none(ChainStep.Id id, String why) {
        return new ChainStep(id, ChainStep.State.NO_EVIDENCE, Moment.UNKNOWN, why, List.of());
    }
}
