package dev.hindcast.simulate;

import dev.hindcast.simulate.TrueAttempt.Kind;
import dev.hindcast.simulate.TrueAttempt.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * A Java program on another machine, with a right clock, that logs on to the guest around the clock. Java never corrects
 * itself, so each call beyond the tolerance fails (rule 2), while the controller goes on issuing tickets.
 *
 * @param host where it runs
 * @param account its service account
 * @param guest whom it calls
 * @param controller the domain controller
 */
record JavaCaller(SimulatedHost host, Account account, SimulatedHost guest, SimulatedHost controller) {

    private static final Duration TICKET_KEPT = Duration.ofHours(8);
    private static final int CALL_MINUTES = 40;

    void play(World world, Instant from, Instant until) {
        Draw draw = new Draw(world.randomOf("java caller " + account.name()));
        WindowsClient.Ticket ticket = new WindowsClient.Ticket(SecurityRecords.NO_GUID, Instant.EPOCH);
        Instant call = draw.later(from, 60_000, 600_000);
        while (call.isBefore(until)) {
            if (guest.isUp(call) && guest.isUp(call.plusSeconds(2))) {
                if (Duration.between(ticket.issued(), call).compareTo(TICKET_KEPT) > 0) {
                    ticket = newTicket(world, draw, call);
                }
                call(world, draw, call, ticket);
            }
            call = draw.later(call, (CALL_MINUTES * 60 - 50) * 1_000, (CALL_MINUTES * 60 + 50) * 1_000);
        }
    }

    private WindowsClient.Ticket newTicket(World world, Draw draw, Instant call) {
        KdcRecords.Asker asker = KdcRecords.Asker.java(account, host, draw.port());
        Instant t = draw.later(call, 5, 40);
        world.log(controller, t, KdcRecords.ticketGranted(asker));
        t = draw.later(t, 5, 40);
        String guid = draw.guid();
        world.log(controller, t, KdcRecords.serviceTicketGranted(asker, guest.account(), guid));
        return new WindowsClient.Ticket(guid, t);
    }

    private void call(World world, Draw draw, Instant call, WindowsClient.Ticket ticket) {
        Instant sent = ticket.issued().isAfter(call) ? ticket.issued() : call;
        Instant t = draw.later(sent, 20, 200);
        boolean refused = Kerberos.refuses(guest.clock(), host.clock(), t);
        if (refused) {
            world.log(guest, t, SecurityRecords.refusedForTheClock(host.ipv4(), draw.port()));
        } else {
            world.log(
                    guest,
                    t,
                    SecurityRecords.networkLogon(new SecurityRecords.Logon(
                            3, account, ticket.logonGuid(), draw.logonId(), host.ipv4(), draw.port())));
        }
        world.attempted(new TrueAttempt(
                t, Kind.JAVA_INBOUND, account.name(), refused ? Outcome.REFUSED_FOR_THE_CLOCK : Outcome.ACCEPTED));
    }
}
