package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;

/** When what truly happens in {@link CutoverToAhv}. */
final class CutoverTimes {

    /** Sunday before the cutover; the evidence begins. */
    static final Instant BEGIN = Instant.parse("2026-03-08T22:30:00Z");

    /** Patch night: the last boots before the cutover. */
    static final SimulatedHost.Downtime ERP_PATCHED = down("2026-03-08T22:33:10Z", "2026-03-08T22:35:42Z");

    static final SimulatedHost.Downtime WEB_PATCHED = down("2026-03-08T22:41:31Z", "2026-03-08T22:43:05Z");
    static final SimulatedHost.Downtime FILE_PATCHED = down("2026-03-08T22:46:44Z", "2026-03-08T22:48:52Z");

    /** The runbook installs the new disk driver two days ahead. */
    static final Instant DRIVERS_PREPARED = Instant.parse("2026-03-12T14:20:11Z");

    /** The migration account shuts the guest down: the cutover's first phase. */
    static final Instant SHUTDOWN = Instant.parse("2026-03-14T22:31:07.204Z");

    /** Off the old hypervisor, on the new one. */
    static final SimulatedHost.Downtime MOVED = down("2026-03-14T22:31:19Z", "2026-03-14T22:47:50Z");

    /** VMware Tools is uninstalled on the new hypervisor. */
    static final Instant TOOLS_REMOVED = Instant.parse("2026-03-14T22:50:38Z");

    /** The new guest agent runs: the cutover's last phase. */
    static final Instant AGENT_INSTALLED = Instant.parse("2026-03-14T22:52:04Z");

    /** Raw time of erp01 at which its connector restarts every week. */
    static final Instant CONNECTOR_RESTART = Instant.parse("2026-03-19T03:00:05Z");

    /** The network team opens UDP 123 from the new network to the controllers. */
    static final Instant FIREWALL_OPENED = Instant.parse("2026-03-20T07:58:00Z");

    /** A responder queries the time service of all three servers. */
    static final Instant STATUS_CAPTURED = Instant.parse("2026-03-20T08:05:00Z");

    /** The responder compares erp01 with the controller. */
    static final Instant STRIPCHART_CAPTURED = Instant.parse("2026-03-20T08:07:00Z");

    /** An administrator sets erp01's clock. */
    static final Instant REPAIRED = Instant.parse("2026-03-20T08:12:40.118Z");

    /** W32Time is restarted and finds the controller. */
    static final Instant TIME_SERVICE_BACK = REPAIRED.plusSeconds(41);

    static final Duration SLEW = Duration.ofMinutes(10);

    static final Instant END = Instant.parse("2026-03-20T18:00:00Z");

    private CutoverTimes() {}

    private static SimulatedHost.Downtime down(String from, String until) {
        return new SimulatedHost.Downtime(Instant.parse(from), Instant.parse(until));
    }
}
