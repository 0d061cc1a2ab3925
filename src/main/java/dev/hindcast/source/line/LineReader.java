package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordCount;
import dev.hindcast.source.Source;
import dev.hindcast.source.TextLines;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Reads a line-oriented log in two passes over its bytes: the first looks for what tells year and zone, the second makes
 * events. Every line that is not blank is an event or a diagnostic.
 */
final class LineReader implements Reader {

    /** How much of an unreadable line a diagnostic quotes. */
    private static final int QUOTE_MAX = 60;

    private final LineFormat format;
    private final ReadingOptions options;

    LineReader(LineFormat format, ReadingOptions options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        AnchorSurvey survey = survey(source);
        StampPlacement placement = StampPlacement.decide(source.path(), options, survey, format.resolution(), sink);
        LineParser parser = new LineParser(format);
        Layouts layouts = new Layouts();
        RecordCount count = new RecordCount();
        try (TextLines lines = TextLines.of(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                count.present();
                Position position = Position.line(lines.number());
                if (lines.wasCut()) {
                    reject(source, position, "line-too-long", "longer than any line of this format", line, count, sink);
                    continue;
                }
                if (!parser.parse(line)) {
                    reject(source, position, "line-unknown", "no line of this format", line, count, sink);
                    continue;
                }
                Event.Builder event = Event.at(new Provenance(source.path(), position, format.id()), layouts);
                try {
                    placement.stamp(parser).ifPresent(event::stamp);
                } catch (DateTimeException noSuchDay) {
                    reject(source, position, "date-impossible", "its date is in no calendar", line, count, sink);
                    continue;
                }
                sink.accept(parser.event(event).build());
                count.read();
            }
        }
        return new Reading(count.tally(), placement.zoneName(), placement.basis());
    }

    private AnchorSurvey survey(Source source) throws IOException {
        AnchorSurvey survey = new AnchorSurvey();
        LineParser parser = new LineParser(format);
        try (TextLines lines = TextLines.of(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (parser.isWorthSurveying(line) && parser.parse(line)) {
                    survey.line(parser.month(), parser.day(), parser.secondOfDay(), parser.anchor());
                }
            }
        }
        return survey;
    }

    private void reject(
            Source source, Position position, String code, String why, String line, RecordCount count, EventSink sink) {
        count.rejected();
        String quote = line.length() > QUOTE_MAX ? line.substring(0, QUOTE_MAX) + "..." : line;
        sink.accept(Diagnostic.error(
                source.path(),
                position,
                code,
                "Expected a line of " + format.program() + ", found \"" + quote + "\": " + why
                        + ". The lines before and after it were read."));
    }
}
