package dev.hindcast.cli;

import dev.hindcast.casefile.CaseAnalysis;
import dev.hindcast.casefile.SingleFile;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Tally;
import dev.hindcast.index.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast dump}: every event of a file or of a case, with all its fields. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Print every event of one file, or of a kept case where no file is given.")
final class DumpCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "An exported log.")
    private @Nullable Path file;

    @Mixin
    private final CaseWords kept = new CaseWords();

    @Mixin
    private final ReadingWords reading = new ReadingWords();

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "jsonl, json, csv, table, or xml for event logs (default: ${DEFAULT-VALUE}).",
            defaultValue = "jsonl")
    private DumpFormat format = DumpFormat.JSONL;

    private long problems;

    DumpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        return file == null ? keptCase() : one(file);
    }

    private int keptCase() throws UsageProblem, IOException {
        EventOutput output = output();
        try (EventStore store = CaseAnalysis.open(kept.folder())) {
            if (output.needsColumns()) {
                store.scan(output::see);
            }
            store.scan(output::print);
        }
        output.end();
        return ExitCode.DONE;
    }

    private int one(Path evidence) throws UsageProblem, IOException {
        Tally tally;
        try (SingleFile opened = SingleFile.open(evidence, reading.options(), this::tell)) {
            Optional<Tally> straight = Optional.empty();
            if (format.straight().isPresent()) {
                straight = opened.dump(format.straight().get(), console.bytes(), this::tell);
            }
            tally = straight.isPresent() ? straight.get() : asList(opened);
        }
        if (problems == 0) {
            return ExitCode.DONE;
        }
        console.say("done, but the file is damaged: " + tally.read() + " of " + tally.present()
                + " records were read; what was not stands above (exit 3)");
        return ExitCode.IN_PART;
    }

    private Tally asList(SingleFile opened) throws UsageProblem, IOException {
        EventOutput output = output();
        if (output.needsColumns()) {
            opened.read(output::see, diagnostic -> {});
        }
        Tally tally = opened.read(output::print, this::tell);
        output.end();
        return tally;
    }

    private EventOutput output() throws UsageProblem {
        ListFormat list = format.list()
                .orElseThrow(() -> new UsageProblem(
                        "-o xml is for native event logs (EVTX) alone; write -o jsonl for anything else"));
        return new EventOutput(console.out(), list, file == null);
    }

    private void tell(Diagnostic diagnostic) {
        if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
            problems++;
        }
        console.err()
                .println(EventOutput.shown(diagnostic.severity().word() + "  " + diagnostic.evidence() + ", "
                        + diagnostic.position() + ": " + diagnostic.message()));
    }
}
