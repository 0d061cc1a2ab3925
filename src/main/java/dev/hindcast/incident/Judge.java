package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.Direction;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.host.Host;
import dev.hindcast.host.LogSpan;
import dev.hindcast.host.Role;
import dev.hindcast.rule.CorrelationMatch;
import dev.hindcast.rule.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges a case: every guest with a cutover, and every host whose failures name a clock though no cutover is known. */
public final class Judge {

    private final Hypotheses hypotheses;

    public Judge(Hypotheses hypotheses) {
        this.hypotheses = hypotheses;
    }

    /** The verdicts with everything that they rest on; the same evidence gives the same judgement. */
    public Judgement judge(CaseEvidence evidence) {
        FindingWriter writer = new FindingWriter(evidence);
        List<Cutover> cutovers = new CutoverSearch(evidence, writer).find();
        Fleet fleet = Fleet.of(evidence, cutovers);
        List<GuestCase> guests = new ArrayList<>(fleet.moved());
        guests.addAll(withoutCutover(evidence, fleet));
        List<Incident> incidents = new ArrayList<>();
        for (GuestCase guest : guests) {
            incidents.add(incident(guest, fleet, writer));
        }
        incidents.sort(Comparator.comparing((Incident i) -> order(i.verdict()))
                .thenComparing(i -> i.attempts().firstFailure().best().orElse(Instant.MAX))
                .thenComparing(Incident::host));
        List<Incident> numbered = new ArrayList<>();
        for (Incident incident : incidents) {
            numbered.add(numbered(incident, "I-" + (numbered.size() + 1)));
        }
        return new Judgement(
                numbered,
                cutovers,
                hosts(evidence, fleet, guests, writer),
                further(evidence, writer),
                marks(guests),
                health(evidence));
    }

    private static int order(Verdict verdict) {
        return switch (verdict) {
            case YES -> 0;
            case UNDETERMINED -> 1;
            case NO -> 2;
        };
    }

    /** Hosts of which no cutover is known, and whose own clock is at odds with what refused them. */
    private static List<GuestCase> withoutCutover(CaseEvidence evidence, Fleet fleet) {
        List<GuestCase> cases = new ArrayList<>();
        for (Host host : evidence.hosts().all()) {
            HostName name = host.name();
            if (fleet.hasMoved(name) || host.is(Role.KDC) || host.is(Role.DOMAIN_CONTROLLER)) {
                continue;
            }
            GuestCase guest = GuestCase.of(evidence, name, List.of());
            // a healthy client that a bad acceptor refused is the acceptor's case, not the client's
            boolean own = guest.clockRefusals().stream()
                    .anyMatch(c -> c.relation() == TimedAttempt.Relation.BEYOND
                            ? !guest.onset().isEmpty()
                            : refusedByKdc(c, guest));
            if (own) {
                cases.add(guest);
            }
        }
        return cases;
    }

    private static boolean refusedByKdc(Cluster cluster, GuestCase guest) {
        return cluster.direction() == Direction.OUTBOUND
                && guest.evidence().hosts().kdcs().stream()
                        .anyMatch(k -> k.value().equals(cluster.key().acceptor()));
    }

    private Incident incident(GuestCase guest, Fleet fleet, FindingWriter writer) {
        Judged judged = new ClaimJudge(guest, fleet, writer).judge();
        OriginLegs originLegs = new OriginLegs(guest, fleet, writer);
        Chain chain = new Chain(guest, writer, originLegs);
        List<ChainStep> steps = chain.all();
        Story story = new Story(guest, judged);
        Advice advice = new Advice(guest, judged);
        List<Finding> surfaced = steps.stream()
                .filter(s -> s.id() == ChainStep.Id.SURFACED)
                .flatMap(s -> s.findings().stream())
                .toList();
        return new Incident(
                "I-0",
                guest.host(),
                guest.cutover().stream().toList(),
                judged.verdict(),
                judged.probability(),
                story.headline(),
                story.story(),
                judged.mechanism(),
                judged.origin(),
                guest.onset().stream().toList(),
                guest.clock().crossings(guest.toleranceSeconds()),
                guest.counts(),
                steps,
                hypotheses.rank(judged.facts(), judged.cutoverProbability(), judged.verdict() != Verdict.UNDETERMINED),
                new MissingSearch(hypotheses).find(guest, judged),
                new Checkpoint(guest, writer).all(),
                advice.refutedBy(),
                guest.failing().size(),
                guest.explained().size(),
                ImpactCount.of(guest, chain, surfaced),
                advice.missingChecklist(),
                advice.confidence(),
                story.strongestFor(),
                story.strongestAgainst(),
                story.stateNow());
    }

    private static Incident numbered(Incident i, String id) {
        return new Incident(
                id,
                i.host(),
                i.cutover(),
                i.verdict(),
                i.probability(),
                i.headline(),
                i.story(),
                i.mechanism(),
                i.origin(),
                i.onset(),
                i.crossings(),
                i.attempts(),
                i.chain(),
                i.hypotheses(),
                i.missingEvidence(),
                i.checkpoint(),
                i.refutedBy(),
                i.failingClusters(),
                i.explainedClusters(),
                i.impact(),
                i.missingChecklist(),
                i.confidence(),
                i.strongestFor(),
                i.strongestAgainst(),
                i.stateNow());
    }

