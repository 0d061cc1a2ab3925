package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import java.util.List;

/**
 * The rate of a departing clock in parts per million, positive = gains. 1 ppm = 0.0864 s a day.
 *
 * @param ppm best estimate
 * @param lowPpm the least that the evidence allows
 * @param highPpm the most
 * @param binding the observations that bind it
 */
public record Drift(double ppm, double lowPpm, double highPpm, List<Citation> binding) {
    public Drift {
        binding = List.copyOf(binding);
    }
}
