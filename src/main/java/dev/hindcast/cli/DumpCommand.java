package dev.hindcast.cli;

import dev.hindcast.casefile.CaseAnalysis;
import dev.hindcast.casefile.SingleFile;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Tally;
import dev.hindcast.index.EventStore;
import java.io.IOException;
import java.nio.file.Path;
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
            description = "jsonl, json, csv or table (default: ${DEFAULT-VALUE}).",
            defaultValue = "jsonl")
    private ListFormat format = ListFormat.JSONL;

    private boolean damaged;

    DumpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        EventOutput output = new EventOutput(console.out(), format);
        if (file == null) {
            try (EventStore store = CaseAnalysis.open(kept.folder())) {
                store.scan(output::print);
            }
            output.end();
            return ExitCode.DONE;
        }
        Tally tally = new SingleFile(reading.options()).read(file, output::print, this::tell);
        output.end();
        if (tally.rejected() == 0 && damaged) {
            console.say("done, but something could not be read; it is named above (exit 3)");
            return ExitCode.IN_PART;
        }
        if (tally.rejected() == 0) {
            return ExitCode.DONE;
        }
        console.say("done, but " + tally.rejected() + " of " + tally.present()
                + " records could not be read; each is named above (exit 3)");
        return ExitCode.IN_PART;
    }

    private void tell(Diagnostic diagnostic) {
        damaged |= diagnostic.severity() == Diagnostic.Severity.ERROR;
        console.err()
                .println(EventOutput.shown(diagnostic.severity().word() + "  " + diagnostic.evidence() + ", "
                        + diagnostic.position() + ": " + diagnostic.message()));
    }
}
