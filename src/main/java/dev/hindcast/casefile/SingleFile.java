package dev.hindcast.casefile;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import dev.hindcast.source.archive.Archives;
import java.io.IOException;
import java.nio.file.Files;
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
     * Hands over every event and diagnostic in the order of the file. An archive of one file is read like that file.
     *
     * @throws UsageProblem where the path is no readable file, or no format that is read
     */
    public Tally read(Path file, Consumer<Event> events, Consumer<Diagnostic> diagnostics)
            throws UsageProblem, IOException {
        Folders.requireEvidence(List.of(file));
        if (Files.isDirectory(file)) {
            throw new UsageProblem(file + " is a folder; dump reads one file, analyze reads folders");
        }
        try (Evidence evidence = Archives.opened(Evidence.of(List.of(file)))) {
            evidence.notRead().forEach(diagnostics);
            List<Source> sources = evidence.sources();
            if (sources.isEmpty() && evidence.archives().isEmpty()) {
                throw new UsageProblem(file + " is no file that can be read");
            }
            if (sources.size() != 1) {
                throw new UsageProblem(file + " is an archive in which " + sources.size()
                        + " files can be read; dump reads one, analyze reads all");
            }
            return read(sources.get(0), file, events, diagnostics);
        }
    }

    private Tally read(Source source, Path file, Consumer<Event> events, Consumer<Diagnostic> diagnostics)
            throws UsageProblem, IOException {
        Recogniser.Choice choice = new Recogniser(Formats.ALL)
                .choose(Sample.of(source))
                .orElseThrow(() -> new UsageProblem(
                        file + " is of no format that is read; it holds neither known lines nor known records"));
        Tally tally = choice.format()
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
        source.damage().ifPresent(why -> diagnostics.accept(Ingest.damaged(source, why)));
        return tally;
    }
}
