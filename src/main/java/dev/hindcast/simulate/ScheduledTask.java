package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * A task that runs by its machine's own clock under a domain account. Its records bound that clock from both sides: 107
 * is written before the controller is asked, 4624 and 100 after it has answered.
 *
 * @param client the machine's Kerberos client
 * @param name task path, {@code \Erp\Backup}
 * @param action what it runs
 * @param account under which account
 * @param first raw time of the first run
 * @param every raw time between two runs
 */
record ScheduledTask(WindowsClient client, String name, String action, Account account, Instant first, Duration every) {

    /** A trigger that the clock jumped over, or that fell into a downtime, is not made up for. */
    private static final Duration MISSED = Duration.ofSeconds(2);

    void play(World world, Instant until) {
        SimulatedHost host = client.host();
        Draw draw = new Draw(world.randomOf("task " + name));
        for (Instant due = first; due.isBefore(until); due = due.plus(every)) {
            Instant start = host.clock().firstShowing(due);
            boolean onTime = Duration.between(due, host.clock().raw(start)).compareTo(MISSED) < 0;
            if (onTime && host.isUp(start) && start.isBefore(until)) {
                run(world, draw, start);
            }
        }
    }

    private void run(World world, Draw draw, Instant start) {
        SimulatedHost host = client.host();
        String instance = draw.guid();
        Instant t = draw.later(start, 4, 60);
        world.log(host, t, TaskSchedulerRecords.triggered(name, instance));
        WindowsClient.Ticket ticket = client.serviceTicket(draw.later(t, 8, 90), account, host.account());
        t = draw.later(ticket.issued(), 10, 120);
        world.log(
                host,
                t,
                SecurityRecords.localLogon(
                        host, new SecurityRecords.Logon(4, account, ticket.logonGuid(), draw.logonId(), "-", "-")));
        t = draw.later(t, 5, 70);
        world.log(host, t, TaskSchedulerRecords.started(name, instance, account));
        t = draw.later(t, 3, 40);
        world.log(host, t, TaskSchedulerRecords.actionStarted(name, action, instance));
        t = draw.later(t, 6_000, 38_000);
        world.log(host, t, TaskSchedulerRecords.actionCompleted(name, action, instance));
        t = draw.later(t, 2, 25);
        world.log(host, t, TaskSchedulerRecords.completed(name, instance, account));
    }
}
