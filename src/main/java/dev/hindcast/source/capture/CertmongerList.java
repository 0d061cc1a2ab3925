package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.WrittenTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests in the answer of {@code getcert list} and {@code ipa-getcert list}, an event each: whether the certificate
 * is kept alive, and the CA's error where it is not. Under a wrong clock that error is Kerberos' or the certificate's
 * validity.
 */
final class CertmongerList implements LabelledKind {

    static final String ID = "certmonger-list";

    private static final String REQUEST_ID = "Request ID";
    private static final String CA_ERROR = "ca-error";
    private static final Pattern REQUEST = Pattern.compile("^\\s*Request ID '(?<id>[^']*)':\\s*$");
    private static final Set<String> LABELS = Set.of(
            "status",
            CA_ERROR,
            "stuck",
            "key pair storage",
            "certificate",
            "CA",
            "ca-profile",
            "issuer",
            "subject",
            "issued",
            "expires",
            "dns",
            "email",
            "ip-address",
            "principal name",
            "key usage",
            "eku",
            "certificate template/profile",
            "certificate template",
            "profile",
            "pre-save command",
            "post-save command",
            "track",
            "auto-renew");
    private static final Map<String, String> FIELDS = Map.of(
            "status",
            "certmonger.status",
            "stuck",
            "certmonger.stuck",
            CA_ERROR,
            "certmonger.ca_error",
            "CA",
            "certmonger.ca",
            "subject",
            "certmonger.subject",
            "issuer",
            "certmonger.issuer",
            "certificate",
            "certmonger.certificate",
            "auto-renew",
            "certmonger.auto_renew");
    /** States in which certmonger waits for nothing that could fail. */
    private static final Set<String> AT_REST = Set.of("MONITORING");

    private static final String SKEW = "Clock skew too great";

    private final CaptureWriter out;

    CertmongerList(CaptureWriter out) {
        this.out = out;
    }

    @Override
    public Optional<Entry> entry(String line) {
        Matcher request = REQUEST.matcher(line);
        return request.matches()
                ? Optional.of(new Entry(REQUEST_ID, request.group("id")))
                : LabelledKind.super.entry(line);
    }

    @Override
    public boolean begins(Entry entry) {
        return entry.label().equals(REQUEST_ID);
    }

    @Override
    public boolean knows(String label) {
        return LABELS.contains(label);
    }

    @Override
    public boolean wraps(String line, String lastLabel) {
        // a long error is wrapped by mail and wiki; the next command is no part of it
        return lastLabel.equals(CA_ERROR) && ShellLines.prompt(line).isEmpty();
    }

    @Override
    public void write(LabelledBlock block) {
        Optional<String> status = block.value("status").filter(word -> !word.isEmpty());
        if (status.isEmpty()) {
            out.reject(
                    block.line(),
                    "capture-cut",
                    "A request of getcert list has a status; this one is \"" + block.text()
                            + "\". The rest of the file was read. Capture it again.");
            return;
        }
        Optional<String> error = block.value(CA_ERROR);
        boolean well = error.isEmpty() && AT_REST.contains(status.get());
        Event.Builder event = block.setting()
                .event(out, ID, "getcert", block.line())
                .field(FieldNames.ACTION, "certificate-tracked")
                .field(FieldNames.OUTCOME, well ? "success" : "failure")
                .field("certmonger.request_id", block.value(REQUEST_ID).orElse(""))
                .field(FieldNames.MESSAGE, block.text());
        FIELDS.forEach((label, field) ->
                block.value(label).filter(value -> !value.isEmpty()).ifPresent(value -> event.field(field, value)));
        error.filter(text -> text.toLowerCase(Locale.ROOT).contains(SKEW.toLowerCase(Locale.ROOT)))
                .ifPresent(text -> event.field(FieldNames.KRB_ERROR, SKEW));
        time(event, block, "expires");
        time(event, block, "issued");
        out.write(event);
    }

    /** UTC in certmonger's first years, then the machine's zone by an abbreviation, which may mean several. */
    private static void time(Event.Builder event, LabelledBlock block, String label) {
        Optional<String> written = block.value(label);
        written.ifPresent(text -> event.field("certmonger." + label, text));
        written.flatMap(WrittenTime::parse).filter(WrittenTime::hasTime).ifPresent(time -> {
            if (time.zone().isPresent()) {
                time.local(DateOrder.YMD)
                        .ifPresent(local -> event.field(
                                "certmonger." + label + "_utc",
                                local.atZone(time.zone().get()).toInstant().toString()));
            }
        });
    }
}
