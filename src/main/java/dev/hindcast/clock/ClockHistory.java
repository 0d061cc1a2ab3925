package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one host's clock did, against the reference. All times are on the reference clock, all offsets are clock minus
 * reference in seconds, positive = ahead. Where evidence is missing it says so and never guesses.
 */
public interface ClockHistory {

    HostName host();

    /** The worst quality over the time in which this host has evidence; UNKNOWN where it has none. */
    Quality quality();

    /** Observations used and set aside. */
    int observations();

    List<SetAside> setAside();

    /** The offset at a moment; the band assumes that an answer is logged within three seconds. */
    OffsetSample at(Instant time);

    /** The offset at a moment without that assumption: what can be proved. Contains the band of {@link #at}. */
    OffsetBand provenAt(Instant time);

    /** The history for drawing: at change borders and at least every hour or 500th of the span. */
    List<OffsetSample> samples();

    /** Every set of the clock, in time order. */
    List<ClockStep> steps();

    /** Every departure's beginning, in time order. Empty on a healthy or unknown clock. */
    List<Onset> onsets();

    /** When the offset passed the tolerance, in time order. */
    List<Crossing> crossings(double toleranceSeconds);

    /** The rate of the longest departure. */
    Optional<Drift> drift();

    /** By actor, most corrections first. */
    List<Corrections> corrections();

    /** What kept this clock, in time order, facts without a time last. */
    List<TimeSourceFact> timeSource();

    /** When a drifting clock within the tolerance will pass it, if nothing corrects it. */
    Optional<Moment> forecastCrossing(double toleranceSeconds);

    /** Plain sentences, numbers rounded to the band. */
    List<String> statements();

    /** The raw time of a stamp of this host's clock, on the reference. */
    CorrectedTime correct(Stamp raw);

    /**
     * How long within [from, to] the evidence carries this clock and shows it inside its disciplined band (±5 s): health
     * shown, not the absence of complaints.
     */
    Duration healthyWithin(Instant from, Instant to);

    /** Whether two-sided evidence shows the clock wholly outside ±5 s anywhere in [from, to]. */
    boolean departedWithin(Instant from, Instant to);
}
