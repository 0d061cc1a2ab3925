package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.Tally;
import dev.hindcast.source.RecordCount;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts lines together to records, records to events, and tells what is neither. */
final class LineRecords {

    /** How much of an unreadable line a diagnostic quotes. */
    private static final int QUOTE_MAX = 60;

    private static final String ELSEWHERE =
            " If it is a log of its own, put it into a file of its own, or declare it with --line-formats.";
    /** A dump that continues a record for longer is cut; what a program says of a clock stands in its first lines. */
    private static final int CONTINUED_CHARS_MAX = 64 * 1024;

    private final LineFormat format;
    private final String path;
    private final StampPlacement placement;
    private final EventSink sink;
    private final LineParser parser;
    private final Layouts layouts = new Layouts();
    private final RecordCount count = new RecordCount();

    private Optional<Stamp> stamp = Optional.empty();
    /** Whether a header stands above, to which lines without one belong. */
    private boolean begun;

    private long begunAt;
    private final StringBuilder continued = new StringBuilder();
    /** The lines that stand in no record as a whole, the record that they continue being full. */
    private long cutLines;

    private long firstCut;
    private long lastCut;
    /** The formats, this one or of foreign lines, of which it has been told. */
    private final Set<String> toldGivenUp = new HashSet<>();

    private final Set<String> toldTooLong = new HashSet<>();
    /** Made when the first line is met that is not of this format. */
    private final List<LineParser> others = new ArrayList<>();

    LineRecords(LineFormat format, String path, StampPlacement placement, EventSink sink) {
        this.format = format;
        this.path = path;
        this.placement = placement;
        this.sink = sink;
        this.parser = new LineParser(format, path);
    }

    /** Takes the next line of the file. */
    void line(String line, long number, boolean cut) {
        if (line.isBlank()) {
            return;
        }
        if (cut) {
            flush();
            reject(number, "line-too-long", "longer than any line of this format", line);
        } else if (parser.begins(line)) {
            flush();
            begin(line, number);
        } else if (!format.isChatter(line)) {
            below(line, number);
        }
        // chatter is no record: rulers and heads of columns count neither as read nor as rejected
    }

    private void begin(String line, long number) {
        begun = false;
        begunAt = number;
        parser.keepHeader();
        String message = parser.rest(line);
        if (format.layout() == LineFormat.Layout.LINES) {
            parser.message(message);
            if (format.isAmongText() && parser.program().isEmpty() && !parser.knowsMessage()) {
                // a text about an error, which nothing shows to be a program's own line
                return;
            }
        }
        try {
            stamp = placement.stamp(parser);
        } catch (DateTimeException noSuchDay) {
            reject(number, "date-impossible", "its date is in no calendar", line);
            return;
        }
        parser.keepFields();
        switch (format.layout()) {
            case LINES -> write(message, number);
            case CONTINUED -> {
                begun = true;
                continued.append(message);
            }
            case BODIES -> {
                begun = true;
                if (!message.isBlank()) {
                    parser.message(message);
                    write(message, number);
                }
            }
        }
    }

    private void below(String line, long number) {
        if (!begun || format.layout() == LineFormat.Layout.LINES) {
            foreign(line, number);
        } else if (format.layout() == LineFormat.Layout.CONTINUED) {
            if (another(line).isPresent()) {
                flush();
                foreign(line, number);
            } else {
                continued(line, number);
            }
        } else {
            Optional<LineFormat> other = another(line);
            if (other.isPresent()) {
                foreign(line, number);
                // what is indented below it belongs to it where its lines may be continued, else still to our header
                begun = other.get().layout() == LineFormat.Layout.LINES;
                return;
            }
            String message = format.withoutIndent(line);
            parser.message(message);
            write(message, number);
        }
    }

    private void continued(String line, long number) {
        int room = Math.max(0, CONTINUED_CHARS_MAX - continued.length());
        if (room > 0) {
            continued.append('\n').append(line, 0, Math.min(line.length(), room));
        }
        if (line.length() > room) {
            firstCut = cutLines == 0 ? number : firstCut;
            lastCut = number;
            cutLines++;
        }
    }

