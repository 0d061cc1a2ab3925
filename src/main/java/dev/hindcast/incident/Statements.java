package dev.hindcast.incident;

import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.util.List;

/**
 * What the user states of the case; each is marked as stated wherever it is used.
 *
 * @param cutovers {@code --cutover}
 * @param unmigrated {@code --unmigrated}
 * @param toleranceSeconds the Kerberos tolerance, stated or the default of 300
 * @param toleranceStated whether the user said it
 */
public record Statements(
        List<StatedCutover> cutovers, List<HostName> unmigrated, double toleranceSeconds, boolean toleranceStated) {

    /** The usual tolerance (RFC 4120 section 8.2; the default of MIT, Heimdal, Java and Windows). */
    public static final double TOLERANCE_SECONDS = 300;

    public static final Statements NONE = new Statements(List.of(), List.of(), TOLERANCE_SECONDS, false);

    public Statements {
        cutovers = List.copyOf(cutovers);
        unmigrated = List.copyOf(unmigrated);
        if (!(toleranceSeconds > 0)) {
            throw new IllegalArgumentException("a tolerance is positive");
        }
    }

    /**
     * A cutover that the user states.
     *
     * @param span both ends present; a single time is taken as ±5 minutes, since people round
     * @param words as the user wrote it, {@code erp01=2026-03-14T22:41Z}
     */
    public record StatedCutover(HostName host, Moment span, String words) {}
}
