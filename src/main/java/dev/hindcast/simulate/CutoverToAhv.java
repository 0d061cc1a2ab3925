package dev.hindcast.simulate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Windows guest leaves VMware for AHV. VMware Tools had kept its clock; on the new network the time service reaches no
 * controller; 64 hours later Kerberos begins to refuse, to some. Two servers that stay are the controls.
 */
public final class CutoverToAhv implements Scenario {

    private static final Duration BACKUP_EVERY = Duration.ofMinutes(45);
    private static final Duration CONTROL_TASK_EVERY = Duration.ofHours(4);

    @Override
    public String id() {
        return "cutover";
    }

    @Override
    public SimulatedIncident play(long seed) {
        World world = new World(seed);
        CutoverCast cast = new CutoverCast(world);
        WindowsClient erp = new WindowsClient(world, cast.erp01, cast.dc01);
        WindowsClient web = new WindowsClient(world, cast.web02, cast.dc01);
        WindowsClient file = new WindowsClient(world, cast.file01, cast.dc01);
        Draw corrections = new Draw(world.randomOf("logged corrections"));
        cast.corrections.forEach(t -> new ClockSet(cast.erp01, t, VmwareToolsSync.SETTER).log(world, corrections));
        playGuest(world, cast, erp);
        playControl(world, cast, web, CutoverTimes.WEB_PATCHED);
        playControl(world, cast, file, CutoverTimes.FILE_PATCHED);
        playTasks(world, cast, erp, web, file);
        playPeople(world, cast);
        return new SimulatedIncident(evidence(world, cast), world.records(), truth(world, cast, seed));
    }

    private static void playGuest(World world, CutoverCast cast, WindowsClient client) {
        ServerRoutine routine = new ServerRoutine(world, client, cast.dc01);
        routine.shutDown(
                CutoverTimes.ERP_PATCHED.from().minusSeconds(12),
                CutoverTimes.ERP_PATCHED,
                cast.patching,
                "restart",
                "Monthly patches");
        Instant patched = routine.start(CutoverTimes.ERP_PATCHED.until());
        routine.serviceRunning(patched.plusMillis(1_313), "VMware Tools", "VMTools");
        routine.serviceRunning(patched.plusMillis(5_127), "Windows Time", "W32Time");
        routine.timeServiceSynchronises(patched.plusMillis(9_442));
        new CutoverNight(world, cast, routine).play();

        routine.refreshPolicy(patched.plusSeconds(70), CutoverTimes.SHUTDOWN.minusSeconds(60), 0);
        Instant moved = CutoverTimes.MOVED.until();
        routine.refreshPolicy(moved.plusSeconds(96), CutoverTimes.END, 2);
        routine.reportUptime(CutoverTimes.ERP_PATCHED.until(), CutoverTimes.SHUTDOWN, CutoverCast.FREE_RATE_PPM);
        routine.reportUptime(moved, CutoverTimes.END, CutoverCast.FREE_RATE_PPM);
        routine.idle(patched, CutoverTimes.END);

        JavaService connector = new JavaService(world, cast.erp01, cast.erpJava, cast.mes01.account(), cast.dc01);
        connector.play(CutoverTimes.BEGIN.plusSeconds(600), CutoverTimes.END);
        new JavaCaller(cast.mes01, cast.mes, cast.erp01, cast.dc01)
                .play(world, CutoverTimes.BEGIN.plusSeconds(600), CutoverTimes.END);
        CutoverRepair repair = new CutoverRepair(world, cast, routine, connector, client);
        repair.surface();
        repair.repair();
    }

