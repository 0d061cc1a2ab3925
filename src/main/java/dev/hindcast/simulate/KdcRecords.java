package dev.hindcast.simulate;

/**
 * What a Windows domain controller audits of Kerberos. Version 0 shapes (Server 2016 to 2022 without the January 2025
 * update). Refusals with 0x25 are constructed: no public record is known, and whether a controller writes 4768 or 4771
 * is unverified (Kerberos under skew, section 1.4).
 */
final class KdcRecords {

    static final String SKEW = "0x25";
    static final String WRONG_KEY = "0x18";
    static final String EXPIRED = "0x20";

    private static final String NO_TICKET = "0xffffffff";
    private static final String AES256 = "0x12";
    private static final String KRBTGT_SID = Account.of("krbtgt", 502).sid();

    private KdcRecords() {}

    /**
     * Who asks from where.
     *
     * @param account the client principal
     * @param host the machine
     * @param port source port
     * @param asOptions TicketOptions of its AS-REQ
     * @param tgsOptions TicketOptions of its TGS-REQ
     */
    record Asker(Account account, SimulatedHost host, String port, String asOptions, String tgsOptions) {

        static Asker windows(Account account, SimulatedHost host, String port) {
            return new Asker(account, host, port, "0x40810010", "0x40810000");
        }

        static Asker java(Account account, SimulatedHost host, String port) {
            return new Asker(account, host, port, "0x40000000", "0x40000000");
        }
    }

    /** 4768: a TGT was issued. */
    static WindowsRecord ticketGranted(Asker asker) {
        return preAuthenticated(
                authentication(asker, true).data("Status", "0x0").data("TicketEncryptionType", AES256), asker);
    }

    /** 4768 with a failure code. */
    static WindowsRecord ticketRefused(Asker asker, String status) {
        return preAuthenticated(
                authentication(asker, false).data("Status", status).data("TicketEncryptionType", NO_TICKET), asker);
    }

    private static WindowsRecord.Builder authentication(Asker asker, boolean granted) {
        return SecurityRecords.ofKdc(4768, granted)
                .data("TargetUserName", asker.account().name())
                .data("TargetDomainName", Account.REALM)
                .data("TargetSid", granted ? asker.account().sid() : "S-1-0-0")
                .data("ServiceName", granted ? "krbtgt" : "krbtgt/" + Account.REALM)
                .data("ServiceSid", granted ? KRBTGT_SID : "S-1-0-0")
                .data("TicketOptions", asker.asOptions());
    }

    /** How the caller pre-authenticated, by password, and from where: the last fields of 4768 and 4771. */
    private static WindowsRecord preAuthenticated(WindowsRecord.Builder record, Asker asker) {
        return record.data("PreAuthType", "2")
                .data("IpAddress", asker.host().mappedAddress())
                .data("IpPort", asker.port())
                .data("CertIssuerName", "")
                .data("CertSerialNumber", "")
                .data("CertThumbprint", "")
                .build();
    }

    /** 4771: pre-authentication failed. */
    static WindowsRecord preAuthenticationFailed(Asker asker, String status) {
        return preAuthenticated(
                SecurityRecords.ofKdc(4771, false)
                        .data("TargetUserName", asker.account().name())
                        .data("TargetSid", asker.account().sid())
                        .data("ServiceName", "krbtgt/" + Account.REALM)
                        .data("TicketOptions", asker.asOptions())
                        .data("Status", status),
                asker);
    }

    /** 4769: a service ticket was issued; the same LogonGuid stands in the 4624 of the logon that uses it. */
    static WindowsRecord serviceTicketGranted(Asker asker, Account service, String logonGuid) {
        return serviceTicket(asker, service, AES256, "0x0", logonGuid);
    }

    /** 4769 with a failure code. */
    static WindowsRecord serviceTicketRefused(Asker asker, Account service, String status) {
        return serviceTicket(asker, new Account(service.name(), "S-1-0-0"), NO_TICKET, status, SecurityRecords.NO_GUID);
    }

    private static WindowsRecord serviceTicket(
            Asker asker, Account service, String encryption, String status, String logonGuid) {
        return SecurityRecords.ofKdc(4769, status.equals("0x0"))
                .data("TargetUserName", asker.account().withRealm())
                .data("TargetDomainName", Account.REALM)
                .data("ServiceName", service.name())
                .data("ServiceSid", service.sid())
                .data("TicketOptions", asker.tgsOptions())
                .data("TicketEncryptionType", encryption)
                .data("IpAddress", asker.host().mappedAddress())
                .data("IpPort", asker.port())
                .data("Status", status)
                .data("LogonGuid", logonGuid)
                .data("TransmittedServices", "-")
                .build();
    }
}
