package dev.hindcast.simulate;

import dev.hindcast.simulate.TrueAttempt.Kind;
import dev.hindcast.simulate.TrueAttempt.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The Kerberos client of one Windows machine. Refused for the clock, it takes the controller's time from the error and
 * asks again (Kerberos under skew, section 1.3), so that a controller shows the refusal and, 30 to 80 ms later, the
 * ticket.
 */
final class WindowsClient {

    /** Tickets live ten hours; Windows renews earlier. */
    private static final Duration TICKET_IS_OLD = Duration.ofHours(9);

    private final World world;
    private final SimulatedHost host;
    private final SimulatedHost controller;
    private final Draw draw;
    private final Map<String, Instant> issued = new HashMap<>();

    /**
     * A service ticket.
     *
     * @param logonGuid stands in the 4769 and in the 4624 of a logon with this ticket
     * @param issued true time of the controller's answer
     */
    record Ticket(String logonGuid, Instant issued) {}

    WindowsClient(World world, SimulatedHost host, SimulatedHost controller) {
        this.world = world;
        this.host = host;
        this.controller = controller;
        this.draw = new Draw(world.randomOf("windows client of " + host.name()));
    }

    /** Obtains a service ticket, with a new TGT where the account has none that is young enough. */
    Ticket serviceTicket(Instant asked, Account account, Account service) {
        KdcRecords.Asker asker = KdcRecords.Asker.windows(account, host, draw.port());
        boolean learnt = !Kerberos.refuses(controller.clock(), host.clock(), asked);
        boolean healed = !learnt;
        Instant t = asked;
        if (!hasTicketGrantingTicket(account, asked)) {
            if (!learnt) {
                t = draw.later(t, 10, 60);
                world.log(controller, t, KdcRecords.ticketRefused(asker, KdcRecords.SKEW));
                t = draw.later(t, 30, 80);
                learnt = true;
            } else {
                t = draw.later(t, 10, 60);
            }
            world.log(controller, t, KdcRecords.ticketGranted(asker));
            issued.put(account.name(), t);
        }
        t = draw.later(t, 8, 60);
        if (!learnt) {
            world.log(controller, t, KdcRecords.serviceTicketRefused(asker, service, KdcRecords.SKEW));
            t = draw.later(t, 30, 80);
        }
        String guid = draw.guid();
        world.log(controller, t, KdcRecords.serviceTicketGranted(asker, service, guid));
        world.attempted(
                new TrueAttempt(t, Kind.WINDOWS_OUTBOUND, account.name(), healed ? Outcome.HEALED : Outcome.ACCEPTED));
        return new Ticket(guid, t);
    }

    /** Whether the account's TGT would still be used. */
    boolean hasTicketGrantingTicket(Account account, Instant now) {
        Instant since = issued.get(account.name());
        return since != null
                && Duration.between(since, now).compareTo(TICKET_IS_OLD) < 0
                && !host.startedBetween(since, now);
    }

    SimulatedHost host() {
        return host;
    }
}
