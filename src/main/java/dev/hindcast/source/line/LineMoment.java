package dev.hindcast.source.line;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a line was written by its own clock, as far as it could be placed, and the zone that its other times share. */
final class LineMoment {

    private @Nullable Instant instant;
    private ZoneRules rules = ZoneOffset.UTC.getRules();

    /** The line has no time: no year is known, or the format has none. */
    void unplaced() {
        instant = null;
    }

    void placed(Instant stamp, ZoneRules zone) {
        instant = stamp;
        rules = zone;
    }

    /** The stamp; empty where the line could not be placed. */
    Optional<Instant> stamp() {
        return Optional.ofNullable(instant);
    }

    /**
     * The instant of another local reading on the line, by the zone of the stamp: of the two in the hour that the end of
     * summer time repeats, the one nearer to the stamp.
     */
    Instant of(LocalDateTime local) {
        Instant near = instant;
        Instant best = null;
        for (ZoneOffset offset : rules.getValidOffsets(local)) {
            Instant candidate = local.toInstant(offset);
            if (best == null || (near != null && distance(candidate, near) < distance(best, near))) {
                best = candidate;
            }
        }
        return best == null ? local.toInstant(rules.getTransition(local).getOffsetBefore()) : best;
    }

    private static long distance(Instant a, Instant b) {
        return Math.abs(a.getEpochSecond() - b.getEpochSecond());
    }
}