    private static void playControl(
            World world, CutoverCast cast, WindowsClient client, SimulatedHost.Downtime patchDowntime) {
        ServerRoutine routine = new ServerRoutine(world, client, cast.dc01);
        routine.shutDown(
                patchDowntime.from().minusSeconds(11), patchDowntime, cast.patching, "restart", "Monthly patches");
        Instant started = routine.start(patchDowntime.until());
        routine.serviceRunning(started.plusMillis(1_520), "VMware Tools", "VMTools");
        routine.serviceRunning(started.plusMillis(4_804), "Windows Time", "W32Time");
        for (Instant t = started.plusSeconds(9); t.isBefore(CutoverTimes.END); t = t.plusSeconds(86_403)) {
            routine.timeServiceSynchronises(t);
        }
        routine.refreshPolicy(started.plusSeconds(75), CutoverTimes.END, 0);
        routine.reportUptime(patchDowntime.until(), CutoverTimes.END, 0);
        routine.idle(started, CutoverTimes.END);
        routine.usedEndedTicket(
                Instant.parse("2026-03-11T06:14:09.300Z"), client.host().account());
        routine.usedEndedTicket(
                Instant.parse("2026-03-17T06:31:44.100Z"), client.host().account());
    }

    private static void playTasks(
            World world, CutoverCast cast, WindowsClient erp, WindowsClient web, WindowsClient file) {
        Instant midnight = Instant.parse("2026-03-08T23:00:00Z");
        new ScheduledTask(erp, "\\Erp\\Backup", "C:\\Erp\\bin\\backup.cmd", cast.backup, midnight, BACKUP_EVERY)
                .play(world, CutoverTimes.END);
        new ScheduledTask(
                        web,
                        "\\Web\\LogRotate",
                        "C:\\Web\\rotate.cmd",
                        cast.web,
                        midnight.plusSeconds(300),
                        CONTROL_TASK_EVERY)
                .play(world, CutoverTimes.END);
        new ScheduledTask(
                        file,
                        "\\Files\\QuotaReport",
                        "C:\\Files\\quota.cmd",
                        cast.file,
                        midnight.plusSeconds(1_200),
                        CONTROL_TASK_EVERY)
                .play(world, CutoverTimes.END);
    }

    private static void playPeople(World world, CutoverCast cast) {
        WindowsClient fin07 = new WindowsClient(world, cast.wsFin07, cast.dc01);
        WindowsClient fin11 = new WindowsClient(world, cast.wsFin11, cast.dc01);
        ShareUser albrecht = new ShareUser(fin07, cast.albrecht, 4);
        ShareUser sommer = new ShareUser(fin11, cast.sommer, 3);
        for (SimulatedHost server : List.of(cast.erp01, cast.file01)) {
            albrecht.play(world, server, cast.dc01, CutoverTimes.BEGIN, CutoverTimes.END);
            sommer.play(world, server, cast.dc01, CutoverTimes.BEGIN, CutoverTimes.END);
        }
        Draw draw = new Draw(world.randomOf("mistyped passwords"));
        for (String typed : List.of(
                "2026-03-10T05:58:21.4Z",
                "2026-03-10T05:58:33.9Z",
                "2026-03-12T05:57:02.2Z",
                "2026-03-18T05:59:40.7Z",
                "2026-03-20T05:58:55.1Z")) {
            Instant t = draw.later(Instant.parse(typed), 0, 90);
            world.log(
                    cast.dc01,
                    t,
                    KdcRecords.preAuthenticationFailed(
                            KdcRecords.Asker.windows(cast.sommer, cast.wsFin11, draw.port()), KdcRecords.WRONG_KEY));
            world.attempted(new TrueAttempt(
                    t, TrueAttempt.Kind.WINDOWS_OUTBOUND, cast.sommer.name(), TrueAttempt.Outcome.WRONG_KEY));
        }
    }

