package dev.hindcast.incident;

import dev.hindcast.event.Moment;
import java.util.List;
import java.util.Locale;

/**
 * A step of the chain with its state.
 *
 * @param id which step
 * @param state what the evidence says of it
 * @param time when; {@link Moment#UNKNOWN} where not known
 * @param statement one sentence
 * @param findings what it rests on
 */
public record ChainStep(Id id, State state, Moment time, String statement, List<Finding> findings) {

    public ChainStep {
        findings = List.copyOf(findings);
    }

    /** The nine steps, in order (DESIGN section 1). */
    public enum Id {
        MIGRATED(1, "migrated"),
        AGENT_REPLACED(2, "agent replaced"),
        DRIFT(3, "drift"),
        TOLERANCE_CROSSED(4, "tolerance crossed"),
        AUTH_INTERMITTENT(5, "authentication intermittent"),
        CERTIFICATE_RENEWAL(6, "certificate renewal"),
        MONITORING_GREEN(7, "monitoring green"),
        SURFACED(8, "surfaced"),
        DISCONNECTED(9, "disconnected");

        private final int number;
        private final String title;

        Id(int number, String title) {
            this.number = number;
            this.title = title;
        }

        /** 1 to 9. */
        public int number() {
            return number;
        }

        /** {@code agent-replaced}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String title() {
            return title;
        }
    }

    /** What the evidence says of a step. */
    public enum State {
        OBSERVED,
        INFERRED,
        CONTRADICTED,
        NOT_OBSERVED,
        NO_EVIDENCE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
