package dev.hindcast.incident;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.util.List;
import java.util.Locale;

/**
 * One cited statement. Two findings that say the same are equal; the report gives each its number.
 *
 * @param kind how it is known
 * @param host whom it is about; {@link HostName#UNKNOWN} for none
 * @param time corrected time; {@link Moment#UNKNOWN} where there is none
 * @param uncertaintySeconds half-width of the corrected time; NaN where there is none
 * @param rawTime the stamp as the source wrote it; empty where there is none
 * @param step the step of the chain that it belongs to, 1 to 9; 0 for none
 * @param rule the rule that found it; empty for none
 * @param statement one sentence; its first word tells its class ("Logged", "Estimated", "Stated")
 * @param citations what it rests on; never empty for observed and estimated findings
 */
public record Finding(
        Kind kind,
        HostName host,
        Moment time,
        double uncertaintySeconds,
        String rawTime,
        int step,
        String rule,
        String statement,
        List<Citation> citations) {

    public Finding {
        citations = List.copyOf(citations);
        if (citations.isEmpty() && (kind == Kind.OBSERVED || kind == Kind.ESTIMATED)) {
            throw new IllegalArgumentException("a finding of kind " + kind + " cites something: " + statement);
        }
        if (step < 0 || step > 9) {
            throw new IllegalArgumentException("steps are 1 to 9, not " + step);
        }
    }

    /** How a finding is known; the words are those of the report's schema. */
    public enum Kind {
        OBSERVED,
        ESTIMATED,
        JUDGED,
        /** The user's word. */
        STATED,
        /** Looked for, and not there. */
        ABSENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
