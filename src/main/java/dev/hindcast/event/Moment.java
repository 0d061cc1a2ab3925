package dev.hindcast.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment that is known within bounds: a best estimate inside [earliest, latest], each side possibly open. On the
 * reference clock unless its owner says otherwise.
 */
public final class Moment {

    /** Nothing is known of when. */
    public static final Moment UNKNOWN = new Moment(null, null, null);

    private final @Nullable Instant best;
    private final @Nullable Instant earliest;
    private final @Nullable Instant latest;

    private Moment(@Nullable Instant best, @Nullable Instant earliest, @Nullable Instant latest) {
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            throw new IllegalArgumentException(earliest + " is after " + latest);
        }
        this.best = best;
        this.earliest = earliest;
        this.latest = latest;
    }

    public static Moment exactly(Instant time) {
        return new Moment(time, time, time);
    }

    /** Between two instants; the best estimate is the middle. */
    public static Moment between(Instant earliest, Instant latest) {
        return new Moment(earliest.plus(Duration.between(earliest, latest).dividedBy(2)), earliest, latest);
    }

    /** Any part may be null: unknown best estimate, open sides. */
    public static Moment of(@Nullable Instant best, @Nullable Instant earliest, @Nullable Instant latest) {
        return new Moment(best, earliest, latest);
    }

    public Optional<Instant> best() {
        return Optional.ofNullable(best);
    }

    /** Empty = open to the past. */
    public Optional<Instant> earliest() {
        return Optional.ofNullable(earliest);
    }

    /** Empty = open to the future. */
    public Optional<Instant> latest() {
        return Optional.ofNullable(latest);
    }

    /** Whether anything at all is known of when. */
    public boolean isKnown() {
        return best != null || earliest != null || latest != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Moment m
                && Objects.equals(best, m.best)
                && Objects.equals(earliest, m.earliest)
                && Objects.equals(latest, m.latest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(best, earliest, latest);
    }

    @Override
    public String toString() {
        return best + " [" + earliest + ", " + latest + "]";
    }

    /** Half the width of the bounds in seconds; NaN where one of them is unknown. */
    public double halfWidthSeconds() {
        return earliest()
                .flatMap(from -> latest().map(to -> Duration.between(from, to)))
                .map(width -> width.toMillis() / 2000.0)
                .orElse(Double.NaN);
    }
}
