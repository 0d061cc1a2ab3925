package dev.hindcast.clock;

import java.time.Instant;

/** Instants as the estimator counts them: seconds since 1970 in a double, exact to 0.2 microseconds today. */
final class EpochSeconds {

    /** Extrapolated moments are kept within years that every format can print. */
    private static final double EARLIEST = -60_000_000_000.0;

    private static final double LATEST = 250_000_000_000.0;

    private EpochSeconds() {}

    static double of(Instant time) {
        return time.getEpochSecond() + time.getNano() * 1e-9;
    }

    static Instant instant(double seconds) {
        double kept = Math.max(EARLIEST, Math.min(LATEST, seconds));
        double whole = Math.floor(kept);
        return Instant.ofEpochSecond((long) whole, Math.round((kept - whole) * 1e9));
    }
}
