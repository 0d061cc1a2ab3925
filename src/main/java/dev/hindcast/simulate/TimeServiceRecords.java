package dev.hindcast.simulate;

/** Records of Microsoft-Windows-Time-Service in the System log. Shapes of builds 1709 and later. */
final class TimeServiceRecords {

    /** W32Time's process; Kernel-General 1 by it carries the same number. */
    private static final int SVCHOST = 1204;

    private static final String LOCAL_SERVICE = "S-1-5-19";

    private TimeServiceRecords() {}

    /** 37: valid time data arrives from a controller. */
    static WindowsRecord receiving(SimulatedHost member, SimulatedHost controller) {
        return record(37, 4)
                .dataName("TMP_EVENT_TIME_SOURCE_REACHABLE")
                .data("TimeSource", source(member, controller))
                .build();
    }

    /** 35: the clock is now kept from a controller. */
    static WindowsRecord synchronising(SimulatedHost member, SimulatedHost controller) {
        return record(35, 4)
                .dataName("TMP_EVENT_TIME_SOURCE_CHOSEN")
                .data("TimeSource", source(member, controller))
                .data("TimeSourceRefId", Long.toString(littleEndian(controller.ipv4())))
                .data("CurrentStratumNumber", "2")
                .build();
    }

    /** 129: no domain peer found; the next try doubles (constructed: template only). */
    static WindowsRecord noDomainPeer(int retryMinutes) {
        return record(129, 3)
                .data("ErrorMessage", "The entry is not found. (0x800706E1)")
                .data("RetryMinutes", Integer.toString(retryMinutes))
                .build();
    }

    /** 138: the domain peer is resolved again (constructed: template only). */
    static WindowsRecord domainPeerFound(SimulatedHost controller) {
        return record(138, 4).data("DomainPeer", controller.fqdn()).build();
    }

    /** 36: not synchronised for a number of seconds; the second field of build 1703 on is constructed. */
    static WindowsRecord unsynchronised(int seconds) {
        return record(36, 3)
                .dataName("TMP_EVENT_TIME_SOURCE_NONE")
                .data("UnsynchronizedTimeSeconds", Integer.toString(seconds))
                .data("TimeRemainingToSetLocalClockFreeRunningSeconds", "0")
                .build();
    }

    private static WindowsRecord.Builder record(int id, int level) {
        return WindowsRecord.of(WindowsProvider.TIME_SERVICE, SystemRecords.CHANNEL, id)
                .level(level)
                .by(SVCHOST)
                .user(LOCAL_SERVICE);
    }

    private static String source(SimulatedHost member, SimulatedHost controller) {
        return controller.fqdn() + " (ntp.d|0x0|" + member.ipv4() + ":123->" + controller.ipv4() + ":123)";
    }

    /** IPv4 address as the UInt32 of TimeSourceRefId: 10.20.0.10 is 167777290. */
    private static long littleEndian(String ipv4) {
        long value = 0;
        String[] bytes = ipv4.split("\\.", -1);
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | Integer.parseInt(bytes[i]);
        }
        return value;
    }
}
