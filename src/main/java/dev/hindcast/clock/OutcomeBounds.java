package dev.hindcast.clock;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the outcome of an authentication says about two clocks (clock model, section 3). An acceptance says something only
 * where the client is known not to correct itself; a refusal says that the clocks differ, not which way.
 */
final class OutcomeBounds {

    private final double tolerance;
    private final List<Bound> bounds = new ArrayList<>();

    private OutcomeBounds(double tolerance) {
        this.tolerance = tolerance;
    }

    static List<Bound> of(List<Attempt> attempts, double toleranceSeconds) {
        OutcomeBounds outcomes = new OutcomeBounds(toleranceSeconds);
        Set<String> refusedFinally = new HashSet<>();
        for (Attempt attempt : attempts) {
            if (attempt.family() == CodeFamily.CLOCK_SKEW && !attempt.healed()) {
                refusedFinally.add(attempt.initiator() + " " + attempt.exchange());
            }
        }
        for (Attempt attempt : attempts) {
            outcomes.add(attempt, refusedFinally);
        }
        return outcomes.bounds;
    }

    private void add(Attempt attempt, Set<String> refusedFinally) {
        HostName initiator = attempt.initiator();
        HostName checker = attempt.checker();
        if (!checker.isKnown() || initiator.equals(checker)) {
            return;
        }
        if (attempt.family() == CodeFamily.NOT_YET_VALID && attempt.exchange() == Exchange.AP) {
            // A ticket that the KDC issued lies in the checker's future: the checker is behind, whoever asked.
            add(attempt, checker, HostName.UNKNOWN, Bound.Kind.BEHIND, Double.NEGATIVE_INFINITY, 1 - tolerance);
        }
        if (!initiator.isKnown()) {
            return;
        }
        if (attempt.family() == CodeFamily.CLOCK_SKEW || attempt.healed()) {
            double open = Double.POSITIVE_INFINITY;
            add(attempt, initiator, checker, Bound.Kind.REFUSED, -open, open);
        } else if (attempt.succeeded() && saysSomething(attempt, refusedFinally)) {
            add(attempt, checker, initiator, Bound.Kind.ACCEPTED, -tolerance - 1, tolerance + 1);
        }
    }

    /**
     * Section 3.2. MIT clients correct themselves at the KDC even where they do not at an acceptor, so what was seen in one
     * kind of exchange is not carried over to another.
     */
    private static boolean saysSomething(Attempt attempt, Set<String> refusedFinally) {
        boolean isNtlm = attempt.events().stream().anyMatch(OutcomeBounds::isNtlm);
        return attempt.stack() == ClientCorrection.DOES_NOT_HEAL
                && !isNtlm
                && (attempt.exchange() == Exchange.AP
                        || refusedFinally.contains(attempt.initiator() + " " + attempt.exchange()));
    }

    /** NTLM compares no clocks. */
    private static boolean isNtlm(Event event) {
        return event.code().equals("4776")
                || event.data("AuthenticationPackageName")
                        .toLowerCase(Locale.ROOT)
                        .contains("ntlm");
    }

    private void add(Attempt attempt, HostName host, HostName against, Bound.Kind kind, double low, double high) {
        String stampedBy = attempt.stamp().clock().shortName();
        HostName clock = stampedBy.equals(attempt.initiator().shortName()) ? attempt.initiator() : attempt.checker();
        bounds.add(new Bound(
                host,
                against,
                attempt.stamp().instant().plus(attempt.stamp().resolution().dividedBy(2)),
                clock.equals(host) ? Bound.PlacedBy.OWN : Bound.PlacedBy.OTHER,
                low,
                high,
                kind,
                Bound.OUTCOME,
                "",
                List.of(Citation.of(attempt.events().get(attempt.events().size() - 1)))));
    }
}
