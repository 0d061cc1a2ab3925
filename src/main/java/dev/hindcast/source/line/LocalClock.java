package dev.hindcast.source.line;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns local readings of one clock into instants, in the order of the file. In the hour that the end of summer time
 * repeats, UNIX seconds on the line decide where it has them; else a step back by about an hour tells that the second
 * pass has begun.
 */
final class LocalClock {

    /** A log that goes back by more than this within the repeated hour has passed its end; clocks are not set so far. */
    private static final int STEP_BACK_SECONDS = 1800;

    private final ZoneRules rules;
    private final boolean fixed;
    private final ZoneOffset fixedOffset;
    private long lastLocalSecond = Long.MIN_VALUE;
    private boolean secondPass;

    LocalClock(ZoneRules rules) {
        this.rules = rules;
        this.fixed = rules.isFixedOffset();
        this.fixedOffset = rules.getOffset(Instant.EPOCH);
    }

    ZoneRules rules() {
        return rules;
    }

    /**
     * The instant of a local reading.
     *
     * @param anchor asked only where it decides: the time that the line states of itself
     */
    Instant place(long localSecond, Supplier<Optional<Instant>> anchor) {
        if (fixed) {
            return Instant.ofEpochSecond(localSecond - fixedOffset.getTotalSeconds());
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        List<ZoneOffset> valid = rules.getValidOffsets(local);
        ZoneOffset offset;
        if (valid.size() == 1) {
            offset = valid.get(0);
            secondPass = false;
        } else if (valid.isEmpty()) {
            // a reading that this zone skips: by the offset before the skip, as java.time reads it
            offset = rules.getTransition(local).getOffsetBefore();
            secondPass = false;
        } else {
            offset = repeated(valid, localSecond, anchor.get());
        }
        lastLocalSecond = localSecond;
        return Instant.ofEpochSecond(localSecond - offset.getTotalSeconds());
    }

    private ZoneOffset repeated(List<ZoneOffset> valid, long localSecond, Optional<Instant> anchor) {
        ZoneOffset first = valid.get(0);
        ZoneOffset second = valid.get(1);
        if (anchor.isPresent()) {
            long offset = localSecond - anchor.get().getEpochSecond();
            secondPass = Math.abs(offset - second.getTotalSeconds()) < Math.abs(offset - first.getTotalSeconds());
        } else if (lastLocalSecond - localSecond > STEP_BACK_SECONDS) {
            secondPass = true;
        }
        return secondPass ? second : first;
    }
}
