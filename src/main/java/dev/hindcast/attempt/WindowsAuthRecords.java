package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import java.util.Optional;

/** Reads authentication outcomes from Windows Security records (windows-events, chapters 4 and 6). */
final class WindowsAuthRecords {

    private static final String NO_TICKET = "{00000000-0000-0000-0000-000000000000}";

    private WindowsAuthRecords() {}

    /** The outcome that an event reports; empty for every other event. */
    static Optional<AuthRecord> read(Event event) {
        if (!event.channel().equalsIgnoreCase("security") || event.stamp().isEmpty()) {
            return Optional.empty();
        }
        Stamp stamp = event.stamp().get();
        return switch (event.code()) {
            case "4768" -> Optional.of(atKdc(event, stamp, Exchange.AS, event.data("Status")));
            case "4771" -> Optional.of(atKdc(event, stamp, Exchange.AS, event.data("Status")));
            case "4769" -> Optional.of(atKdc(event, stamp, Exchange.TGS, event.data("Status")));
            case "4624" -> logon(event, stamp, CodeFamily.SUCCESS, "0x0");
            case "4625" ->
                logon(
                        event,
                        stamp,
                        AuthCodes.ntStatus(event.data("Status"), event.data("SubStatus")),
                        AuthCodes.number(event.data("SubStatus")) > 0 ? event.data("SubStatus") : event.data("Status"));
            default -> Optional.empty();
        };
    }

    private static AuthRecord atKdc(Event event, Stamp stamp, Exchange exchange, String status) {
        String account = event.data("TargetUserName");
        return new AuthRecord(
                machine(account),
                exchange,
                AuthCodes.kerberos(status),
                status,
                account,
                event.text(FieldNames.SOURCE_IP),
                event.data("ServiceName"),
                event.host(),
                ticket(event),
                stamp,
                event);
    }

    /** Only logons by Kerberos speak of clocks: NTLM does not compare them (kerberos-under-skew 4.2). */
    private static Optional<AuthRecord> logon(Event event, Stamp stamp, CodeFamily family, String code) {
        String ticket = ticket(event);
        boolean kerberos = event.data("AuthenticationPackageName").equalsIgnoreCase("kerberos") || !ticket.isEmpty();
        if (!kerberos && !family.speaksOfClock()) {
            return Optional.empty();
        }
        String address = event.text(FieldNames.SOURCE_IP);
        return Optional.of(new AuthRecord(
                HostName.of(event.data("WorkstationName")),
                Exchange.AP,
                family,
                code,
                event.data("TargetUserName"),
                address.equals("-") || address.equals("127.0.0.1") || address.equals("::1") ? "" : address,
                "logon type " + event.data("LogonType"),
                event.host(),
                ticket,
                stamp,
                event));
    }

    private static String ticket(Event event) {
        String guid = event.data("LogonGuid");
        return guid.equals(NO_TICKET) || guid.equals("-") ? "" : guid;
    }

    private static HostName machine(String account) {
        int at = account.indexOf('@');
        String bare = at < 0 ? account : account.substring(0, at);
        return bare.endsWith("$") ? HostName.of(bare) : HostName.UNKNOWN;
    }
}
