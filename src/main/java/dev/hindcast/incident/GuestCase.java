package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Direction;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.OffsetBand;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.StampBasis;
import dev.hindcast.host.LogSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One guest's evidence, laid out for judging: its cutover, its attempts on the reference clock, the departure that is
 * judged, and the clusters that count.
 */
final class GuestCase {

    /** Whole-second comparison and the age of the message: below this distance from the tolerance either may happen. */
    static final double FUZZ_SECONDS = 1;

    private final CaseEvidence evidence;
    private final HostName host;
    private final @Nullable Cutover cutover;
    private final List<TimedAttempt> attempts;
    private final @Nullable Onset onset;
    private final int candidates;

    private GuestCase(
            CaseEvidence evidence,
            HostName host,
            @Nullable Cutover cutover,
            List<TimedAttempt> attempts,
            @Nullable Onset onset,
            int candidates) {
        this.evidence = evidence;
        this.host = host;
        this.cutover = cutover;
        this.attempts = attempts;
        this.onset = onset;
        this.candidates = candidates;
    }

    /** Lays out a host's case; {@code candidates} are its cutovers, none for a host of which no move is known. */
    static GuestCase of(CaseEvidence evidence, HostName host, List<Cutover> candidates) {
        List<TimedAttempt> timed = timed(evidence, host);
        Onset onset = chooseOnset(evidence.clock(host).onsets(), timed, candidates);
        return new GuestCase(evidence, host, chooseCutover(candidates, onset), timed, onset, apart(candidates));
    }

    private static List<TimedAttempt> timed(CaseEvidence evidence, HostName host) {
        List<TimedAttempt> timed = new ArrayList<>();
        for (Attempt attempt : evidence.attempts().of(host)) {
            Instant time = evidence.corrected(attempt.stamp()).best();
            boolean proxy = !clockKnown(evidence, attempt.initiator(), time);
            timed.add(new TimedAttempt(
                    attempt, time, attempt.directionFor(host), relation(evidence, attempt, time, proxy), proxy));
        }
        timed.sort(Comparator.comparing(TimedAttempt::time)
                .thenComparing(t -> t.attempt().events().get(0).provenance()));
        return List.copyOf(timed);
    }

    private static boolean clockKnown(CaseEvidence evidence, HostName host, Instant time) {
        return host.isKnown()
                && evidence.clocks().withoutOutcomes(host).provenAt(time).isFinite();
    }

    /**
     * Initiator minus acceptor, without any outcome. Where a third party calls the guest and its own clock is not in
     * evidence, domain time stands for it: the statement says so, and such clusters never serve leg M2.
     */
    private static TimedAttempt.Relation relation(CaseEvidence evidence, Attempt attempt, Instant time, boolean proxy) {
        OffsetBand own = proxy && attempt.exchange() == Exchange.AP
                ? new OffsetBand(-FUZZ_SECONDS, FUZZ_SECONDS)
                : evidence.clocks().withoutOutcomes(attempt.initiator()).provenAt(time);
        OffsetBand others = evidence.clocks().withoutOutcomes(attempt.checker()).provenAt(time);
        OffsetBand relative = own.minus(others);
        double tolerance = evidence.stated().toleranceSeconds();
        if (relative.whollyBeyond(tolerance + FUZZ_SECONDS)) {
            return TimedAttempt.Relation.BEYOND;
        }
        return relative.whollyWithin(tolerance - FUZZ_SECONDS)
                ? TimedAttempt.Relation.WITHIN
                : TimedAttempt.Relation.OPEN;
    }

    /** How many separate moves are on record; spans that overlap are one move in several words. */
    private static int apart(List<Cutover> candidates) {
        List<Cutover> ordered = candidates.stream()
                .sorted(Comparator.comparing(c -> c.span().earliest().orElseThrow()))
                .toList();
        int count = 0;
        Instant end = Instant.MIN;
        for (Cutover cutover : ordered) {
            count += cutover.span().earliest().orElseThrow().isAfter(end) ? 1 : 0;
            Instant latest = cutover.span().latest().orElseThrow();
            end = latest.isAfter(end) ? latest : end;
        }
        return Math.max(1, count);
    }

