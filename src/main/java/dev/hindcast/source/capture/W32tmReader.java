package dev.hindcast.source.capture;

import dev.hindcast.event.EventSink;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import dev.hindcast.source.TextLines;
import dev.hindcast.source.ZoneChoice;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the answers of {@code w32tm} out of a capture. A responder pastes several into one file, so both kinds are read
 * whichever the file was recognised by; each event carries the id of its own kind.
 */
final class W32tmReader implements Reader {

    /** A console line is shorter; what is longer is no answer of a tool, and no pattern has to search it. */
    static final int LINE_CHARS_MAX = 1000;

    /** Quoted mail, and blanks of an indented paste. */
    private static final Pattern QUOTE = Pattern.compile("^(?:> ?)+|^\\s+(?=\\d)");

    private final ReadingOptions options;

    W32tmReader(ReadingOptions options) {
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        CaptureWriter out = new CaptureWriter(source.path(), options, sink);
        CaptureFrame frame = new CaptureFrame();
        StripchartRows stripchart = new StripchartRows(out, frame);
        StatusBlocks status = new StatusBlocks(out, frame);
        try (TextLines lines = TextLines.of(source)) {
            for (String raw = lines.next(); raw != null; raw = lines.next()) {
                String line = unquoted(raw);
                if (stripchart.take(line, lines.number())) {
                    status.end();
                } else if (frame.take(line)) {
                    stripchart.end();
                    status.end();
                } else {
                    status.take(line, lines.number());
                }
            }
        }
        status.end();
        Optional<ZoneChoice> zone = out.zoneUsed();
        return new Reading(
                out.count().tally(),
                zone.map(ZoneChoice::name).orElse(""),
                zone.map(ZoneChoice::basis).orElse(StampBasis.NOT_APPLICABLE));
    }

    /** The line without the marks of a quoted or indented paste; blank for a line that is too long to be an answer. */
    static String unquoted(String line) {
        if (line.length() > LINE_CHARS_MAX) {
            return "";
        }
        String bare = QUOTE.matcher(line).replaceFirst("").stripTrailing();
        return bare.replace("&gt;", ">");
    }
}
