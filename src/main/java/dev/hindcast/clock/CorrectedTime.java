package dev.hindcast.clock;

import java.time.Instant;

/**
 * A raw time on the reference clock.
 *
 * @param best best estimate
 * @param earliest the earliest true time that the stamp can mean
 * @param latest the latest
 * @param quality how the clock that stamped it is known; {@link Quality#UNKNOWN} = the raw time is repeated, uncorrected
 * @param ambiguous the clock showed this reading more than once, or never (a stamp in the gap of a forward step)
 */
public record CorrectedTime(Instant best, Instant earliest, Instant latest, Quality quality, boolean ambiguous) {

    /** Half the width of [earliest, latest], in seconds. */
    public double uncertaintySeconds() {
        return java.time.Duration.between(earliest, latest).toNanos() / 2e9;
    }
}
