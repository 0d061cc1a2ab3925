package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.clock.Crossing;
import dev.hindcast.event.Moment;
import java.util.List;

/** Counts whom an incident hit, as seen in the evidence. */
final class ImpactCount {

    private ImpactCount() {}

    /**
     * Counts it.
     *
     * @param noticed findings by which somebody noticed, first first; empty where nobody is known to have
     */
    static Impact of(GuestCase guest, Chain chain, List<Finding> noticed) {
        List<Attempt> failed = guest.failing().stream()
                .flatMap(c -> c.attempts().stream())
                .map(TimedAttempt::attempt)
                .filter(a -> !a.succeeded())
                .toList();
        long accounts = failed.stream()
                .map(Attempt::accountKey)
                .filter(a -> !a.isEmpty() && !a.equals("-") && !a.startsWith("<"))
                .distinct()
                .count();
        long services = failed.stream().map(Attempt::service).distinct().count();
        long peers = failed.stream()
                .map(a -> a.checker().equals(guest.host())
                        ? (a.initiator().isKnown() ? a.initiator().value() : a.address())
                        : a.checker().value())
                .distinct()
                .count();
        List<Finding> signal = guest.clock().crossings(guest.toleranceSeconds()).stream()
                .filter(Crossing::outward)
                .findFirst()
                .map(chain::crossingFinding)
                .stream()
                .toList();
        Moment when = noticed.isEmpty() ? Moment.UNKNOWN : noticed.get(0).time();
        return new Impact((int) accounts, (int) services, (int) peers, when, signal);
    }
}
