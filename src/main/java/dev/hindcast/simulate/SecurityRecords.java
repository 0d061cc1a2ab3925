package dev.hindcast.simulate;

import java.time.Instant;

/** Records of the Security log that every Windows machine writes: clock changes and logons. */
final class SecurityRecords {

    static final String CHANNEL = "Security";
    static final String NO_GUID = "{00000000-0000-0000-0000-000000000000}";

    private static final String AUDIT_SUCCESS = "0x8020000000000000";
    private static final String AUDIT_FAILURE = "0x8010000000000000";
    private static final int LSASS = 648;

    private SecurityRecords() {}

    /**
     * A logon's parts that differ between kinds of logon.
     *
     * @param type 2 interactive, 3 network, 4 batch
     * @param account who logged on
     * @param guid the service ticket's LogonGuid, equal to that of the 4769 that issued it
     * @param logonId the new session
     * @param address source address, or {@code -}
     * @param port source port, or {@code -}
     */
    record Logon(int type, Account account, String guid, String logonId, String address, String port) {}

    /** 4616 v1: the clock was set from one reading to another by a process of an account. */
    static WindowsRecord timeChanged(ClockSetter setter, Instant oldTime, Instant newTime) {
        return audit(4616, 1, 12288, AUDIT_SUCCESS, 4)
                .data("SubjectUserSid", setter.sid())
                .data("SubjectUserName", setter.account())
                .data("SubjectDomainName", Account.DOMAIN)
                .data("SubjectLogonId", setter.logonId())
                .data("PreviousTime", WevtutilXml.time(oldTime))
                .data("NewTime", WevtutilXml.time(newTime))
                .data("ProcessId", "0x" + Integer.toHexString(setter.processId()))
                .data("ProcessName", setter.path())
                .build();
    }

    /** 4608: the security subsystem starts; one of the first records of a boot. */
    static WindowsRecord starting() {
        return audit(4608, 0, 12288, AUDIT_SUCCESS, LSASS).build();
    }

    /** 4624 v2 of a batch (type 4) or interactive (type 2) logon: Negotiate, with the LogonGuid of the ticket. */
    static WindowsRecord localLogon(SimulatedHost host, Logon logon) {
        boolean batch = logon.type() == 4;
        return accepted(
                logon,
                host.account(),
                Account.DOMAIN,
                batch ? "Advapi  " : "User32 ",
                "Negotiate",
                host.netbios(),
                batch ? "0x4d0" : "0x2d8",
                "C:\\Windows\\System32\\" + (batch ? "svchost.exe" : "winlogon.exe"));
    }

    /** 4624 v2 of a network logon (type 3) by Kerberos. */
    static WindowsRecord networkLogon(Logon logon) {
        Account nobody = new Account("-", "S-1-0-0");
        return accepted(logon, nobody, Account.REALM, "Kerberos", "Kerberos", "-", "0x0", "-");
    }

    private static WindowsRecord accepted(
            Logon logon,
            Account subject,
            String domain,
            String process,
            String authenticationPackage,
            String workstation,
            String processId,
            String processName) {
        boolean network = logon.type() == 3;
        return audit(4624, 2, 12544, AUDIT_SUCCESS, LSASS)
                .data("SubjectUserSid", network ? subject.sid() : "S-1-5-18")
                .data("SubjectUserName", subject.name())
                .data("SubjectDomainName", network ? "-" : Account.DOMAIN)
                .data("SubjectLogonId", network ? "0x0" : "0x3e7")
                .data("TargetUserSid", logon.account().sid())
                .data("TargetUserName", logon.account().name())
                .data("TargetDomainName", domain)
                .data("TargetLogonId", logon.logonId())
                .data("LogonType", Integer.toString(logon.type()))
                .data("LogonProcessName", process)
                .data("AuthenticationPackageName", authenticationPackage)
                .data("WorkstationName", workstation)
                .data("LogonGuid", logon.guid())
                .data("TransmittedServices", "-")
                .data("LmPackageName", "-")
                .data("KeyLength", "0")
                .data("ProcessId", processId)
                .data("ProcessName", processName)
                .data("IpAddress", logon.address())
                .data("IpPort", logon.port())
                .data("ImpersonationLevel", "%%1833")
                .data("RestrictedAdminMode", "-")
                .data("TargetOutboundUserName", "-")
                .data("TargetOutboundDomainName", "-")
                .data("VirtualAccount", "%%1843")
                .data("TargetLinkedLogonId", "0x0")
                .data("ElevatedToken", "%%1842")
                .build();
    }

    /**
     * 4625 v0 of a network logon that Kerberos refused for the clock. Constructed: no public record of this status is
     * known (windows-events chapter 1). The user is empty because the rejected ticket names nobody.
     */
    static WindowsRecord refusedForTheClock(String address, String port) {
        return audit(4625, 0, 12544, AUDIT_FAILURE, LSASS)
                .data("SubjectUserSid", "S-1-0-0")
                .data("SubjectUserName", "-")
                .data("SubjectDomainName", "-")
                .data("SubjectLogonId", "0x0")
                .data("TargetUserSid", "S-1-0-0")
                .data("TargetUserName", "")
                .data("TargetDomainName", "")
                .data("Status", "0xc0000133")
                .data("FailureReason", "%%2304")
                .data("SubStatus", "0x0")
                .data("LogonType", "3")
                .data("LogonProcessName", "Kerberos")
                .data("AuthenticationPackageName", "Kerberos")
                .data("WorkstationName", "-")
                .data("TransmittedServices", "-")
                .data("LmPackageName", "-")
                .data("KeyLength", "0")
                .data("ProcessId", "0x0")
                .data("ProcessName", "-")
                .data("IpAddress", address)
                .data("IpPort", port)
                .build();
    }

    /** 4768 v0, 4769 v0 or 4771 v0 of a domain controller, without its data. */
    static WindowsRecord.Builder ofKdc(int id, boolean granted) {
        int task = id == 4769 ? 14337 : 14339;
        return audit(id, 0, task, granted ? AUDIT_SUCCESS : AUDIT_FAILURE, LSASS);
    }

    private static WindowsRecord.Builder audit(int id, int version, int task, String keywords, int processId) {
        return WindowsRecord.of(WindowsProvider.SECURITY_AUDITING, CHANNEL, id)
                .version(version)
                .level(0)
                .task(task)
                .keywords(keywords)
                .by(processId);
    }
}
