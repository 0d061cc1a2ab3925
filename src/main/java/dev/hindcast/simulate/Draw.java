package dev.hindcast.simulate;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/** Random values in the spelling of Windows logs, from one actor's randomness. */
final class Draw {

    private final SplittableRandom random;

    Draw(SplittableRandom random) {
        this.random = random;
    }

    /** A moment later by a uniform number of milliseconds, with the fine digits that real stamps have. */
    Instant later(Instant from, int fromMillis, int toMillis) {
        long micros = random.nextLong(fromMillis * 1_000L, toMillis * 1_000L);
        return from.plusNanos(micros * 1_000L + random.nextInt(10) * 100L);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int between(int low, int highExclusive) {
        return random.nextInt(low, highExclusive);
    }

    String guid() {
        long high = random.nextLong();
        long low = random.nextLong();
        String hex = String.format(Locale.ROOT, "%016x%016x", high, low);
        return "{" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20) + "}";
    }

    /** An ephemeral port. */
    String port() {
        return Integer.toString(random.nextInt(49_152, 65_536));
    }

    /** A logon id. */
    String logonId() {
        return "0x" + Long.toHexString(random.nextLong(0x1_0000L, 0x6FFF_FFFFL));
    }
}