    private static List<HostReport> hosts(
            CaseEvidence evidence, Fleet fleet, List<GuestCase> guests, FindingWriter writer) {
        Map<HostName, GuestCase> laidOut = new HashMap<>();
        guests.forEach(g -> laidOut.put(g.host(), g));
        List<HostReport> reports = new ArrayList<>();
        for (Host host : evidence.hosts().all()) {
            HostName name = host.name();
            GuestCase guest = laidOut.containsKey(name) ? laidOut.get(name) : GuestCase.of(evidence, name, List.of());
            boolean moved = fleet.hasMoved(name);
            boolean stayed = !fleet.why(name).isEmpty();
            List<LogSpan> logs = evidence.hosts().logsOf(name);
            reports.add(new HostReport(
                    moved ? asGuest(host) : host,
                    moved ? HostReport.Migrated.YES : stayed ? HostReport.Migrated.NO : HostReport.Migrated.UNKNOWN,
                    moved
                            ? guest.cutover()
                                    .map(c -> "cutover " + c.basis().word())
                                    .orElse("")
                            : fleet.why(name),
                    logs.stream().mapToLong(LogSpan::events).sum(),
                    seen(logs),
                    evidence.clock(name),
                    evidence.stated().toleranceSeconds(),
                    evidence.stated().toleranceStated()
                            ? HostReport.ToleranceBasis.STATED
                            : HostReport.ToleranceBasis.DEFAULT,
                    List.of(),
                    moved ? new Checkpoint(guest, writer).all() : List.of(),
                    guest.counts()));
        }
        return reports;
    }

    private static Host asGuest(Host host) {
        Set<Role> roles = EnumSet.of(Role.GUEST);
        roles.addAll(host.roles());
        roles.remove(Role.UNKNOWN);
        return new Host(host.name(), host.aliases(), host.because(), roles);
    }

    private static Moment seen(List<LogSpan> logs) {
        if (logs.isEmpty()) {
            return Moment.UNKNOWN;
        }
        Instant first =
                logs.stream().map(LogSpan::first).min(Instant::compareTo).orElseThrow();
        Instant last = logs.stream().map(LogSpan::last).max(Instant::compareTo).orElseThrow();
        return Moment.between(first, last);
    }

    /** What no guest's case cites: correlations, and matches of rules that the user brought. */
    private static List<Finding> further(CaseEvidence evidence, FindingWriter writer) {
        List<Finding> findings = new ArrayList<>(correlations(evidence));
        Map<String, List<Match>> brought = new TreeMap<>();
        for (Match match : evidence.matches()) {
            // every rule of ours says what it shows
            if (match.rule().tags().stream().noneMatch(t -> t.startsWith("hindcast."))) {
                brought.computeIfAbsent(
                                match.rule().id() + "|" + evidence.hosts().of(match.event()), k -> new ArrayList<>())
                        .add(match);
            }
        }
        brought.values().forEach(matches -> findings.add(writer.observedTogether(matches, 0)));
        return findings;
    }

    /** Correlations that held, each as one finding: its first match in the order of the evidence. */
    private static List<Finding> correlations(CaseEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        FindingWriter writer = new FindingWriter(evidence);
        Set<String> seen = new TreeSet<>();
        for (CorrelationMatch match : evidence.correlations()) {
            Event first = match.matches().get(0).event();
            HostName host = evidence.hosts().of(first);
            if (!seen.add(match.correlation().id() + "|" + host)) {
                continue;
            }
            Finding head = writer.observed(
                    first,
                    host,
                    0,
                    match.correlation().id(),
                    "Judged: " + match.correlation().title()
                            + (match.orderProved() ? "" : "; the order is not provable on corrected time"));
            findings.add(new Finding(
                    Finding.Kind.JUDGED,
                    host,
                    head.time(),
                    head.uncertaintySeconds(),
                    head.rawTime(),
                    0,
                    head.rule(),
                    head.statement(),
                    match.matches().stream()
                            .map(m -> dev.hindcast.event.Citation.of(m.event()))
                            .toList()));
        }
        return findings;
    }

    private static List<AttemptMark> marks(List<GuestCase> guests) {
        List<AttemptMark> marks = new ArrayList<>();
        for (GuestCase guest : guests) {
            for (TimedAttempt timed : guest.attempts()) {
                Attempt a = timed.attempt();
                AttemptMark.Outcome outcome = a.healed()
                        ? AttemptMark.Outcome.SECOND_TRY
                        : a.succeeded() ? AttemptMark.Outcome.ACCEPTED : AttemptMark.Outcome.REFUSED;
                String way = timed.direction() == Direction.INBOUND ? "in: " : "out: ";
                marks.add(
                        new AttemptMark(guest.host(), timed.time(), timed.direction(), way + a.accountKey(), outcome));
            }
        }
        marks.sort(Comparator.comparing(AttemptMark::host).thenComparing(AttemptMark::time));
        return marks;
    }

    private static List<HealthMark> health(CaseEvidence evidence) {
        List<HealthMark> marks = new ArrayList<>();
        for (Event event : evidence.tables()) {
            String state = event.text(FieldNames.CHECK_STATE);
            if (event.text(FieldNames.ACTION).equals("health-check")
                    && event.stamp().isPresent()
                    && (state.equals("up") || state.equals("down"))) {
                marks.add(new HealthMark(
                        evidence.hosts().of(event), event.stamp().get().instant(), state.equals("up")));
            }
        }
        marks.sort(Comparator.comparing(HealthMark::host).thenComparing(HealthMark::time));
        return marks;
    }
}
