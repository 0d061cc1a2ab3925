package dev.hindcast.incident;

import dev.hindcast.event.Moment;
import java.util.List;

/**
 * Whom it hit, as seen in the evidence.
 *
 * @param accounts accounts that were refused
 * @param services services that were refused or that refused
 * @param peers other hosts that were a party
 * @param noticed when somebody noticed; {@link Moment#UNKNOWN} where no evidence tells
 * @param firstSignal the finding that would have shown it first; empty or one
 */
public record Impact(int accounts, int services, int peers, Moment noticed, List<Finding> firstSignal) {
    public Impact {
        firstSignal = List.copyOf(firstSignal);
    }
}