    private static Map<String, byte[]> evidence(World world, CutoverCast cast) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<LoggedRecord> records = world.records();
        for (SimulatedHost host : cast.hosts()) {
            export(files, records, host, SecurityRecords.CHANNEL, "Security.xml", StandardCharsets.UTF_8);
            boolean redirected = host.equals(cast.erp01);
            export(
                    files,
                    records,
                    host,
                    SystemRecords.CHANNEL,
                    "System.xml",
                    redirected ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            export(files, records, host, TaskSchedulerRecords.CHANNEL, "TaskScheduler.xml", StandardCharsets.UTF_8);
            export(files, records, host, MsiInstallerRecords.CHANNEL, "Application.xml", StandardCharsets.UTF_8);
        }
        Instant captured = CutoverTimes.STATUS_CAPTURED;
        files.put(
                "erp01/w32tm-status.txt",
                ascii(W32tmText.unsynchronised(
                        cast.erp01, captured, CutoverTimes.MOVED.until().plusSeconds(33))));
        files.put(
                "erp01/w32tm-stripchart.txt",
                ascii(W32tmText.stripchart(
                        cast.erp01,
                        cast.dc01,
                        CutoverTimes.STRIPCHART_CAPTURED,
                        new Draw(world.randomOf("stripchart")))));
        files.put(
                "web02/w32tm-status.txt",
                ascii(W32tmText.synchronised(
                        cast.web02, cast.dc01, captured.plusSeconds(40), captured.minusMillis(471_208))));
        files.put(
                "file01/w32tm-status.txt",
                ascii(W32tmText.synchronised(
                        cast.file01, cast.dc01, captured.plusSeconds(70), captured.minusMillis(90_417))));
        files.put(
                "migration-sheet.csv",
                ascii(OfficeTables.migrationSheet(
                        cast.erp01,
                        CutoverTimes.SHUTDOWN,
                        CutoverTimes.AGENT_INSTALLED,
                        List.of(cast.web02, cast.file01))));
        files.put(
                "health-checks.csv",
                ascii(OfficeTables.healthChecks(
                        List.of(
                                new OfficeTables.Watched(cast.erp01, "https 8443"),
                                new OfficeTables.Watched(cast.web02, "https 443"),
                                new OfficeTables.Watched(cast.file01, "tcp 445")),
                        Instant.parse("2026-03-08T22:30:00Z"),
                        CutoverTimes.END,
                        new Draw(world.randomOf("health checks")))));
        return files;
    }

    private static void export(
            Map<String, byte[]> files,
            List<LoggedRecord> records,
            SimulatedHost host,
            String channel,
            String fileName,
            Charset encoding) {
        List<LoggedRecord> log = records.stream()
                .filter(r -> r.host().equals(host) && r.record().channel().equals(channel))
                .toList();
        if (!log.isEmpty()) {
            // PowerShell's redirection writes UTF-16LE with a byte order mark.
            String mark = encoding.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" : "";
            files.put(host.name() + "/" + fileName, (mark + WevtutilXml.write(log)).getBytes(encoding));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Truth truth(World world, CutoverCast cast, long seed) {
        Instant onset = cast.corrections.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("VMware Tools corrected nothing"));
        return new Truth(
                "cutover",
                seed,
                CutoverTimes.BEGIN,
                CutoverTimes.END,
                cast.erp01.name(),
                cast.dc01.name(),
                List.of(cast.web02.name(), cast.file01.name()),
                List.of(
                        new Truth.Phase(CutoverTimes.SHUTDOWN, "shutdown on vc01-prod"),
                        new Truth.Phase(CutoverTimes.MOVED.from(), "switched off"),
                        new Truth.Phase(CutoverTimes.MOVED.until(), "first boot on ahv-01"),
                        new Truth.Phase(CutoverTimes.TOOLS_REMOVED, "VMware Tools removed"),
                        new Truth.Phase(CutoverTimes.AGENT_INSTALLED, "Nutanix Guest Tools installed")),
                onset,
                cast.erp01.clock().firstBeyond(Kerberos.TOLERANCE, CutoverTimes.MOVED.until(), CutoverTimes.REPAIRED),
                CutoverTimes.REPAIRED,
                CutoverCast.FREE_RATE_PPM,
                Kerberos.TOLERANCE,
                cast.hosts(),
                world.attempts());
    }
}
