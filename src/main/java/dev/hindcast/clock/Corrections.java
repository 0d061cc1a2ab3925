package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import java.time.Instant;

/**
 * What one actor did to a clock over time.
 *
 * @param actor process name, lower case, {@code vmtoolsd.exe}; {@code unknown} for sets whose log names no process
 * @param count how often it set the clock
 * @param first when first, on the reference clock
 * @param last when last
 * @param medianSeconds the median change, positive = forward
 * @param ceased whether it fell silent for more than three times its longest earlier gap while the host went on logging
 * @param impliedPpm the free-running rate that its corrections imply (clock model, section 4); NaN where fewer than
 *     three, or where any is a minute or more and so repairs a fault or a pause
 * @param lastCitation the last correction
 */
public record Corrections(
        String actor,
        int count,
        Instant first,
        Instant last,
        double medianSeconds,
        boolean ceased,
        double impliedPpm,
        Citation lastCitation) {}
