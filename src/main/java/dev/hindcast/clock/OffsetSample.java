package dev.hindcast.clock;

import java.time.Instant;

/**
 * The offset of a clock at one moment.
 *
 * @param time on the reference clock
 * @param offsetSeconds best estimate; NaN where nothing is known
 * @param band what the evidence allows
 * @param quality how it is known
 */
public record OffsetSample(Instant time, double offsetSeconds, OffsetBand band, Quality quality) {}
