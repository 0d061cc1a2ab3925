package dev.hindcast.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A machine of a scenario.
 *
 * @param name its first label in lower case, {@code erp01}
 * @param domain the DNS domain, {@code corp.example}
 * @param ipv4 its address
 * @param account its machine account
 * @param clock what its clock truly does
 * @param down when it is switched off, by true time
 */
public record SimulatedHost(
        String name, String domain, String ipv4, Account account, TrueClock clock, List<Downtime> down) {

    /**
     * A machine is off from the first moment to before the second.
     *
     * @param from true time of the last moment of the session before
     * @param until true time at which the kernel starts again
     */
    public record Downtime(Instant from, Instant until) {}

    public SimulatedHost {
        down = List.copyOf(down);
    }

    /** Fully qualified name, {@code erp01.corp.example}. */
    public String fqdn() {
        return name + "." + domain;
    }

    /** NetBIOS name, {@code ERP01}. */
    public String netbios() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Address as a domain controller logs it: IPv4 mapped into IPv6. */
    public String mappedAddress() {
        return "::ffff:" + ipv4;
    }

    public boolean isUp(Instant trueTime) {
        return down.stream().noneMatch(d -> !trueTime.isBefore(d.from()) && trueTime.isBefore(d.until()));
    }

    /** Whether the machine started between two true times: tickets in memory are lost. */
    public boolean startedBetween(Instant earlier, Instant later) {
        return down.stream()
                .anyMatch(d -> d.until().isAfter(earlier) && !d.until().isAfter(later));
    }
}
