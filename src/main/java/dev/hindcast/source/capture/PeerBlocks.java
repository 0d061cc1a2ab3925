package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /query /peers [/verbose]}: a head that says how many, then a block a peer. One event a peer.
 * Where the next peer begins is known by its first label, which is the same for all of an answer in any language.
 */
final class PeerBlocks implements Answers {

    static final String ID = "w32tm-peers";

    private static final Pattern HEAD =
            Pattern.compile("^\\s*#\\p{L}[^:\\uFF1A]{0,40}[:\\uFF1A]\\s*(?<count>\\d{1,4})\\s*$");
    /** A peer list is shorter; other lines that end with a number are not about peers. */
    private static final Pattern COUNT = Pattern.compile("^[1-9]\\d?$");

    private static final Pattern LEADING_NUMBER = Pattern.compile("^(?<number>\\d+).*");
    private static final Pattern NO_ERROR = Pattern.compile("^0x0+\\b.*");
    private static final Pattern ERROR_NUMBER = Pattern.compile("^(?<code>0x[0-9A-Fa-f]{8}).*");
    private static final Pattern LEFT_OUT =
            Pattern.compile("^\\s*[\\[(<]?\\s*(?:\\.{2,}|-{3,}|\u2026)\\s*[\\])>]?\\s*$");
    private static final int UNTOLD = -1;

    private final CaptureWriter out;
    private final CaptureFrame frame;

    /** Labelled lines that may turn out to be the beginning of a peer whose head was cut off. */
    private final Deque<Line> before = new ArrayDeque<>();

    private final List<String> values = new ArrayList<>();
    private boolean inside;
    private boolean damaged;
    private String firstLabel = "";
    private int expected;
    private int seen;
    private long headLine;
    private long peerLine;
    private CaptureFrame.Taken taken;

    private record Line(LabelledLine line, long number) {}

