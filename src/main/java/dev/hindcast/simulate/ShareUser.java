package dev.hindcast.simulate;

import dev.hindcast.simulate.TrueAttempt.Kind;
import dev.hindcast.simulate.TrueAttempt.Outcome;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A person at a Windows workstation who uses shares of servers on working days. A server that is behind by more than the
 * tolerance refuses tickets younger than the excess (rule 3); the share is mapped in the morning and opened later, so
 * that each access here uses a ticket old enough, and the client heals the authenticator by itself.
 *
 * @param client the workstation's Kerberos client
 * @param person the user
 * @param accesses how often a day
 */
record ShareUser(WindowsClient client, Account person, int accesses) {

    void play(World world, SimulatedHost server, SimulatedHost controller, Instant from, Instant until) {
        Draw draw = new Draw(world.randomOf("share user " + person.name() + " on " + server.name()));
        Instant midnight = from.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        for (Instant day = midnight; day.isBefore(until); day = day.plus(Duration.ofDays(1))) {
            DayOfWeek weekday = day.atOffset(ZoneOffset.UTC).getDayOfWeek();
            if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
                playDay(world, draw, server, controller, day, until);
            }
        }
    }

    private void playDay(
            World world, Draw draw, SimulatedHost server, SimulatedHost controller, Instant day, Instant until) {
        Instant morning = day.plusSeconds(draw.between(6 * 3600 + 600, 7 * 3600));
        WindowsClient.Ticket ticket = client.serviceTicket(draw.later(morning, 0, 1000), person, server.account());
        Duration needed = Kerberos.youngestAcceptedTicket(server.clock(), controller.clock(), ticket.issued());
        // The lag grows by a second in a quarter of an hour; a minute more than needed covers it.
        Duration wait = needed.isZero() ? Duration.ZERO : needed.plusSeconds(60);
        Instant access = draw.later(ticket.issued().plus(wait), 15, 160);
        for (int i = 0; i < accesses; i++) {
            if (access.isBefore(until) && server.isUp(access)) {
                access(world, draw, server, access, ticket);
            }
            access = draw.later(access, 70 * 60_000, 150 * 60_000);
        }
    }

    private void access(World world, Draw draw, SimulatedHost server, Instant when, WindowsClient.Ticket ticket) {
        boolean healed = Kerberos.refuses(server.clock(), client.host().clock(), when);
        world.log(
                server,
                when,
                SecurityRecords.networkLogon(new SecurityRecords.Logon(
                        3,
                        person,
                        ticket.logonGuid(),
                        draw.logonId(),
                        client.host().ipv4(),
                        draw.port())));
        world.attempted(
                new TrueAttempt(when, Kind.WINDOWS_INBOUND, person.name(), healed ? Outcome.HEALED : Outcome.ACCEPTED));
    }
}
