package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.host.KdcLines;
import java.util.Optional;

/**
 * Reads authentication outcomes from the lines of MIT's and Heimdal's KDC, the latter also inside Samba (text log formats,
 * sections 1.1, 1.3 and 1.4). Heimdal's readers state outcomes in MIT's words.
 */
final class KdcRecords {

    private KdcRecords() {}

    /**
     * The outcome that a line reports. NEEDED_PREAUTH is the ordinary first leg and no outcome, and the line "preauth …
     * verify failure" belongs to the PREAUTH_FAILED line after it. Samba's audit of authentications tells what the lines of
     * its KDC tell too; it has no status of ours and is left out.
     */
    static Optional<AuthRecord> read(Event event) {
        boolean isNobodys = event.text(FieldNames.KRB_CLIENT).isEmpty()
                && event.text(FieldNames.SOURCE_IP).isEmpty();
        if (!isOutcome(event) || event.stamp().isEmpty() || isNobodys) {
            return Optional.empty();
        }
        String request = event.text(FieldNames.KRB_REQUEST);
        String status = event.text(FieldNames.KRB_STATUS);
        String client = event.text(FieldNames.KRB_CLIENT);
        CodeFamily family = AuthCodes.kdc(status, event.text(FieldNames.KRB_ERROR));
        return Optional.of(new AuthRecord(
                machine(client),
                request.startsWith("AS") ? Exchange.AS : Exchange.TGS,
                family,
                family == CodeFamily.SUCCESS ? status : status + " " + event.text(FieldNames.KRB_ERROR),
                client,
                event.text(FieldNames.SOURCE_IP),
                event.text(FieldNames.KRB_SERVICE),
                event.host(),
                "",
                event.stamp().get(),
                event));
    }

    /** Whether a line reports how a request ended. */
    static boolean isOutcome(Event event) {
        String status = event.text(FieldNames.KRB_STATUS);
        return KdcLines.isOne(event)
                && !event.text(FieldNames.KRB_REQUEST).isEmpty()
                && !status.isEmpty()
                && !status.equals("NEEDED_PREAUTH");
    }

    private static HostName machine(String principal) {
        return principal.startsWith("host/")
                ? HostName.of(principal.substring("host/".length()).replaceAll("@.*", ""))
                : HostName.UNKNOWN;
    }
}
