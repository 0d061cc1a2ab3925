package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.util.Optional;

/**
 * Reads what a service says of the GSSAPI tokens that it accepts and rejects. It compares its own clock with the time that
 * the client sent; the KDC never sees this exchange (Kerberos under skew, 1.1).
 */
final class AcceptorRecords {

    private AcceptorRecords() {}

    static Optional<AuthRecord> read(Event event) {
        String code = event.code();
        boolean isOne = event.text(FieldNames.DATASET).equals("gss-acceptor")
                && (code.equals("accepted") || code.equals("rejected"));
        if (!isOne
                || event.stamp().isEmpty()
                || event.text(FieldNames.SOURCE_IP).isEmpty()) {
            return Optional.empty();
        }
        String error = event.text(FieldNames.KRB_ERROR);
        return Optional.of(new AuthRecord(
                HostName.UNKNOWN,
                Exchange.AP,
                code.equals("accepted") ? CodeFamily.SUCCESS : AuthCodes.text(error),
                code.equals("accepted") ? code : error,
                event.text(FieldNames.KRB_CLIENT),
                event.text(FieldNames.SOURCE_IP),
                event.text(FieldNames.KRB_SERVICE),
                event.host(),
                "",
                event.stamp().get(),
                event));
    }
}
