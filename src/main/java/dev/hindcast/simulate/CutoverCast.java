package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The machines and accounts of {@link CutoverToAhv}, with their true clocks. */
final class CutoverCast {

    /** How erp01's virtual clock runs when nobody corrects it, before and after the move. */
    static final double FREE_RATE_PPM = -1300;

    /** Offset with which erp01 comes up on the new hypervisor. */
    static final double FIRST_BOOT_OFFSET_SECONDS = -0.400;

    /** How far the administrator's hand was from the right second. */
    static final double REPAIR_OFFSET_SECONDS = 0.312;

    private static final double KEPT_OFFSET_SECONDS = 0.004;
    private static final String DOMAIN = "corp.example";
    private static final Duration DAY = Duration.ofDays(1);

    final Account backup = Account.of("svc-backup", 1201);
    final Account web = Account.of("svc-web", 1202);
    final Account file = Account.of("svc-file", 1203);
    final Account mes = Account.of("svc-mes", 1204);
    final Account erpJava = Account.of("svc-erpjava", 1205);
    final Account migration = Account.of("svc-migrate", 1206);
    final Account patching = Account.of("svc-patch", 1207);
    final Account albrecht = Account.of("m.albrecht", 1301);
    final Account sommer = Account.of("j.sommer", 1302);
    final Account keller = Account.of("adm-keller", 1401);

    final SimulatedHost dc01;
    final SimulatedHost erp01;
    final SimulatedHost web02;
    final SimulatedHost file01;
    final SimulatedHost mes01;
    final SimulatedHost wsFin07;
    final SimulatedHost wsFin11;

    /** True times at which VMware Tools set erp01's clock. */
    final List<Instant> corrections;

    CutoverCast(World world) {
        TrueClock.Builder erpClock = TrueClock.wobbling(0.02, DAY)
                .from(CutoverTimes.BEGIN, -0.350, FREE_RATE_PPM, "running when the evidence begins")
                .from(CutoverTimes.ERP_PATCHED.until(), -0.520, FREE_RATE_PPM, "boot");
        corrections = VmwareToolsSync.keep(
                erpClock,
                CutoverTimes.ERP_PATCHED.until().plusMillis(48_313),
                CutoverTimes.SHUTDOWN,
                FREE_RATE_PPM,
                new Draw(world.randomOf("VMware Tools")));
        erpClock.from(
                        CutoverTimes.MOVED.until(),
                        FIRST_BOOT_OFFSET_SECONDS,
                        FREE_RATE_PPM,
                        "first boot on the new hypervisor; nothing corrects it any more")
                .from(CutoverTimes.REPAIRED, REPAIR_OFFSET_SECONDS, FREE_RATE_PPM, "set by hand");
        double left = erpClock.build().offsetSeconds(CutoverTimes.TIME_SERVICE_BACK);
        double slewPpm = (KEPT_OFFSET_SECONDS - left) / CutoverTimes.SLEW.toSeconds() * 1e6;
        erpClock.from(CutoverTimes.TIME_SERVICE_BACK, left, slewPpm, "slewed by W32Time")
                .from(
                        CutoverTimes.TIME_SERVICE_BACK.plus(CutoverTimes.SLEW),
                        KEPT_OFFSET_SECONDS,
                        0,
                        "kept by W32Time");

        dc01 = host("dc01", "10.20.0.10", Account.of("DC01$", 1000), kept(0.008, 0.000, Duration.ofHours(7)));
        erp01 = host(
                "erp01",
                "10.20.0.31",
                Account.of("ERP01$", 1131),
                erpClock.build(),
                CutoverTimes.ERP_PATCHED,
                CutoverTimes.MOVED);
        web02 = host(
                "web02",
                "10.20.0.42",
                Account.of("WEB02$", 1132),
                kept(0.015, 0.006, Duration.ofHours(11)),
                CutoverTimes.WEB_PATCHED);
        file01 = host(
                "file01",
                "10.20.0.43",
                Account.of("FILE01$", 1133),
                kept(0.014, -0.009, Duration.ofHours(9)),
                CutoverTimes.FILE_PATCHED);
        mes01 = host("mes01", "10.20.0.61", Account.of("MES01$", 1134), kept(0.010, 0.011, Duration.ofHours(13)));
        wsFin07 = host("ws-fin07", "10.20.0.107", Account.of("WS-FIN07$", 1507), kept(0.03, 0.02, DAY));
        wsFin11 = host("ws-fin11", "10.20.0.111", Account.of("WS-FIN11$", 1511), kept(0.03, -0.03, DAY));
    }

    List<SimulatedHost> hosts() {
        return List.of(dc01, erp01, web02, file01, mes01, wsFin07, wsFin11);
    }

    private static TrueClock kept(double wobbleSeconds, double offsetSeconds, Duration period) {
        return TrueClock.wobbling(wobbleSeconds, period)
                .from(CutoverTimes.BEGIN, offsetSeconds, 0, "kept by its time service")
                .build();
    }

    private static SimulatedHost host(
            String name, String ipv4, Account account, TrueClock clock, SimulatedHost.Downtime... down) {
        return new SimulatedHost(name, DOMAIN, ipv4, account, clock, List.of(down));
    }
}
