package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import java.util.List;

/**
 * A set of a clock: a change in no time.
 *
 * @param time when, on the reference clock
 * @param bySeconds new minus old, positive = moved forward
 * @param actor the process that set it, {@code vmtoolsd.exe}; empty where unknown (an unlogged jump)
 * @param account the account of the setter as logged; empty where unknown
 * @param logged whether an event says so (Kernel-General 1, Security 4616), or the offsets alone show it
 * @param citations the events
 */
public record ClockStep(
        Moment time, double bySeconds, String actor, String account, boolean logged, List<Citation> citations) {
    public ClockStep {
        citations = List.copyOf(citations);
    }
}
