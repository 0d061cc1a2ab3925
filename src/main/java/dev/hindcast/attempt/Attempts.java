package dev.hindcast.attempt;

import dev.hindcast.event.HostName;
import java.util.List;

/**
 * All authentication attempts of the evidence.
 *
 * @param all by raw time, then checker, then place
 * @param pairs records of one exchange on both sides, for the clocks
 * @param untimed records of outcomes that carry no time, so that nothing can be judged by them
 */
public record Attempts(List<Attempt> all, List<PairedRecords> pairs, int untimed) {

    /** Attempts of which every record has a time. */
    public Attempts(List<Attempt> all, List<PairedRecords> pairs) {
        this(all, pairs, 0);
    }

    public Attempts {
        all = List.copyOf(all);
        pairs = List.copyOf(pairs);
    }

    /** Attempts in which the host is a party. */
    public List<Attempt> of(HostName host) {
        return all.stream()
                .filter(a -> a.directionFor(host) != Direction.NOT_A_PARTY)
                .toList();
    }
}
