package dev.hindcast.incident;

import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.Direction;
import dev.hindcast.event.Counted;
import java.time.Instant;
import java.util.List;

/** Says why some attempts of a guest succeeded while others failed, as far as the evidence shows it. */
final class Intermittency {

    private Intermittency() {}

    /** One sentence; empty where nothing failed, nothing succeeded since, or nothing explains it. */
    static String explain(GuestCase guest) {
        List<Cluster> refusals = guest.clockRefusals();
        if (refusals.isEmpty()) {
            return "";
        }
        Instant from = refusals.get(0).time();
        Instant to = refusals.get(refusals.size() - 1).time();
        List<TimedAttempt> passed = guest.attempts().stream()
                .filter(a -> a.attempt().succeeded()
                        && !a.time().isBefore(from)
                        && !a.time().isAfter(to))
                .toList();
        if (passed.isEmpty()) {
            return "";
        }
        long healed = passed.stream().filter(a -> a.attempt().healed()).count();
        long healing = passed.stream()
                .filter(a -> a.attempt().stack() == ClientCorrection.HEALS)
                .count();
        boolean both = refusals.stream().anyMatch(c -> c.direction() == Direction.INBOUND)
                && refusals.stream().anyMatch(c -> c.direction() == Direction.OUTBOUND);
        StringBuilder why = new StringBuilder("In the same time ")
                .append(Counted.of(passed.size(), "attempt"))
                .append(" succeeded");
        if (healing > 0) {
            why.append(": clients that take the KDC's time from the refusal correct themselves (")
                    .append(healed)
                    .append(" at the second try); those that do not were refused");
        } else {
            why.append(": it depends on who checks whose clock and on tickets taken before");
        }
        return why.append(both ? ", in both directions." : ".").toString();
    }
}
