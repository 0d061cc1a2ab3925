package dev.hindcast.simulate;

import dev.hindcast.simulate.MsiInstallerRecords.Product;
import java.time.Instant;

/** erp01's move: shutdown, first boot on AHV, drivers, old agent out, new agent in, and no time source found. */
final class CutoverNight {

    private static final Product TOOLS =
            new Product("VMware Tools", "12.3.5.22544099", "VMware, Inc.", "{AF174E64-22CF-4386-A9F1-73C285739998}");
    private static final Product GUEST_TOOLS =
            new Product("Nutanix Guest Tools", "4.1.2.0", "Nutanix, Inc.", "{7E2C8B6E-0C1D-4E58-9E0A-2B6F1C0F7D11}");
    private static final Product VIRTIO =
            new Product("Nutanix VirtIO", "1.2.3.0", "Nutanix, Inc.", "{1B9A4D0C-5C34-4C8B-8C55-6A1F30A8E7D2}");

    /** W32Time's wait for a domain peer doubles from 15 minutes seven times (Kerberos under skew, section 5.1). */
    private static final int FIRST_RETRY_MINUTES = 15;

    private static final int MAX_RETRY_MINUTES = FIRST_RETRY_MINUTES << 7;

    private final World world;
    private final CutoverCast cast;
    private final ServerRoutine routine;
    private final Draw draw;

    CutoverNight(World world, CutoverCast cast, ServerRoutine routine) {
        this.world = world;
        this.cast = cast;
        this.routine = routine;
        this.draw = new Draw(world.randomOf("cutover night"));
    }

    void play() {
        prepare();
        routine.shutDown(
                CutoverTimes.SHUTDOWN, CutoverTimes.MOVED, cast.migration, "power off", "Wave 3: cutover to ahv-01");
        Instant started = routine.start(CutoverTimes.MOVED.until());
        installed(
                draw.later(started, 9_000, 12_000),
                "Nutanix VirtIO Ethernet Adapter Service",
                "\\SystemRoot\\System32\\drivers\\netkvm.sys");
        installed(
                draw.later(started, 13_000, 15_000),
                "Nutanix VirtIO Balloon Service",
                "\\SystemRoot\\System32\\drivers\\balloon.sys");
        world.log(cast.erp01, draw.later(started, 16_000, 17_000), SystemRecords.driversNotLoaded("vmci"));
        routine.serviceRunning(draw.later(started, 18_000, 19_000), "Windows Time", "W32Time");
        noTimeSource(draw.later(started, 20_000, 21_000));
        removed();
        agentInstalled();
    }

    private void prepare() {
        Instant t = CutoverTimes.DRIVERS_PREPARED;
        msi(t, MsiInstallerRecords.transaction(true, VIRTIO, cast.migration));
        installed(
                draw.later(t, 6_000, 7_000),
                "Nutanix VirtIO SCSI pass-through Service",
                "\\SystemRoot\\System32\\drivers\\vioscsi.sys");
        msi(draw.later(t, 9_000, 9_500), MsiInstallerRecords.installationCompleted(VIRTIO, cast.migration));
        msi(draw.later(t, 9_500, 9_900), MsiInstallerRecords.outcome(false, VIRTIO, cast.migration));
        msi(draw.later(t, 9_900, 9_990), MsiInstallerRecords.transaction(false, VIRTIO, cast.migration));
    }

    private void removed() {
        Instant done = CutoverTimes.TOOLS_REMOVED;
        msi(done.minusSeconds(24), MsiInstallerRecords.transaction(true, TOOLS, cast.migration));
        msi(done, MsiInstallerRecords.removalCompleted(TOOLS, cast.migration));
        msi(draw.later(done, 10, 60), MsiInstallerRecords.outcome(true, TOOLS, cast.migration));
        msi(draw.later(done, 300, 500), MsiInstallerRecords.transaction(false, TOOLS, cast.migration));
    }

    private void agentInstalled() {
        Instant done = CutoverTimes.AGENT_INSTALLED;
        msi(done.minusSeconds(31), MsiInstallerRecords.transaction(true, GUEST_TOOLS, cast.migration));
        world.log(
                cast.erp01,
                done.minusSeconds(9),
                SystemRecords.serviceInstalled(
                        cast.migration,
                        "Nutanix Guest Agent",
                        "\"C:\\Program Files\\Nutanix\\Guest Agent\\nutanix_guest_agent.exe\"",
                        "user mode service",
                        "auto start",
                        "LocalSystem"));
        routine.serviceRunning(done.minusSeconds(6), "Nutanix Guest Agent", "NutanixGuestAgent");
        msi(done.minusSeconds(1), MsiInstallerRecords.installationCompleted(GUEST_TOOLS, cast.migration));
        msi(done, MsiInstallerRecords.outcome(false, GUEST_TOOLS, cast.migration));
        msi(draw.later(done, 200, 400), MsiInstallerRecords.transaction(false, GUEST_TOOLS, cast.migration));
    }

    /** 129 at the start, at each doubled retry, and one 36 a day after the service's start; by erp01's own count. */
    private void noTimeSource(Instant first) {
        TrueClock clock = cast.erp01.clock();
        Instant firstRaw = clock.raw(first);
        Instant due = firstRaw;
        int wait = FIRST_RETRY_MINUTES;
        Instant t = first;
        while (t.isBefore(CutoverTimes.FIREWALL_OPENED)) {
            world.log(cast.erp01, t, TimeServiceRecords.noDomainPeer(wait));
            due = due.plusSeconds(wait * 60L);
            t = draw.later(clock.firstShowing(due), 10, 400);
            wait = Math.min(wait * 2, MAX_RETRY_MINUTES);
        }
        Instant booted = clock.raw(CutoverTimes.MOVED.until());
        Instant dayLater = clock.firstShowing(booted.plusSeconds(86_400)).plusMillis(52);
        world.log(cast.erp01, dayLater, TimeServiceRecords.unsynchronised(86_400));
    }

    private void installed(Instant when, String name, String path) {
        world.log(
                cast.erp01,
                when,
                SystemRecords.serviceInstalled(cast.migration, name, path, "kernel mode driver", "demand start", ""));
    }

    private void msi(Instant when, WindowsRecord record) {
        world.log(cast.erp01, when, record);
    }
}
