package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What any Windows server writes while nothing happens: boots, uptime, services, group policy, and the tickets of its
 * machine account.
 */
final class ServerRoutine {

    private final World world;
    private final WindowsClient client;
    private final SimulatedHost host;
    private final SimulatedHost controller;
    private final Draw draw;

    ServerRoutine(World world, WindowsClient client, SimulatedHost controller) {
        this.world = world;
        this.client = client;
        this.host = client.host();
        this.controller = controller;
        this.draw = new Draw(world.randomOf("routine of " + host.name()));
    }

    /** The last records of a session; the kernel stops at the downtime's beginning. */
    void shutDown(Instant initiated, SimulatedHost.Downtime downtime, Account by, String type, String comment) {
        world.log(host, initiated, SystemRecords.shutdownInitiated(host, by, type, comment));
        Instant stopped = downtime.from().minusMillis(draw.between(300, 700));
        world.log(host, stopped.minusMillis(draw.between(2_500, 4_000)), SystemRecords.eventLogStopped());
        world.log(host, stopped, SystemRecords.kernelStopped(host.clock().raw(stopped)));
    }

    /** The first records of a session, up to the start of the event log; true time of the last of them. */
    Instant start(Instant kernel) {
        Instant t = kernel.plusNanos(3_000);
        world.log(host, t, SystemRecords.kernelStarted(host.clock().raw(kernel)));
        t = draw.later(t, 9_000, 13_000);
        world.log(host, t, SecurityRecords.starting());
        t = draw.later(t, 100, 300);
        world.log(host, t, SystemRecords.operatingSystem());
        world.log(host, t.plusNanos(100), SystemRecords.eventLogStarted());
        t = draw.later(t, 5, 20);
        world.log(host, t, SystemRecords.uptime(Duration.between(kernel, t).toSeconds()));
        return t;
    }

    void serviceRunning(Instant when, String displayName, String shortName) {
        world.log(host, when, SystemRecords.serviceState(displayName, shortName, true));
    }

    /** W32Time finds the controller and keeps the clock from it; true time of the second record. */
    Instant timeServiceSynchronises(Instant when) {
        world.log(host, when, TimeServiceRecords.receiving(host, controller));
        Instant chosen = draw.later(when, 2_000, 14_400);
        world.log(host, chosen, TimeServiceRecords.synchronising(host, controller));
        return chosen;
    }

    /** Group policy of the computer: at the start and every 90 to 120 minutes. */
    void refreshPolicy(Instant first, Instant until, int changedAtFirst) {
        int changed = changedAtFirst;
        Instant t = first;
        while (t.isBefore(until)) {
            if (host.isUp(t) && host.isUp(t.plusSeconds(30))) {
                Instant asked = t;
                if (!client.hasTicketGrantingTicket(host.account(), asked)) {
                    asked = client.serviceTicket(asked, host.account(), controller.account())
                            .issued();
                }
                int millis = draw.between(180, 1_900);
                Instant applied = draw.later(asked, millis, millis + 200);
                world.log(host, applied, SystemRecords.policyApplied(controller, changed, millis, draw.guid()));
                changed = 0;
            }
            t = draw.later(t, 90 * 60_000, 120 * 60_000);
        }
    }

    /** EventLog 6013 daily at noon of the host's own clock and zone (UTC), counted by its own oscillator. */
    void reportUptime(Instant booted, Instant until, double ratePpm) {
        Instant noon =
                booted.atOffset(ZoneOffset.UTC).toLocalDate().atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (Instant due = noon; due.isBefore(until); due = due.plus(Duration.ofDays(1))) {
            Instant t = draw.later(host.clock().firstShowing(due), 5, 60);
            if (t.isAfter(booted.plusSeconds(60)) && host.isUp(t) && t.isBefore(until)) {
                double counted = Duration.between(booted, t).toSeconds() * (1 + ratePpm * 1e-6);
                world.log(host, t, SystemRecords.uptime((long) counted));
            }
        }
    }

    /** Services that start and stop all day. */
    void idle(Instant from, Instant until) {
        boolean running = true;
        Instant t = draw.later(from, 3_600_000, 9_000_000);
        while (t.isBefore(until)) {
            if (host.isUp(t)) {
                boolean bits = draw.between(0, 3) == 0;
                world.log(
                        host,
                        t,
                        bits
                                ? SystemRecords.startTypeChanged(
                                        "Background Intelligent Transfer Service",
                                        running ? "demand start" : "auto start",
                                        running ? "auto start" : "demand start",
                                        "BITS")
                                : SystemRecords.serviceState(
                                        "WinHTTP Web Proxy Auto-Discovery Service", "WinHttpAutoProxySvc", running));
                running = !running;
            }
            t = draw.later(t, 2 * 3_600_000, 6 * 3_600_000);
        }
    }

    /** A ticket that had ended when it was used: routine, and no sign of a clock. */
    void usedEndedTicket(Instant when, Account account) {
        KdcRecords.Asker asker = KdcRecords.Asker.windows(account, host, draw.port());
        world.log(
                controller,
                when,
                KdcRecords.serviceTicketRefused(
                        asker, new Account("krbtgt/" + Account.REALM, "S-1-0-0"), KdcRecords.EXPIRED));
    }
}