    /** Logs are pasted together, so each line that is not of this format may be of another. */
    private void foreign(String line, long number) {
        for (LineParser other : others()) {
            if (!other.begins(line)) {
                tellOf(other, number);
                continue;
            }
            other.keepHeader();
            String message = other.rest(line);
            other.message(message);
            if (other.format().layout() == LineFormat.Layout.BODIES && message.isBlank()) {
                continue;
            }
            tellOf(other, number);
            if (other.format().votesByMessage() && !other.knowsMessage()) {
                continue;
            }
            try {
                Optional<Stamp> placed = placement.stamp(other);
                other.keepFields();
                count.present();
                Provenance place = new Provenance(
                        path, Position.line(number), other.format().id());
                sink.accept(other.fields(message).event(placed, layouts, place));
                count.read();
                return;
            } catch (DateTimeException noSuchDay) {
                reject(number, "date-impossible", "its date is in no calendar", line);
                return;
            }
        }
        if (!format.isAmongText()) {
            reject(number, "line-unknown", "no line of this format", line, ELSEWHERE);
        }
    }

    /**
     * The format that a line below a header begins a record of: of two logs in one paste, neither continues the other. A
     * line without a stamp of its own stays with the record above, and so does one whose header is anybody's, unless its
     * message is known.
     */
    private Optional<LineFormat> another(String line) {
        if (Character.isWhitespace(line.charAt(0)) || format.isBody(line)) {
            return Optional.empty();
        }
        for (LineParser other : others()) {
            if (other.begins(line) && !other.stamp().isTimeless() && isShown(other, line)) {
                return Optional.of(other.format());
            }
        }
        return Optional.empty();
    }

    /** Whether a line that begins like another format's is of it, where only a known message shows that. */
    private static boolean isShown(LineParser other, String line) {
        if (!other.format().votesByMessage()) {
            return true;
        }
        other.keepHeader();
        other.message(other.rest(line));
        return other.knowsMessage();
    }

    private List<LineParser> others() {
        if (others.isEmpty()) {
            format.others().forEach(other -> others.add(new LineParser(other, path)));
        }
        return others;
    }

    private void flush() {
        if (begun && format.layout() == LineFormat.Layout.CONTINUED) {
            String message = continued.toString();
            parser.message(message);
            write(message, begunAt);
        }
        continued.setLength(0);
        begun = false;
    }

    private void write(String message, long number) {
        count.present();
        Provenance place = new Provenance(path, Position.line(number), format.id());
        sink.accept(parser.fields(message).event(stamp, layouts, place));
        count.read();
        tellOf(parser, number);
    }

    /** Tells once a file and format what cost a record its fields. */
    private void tellOf(LineParser asked, long number) {
        String id = asked.format().id();
        if (asked.gaveUp() && toldGivenUp.add(id)) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.line(number),
                    "pattern-gave-up",
                    "A pattern of " + id
                            + " needs too many steps on this line; it and others like it are kept as"
                            + " they are, without fields. If the format is yours, make its quantifiers possessive."));
        }
        if (asked.wasTooLong() && toldTooLong.add(id)) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.line(number),
                    "message-too-long",
                    "A message of " + id + " is longer than its document lets it be; it and others like it are kept"
                            + " as they are, without fields. If the document is yours, raise its longest."));
        }
    }

    private void tellOfCutRecords() {
        if (cutLines > 0) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.line(firstCut),
                    "record-cut",
                    "Records of " + format.id() + " were kept up to " + CONTINUED_CHARS_MAX + " characters; " + cutLines
                            + " of the lines that continue them, from line " + firstCut + " to line " + lastCut
                            + ", were not read to their end. If they are another log, put it into a file of its own."));
        }
    }

    private void reject(long number, String code, String why, String line) {
        reject(number, code, why, line, "");
    }

    private void reject(long number, String code, String why, String line, String whatToDo) {
        count.present();
        count.rejected();
        String quote = line.length() > QUOTE_MAX ? line.substring(0, QUOTE_MAX) + "..." : line;
        sink.accept(Diagnostic.error(
                path,
                Position.line(number),
                code,
                "Expected a line of " + format.id() + ", found \"" + quote + "\": " + why
                        + ". The lines before and after it were read." + whatToDo));
    }

    /** The file ends. */
    void end() {
        flush();
        tellOfCutRecords();
    }

    Tally tally() {
        return count.tally();
    }
}
