package dev.hindcast.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A raw time: what a clock stamped, untouched by any correction.
 *
 * <p>All our sources cut their stamps: a stamp means that the clock showed a reading in
 * {@code [instant, instant + resolution)}. For {@code 09:14:11} of {@code krb5kdc.log} that is a whole second.
 *
 * @param raw the characters as the source wrote them
 * @param instant the reading as an instant, by the zone of {@code basis}; it is the clock's opinion, not true time
 * @param resolution how fine the stamp is; positive
 * @param basis why the digits are read in {@code zone}
 * @param zone the zone in which the digits were read, {@code UTC}, {@code +02:00} or an IANA name
 * @param clock whose clock made the stamp; {@link HostName#UNKNOWN} where the source does not say
 */
public record Stamp(String raw, Instant instant, Duration resolution, StampBasis basis, String zone, HostName clock) {

    public Stamp {
        Objects.requireNonNull(instant);
        if (resolution.isNegative() || resolution.isZero()) {
            throw new IllegalArgumentException("a stamp's resolution is positive, not " + resolution);
        }
    }

    /** A stamp whose zone the file itself carries. */
    public static Stamp inFile(String raw, Instant instant, Duration resolution, HostName clock) {
        return new Stamp(raw, instant, resolution, StampBasis.IN_FILE, "UTC", clock);
    }

    /** The latest reading that the stamp can mean (exclusive). */
    public Instant end() {
        return instant.plus(resolution);
    }
}
