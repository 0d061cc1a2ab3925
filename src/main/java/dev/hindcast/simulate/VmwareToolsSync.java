package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Periodic time synchronisation of VMware Tools (open-vm-tools timeSync; clock model, section 4): each minute the guest's
 * clock is compared with the host's, and set forward to it if it is more than a second behind; never back.
 */
final class VmwareToolsSync {

    /** The setter as Security 4616 and Kernel-General 1 name it: the service runs as SYSTEM. */
    static final ClockSetter SETTER = new ClockSetter(
            "S-1-5-18", "ERP01$", "0x3e7", 2140, "C:\\Program Files\\VMware\\VMware Tools\\vmtoolsd.exe");

    private static final double LIMIT_SECONDS = 1.0;
    private static final double HOST_OFFSET_SECONDS = 0.002;

    private VmwareToolsSync() {}

    /**
     * Adds the corrections of a session to a clock.
     *
     * @param clock described up to {@code from}
     * @param from true time of the first comparison
     * @param until true time at which the service has stopped
     * @param freeRatePpm how the guest runs between corrections
     * @return true times of the corrections
     */
    static List<Instant> keep(TrueClock.Builder clock, Instant from, Instant until, double freeRatePpm, Draw draw) {
        List<Instant> corrections = new ArrayList<>();
        TrueClock current = clock.build();
        Instant check = from;
        while (check.isBefore(until)) {
            if (current.offsetSeconds(check) - HOST_OFFSET_SECONDS < -LIMIT_SECONDS) {
                Instant host = check.plusNanos(Math.round(HOST_OFFSET_SECONDS * 1e9));
                // SetSystemTime knows milliseconds only (windows-events chapter 3).
                Instant set = host.truncatedTo(ChronoUnit.MILLIS);
                double offset = Duration.between(check, set).toNanos() * 1e-9;
                clock.from(check, offset, freeRatePpm, "set forward by VMware Tools");
                current = clock.build();
                corrections.add(check);
            }
            check = draw.later(check, 60_000, 60_300);
        }
        return List.copyOf(corrections);
    }
}
