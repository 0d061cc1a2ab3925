package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Position;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import dev.hindcast.source.TextLines;
import java.io.IOException;

/**
 * Reads a line-oriented log in two passes over its bytes: the first looks for what tells year and zone, the second makes
 * events. Every line that is not blank is part of an event, known to say nothing, or a diagnostic.
 */
final class LineReader implements Reader {

    private final LineFormat format;
    private final ReadingOptions options;

    LineReader(LineFormat format, ReadingOptions options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        AnchorSurvey survey = survey(source);
        StampPlacement placement = StampPlacement.decide(source.path(), options, survey, format.anchorHint(), sink);
        if (format.headers().stream().allMatch(header -> header.stamp().timeless())) {
            sink.accept(
                    Diagnostic.warning(
                            source.path(),
                            Position.FILE,
                            "stamp-missing",
                            "Its lines have no stamps; its events were read without a time. Export the log that they come from."));
        }
        LineRecords records = new LineRecords(format, source.path(), placement, sink);
        try (TextLines lines = TextLines.of(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                records.line(line, lines.number(), lines.wasCut());
            }
        }
        records.end();
        return new Reading(records.tally(), placement.zoneName(), placement.basis());
    }

    private AnchorSurvey survey(Source source) throws IOException {
        AnchorSurvey survey = new AnchorSurvey();
        if (format.headers().stream()
                .allMatch(header -> header.stamp().isCount() || header.stamp().timeless())) {
            return survey;
        }
        SurveyedLines surveyed = new SurveyedLines(format, source.path(), survey);
        try (TextLines lines = TextLines.of(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                surveyed.line(line);
            }
        }
        return survey;
    }
}
