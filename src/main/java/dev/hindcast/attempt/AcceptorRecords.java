package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a service says of the GSSAPI tokens that it accepts and rejects. It compares its own clock with the time that
 * the client sent; the KDC never sees this exchange (Kerberos under skew, 1.1).
 */
final class AcceptorRecords {

    private AcceptorRecords() {}

    /** Services that log refusals alone. */
    private static final Set<String> REFUSALS_ONLY = Set.of("apache-error", "nginx-error", "postgres");

    static Optional<AuthRecord> read(Event event) {
        if (event.stamp().isEmpty() || event.text(FieldNames.SOURCE_IP).isEmpty()) {
            return Optional.empty();
        }
        String dataset = event.text(FieldNames.DATASET);
        String error = event.text(FieldNames.KRB_ERROR);
        if (dataset.equals("gss-acceptor") && event.code().equals("accepted")) {
            return Optional.of(record(event, CodeFamily.SUCCESS, "accepted"));
        }
        if (dataset.equals("gss-acceptor") && event.code().equals("rejected")) {
            return Optional.of(record(event, AuthCodes.text(error), error));
        }
        boolean speaksOfTickets = AuthCodes.text(error) != CodeFamily.OTHER;
        return REFUSALS_ONLY.contains(dataset) && speaksOfTickets
                ? Optional.of(record(event, AuthCodes.text(error), error))
                : Optional.empty();
    }

    private static AuthRecord record(Event event, CodeFamily family, String code) {
        return new AuthRecord(
                HostName.UNKNOWN,
                Exchange.AP,
                family,
                code,
                event.text(FieldNames.KRB_CLIENT),
                event.text(FieldNames.SOURCE_IP),
                event.text(FieldNames.KRB_SERVICE),
                event.host(),
                "",
                event.stamp().orElseThrow(),
                event);
    }
}