    PeerBlocks(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many peers these lines hold, a head without any counted as one. */
    static int signs(List<String> lines) {
        List<String> window = new ArrayList<>();
        boolean head = false;
        int peers = 0;
        for (String line : lines) {
            Optional<LabelledLine> labelled = LabelledLine.of(line);
            if (HEAD.matcher(line).matches()) {
                head = true;
                window.clear();
            } else if (labelled.isPresent()) {
                window.add(labelled.get().value());
                if (window.size() > PeerValue.PLAIN_COUNT) {
                    window.remove(0);
                }
                peers += PeerValue.isPeer(window) ? 1 : 0;
            }
        }
        return peers == 0 && head ? 1 : peers;
    }

    @Override
    public boolean take(String line, long number) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            end();
            begin(Integer.parseInt(head.group("count")), number);
            return true;
        }
        if (line.isBlank() || CaptureFrame.isCommand(line)) {
            return false;
        }
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        if (!inside) {
            return labelled.isPresent() && recalled(labelled.get(), number);
        }
        int last = values.size() - 1;
        if (last >= 0 && LabelledLine.isOpen(values.get(last))) {
            values.set(last, values.get(last) + " " + line.strip());
            return true;
        }
        if (labelled.isEmpty()) {
            // a person may have left peers out; an agent puts a rule in the place of a blank line
            boolean leftOut = LEFT_OUT.matcher(line).matches();
            if (!leftOut) {
                end();
            }
            return leftOut;
        }
        return value(labelled.get(), line, number);
    }

    private void begin(int count, long number) {
        inside = true;
        expected = count;
        headLine = number;
        taken = frame.taken();
        before.clear();
    }

    /**
     * Outside of an answer the forms of a whole peer are a sign of their own: the head may be cut off, and a German one
     * begins without the sign of number, {@code Anzahl Peers: 12}.
     */
    private boolean recalled(LabelledLine line, long number) {
        before.addLast(new Line(line, number));
        if (before.size() > PeerValue.PLAIN_COUNT + 1) {
            before.removeFirst();
        }
        List<Line> lines = List.copyOf(before);
        List<Line> peer = lines.subList(Math.max(0, lines.size() - PeerValue.PLAIN_COUNT), lines.size());
        List<String> recalled = peer.stream().map(b -> b.line().value()).toList();
        if (!PeerValue.isPeer(recalled)) {
            return false;
        }
        String above =
                lines.size() > PeerValue.PLAIN_COUNT ? lines.get(0).line().value() : "";
        begin(
                COUNT.matcher(above).matches() ? Integer.parseInt(above) : UNTOLD,
                lines.get(0).number());
        firstLabel = peer.get(0).line().label();
        peerLine = peer.get(0).number();
        values.addAll(recalled);
        return true;
    }

    private boolean value(LabelledLine line, String raw, long number) {
        if (firstLabel.isEmpty() || line.label().equals(firstLabel)) {
            endPeer();
            firstLabel = line.label();
            peerLine = number;
            values.add(line.value());
            return true;
        }
        int position = values.size();
        boolean fits = position < PeerValue.IN_ORDER.size()
                && PeerValue.IN_ORDER.get(position).accepts(line.value());
        if (!damaged && fits) {
            values.add(line.value());
            return true;
        }
        if (!damaged && position < PeerValue.PLAIN_COUNT) {
            out.reject(
                    peerLine,
                    "peer-unreadable",
                    "Of the peer \"" + values.get(0) + "\" in w32tm /query /peers value " + (position + 1)
                            + " is \"" + raw.strip() + "\", which does not have the form of its place; the other peers"
                            + " were read. Capture it again.");
            seen++;
            damaged = true;
            values.clear();
            return false;
        }
        if (!damaged) {
            end();
        }
        return false;
    }

    private void endPeer() {
        if (!values.isEmpty()) {
            seen++;
            if (values.size() < PeerValue.PLAIN_COUNT) {
                out.reject(
                        peerLine,
                        "capture-cut",
                        "A peer in w32tm /query /peers has " + PeerValue.PLAIN_COUNT + " values at least, this one ends"
                                + " after " + values.size() + " (" + String.join(" | ", values)
                                + "). The rest of the file was read. Capture it again.");
            } else {
                write();
            }
        }
        values.clear();
        damaged = false;
    }

    private void write() {
        // a labelled line of prose right below a plain peer has the form of its eighth value, which has none
        if (values.size() == PeerValue.PLAIN_COUNT + 1) {
            values.remove(PeerValue.PLAIN_COUNT);
        }
        Event.Builder event = out.answer(ID, peerLine, taken);
        for (int i = 0; i < values.size(); i++) {
            event.field(PeerValue.IN_ORDER.get(i).field(), values.get(i));
        }
        String peer = SourceAnswers.withoutFlags(text(PeerValue.PEER));
        if (!peer.isEmpty()) {
            event.field(FieldNames.TIME_SOURCE, peer);
        }
        Matcher stratum = LEADING_NUMBER.matcher(text(PeerValue.STRATUM));
        if (stratum.matches()) {
            event.field(FieldNames.STRATUM, stratum.group("number"));
        }
        String error = text(PeerValue.LAST_SYNC_ERROR);
        Matcher number = ERROR_NUMBER.matcher(error);
        boolean failed = number.matches() && !NO_ERROR.matcher(error).matches();
        if (failed) {
            event.field(FieldNames.ERROR_CODE, number.group("code"));
        }
        out.write(event.field(FieldNames.OUTCOME, failed ? "failure" : "success")
                .field(FieldNames.MESSAGE, "Peer " + String.join(" | ", values)));
    }

    private String text(PeerValue value) {
        int position = PeerValue.IN_ORDER.indexOf(value);
        return position < values.size() ? values.get(position) : "";
    }

    @Override
    public void end() {
        if (inside) {
            endPeer();
            endAnswer();
        }
        inside = false;
        damaged = false;
        firstLabel = "";
        expected = UNTOLD;
        seen = 0;
        before.clear();
    }

    private void endAnswer() {
        if (expected == 0 && seen == 0) {
            out.write(out.answer(ID, headLine, taken)
                    .field(FieldNames.OUTCOME, "success")
                    .field("w32tm.peer_count", "0")
                    .field(FieldNames.MESSAGE, "w32tm /query /peers knows no peer"));
        } else if (expected > seen) {
            out.reject(
                    headLine,
                    "capture-cut",
                    "The head of w32tm /query /peers says " + expected + " peers, " + seen
                            + " follow; these were read. Capture it again.");
        }
    }
}
