package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a clock truly did: piecewise offset against true time (clock minus true, seconds, positive = ahead), as the clock
 * model, section 5 describes clocks. A segment starts at a step, a boot or a change of rate; within it the offset is a
 * line plus a slow wobble (a day's temperature).
 *
 * <p>Example: a segment from 22:47:50 with offset -0.4 s and rate -1300 ppm reads 300 s behind 64.0 h later.
 */
public final class TrueClock {

    /** Windows counts time in units of 100 ns (FILETIME). */
    private static final int TICK_NANOS = 100;

    private final TreeMap<Instant, Segment> segments;
    private final double wobbleSeconds;
    private final double wobblePeriodSeconds;

    /**
     * A stretch between two changes.
     *
     * @param from true time at which it starts
     * @param offsetSeconds offset at that moment
     * @param ratePpm change of the offset in parts per million; -1300 loses 112.3 s a day
     * @param why what started it, in words
     */
    public record Segment(Instant from, double offsetSeconds, double ratePpm, String why) {}

    private TrueClock(Builder builder) {
        this.segments = new TreeMap<>(builder.segments);
        this.wobbleSeconds = builder.wobbleSeconds;
        this.wobblePeriodSeconds = builder.wobblePeriodSeconds;
        if (segments.isEmpty()) {
            throw new IllegalStateException("a clock needs at least one segment");
        }
    }

    /**
     * Starts the description of a clock.
     *
     * @param wobbleSeconds amplitude of the slow wobble
     * @param wobblePeriod its period
     */
    public static Builder wobbling(double wobbleSeconds, Duration wobblePeriod) {
        return new Builder(wobbleSeconds, wobblePeriod);
    }

    /** Offset at a true time; before the first segment the first one is extended backwards. */
    public double offsetSeconds(Instant trueTime) {
        return offset(segmentAt(trueTime), trueTime);
    }

    /** What the clock shows at a true time, cut to 100 ns. */
    public Instant raw(Instant trueTime) {
        return reading(trueTime, offsetSeconds(trueTime));
    }

    /** What the clock showed immediately before a change at a true time: the old time of a step. */
    public Instant rawBefore(Instant change) {
        Map.Entry<Instant, Segment> earlier = segments.lowerEntry(change);
        Segment segment = earlier == null ? segments.firstEntry().getValue() : earlier.getValue();
        return reading(change, offset(segment, change));
    }

    /**
     * The first true time at which the clock shows {@code raw} or later. A reading that a forward step jumped over is
     * first passed at the step.
     */
    public Instant firstShowing(Instant raw) {
        Segment previous = null;
        for (Segment segment : segments.values()) {
            if (previous != null
                    && !reading(segment.from(), offset(previous, segment.from()))
                            .isBefore(raw)) {
                return solve(previous, raw);
            }
            if (!raw(segment.from()).isBefore(raw) && previous != null) {
                return segment.from();
            }
            previous = segment;
        }
        return solve(segments.lastEntry().getValue(), raw);
    }

    /**
     * The first true time, at or after {@code from}, at which the offset's size exceeds a limit, to a millisecond.
     *
     * @throws IllegalStateException if it does not do so before {@code until}
     */
    public Instant firstBeyond(Duration limit, Instant from, Instant until) {
        double limitSeconds = limit.toMillis() / 1000.0;
        Instant t = from;
        while (Math.abs(offsetSeconds(t)) <= limitSeconds) {
            t = t.plusSeconds(60);
            if (t.isAfter(until)) {
                throw new IllegalStateException("never beyond " + limit + " between " + from + " and " + until);
            }
        }
        long low = -60_000;
        long high = 0;
        while (high - low > 1) {
            long middle = Math.floorDiv(low + high, 2);
            if (Math.abs(offsetSeconds(t.plusMillis(middle))) > limitSeconds) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return t.plusMillis(high);
    }

    /** The segments in order of time. */
    public List<Segment> segments() {
        return List.copyOf(segments.values());
    }

    /** Amplitude of the slow wobble in seconds. */
    public double wobbleSeconds() {
        return wobbleSeconds;
    }

    private Segment segmentAt(Instant trueTime) {
        Map.Entry<Instant, Segment> entry = segments.floorEntry(trueTime);
        return entry == null ? segments.firstEntry().getValue() : entry.getValue();
    }

    // The wobble is counted from the segment's start, so that a step sets exactly the offset that it names.
    private double offset(Segment segment, Instant trueTime) {
        double elapsed = seconds(Duration.between(segment.from(), trueTime));
        return segment.offsetSeconds() + elapsed * segment.ratePpm() * 1e-6 + wobble(trueTime) - wobble(segment.from());
    }

    private double wobble(Instant trueTime) {
        double phase = seconds(Duration.between(Instant.EPOCH, trueTime)) / wobblePeriodSeconds;
        return wobbleSeconds * StrictMath.sin(2 * StrictMath.PI * phase);
    }

    private Instant solve(Segment segment, Instant raw) {
        Instant t = raw;
        for (int i = 0; i < 8; i++) {
            t = raw.minusNanos(Math.round(offset(segment, t) * 1e9));
        }
        return t;
    }

    private static Instant reading(Instant trueTime, double offsetSeconds) {
        Instant exact = trueTime.plusNanos(Math.round(offsetSeconds * 1e9));
        return exact.minusNanos(exact.getLong(ChronoField.NANO_OF_SECOND) % TICK_NANOS);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /** Collects the segments of a clock; each says from when it holds. */
    public static final class Builder {

        private final TreeMap<Instant, Segment> segments = new TreeMap<>();
        private final double wobbleSeconds;
        private final double wobblePeriodSeconds;

        private Builder(double wobbleSeconds, Duration wobblePeriod) {
            this.wobbleSeconds = wobbleSeconds;
            this.wobblePeriodSeconds = wobblePeriod.toSeconds();
        }

        /** From a true time on the offset starts at a value and changes at a rate. */
        public Builder from(Instant trueTime, double offsetSeconds, double ratePpm, String why) {
            segments.put(trueTime, new Segment(trueTime, offsetSeconds, ratePpm, why));
            return this;
        }

        /** The clock as described so far; the builder may go on. */
        public TrueClock build() {
            return new TrueClock(this);
        }
    }
}