    /**
     * The departure that the first refusal beyond the tolerance falls into; without one, the first after the cutover
     * begins. A stray refusal of a healthy clock chooses nothing.
     */
    private static @Nullable Onset chooseOnset(
            List<Onset> onsets, List<TimedAttempt> attempts, List<Cutover> candidates) {
        Optional<Instant> firstRefusal = attempts.stream()
                .filter(a -> a.refusedForClock() && a.relation() == TimedAttempt.Relation.BEYOND)
                .map(TimedAttempt::time)
                .findFirst();
        if (firstRefusal.isPresent()) {
            @Nullable Onset last = null;
            for (Onset onset : onsets) {
                Instant begins = onset.time().earliest().orElse(Instant.MIN);
                if (!begins.isAfter(firstRefusal.get())) {
                    last = onset;
                }
            }
            if (last != null) {
                return last;
            }
        }
        Instant from = candidates.stream()
                .map(c -> c.span().earliest().orElseThrow())
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        for (Onset onset : onsets) {
            if (!onset.time().latest().orElse(Instant.MAX).isBefore(from)) {
                return onset;
            }
        }
        return onsets.isEmpty() ? null : onsets.get(0);
    }

    /** The user's word before a record; of several, the last that begins before the onset is over. */
    private static @Nullable Cutover chooseCutover(List<Cutover> candidates, @Nullable Onset onset) {
        List<Cutover> stated = candidates.stream()
                .filter(c -> c.basis() == Cutover.Basis.STATED)
                .toList();
        List<Cutover> from = stated.isEmpty() ? candidates : stated;
        @Nullable Cutover chosen = null;
        for (Cutover cutover : from) {
            boolean begins = onset == null
                    || !cutover.span()
                            .earliest()
                            .orElseThrow()
                            .isAfter(onset.time().latest().orElse(Instant.MAX));
            if (chosen == null || begins) {
                chosen = cutover;
            }
        }
        return chosen;
    }

    HostName host() {
        return host;
    }

    CaseEvidence evidence() {
        return evidence;
    }

    ClockHistory clock() {
        return evidence.clock(host);
    }

    double toleranceSeconds() {
        return evidence.stated().toleranceSeconds();
    }

    Optional<Cutover> cutover() {
        return Optional.ofNullable(cutover);
    }

    Optional<Onset> onset() {
        return Optional.ofNullable(onset);
    }

    /** How many separate moves of this host are on record or stated; at least 1. */
    int candidates() {
        return candidates;
    }

    /** When the offset first left the tolerance. */
    Optional<Instant> firstCrossing() {
        return clock().crossings(toleranceSeconds()).stream()
                .filter(Crossing::outward)
                .flatMap(c -> c.time().latest().or(c.time()::best).stream())
                .findFirst();
    }

    /** Whether the cutover's times were read in a zone that nobody stated, and no trace of the guest confirms them. */
    boolean cutoverZoneIsAssumed() {
        return cutover != null
                && cutover.basis() == Cutover.Basis.RECORDED
                && cutover.phases().isEmpty()
                && cutover.findings().stream()
                        .flatMap(f -> f.citations().stream())
                        .flatMap(c -> c.stamp().stream())
                        .anyMatch(s -> s.basis() == StampBasis.ASSUMED);
    }

    /** Whether the user states that this host did not move, though a record says it did. */
    boolean moveIsDenied() {
        return evidence.stated().unmigrated().stream()
                .anyMatch(h -> evidence.hosts().canonical(h).equals(host));
    }

    /** Every attempt in which the guest is a party, by time on the reference clock. */
    List<TimedAttempt> attempts() {
        return attempts;
    }

