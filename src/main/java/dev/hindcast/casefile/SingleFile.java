package dev.hindcast.casefile;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.Format;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import dev.hindcast.source.archive.Archives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one file, or the one file of an archive, without keeping a case. */
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
        try (Evidence evidence = opened(file)) {
            Source source = only(evidence, file, diagnostics);
            EventSink sink = new EventSink() {
                @Override
                public void accept(Event event) {
                    events.accept(event);
                }

                @Override
                public void accept(Diagnostic diagnostic) {
                    diagnostics.accept(diagnostic);
                }
            };
            Tally tally =
                    format(file, source).reader(options).read(source, sink).tally();
            source.damage().ifPresent(why -> diagnostics.accept(Ingest.damaged(source, why)));
            return tally;
        }
    }

    /**
     * Writes every record as text without making events.
     *
     * @param out written to from several threads, one at a time
     * @return what was counted; empty where the file's format has no such way, and nothing was written then
     * @throws UsageProblem where the path is no readable file, or no format that is read
     */
    public Optional<Tally> dump(Path file, RecordDump.Form form, OutputStream out, Consumer<Diagnostic> diagnostics)
            throws UsageProblem, IOException {
        try (Evidence evidence = opened(file)) {
            Source source = only(evidence, file, diagnostics);
            Optional<RecordDump> dump = format(file, source).dump(options);
            if (dump.isEmpty()) {
                return Optional.empty();
            }
            Tally tally = dump.get().dump(source, form, out, diagnostics).tally();
            source.damage().ifPresent(why -> diagnostics.accept(Ingest.damaged(source, why)));
            return Optional.of(tally);
        }
    }

    private static Evidence opened(Path file) throws UsageProblem, IOException {
        Folders.requireEvidence(List.of(file));
        if (Files.isDirectory(file)) {
            throw new UsageProblem(file + " is a folder; dump reads one file, analyze reads folders");
        }
        return Archives.opened(Evidence.of(List.of(file)));
    }

    private static Source only(Evidence evidence, Path file, Consumer<Diagnostic> diagnostics) throws UsageProblem {
        evidence.notRead().forEach(diagnostics);
        List<Source> sources = evidence.sources();
        if (sources.isEmpty() && evidence.archives().isEmpty()) {
            throw new UsageProblem(file + " is no file that can be read");
        }
        if (sources.size() != 1) {
            throw new UsageProblem(file + " is an archive in which " + sources.size()
                    + " files can be read; dump reads one, analyze reads all");
        }
        return sources.get(0);
    }

    private static Format format(Path file, Source source) throws UsageProblem, IOException {
        return new Recogniser()
                .choose(Sample.of(source))
                .orElseThrow(() -> new UsageProblem(
                        file + " is of no format that is read; it holds neither known lines nor known records"))
                .format();
    }
}
