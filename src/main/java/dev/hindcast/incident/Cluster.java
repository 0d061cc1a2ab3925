package dev.hindcast.incident;

import dev.hindcast.attempt.AccountKind;
import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What counts once: the attempts of one initiator at one acceptor by one kind of account within one clock hour. Retries
 * and bursts are one vote, by majority. Clients that correct themselves and clients that do not are counted apart, since
 * the same clocks let one pass and stop the other (kerberos-under-skew 10.3, rule 4).
 *
 * @param attempts in time order; never empty
 */
record Cluster(Key key, List<TimedAttempt> attempts) {

    Cluster {
        attempts = List.copyOf(attempts);
    }

    /** What makes attempts one cluster. */
    record Key(String initiator, String acceptor, AccountKind accounts, ClientCorrection stack, Instant hour)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::hour)
                .thenComparing(Key::initiator)
                .thenComparing(Key::acceptor)
                .thenComparing(Key::accounts)
                .thenComparing(Key::stack);

        static Key of(TimedAttempt timed) {
            Attempt a = timed.attempt();
            String initiator = a.initiator().isKnown() ? a.initiator().value() : a.address();
            return new Key(
                    initiator,
                    a.checker().value(),
                    a.accountKind(),
                    a.stack(),
                    timed.time().truncatedTo(ChronoUnit.HOURS));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** By hour. */
    static List<Cluster> of(List<TimedAttempt> attempts) {
        Map<Key, List<TimedAttempt>> byKey = new TreeMap<>();
        attempts.forEach(
                a -> byKey.computeIfAbsent(Key.of(a), k -> new ArrayList<>()).add(a));
        return byKey.entrySet().stream()
                .map(e -> new Cluster(e.getKey(), e.getValue()))
                .toList();
    }

    /** Most of its attempts failed. */
    boolean failed() {
        return 2 * failures() > attempts.size();
    }

    int failures() {
        return (int) attempts.stream().filter(a -> !a.attempt().succeeded()).count();
    }

    /** It failed, and most of its failures name two clocks. */
    boolean refusedForClock() {
        return failed()
                && 2 * attempts.stream().filter(TimedAttempt::refusedForClock).count() > failures();
    }

    /** What most of its failures speak of. */
    CodeFamily family() {
        Map<CodeFamily, Integer> votes = new EnumMap<>(CodeFamily.class);
        for (TimedAttempt a : attempts) {
            if (!a.attempt().succeeded()) {
                votes.merge(a.attempt().family(), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<CodeFamily, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(CodeFamily.SUCCESS);
    }

    /** All its attempts stand alike to the tolerance; a cluster that crosses it is open. */
    TimedAttempt.Relation relation() {
        TimedAttempt.Relation first = attempts.get(0).relation();
        return attempts.stream().allMatch(a -> a.relation() == first) ? first : TimedAttempt.Relation.OPEN;
    }

    boolean byProxy() {
        return attempts.stream().anyMatch(TimedAttempt::byProxy);
    }

    Direction direction() {
        return attempts.get(0).direction();
    }

    Instant time() {
        return attempts.get(0).time();
    }

    ClientCorrection stack() {
        return key.stack();
    }
}
