package dev.hindcast.source.line;

import java.time.Instant;
import java.util.Optional;

/** The first pass over a file: hands on what tells year and zone, and passes over the other lines cheaply. */
final class SurveyedLines {

    /** {@code May 02} in most languages; a longer month name makes the look more frequent, not wrong. */
    private static final int DATE_PREFIX_CHARS = 6;

    private final LineFormat format;
    private final LineParser parser;
    private final AnchorSurvey survey;
    private String prefix = "";
    private boolean begun;

    SurveyedLines(LineFormat format, String path, AnchorSurvey survey) {
        this.format = format;
        this.parser = new LineParser(format, path);
        this.survey = survey;
    }

    void line(String line) {
        if (format.layout() == LineFormat.Layout.BODIES) {
            below(line);
        } else if (isWorthALook(line) && parser.begins(line)) {
            parser.keepHeader();
            take(parser.rest(line), line);
        }
    }

    /**
     * It may hold an anchor, or its month or day differs from the line before, which moves the count of years. Whether
     * stamps need a zone or a year is not asked here but at each of them ({@link StampPlacement}), so that a line passed
     * over hides nothing.
     */
    private boolean isWorthALook(String line) {
        if (prefix.isEmpty() || !line.startsWith(prefix)) {
            prefix = line.substring(0, Math.min(DATE_PREFIX_CHARS, line.length()));
            return true;
        }
        return parser.mayHoldAnchor(line);
    }

    private void below(String line) {
        if (parser.begins(line)) {
            parser.keepHeader();
            begun = true;
            take(parser.rest(line), line);
        } else if (begun && parser.mayHoldAnchor(line)) {
            take(format.withoutIndent(line), line);
        }
    }

    private void take(String message, String line) {
        Optional<Instant> anchor = Optional.empty();
        if (parser.mayHoldAnchor(line)) {
            parser.message(message);
            anchor = parser.anchor();
        }
        survey.line(parser.stamp(), anchor);
    }
}
