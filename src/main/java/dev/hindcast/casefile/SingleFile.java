package dev.hindcast.casefile;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads one file without keeping a case. */
public final class SingleFile {

    private final ReadingOptions options;

    public SingleFile(ReadingOptions options) {
        this.options = options;
    }

    /**
     * Hands over every event and diagnostic in the order of the file.
     *
     * @throws UsageProblem where the path is no readable file, or no format that is read
     */
    public Tally read(Path file, Consumer<Event> events, Consumer<Diagnostic> diagnostics)
            throws UsageProblem, IOException {
        Folders.requireEvidence(List.of(file));
        List<Source> sources = Evidence.of(List.of(file)).sources();
        if (sources.size() != 1) {
            throw new UsageProblem(file + " is a folder; dump reads one file, analyze reads folders");
        }
        Source source = sources.get(0);
        Recogniser.Choice choice = new Recogniser(Formats.ALL)
                .choose(Sample.of(source))
                .orElseThrow(() -> new UsageProblem(
                        file + " is of no format that is read; it holds neither known lines nor known records"));
        return choice.format()
                .reader(options)
                .read(source, new EventSink() {
                    @Override
                    public void accept(Event event) {
                        events.accept(event);
                    }

                    @Override
                    public void accept(Diagnostic diagnostic) {
                        diagnostics.accept(diagnostic);
                    }
                })
                .tally();
    }
}
