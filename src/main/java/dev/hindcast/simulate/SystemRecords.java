package dev.hindcast.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Records of the System log: kernel, event log, services, shutdowns, group policy. Shapes of Windows Server 2019. */
final class SystemRecords {

    static final String CHANNEL = "System";
    /** Service Control Manager's Keywords: classic. */
    private static final String CLASSIC = "0x8080000000000000";

    private static final String SYSTEM_SID = "S-1-5-18";
    private static final int BUILD = 17763;
    private static final int SERVICES_EXE = 620;

    private SystemRecords() {}

    /**
     * Kernel-General 1 v2 (build 17763), the twin of {@link SecurityRecords#timeChanged}. Constructed: public records
     * end at version 1. Execution/@ProcessID is the setter's.
     */
    static WindowsRecord timeChanged(ClockSetter setter, Instant oldTime, Instant newTime) {
        return WindowsRecord.of(WindowsProvider.KERNEL_GENERAL, CHANNEL, 1)
                .version(2)
                .task(5)
                .keywords("0x8000000000000010")
                .by(setter.processId())
                .user(setter.sid())
                .data("NewTime", WevtutilXml.time(newTime))
                .data("OldTime", WevtutilXml.time(oldTime))
                .data("Reason", "1")
                .data("ProcessName", setter.devicePath())
                .data("ProcessID", Integer.toString(setter.processId()))
                .build();
    }

    /** Kernel-General 12: the kernel started; StartTime is what it took from the hardware clock. */
    static WindowsRecord kernelStarted(Instant startTime) {
        return kernel(12, 1)
                .data("MajorVersion", "10")
                .data("MinorVersion", "0")
                .data("BuildVersion", Integer.toString(BUILD))
                .data("QfeVersion", "5458")
                .data("ServiceVersion", "0")
                .data("BootMode", "0")
                .data("StartTime", WevtutilXml.time(startTime))
                .build();
    }

    /** Kernel-General 13: the kernel stops. */
    static WindowsRecord kernelStopped(Instant stopTime) {
        return kernel(13, 2).data("StopTime", WevtutilXml.time(stopTime)).build();
    }

    private static WindowsRecord.Builder kernel(int id, int task) {
        return WindowsRecord.of(WindowsProvider.KERNEL_GENERAL, CHANNEL, id)
                .task(task)
                .keywords("0x8000000000000080")
                .user(id == 12 ? SYSTEM_SID : "");
    }

    /** EventLog 6005: the event log started. */
    static WindowsRecord eventLogStarted() {
        return eventLog(6005).data("").binary("").build();
    }

    /** EventLog 6006: the event log stopped. */
    static WindowsRecord eventLogStopped() {
        return eventLog(6006).data("").binary("0100000000000000").build();
    }

    /** EventLog 6009: version of the operating system at boot. */
    static WindowsRecord operatingSystem() {
        return eventLog(6009)
                .data("10.00.")
                .data(Integer.toString(BUILD))
                .data("")
                .data("Multiprocessor Free")
                .data("0")
                .binary("")
                .build();
    }

    /** EventLog 6013: uptime in seconds; four leading values are empty (windows-events chapter 1). */
    static WindowsRecord uptime(long seconds) {
        return eventLog(6013)
                .data("")
                .data("")
                .data("")
                .data("")
                .data(Long.toString(seconds))
                .data("60")
                .data("0 Coordinated Universal Time")
                .binary("")
                .build();
    }

    private static WindowsRecord.Builder eventLog(int id) {
        return WindowsRecord.of(WindowsProvider.EVENT_LOG, CHANNEL, id).classic(32768);
    }

