package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code ntpq -p}, {@code -pn} and {@code lpeers}, of ntpd and of ntpsec, an event a peer.
 *
 * <p>{@code offset} is peer minus machine in milliseconds, or in the unit behind it ({@code -u} of ntpsec);
 * {@link FieldNames#OFFSET} is minus that. It is the best of the last eight samples, as old as {@code when} at least. A
 * peer that never answered ({@code reach} 0, stratum 16) and the machine's own clock ({@code LOCAL(0)}) measure nothing.
 * What ntpd itself does not believe (a falseticker, an outlier, a peer that it discarded) is kept as a sample of that
 * peer, {@code source-sampled}, and is no evidence about this clock.
 * Columns are found from the right: names hold blanks, and an old ntpq leaves the refid out.
 */
final class NtpqPeers implements Answers {

    static final String ID = "ntpq-peers";
    static final String PROGRAM = "ntpq";

    private static final String SPAN = "[+-]?\\d+\\.?\\d*(?:ns|us|µs|μs|ms|s|ks)?";
    private static final Pattern HEAD =
            Pattern.compile("^\\s*remote\\s+(?:refid|local)\\s+st\\s+t\\s+when\\s+poll\\s+reach\\b.*$");
    private static final Pattern RULE = Pattern.compile("^\\s*=+$");
    private static final Pattern VALUES =
            Pattern.compile("\\s(?<st>\\d{1,2})\\s+(?<t>[a-zA-Z-])\\s+(?<when>-|\\d{1,7}[smhdy]?)\\s+"
                    + "(?<poll>\\d{1,7}[smhd]?)\\s+(?<reach>[0-7]{1,3})\\s+(?<delay>" + SPAN + ")\\s+(?<offset>" + SPAN
                    + ")\\s+(?<jitter>" + SPAN + ")$");
    private static final Pattern ROW_LIKE =
            Pattern.compile("^.*\\s\\d{1,2}\\s+[a-zA-Z-]\\s+(?:-|\\d+[smhdy]?)(?:\\s.*)?$");
    /** {@code -w} of ntpq puts a long name on a line of its own. */
    private static final Pattern NAME_ALONE = Pattern.compile("^[ *+\\-#xo.]\\S{16,}$");

    /** Numbers and nothing else: the end of a wrapped row. */
    private static final Pattern REST = Pattern.compile("^\\s*" + SPAN + "(?:\\s+" + SPAN + "){0,4}$");

    private static final int PIECES_MAX = 3;

    private static final Pattern NO_ANSWER =
            Pattern.compile("^(?:No association ID's returned|\\*\\*\\*Request timed out|(?:\\S*/)?ntpq: read: .*)$");
    private static final Pattern OWN_CLOCK = Pattern.compile("LOCAL\\(\\d+\\)|127\\.127\\.1\\.\\d+");
    private static final Map<String, String> TALLY = Map.of(
            "*", "system peer",
            "o", "pps peer",
            "+", "candidate",
            "-", "outlier",
            "x", "falseticker",
            "#", "backup",
            ".", "excess");
    /** Tallies of peers that passed the selection; a backup has passed and is not needed (ntp, decode page). */
    private static final Set<String> BELIEVED = Set.of("*", "o", "+", "#");

    private static final int UNSYNCHRONISED = 16;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private boolean inside;
    private String begun = "";
    private long begunLine;
    private int pieces;

    NtpqPeers(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    /** The left columns: who the peer is and whom it follows. */
    private record Peer(String tally, String remote, String refid) {}

    @Override
    public boolean take(String line, long number) {
        if (HEAD.matcher(line).matches()) {
            drop();
            inside = true;
            return true;
        }
        if (NO_ANSWER.matcher(line).matches()) {
            out.write(Setting.of(frame)
                    .event(out, ID, PROGRAM, number)
                    .field(FieldNames.ACTION, "time-source")
                    .field(FieldNames.OUTCOME, "failure")
                    .field(FieldNames.MESSAGE, line.strip()));
            return true;
        }
        if (row(line, number)) {
            return true;
        }
        if (!inside) {
            return false;
        }
        if (RULE.matcher(line).matches()) {
            return true;
        }
        if (!begun.isEmpty() && pieces < PIECES_MAX && REST.matcher(line).matches()) {
            begun += " " + line.strip();
            pieces++;
            return true;
        }
        drop();
        if (ROW_LIKE.matcher(line).matches() || NAME_ALONE.matcher(line).matches()) {
            begun = line;
            begunLine = number;
            pieces = 1;
            return true;
        }
        return false;
    }

    /** A row by itself, or the last piece of one that a window, a mail or ntpq itself has wrapped. */
    private boolean row(String line, long number) {
        boolean continued = !begun.isEmpty()
                && (REST.matcher(line).matches() || (NAME_ALONE.matcher(begun).matches() && hasNoName(line)));
        String whole = continued ? begun + " " + line.strip() : line;
        Matcher values = VALUES.matcher(whole);
        if (!values.find()) {
            return false;
        }
        Optional<Peer> peer = peer(whole.substring(0, values.start()));
        if (peer.isEmpty()) {
            return false;
        }
        inside = true;
        long first = continued ? begunLine : number;
        if (continued) {
            begun = "";
        }
        drop();
        write(peer.get(), values, whole, first);
        return true;
    }

    /** Whether the columns of a row have one word to the left of them, the refid. */
    private static boolean hasNoName(String line) {
        Matcher values = VALUES.matcher(line);
        return values.find() && line.substring(0, values.start()).strip().split("\\s+", -1).length == 1;
    }

    /** What began as a row and did not go on as one. */
    private void drop() {
        if (ROW_LIKE.matcher(begun).matches()) {
            out.rejectRow(begunLine, "ntpq -p", begun);
        }
        begun = "";
    }

    @Override
    public void end() {
        drop();
        inside = false;
    }

    private static Optional<Peer> peer(String left) {
        if (left.isBlank()) {
            return Optional.empty();
        }
        // a paste that lost its indent has lost the blank that says "discarded"
        boolean marked = left.charAt(0) == ' ' || TALLY.containsKey(left.substring(0, 1));
        String tally = marked ? left.substring(0, 1) : " ";
        String rest = (marked ? left.substring(1) : left).strip();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        int gap = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf('\t'));
        String last = rest.substring(gap + 1);
        boolean refid = gap > 0 && !last.startsWith("(");
        return Optional.of(refid ? new Peer(tally, rest.substring(0, gap).strip(), last) : new Peer(tally, rest, ""));
    }

    private void write(Peer peer, Matcher values, String line, long number) {
        Optional<BigDecimal> offset = seconds(values.group("offset"));
        Optional<BigDecimal> delay = seconds(values.group("delay"));
        Optional<BigDecimal> jitter = seconds(values.group("jitter"));
        boolean measured = offset.isPresent()
                && !values.group("reach").matches("0+")
                && Integer.parseInt(values.group("st")) < UNSYNCHRONISED
                && !OWN_CLOCK.matcher(peer.remote()).matches();
        Event.Builder event = Setting.of(frame)
                .event(out, ID, PROGRAM, number)
                .field(FieldNames.ACTION, measured ? action(peer) : "time-source")
                .field(FieldNames.OUTCOME, measured ? "success" : "unknown")
                .field(FieldNames.OFFSET_AGAINST, peer.remote())
                .field(FieldNames.STRATUM, values.group("st"))
                .field("ntpq.tally", TALLY.getOrDefault(peer.tally(), "discarded"))
                .field("ntpq.type", values.group("t"))
                .field("ntpq.when", values.group("when"))
                .field("ntpq.reach", values.group("reach"))
                .field(FieldNames.MESSAGE, line.strip());
        if (!peer.refid().isEmpty()) {
            event.field("ntpq.refid", peer.refid());
        }
        if (measured) {
            offset.ifPresent(x -> event.field(FieldNames.OFFSET, TimeSpans.text(x.negate())));
            delay.ifPresent(d -> event.field(FieldNames.ROUNDTRIP, TimeSpans.text(d)));
            if (delay.isPresent() && jitter.isPresent()) {
                BigDecimal halfWidth = TimeSpans.half(delay.get()).add(jitter.get());
                event.field(FieldNames.OFFSET_ERROR, TimeSpans.text(halfWidth));
            }
        }
        out.write(event);
    }

    private static String action(Peer peer) {
        return BELIEVED.contains(peer.tally()) ? "offset-measured" : "source-sampled";
    }

    /** Milliseconds where no unit is printed. */
    private static Optional<BigDecimal> seconds(String written) {
        return TimeSpans.number(written)
                .map(milliseconds -> milliseconds.movePointLeft(3))
                .or(() -> TimeSpans.withUnit(written));
    }
}
