package dev.hindcast.incident;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.event.Moment;
import dev.hindcast.host.Host;
import java.util.List;
import java.util.Locale;

/**
 * What is known of one host.
 *
 * @param migrated whether it moved
 * @param migratedBasis who says so; empty where unknown
 * @param events events of this host
 * @param seen from its first to its last event, corrected; {@link Moment#UNKNOWN} for a host that only others name
 * @param toleranceSeconds the tolerance that judges it
 * @param toleranceBasis default, stated or in-file
 * @param toleranceFindings what an in-file tolerance rests on
 * @param checkpoint the five checks; empty for a host without a cutover
 * @param failures its attempts as a party, counted; used for the picture and the fleet
 */
public record HostReport(
        Host host,
        Migrated migrated,
        String migratedBasis,
        long events,
        Moment seen,
        ClockHistory clock,
        double toleranceSeconds,
        ToleranceBasis toleranceBasis,
        List<Finding> toleranceFindings,
        List<Check> checkpoint,
        AttemptCounts failures) {

    public HostReport {
        toleranceFindings = List.copyOf(toleranceFindings);
        checkpoint = List.copyOf(checkpoint);
    }

    /** Whether a host moved. */
    public enum Migrated {
        YES,
        NO,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a tolerance comes from. */
    public enum ToleranceBasis {
        DEFAULT,
        STATED,
        IN_FILE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