    /** User32 1074: who shut the machine down, and why. */
    static WindowsRecord shutdownInitiated(SimulatedHost host, Account by, String type, String comment) {
        return WindowsRecord.of(WindowsProvider.USER32, CHANNEL, 1074)
                .qualifiers(32768)
                .keywords(CLASSIC)
                .by(1148)
                .user(by.sid())
                .data("param1", "C:\\Windows\\system32\\shutdown.exe (" + host.netbios() + ")")
                .data("param2", host.netbios())
                .data("param3", "Other (Planned)")
                .data("param4", "0x80000000")
                .data("param5", type)
                .data("param6", comment)
                .data("param7", by.withDomain())
                .build();
    }

    /** Service Control Manager 7036; Binary holds the short name and 4 for running, 1 for stopped. */
    static WindowsRecord serviceState(String displayName, String shortName, boolean running) {
        return serviceControl(7036, 16384, 4)
                .data("param1", displayName)
                .data("param2", running ? "running" : "stopped")
                .binary(utf16(shortName + (running ? "/4" : "/1")))
                .build();
    }

    /** Service Control Manager 7040: a start type was changed. */
    static WindowsRecord startTypeChanged(String displayName, String from, String to, String shortName) {
        return serviceControl(7040, 16384, 4)
                .user(SYSTEM_SID)
                .data("param1", displayName)
                .data("param2", from)
                .data("param3", to)
                .data("param4", shortName)
                .build();
    }

    /** Service Control Manager 7045: a service or driver was installed. */
    static WindowsRecord serviceInstalled(
            Account by, String serviceName, String imagePath, String serviceType, String startType, String account) {
        return serviceControl(7045, 16384, 4)
                .user(by.sid())
                .data("ServiceName", serviceName)
                .data("ImagePath", imagePath)
                .data("ServiceType", serviceType)
                .data("StartType", startType)
                .data("AccountName", account)
                .build();
    }

    /** Service Control Manager 7026: boot drivers that did not load. */
    static WindowsRecord driversNotLoaded(String names) {
        return serviceControl(7026, 49152, 4).data("param1", names).build();
    }

    /** Service Control Manager 7024: a service ended with its own error (constructed: template only). */
    static WindowsRecord serviceFailed(String displayName, String shortName, String error) {
        return serviceControl(7024, 49152, 2)
                .data("param1", displayName)
                .data("param2", error)
                .binary(utf16(shortName))
                .build();
    }

    /** Service Control Manager 7034: a service ended unexpectedly for the nth time (constructed: template only). */
    static WindowsRecord serviceCrashed(String displayName, String shortName, int times) {
        return serviceControl(7034, 49152, 2)
                .data("param1", displayName)
                .data("param2", Integer.toString(times))
                .binary(utf16(shortName))
                .build();
    }

    private static WindowsRecord.Builder serviceControl(int id, int qualifiers, int level) {
        return WindowsRecord.of(WindowsProvider.SERVICE_CONTROL_MANAGER, CHANNEL, id)
                .qualifiers(qualifiers)
                .level(level)
                .keywords(CLASSIC)
                .by(SERVICES_EXE);
    }

    /** GroupPolicy 1500 or 1502: computer policy was applied; naming the controller proves a domain operation. */
    static WindowsRecord policyApplied(SimulatedHost controller, int changedObjects, int millis, String activity) {
        WindowsRecord.Builder record = WindowsRecord.of(
                        WindowsProvider.GROUP_POLICY, CHANNEL, changedObjects > 0 ? 1502 : 1500)
                .opcode(1)
                .by(1344)
                .user(SYSTEM_SID)
                .activity(activity)
                .data("SupportInfo1", "1")
                .data("SupportInfo2", changedObjects > 0 ? "4791" : "4220")
                .data("ProcessingMode", "0")
                .data("ProcessingTimeInMilliseconds", Integer.toString(millis))
                .data("DCName", "\\\\" + controller.fqdn());
        if (changedObjects > 0) {
            record.data("NumberOfGroupPolicyObjects", Integer.toString(changedObjects));
        }
        return record.build();
    }

    /** UTF-16LE with a terminating zero, as the Service Control Manager's Binary. */
    private static String utf16(String text) {
        return HexFormat.of().withUpperCase().formatHex((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }
}
