package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.WrittenTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Java prints of Kerberos: the blocks {@code >>>KRBError:} of {@code sun.security.krb5.debug}, and lines of stack
 * traces with a refusal that has to do with time or with the number of a Kerberos error, both wherever they stand in an
 * application's log.
 *
 * <p>{@code sTime} with {@code suSec} is the KDC's clock. {@code cTime} is the client's only where the checker echoes the
 * request's time: MIT's KDC puts the request's nonce there (do_as_req.c, do_tgs_req.c), a random number that reads as any
 * day from 1970 to 2038. A cTime that is more than {@link #ECHO_MAX} from sTime is therefore left as text, and no offset
 * is stated; a nonce falls within by chance once in 1775 times.
 */
final class JavaKrb5Debug implements Answers {

    static final String ID = "java-krb5-debug";

    /** No clock that authenticates at all is further off, and few nonces are as near. */
    private static final Duration ECHO_MAX = Duration.ofDays(7);

    private static final String PREAUTH_REQUIRED = "25";
    private static final Pattern BLOCK = Pattern.compile("(?:^|.*\\s|.*>>> ?)KRBError:\\s*$");
    private static final Pattern MEMBER = Pattern.compile("^(?:.*\\s)??(?<name>cTime|cuSec|sTime|suSec|error code"
            + "|error Message|crealm|cname|realm|sname|msgType) is (?<value>.*)$");
    private static final Set<String> REMARKS = Set.of("eData provided.", "checksum provided.");
    private static final Pattern DATE_AND_MILLIS = Pattern.compile("^\\S+ (?<month>\\S+) (?<day>\\d{1,2}) "
            + "(?<time>\\d\\d:\\d\\d:\\d\\d) \\S+ (?<year>\\d{4}) (?<millis>\\d{1,14})$");
    private static final Pattern REFUSAL = Pattern.compile("(?:Exception\\b|Mechanism level).*?[ :]"
            + "(?<text>Clock skew too great|Ticket not yet valid|Ticket expired)"
            + "(?: \\((?<code>\\d{2})\\))?(?: - (?<status>[A-Z][A-Z_]{2,40}))?");
    /** Any other error of the protocol has its number behind its text, which tells it from the exceptions of Java itself. */
    private static final Pattern NUMBERED = Pattern.compile("(?:Krb\\w{0,20}Exception|LoginException|Mechanism level): "
            + "(?<text>[A-Z][A-Za-z' -]{5,80}) \\((?<code>\\d{1,2})\\)(?: - (?<status>[A-Z][A-Z_]{2,40}))?");

    private static final Pattern LEADING_STAMP = Pattern.compile(
            "^[\\[(]?(?<stamp>(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}-[A-Z][a-z]{2}-\\d{4})[ T]\\d\\d:\\d\\d:\\d\\d"
                    + "(?:[.,]\\d{1,9})?(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?)\\b.*$");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final Map<String, String> members = new HashMap<>();
    private boolean inside;
    private long firstLine;
    private String firstText = "";

    JavaKrb5Debug(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        if (line.contains("KRBError:") && BLOCK.matcher(line).matches()) {
            end();
            inside = true;
            firstLine = number;
            firstText = line;
            return true;
        }
        if (inside) {
            Matcher member = MEMBER.matcher(line);
            if (member.matches()) {
                members.putIfAbsent(member.group("name"), member.group("value").strip());
                if (member.group("name").equals("msgType")) {
                    end();
                }
                return true;
            }
            if (REMARKS.stream().anyMatch(line::endsWith)) {
                return true;
            }
            end();
        }
        return refused(REFUSAL, line, number, "too great", "Ticket ")
                || refused(NUMBERED, line, number, "Exception: ", "Mechanism level: ");
    }

    @Override
    public void end() {
        if (!inside) {
            return;
        }
        inside = false;
        Map<String, String> block = Map.copyOf(members);
        members.clear();
        Optional<Instant> server = instant(block.get("sTime"), block.get("suSec"));
        String code = block.getOrDefault("error code", "");
        if (server.isEmpty() || !code.matches("\\d{1,3}")) {
            out.reject(
                    firstLine,
                    "capture-cut",
                    "A KRBError of Java has sTime and error code; this one has "
                            + block.keySet().stream().sorted().toList()
                            + ". The rest of the file was read.");
            return;
        }
        write(block, server.get(), code);
    }

    private void write(Map<String, String> block, Instant server, String code) {
        Event.Builder event = Setting.of(frame)
                .unstamped(out, ID, "java", firstLine)
                .field(FieldNames.ACTION, "kerberos-error")
                .field(FieldNames.OUTCOME, code.equals(PREAUTH_REQUIRED) ? "unknown" : "failure")
                .field(FieldNames.ERROR_CODE, code)
                .field(FieldNames.KRB_SERVER_TIME, server.toString())
                .field(
                        FieldNames.MESSAGE,
                        "KRBError: error code is " + code + ", error Message is " + block.get("error Message"));
        field(event, FieldNames.KRB_ERROR, block.get("error Message"));
        field(event, FieldNames.KRB_CLIENT, block.get("cname"));
        field(event, FieldNames.KRB_SERVICE, block.get("sname"));
        field(event, "java.ctime", block.get("cTime"));
        zone(block.get("sTime"), server).ifPresent(s -> event.field(FieldNames.ZONE_OFFSET, Integer.toString(s)));
        instant(block.get("cTime"), block.get("cuSec"))
                .filter(client -> Duration.between(client, server).abs().compareTo(ECHO_MAX) <= 0)
                .ifPresent(client -> offset(event, client, server, block));
        stamp(event, firstText);
        out.write(event);
    }

    private static void offset(Event.Builder event, Instant client, Instant server, Map<String, String> block) {
        Duration ahead = Duration.between(server, client);
        BigDecimal seconds = BigDecimal.valueOf(ahead.getSeconds()).add(BigDecimal.valueOf(ahead.getNano(), 9));
        event.field(FieldNames.KRB_CLIENT_TIME, client.toString()).field(FieldNames.OFFSET, TimeSpans.text(seconds));
        field(event, FieldNames.OFFSET_OF, block.get("cname"));
        field(event, FieldNames.OFFSET_AGAINST, block.get("sname"));
    }

    /** Looks for a pattern where one of two words stands on the line, since most lines are of a trace and hold neither. */
    private boolean refused(Pattern pattern, String line, long number, String word, String otherWord) {
        if (!line.contains(word) && !line.contains(otherWord)) {
            return false;
        }
        Matcher refusal = pattern.matcher(line);
        if (!refusal.find()) {
            return false;
        }
        refused(refusal, line, number);
        return true;
    }

    private void refused(Matcher refusal, String line, long number) {
        Event.Builder event = Setting.of(frame)
                .unstamped(out, ID, "java", number)
                .field(FieldNames.ACTION, "kerberos-error")
                .field(FieldNames.OUTCOME, PREAUTH_REQUIRED.equals(refusal.group("code")) ? "unknown" : "failure")
                .field(FieldNames.KRB_ERROR, refusal.group("text"))
                .field(FieldNames.MESSAGE, line.strip());
        field(event, FieldNames.ERROR_CODE, refusal.group("code"));
        field(event, FieldNames.KRB_STATUS, refusal.group("status"));
        stamp(event, line);
        out.write(event);
    }

    private void stamp(Event.Builder event, String line) {
        Matcher leading = LEADING_STAMP.matcher(line);
        if (!leading.matches()) {
            return;
        }
        String raw = leading.group("stamp");
        Optional<WrittenTime> written = WrittenTime.parse(raw).filter(w -> w.hasDate() && w.hasTime());
        if (written.isPresent()) {
            Optional<LocalDateTime> local = out.local(written.get());
            local.ifPresent(at -> event.stamp(out.stamp(raw, at, written.get(), frame.host())));
        }
    }

    private static void field(Event.Builder event, String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("null")) {
            event.field(name, value);
        }
    }

    private static Optional<Instant> instant(@Nullable String dateAndMillis, @Nullable String micros) {
        Matcher written = DATE_AND_MILLIS.matcher(dateAndMillis == null ? "" : dateAndMillis);
        if (!written.matches()) {
            return Optional.empty();
        }
        long more = micros != null && micros.matches("\\d{1,6}") ? Long.parseLong(micros) : 0;
        return Optional.of(
                Instant.ofEpochMilli(Long.parseLong(written.group("millis"))).plusNanos(more * 1000));
    }

    /** The JVM prints both its local reading and the instant: the difference is its zone. */
    private static Optional<Integer> zone(@Nullable String dateAndMillis, Instant instant) {
        Matcher written = DATE_AND_MILLIS.matcher(dateAndMillis == null ? "" : dateAndMillis);
        if (!written.matches()) {
            return Optional.empty();
        }
        String local = written.group("day") + " " + written.group("month") + " " + written.group("year") + " "
                + written.group("time");
        return WrittenTime.parse(local)
                .flatMap(time -> time.local(DateOrder.DMY))
                .flatMap(at -> NtpqVariables.offsetSeconds(at, instant));
    }
}