    /** From when failures count: the onset, else the cutover's earliest moment, else everything. */
    Instant countsFrom() {
        if (onset != null && onset.time().earliest().isPresent()) {
            return onset.time().earliest().get();
        }
        return cutover != null ? cutover.span().earliest().orElseThrow() : Instant.MIN;
    }

    /** Clusters of every attempt. */
    List<Cluster> clusters() {
        return Cluster.of(attempts);
    }

    /** Clusters that failed, since {@link #countsFrom()}. */
    List<Cluster> failing() {
        Instant from = countsFrom();
        return clusters().stream()
                .filter(c -> c.failed() && !c.time().isBefore(from))
                .toList();
    }

    /** Clusters that were refused for the clock, with this host as a party. */
    List<Cluster> clockRefusals() {
        return failing().stream().filter(Cluster::refusedForClock).toList();
    }

    /** Failing clusters that the guest's offset explains: refused for the clock, and the offset proved beyond. */
    List<Cluster> explained() {
        return clockRefusals().stream()
                .filter(c -> c.relation() == TimedAttempt.Relation.BEYOND)
                .toList();
    }

    /** Failing clusters of one family, since {@link #countsFrom()}. */
    List<Cluster> failing(CodeFamily family) {
        return failing().stream().filter(c -> c.family() == family).toList();
    }

    /** Clusters accepted by or from a client that does not correct itself: the ones that speak of clocks. */
    boolean hasUncorrectedClient() {
        return attempts.stream().anyMatch(a -> a.attempt().stack() == ClientCorrection.DOES_NOT_HEAL);
    }

    /**
     * Whether the logs that would record a failure reach over the time from the cutover (or the onset) to the end of the
     * evidence: the KDC's, and the guest's own acceptor log, since the KDC never sees a refusal by the guest
     * (kerberos-under-skew 2).
     */
    boolean failuresWouldBeSeen() {
        Instant from = cutover != null ? cutover.span().latest().orElseThrow() : countsFrom();
        Instant to = evidence.end().orElse(Instant.MAX).minus(TAIL);
        boolean atKdc = evidence.hosts().kdcs().stream()
                .flatMap(k -> evidence.hosts().logsOf(k).stream())
                .anyMatch(s -> covers(s, from, to));
        boolean atGuest = evidence.hosts().logsOf(host).stream()
                .filter(s -> s.log().equalsIgnoreCase("security"))
                .anyMatch(s -> covers(s, from, to));
        return atKdc && atGuest && evidence.attempts().untimed() == 0;
    }

    /** Logs of one export end within a day of each other. */
    private static final Duration TAIL = Duration.ofDays(1);

    private static boolean covers(LogSpan span, Instant from, Instant to) {
        boolean speaksOfLogons =
                span.log().equalsIgnoreCase("security") || span.log().equals("krb5kdc");
        return speaksOfLogons && span.covers(from, to.isBefore(from) ? from : to);
    }

    /** Attempts counted by direction, since {@link #countsFrom()} for failures' times, all for the counts. */
    AttemptCounts counts() {
        List<TimedAttempt> failed =
                attempts.stream().filter(a -> !a.attempt().succeeded()).toList();
        return new AttemptCounts(
                count(Direction.OUTBOUND),
                count(Direction.INBOUND),
                count(Direction.UNKNOWN),
                failed.isEmpty() ? Moment.UNKNOWN : Moment.exactly(failed.get(0).time()),
                failed.isEmpty()
                        ? Moment.UNKNOWN
                        : Moment.exactly(failed.get(failed.size() - 1).time()),
                Intermittency.explain(this));
    }

    private AttemptCounts.Count count(Direction direction) {
        int ok = 0;
        int bad = 0;
        for (TimedAttempt a : attempts) {
            if (a.direction() == direction) {
                if (a.attempt().succeeded()) {
                    ok++;
                } else {
                    bad++;
                }
            }
        }
        return new AttemptCounts.Count(ok, bad);
    }
}
