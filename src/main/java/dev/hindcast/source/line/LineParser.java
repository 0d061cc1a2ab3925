package dev.hindcast.source.line;

import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.source.HostHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one record after another apart: first its header, then its message. Reuses its matchers, so what it tells is about
 * the record that was parsed last; not thread-safe.
 */
final class LineParser {

    private final LineFormat format;
    private final String hostHint;
    private final List<ReadyHeader> headers;
    private final MessageMatchers matchers;
    private final Recollection recollection = new Recollection();
    private final LineFields fields = new LineFields();
    private final LineFields headerFields = new LineFields();
    private final LineMoment moment = new LineMoment();

    private ReadyHeader current;
    private String hostText = "";
    private HostName host = HostName.UNKNOWN;
    private String program = "";
    private boolean tired;

    private MessageMatchers.@Nullable Found found;

    /** @param path the file's path, whose words may name the host where no line does */
    LineParser(LineFormat format, String path) {
        this.format = format;
        this.hostHint = HostHint.of(path);
        this.headers = format.headers().stream().map(ReadyHeader::new).toList();
        this.matchers = new MessageMatchers(format);
        this.current = headers.get(0);
    }

    /** A header with its matcher. */
    private static final class ReadyHeader {
        private final Header header;
        private final ShapeMatch match;
        private final ShapeMatch stampMatch;
        private final LineStamp stamp;

        ReadyHeader(Header header) {
            this.header = header;
            this.match = header.shape().match();
            this.stampMatch =
                    header.stampGroup() < 0 ? match : header.stampShape().match();
            this.stamp = new LineStamp(header.stamp(), header.resolution());
        }

        boolean begins(String line) {
            if (!header.shape().isWorthTrying(line) || !match.begins(line)) {
                return false;
            }
            if (header.stampGroup() < 0) {
                return stamp.take(match);
            }
            String text = match.text(header.stampGroup());
            return text != null && stampMatch.begins(text) && stamp.take(stampMatch);
        }
    }

    LineFormat format() {
        return format;
    }

    /** Whether a record begins on this line; the header is known then, the message is not looked at. */
    boolean begins(String line) {
        try {
            if (current.begins(line)) {
                return true;
            }
            for (ReadyHeader header : headers) {
                if (!header.equals(current) && header.begins(line)) {
                    current = header;
                    return true;
                }
            }
        } catch (StepBudget.Exceeded | StackOverflowError tooMuch) {
            tired = true;
        }
        return false;
    }

    /** What follows the header on the line that began last. */
    String rest(String line) {
        if (current.header.message() < 0) {
            return line.substring(current.match.end());
        }
        String message = current.match.text(current.header.message());
        return message == null ? "" : message;
    }

    /** The stamp of the record that began last. */
    LineStamp stamp() {
        return current.stamp;
    }

    /** Fixes what the header says, so that lines without one can follow. */
    void keepHeader() {
        ShapeMatch match = current.match;
        Header header = current.header;
        hostOf(match, header.host());
        String named = header.program() < 0 ? null : match.text(header.program());
        program = named == null ? header.programOtherwise() : named;
        found = null;
    }

    /** Fixes the fields of the header, its stamp being placed. */
    void keepFields() {
        ShapeMatch match = current.match;
        Header header = current.header;
        headerFields.clear();
        headerFields.put(FieldNames.DATASET, format.id());
        if (!header.programOtherwise().isEmpty()) {
            headerFields.put(FieldNames.PROVIDER, program);
        }
        headerFields.apply(header.fields(), match, moment);
        if (header.host() < 0) {
            headerFields.put(FieldNames.HOST_HINT, hostHint);
        }
    }

    private void hostOf(ShapeMatch match, int group) {
        String name = group < 0 ? null : match.text(group);
        if (name == null) {
            host = HostName.UNKNOWN;
        } else if (!name.equals(hostText) || !host.isKnown()) {
            hostText = name;
            host = HostName.of(name);
        }
    }

    /** The program that the header names; empty where it names none. */
    String program() {
        return program;
    }

    /** The host that the header names. */
    HostName host() {
        return host;
    }

    /** Finds out which message this is; the header has been kept. */
    void message(String text) {
        try {
            found = matchers.find(program, text);
        } catch (StepBudget.Exceeded | StackOverflowError tooMuch) {
            found = null;
            tired = true;
        }
    }

    /** Whether a set knows the message. */
    boolean knowsMessage() {
        return found != null;
    }

    /** Whether some message of the format may hold UNIX seconds of its line; cheap, and right to say yes too often. */
    boolean mayHoldAnchor(String line) {
        return matchers.mayHoldAnchor(line);
    }

    /** UNIX seconds that the record states of itself. */
    Optional<Instant> anchor() {
        MessageMatchers.Found known = found;
        return known == null ? Optional.empty() : known.anchor();
    }

    /** The zone in which further times of the record are read. */
    LineMoment moment() {
        return moment;
    }

    /** Every field of the record, its stamp being placed. */
    LineFields fields(String text) {
        fields.copy(headerFields);
        fields.put(FieldNames.MESSAGE, text);
        MessageMatchers.Found known = found;
        if (known == null) {
            fields.apply(format.otherFields(), current.match, moment);
            return fields;
        }
        fields.put(FieldNames.DATASET, known.set().id());
        fields.apply(known.set().fields(), known.match(), moment);
        fields.apply(known.form().fields(), known.match(), moment);
        if (!known.form().use().isNone()) {
            recollection.use(known.form().use(), fields, moment);
        }
        known.form().onlyWith().apply(fields);
        return fields;
    }

    /** Whether a message lost its fields by its length since this was asked last. */
    boolean wasTooLong() {
        return matchers.wasTooLong();
    }

    /** Whether some pattern gave up on a line since this was asked last. */
    boolean gaveUp() {
        boolean was = tired;
        tired = false;
        return was;
    }
}
