package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import java.util.List;
import java.util.Locale;

/**
 * When an offset began to leave its disciplined band.
 *
 * @param time best estimate within [earliest, latest], on the reference clock; earliest open where no evidence shows the
 *     clock healthy before
 * @param kind how it began
 * @param binding the observations that bind the interval
 */
public record Onset(Moment time, Kind kind, List<Citation> binding) {

    public Onset {
        binding = List.copyOf(binding);
    }

    /** How a departure began (clock model, section 7). */
    public enum Kind {
        /** A logged set of the clock. */
        STEP,
        /** A change in no time that nobody logged. */
        JUMP,
        /** The rate changed. */
        KINK,
        /** The rate was there before, and corrections that had kept the clock ended. */
        CEASED,
        /** The evidence begins with the clock already away. */
        BEFORE_EVIDENCE,
        /** Only outcomes bound it. */
        CENSORED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
