package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;

/** The rules by which an attempt under wrong clocks is decided (Kerberos under skew, section 0). */
final class Kerberos {

    /** Default tolerance of Windows domain controllers and members (MaxClockSkew, SkewTime: 5 minutes). */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Kerberos() {}

    /** Rules 1 and 2: an authenticator is refused iff its sender's clock and the checker's differ by more than 300 s. */
    static boolean refuses(TrueClock checker, TrueClock sender, Instant trueTime) {
        double difference = sender.offsetSeconds(trueTime) - checker.offsetSeconds(trueTime);
        return Math.abs(difference) > TOLERANCE.toSeconds();
    }

    /** Rule 3: the age that a ticket needs before an acceptor that is behind calls it valid; zero if it is not behind. */
    static Duration youngestAcceptedTicket(TrueClock acceptor, TrueClock kdc, Instant trueTime) {
        double lag = kdc.offsetSeconds(trueTime) - acceptor.offsetSeconds(trueTime);
        long millis = Math.round((lag - TOLERANCE.toSeconds()) * 1000);
        return Duration.ofMillis(Math.max(0, millis));
    }
}
