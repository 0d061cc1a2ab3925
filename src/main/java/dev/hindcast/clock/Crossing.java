package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import java.util.List;

/**
 * When the size of an offset passed a tolerance.
 *
 * @param time on the reference clock
 * @param outward true = left the tolerance, false = came back
 * @param toleranceSeconds the tolerance
 * @param binding the observations that bind the interval
 */
public record Crossing(Moment time, boolean outward, double toleranceSeconds, List<Citation> binding) {
    public Crossing {
        binding = List.copyOf(binding);
    }
}
