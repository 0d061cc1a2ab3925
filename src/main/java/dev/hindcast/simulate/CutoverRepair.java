package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;

/** How erp01's fault surfaces in a service restart and ends with a hand on the clock. */
final class CutoverRepair {

    private static final String CONNECTOR = "ERP Connector";
    private static final String CONNECTOR_SHORT = "ErpConnector";

    private final World world;
    private final CutoverCast cast;
    private final ServerRoutine routine;
    private final JavaService connector;
    private final WindowsClient client;
    private final Draw draw;

    CutoverRepair(World world, CutoverCast cast, ServerRoutine routine, JavaService connector, WindowsClient client) {
        this.world = world;
        this.cast = cast;
        this.routine = routine;
        this.connector = connector;
        this.client = client;
        this.draw = new Draw(world.randomOf("repair"));
    }

    /** The weekly restart of the connector fails three times and is given up. */
    void surface() {
        Instant stop = cast.erp01.clock().firstShowing(CutoverTimes.CONNECTOR_RESTART);
        world.log(cast.erp01, stop, SystemRecords.serviceState(CONNECTOR, CONNECTOR_SHORT, false));
        for (int attempt = 0; attempt < 3; attempt++) {
            Instant started = stop.plus(Duration.ofMinutes(2L * attempt)).plusSeconds(3);
            Instant refused = connector.authenticate(started);
            world.log(
                    cast.erp01,
                    draw.later(refused, 150, 900),
                    SystemRecords.serviceFailed(CONNECTOR, CONNECTOR_SHORT, "%%1"));
        }
    }

    /** An administrator logs on at the console, sets the clock, restarts the time service and the connector. */
    void repair() {
        Instant logon = CutoverTimes.REPAIRED.minus(Duration.ofMinutes(16));
        WindowsClient.Ticket ticket = client.serviceTicket(logon, cast.keller, cast.erp01.account());
        String session = draw.logonId();
        world.log(
                cast.erp01,
                draw.later(ticket.issued(), 20, 120),
                SecurityRecords.localLogon(
                        cast.erp01,
                        new SecurityRecords.Logon(2, cast.keller, ticket.logonGuid(), session, "127.0.0.1", "0")));
        ClockSetter keller = new ClockSetter(
                cast.keller.sid(),
                cast.keller.name(),
                session,
                6212,
                "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
        new ClockSet(cast.erp01, CutoverTimes.REPAIRED, keller).log(world, draw);

        Instant restart = CutoverTimes.TIME_SERVICE_BACK.minusSeconds(22);
        world.log(cast.erp01, restart, SystemRecords.serviceState("Windows Time", "W32Time", false));
        routine.serviceRunning(draw.later(restart, 400, 900), "Windows Time", "W32Time");
        world.log(cast.erp01, draw.later(restart, 2_000, 3_000), TimeServiceRecords.domainPeerFound(cast.dc01));
        routine.timeServiceSynchronises(restart.plusSeconds(7));

        Instant connected = CutoverTimes.REPAIRED.plus(Duration.ofMinutes(6));
        routine.serviceRunning(connected, CONNECTOR, CONNECTOR_SHORT);
        connector.authenticate(connected.plusSeconds(1));
    }
}
