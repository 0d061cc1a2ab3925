package dev.hindcast.simulate;

import dev.hindcast.simulate.TrueAttempt.Kind;
import dev.hindcast.simulate.TrueAttempt.Outcome;
import java.time.Instant;

/**
 * A Java service on the guest that obtains fresh tickets about every hour. Java sends its own clock and does not correct
 * itself after a refusal.
 */
final class JavaService {

    private static final int EVERY_MINUTES = 60;

    private final World world;
    private final SimulatedHost guest;
    private final Account account;
    private final Account target;
    private final SimulatedHost controller;
    private final Draw draw;
    private int refusals;

    JavaService(World world, SimulatedHost guest, Account account, Account target, SimulatedHost controller) {
        this.world = world;
        this.guest = guest;
        this.account = account;
        this.target = target;
        this.controller = controller;
        this.draw = new Draw(world.randomOf("java service " + account.name()));
    }

    void play(Instant from, Instant until) {
        Instant next = draw.later(from, 60_000, 900_000);
        while (next.isBefore(until)) {
            if (guest.isUp(next) && guest.isUp(next.plusSeconds(2))) {
                authenticate(next);
            }
            next = draw.later(next, (EVERY_MINUTES * 60 - 90) * 1_000, (EVERY_MINUTES * 60 + 90) * 1_000);
        }
    }

    /** One login: initial ticket, then a service ticket; true time of the controller's last answer. */
    Instant authenticate(Instant asked) {
        KdcRecords.Asker asker = KdcRecords.Asker.java(account, guest, draw.port());
        Instant t = draw.later(asked, 5, 60);
        boolean refused = Kerberos.refuses(controller.clock(), guest.clock(), t);
        if (refused) {
            // Which of the two a Windows controller writes is unverified (section 1.4): both occur here.
            refusals++;
            world.log(
                    controller,
                    t,
                    refusals % 2 == 1
                            ? KdcRecords.preAuthenticationFailed(asker, KdcRecords.SKEW)
                            : KdcRecords.ticketRefused(asker, KdcRecords.SKEW));
        } else {
            world.log(controller, t, KdcRecords.ticketGranted(asker));
            t = draw.later(t, 5, 50);
            world.log(controller, t, KdcRecords.serviceTicketGranted(asker, target, draw.guid()));
        }
        world.attempted(new TrueAttempt(
                t, Kind.JAVA_OUTBOUND, account.name(), refused ? Outcome.REFUSED_FOR_THE_CLOCK : Outcome.ACCEPTED));
        return t;
    }
}
