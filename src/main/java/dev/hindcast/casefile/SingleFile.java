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

/** One file, or the one file of an archive, opened to be read without keeping a case; it can be read more than once. */
public final class SingleFile implements AutoCloseable {

    private final Evidence evidence;
    private final Source source;
    private final Format format;
    private final ReadingOptions options;

    private SingleFile(Evidence evidence, Source source, Format format, ReadingOptions options) {
        this.evidence = evidence;
        this.source = source;
        this.format = format;
        this.options = options;
    }

    /**
     * Opens a file and finds out what it is.
     *
     * @param diagnostics told what of an archive cannot be read
     * @throws UsageProblem where the path is no readable file, or no format that is read
     */
    public static SingleFile open(Path file, ReadingOptions options, Consumer<Diagnostic> diagnostics)
            throws UsageProblem, IOException {
        Folders.requireEvidence(List.of(file));
        if (Files.isDirectory(file)) {
            throw new UsageProblem(file + " is a folder; dump reads one file, analyze reads folders");
        }
        Recogniser recogniser = new Recogniser(Formats.of(options));
        Evidence evidence = Archives.opened(Evidence.of(List.of(file)));
        try {
            evidence.notRead().forEach(diagnostics);
            Source source = only(evidence, file);
            return new SingleFile(evidence, source, format(recogniser, source, file), options);
        } catch (UsageProblem | IOException | RuntimeException notOpened) {
            evidence.close();
            throw notOpened;
        }
    }

    private static Source only(Evidence evidence, Path file) throws UsageProblem {
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

    private static Format format(Recogniser recogniser, Source source, Path file) throws UsageProblem, IOException {
        return recogniser
                .choose(Sample.of(source))
                .orElseThrow(() -> new UsageProblem(
                        file + " is of no format that is read; it holds neither known lines nor known records"))
                .format();
    }

    /** Hands over every event and diagnostic in the order of the file. */
    public Tally read(Consumer<Event> events, Consumer<Diagnostic> diagnostics) throws IOException {
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
        Tally tally = format.reader(options).read(source, sink).tally();
        tellDamage(diagnostics);
        return tally;
    }

    /**
     * Writes every record as text without making events.
     *
     * @param out written to from several threads, one at a time
     * @return what was counted; empty where the file's format has no such way, and nothing was written then
     */
    public Optional<Tally> dump(RecordDump.Form form, OutputStream out, Consumer<Diagnostic> diagnostics)
            throws IOException {
        Optional<RecordDump> dump = format.dump(options);
        if (dump.isEmpty()) {
            return Optional.empty();
        }
        Tally tally = dump.get().dump(source, form, out, diagnostics).tally();
        tellDamage(diagnostics);
        return Optional.of(tally);
    }

    private void tellDamage(Consumer<Diagnostic> diagnostics) {
        source.damage().ifPresent(why -> diagnostics.accept(Ingest.damaged(source, why)));
    }

    @Override
    public void close() {
        evidence.close();
    }
}
