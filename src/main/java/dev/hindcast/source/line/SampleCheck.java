package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import dev.hindcast.source.Stated;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a format reads a sample as the document says, by reading it as a file. */
final class SampleCheck {

    /** The year of stamps without one. */
    private static final int YEAR = 2024;

    private final LineFormat format;
    private final LineSample sample;

    private SampleCheck(LineFormat format, LineSample sample) {
        this.format = format;
        this.sample = sample;
    }

    static SampleCheck of(LineFormat format, LineSample sample) {
        return new SampleCheck(format, sample);
    }

    /** What is read otherwise, in words; empty where all agrees. */
    Optional<String> fault() {
        Read read = new Read();
        ReadingOptions options = new ReadingOptions(List.of(), List.of(new Stated<>("sample", YEAR)), List.of());
        try {
            format.reader(options).read(new SampleText(sample.line()), read);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
        if (!read.rejected.isEmpty()) {
            return Optional.of("its sample is not of " + format.id() + ": " + sample.line());
        }
        if (read.events.isEmpty() || (sample.events() >= 0 && read.events.size() != sample.events())) {
            return Optional.of("its sample makes " + read.events.size() + " events: " + sample.line());
        }
        Event last = read.events.get(read.events.size() - 1);
        for (Map.Entry<String, String> expected : sample.expected().entrySet()) {
            String found = last.text(expected.getKey());
            if (!found.equals(expected.getValue())) {
                return Optional.of(expected.getKey() + " of its sample is \"" + found + "\", not \""
                        + expected.getValue() + "\": " + sample.line());
            }
        }
        String stamp = last.stamp().map(found -> found.instant().toString()).orElse("none");
        return sample.stamp().isEmpty() || isAt(stamp)
                ? Optional.empty()
                : Optional.of("the stamp of its sample is " + stamp + ", not " + sample.stamp() + ": " + sample.line());
    }

    private boolean isAt(String found) {
        return !found.equals("none") && Instant.parse(found).equals(Instant.parse(sample.stamp()));
    }

    private static final class Read implements EventSink {
        private final List<Event> events = new ArrayList<>();
        private final List<Diagnostic> rejected = new ArrayList<>();

        @Override
        public void accept(Event event) {
            events.add(event);
        }

        @Override
        public void accept(Diagnostic diagnostic) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                rejected.add(diagnostic);
            }
        }
    }

    private record SampleText(String text) implements Source {
        @Override
        public String path() {
            return "sample";
        }

        @Override
        public long sizeBytes() {
            return text.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
