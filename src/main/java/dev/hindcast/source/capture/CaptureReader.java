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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the answers of tools out of a capture. A responder pastes several into one file, so every kind is read whichever
 * the file was recognised by; each event carries the id of its own kind. Prose around the answers is left out.
 */
final class CaptureReader implements Reader {

    /** A console line is shorter; what is longer is no answer of a tool, and no pattern has to search it. */
    static final int LINE_CHARS_MAX = 1000;

    private final ReadingOptions options;

    CaptureReader(ReadingOptions options) {
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        CaptureWriter out = new CaptureWriter(source.path(), options, sink);
        CaptureFrame frame = new CaptureFrame();
        List<Answers> sure = new ArrayList<>(List.of(new StripchartRows(out, frame)));
        sure.addAll(ConsoleCapture.answers(out, frame));
        sure.addAll(List.of(
                new MonitorBlocks(out, frame),
                new ConfigurationBlocks(out, frame),
                new ZoneAnswers(out, frame),
                new RegistryDumps(out, frame),
                new ResyncAnswers(out, frame),
                new PeerBlocks(out, frame),
                new SourceAnswers(out, frame),
                new CommandFaults(out, frame)));
        Kinds kinds = new Kinds(sure, frame, List.of(new StatusBlocks(out, frame)));
        StrayLogLines stray = new StrayLogLines();
        try (TextLines lines = TextLines.of(source)) {
            for (String raw = lines.next(); raw != null; raw = lines.next()) {
                String line = unquoted(raw);
                if (!kinds.offer(line, lines.number())) {
                    stray.see(line, lines.number());
                }
            }
        }
        kinds.end();
        stray.told(source.path()).ifPresent(sink::accept);
        Optional<ZoneChoice> zone = out.zoneUsed();
        return new Reading(
                out.count().tally(),
                zone.map(ZoneChoice::name).orElse(""),
                zone.map(ZoneChoice::basis).orElse(StampBasis.NOT_APPLICABLE));
    }

    /**
     * What a capture may hold, in the order in which a line is offered.
     *
     * @param sure kinds that know their lines by the line itself
     * @param frame what stands around answers
     * @param open kinds whose lines could be anybody's, {@code label: value}; they are asked last
     */
    private record Kinds(List<Answers> sure, CaptureFrame frame, List<Answers> open) {

        /** Whether an answer, or what stands around answers, took the line. */
        boolean offer(String line, long number) {
            if (offer(sure, line, number)) {
                return true;
            }
            if (frame.take(line)) {
                end();
                return true;
            }
            return offer(open, line, number);
        }

        private boolean offer(List<Answers> kinds, String line, long number) {
            for (Answers kind : kinds) {
                if (kind.take(line, number)) {
                    sure.stream().filter(other -> !other.equals(kind)).forEach(Answers::end);
                    open.stream().filter(other -> !other.equals(kind)).forEach(Answers::end);
                    return true;
                }
            }
            return false;
        }

        void end() {
            sure.forEach(Answers::end);
            open.forEach(Answers::end);
        }
    }

    /** The line without the marks of a quoted or indented paste; blank for a line that is too long to be an answer. */
    static String unquoted(String line) {
        if (line.length() > LINE_CHARS_MAX) {
            return "";
        }
        return PasteMarks.without(line);
    }
}
