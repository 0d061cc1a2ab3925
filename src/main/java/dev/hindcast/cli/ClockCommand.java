package dev.hindcast.cli;

import dev.hindcast.casefile.CaseAnalysis;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.clock.ClockHistory;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Host;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast clock}: what each clock of a kept case did. It does not know of any cutover. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "What each clock did; with a host, how that is known.",
        footer = {"", "Example: hindcast clock erp01 --at 2026-03-19T09:14:00"})
final class ClockCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "One host, by any of its names.")
    private @Nullable String host;

    @Option(names = "--at", paramLabel = "RAWTIME", description = "What a stamp on that host really meant.")
    private @Nullable String at;

    @Mixin
    private final CaseWords kept = new CaseWords();

    @Mixin
    private final StatedWords stated = new StatedWords();

    ClockCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        if (at != null && host == null) {
            throw new UsageProblem("--at needs a host; write hindcast clock HOST --at " + at);
        }
        CaseAnalysis.KeptClocks clocks =
                CaseAnalysis.clocks(kept.folder(), stated.references(), stated.toleranceSeconds());
        ClockTable table = new ClockTable(console.style(), stated.toleranceSeconds());
        List<String> lines;
        if (host == null) {
            lines = table.all(clocks.hosts().all().stream()
                    .map(h -> clocks.clocks().of(h.name()))
                    .toList());
        } else {
            ClockHistory history = clocks.clocks().of(named(clocks, host));
            lines = at == null ? table.one(history) : table.at(history, StatedWords.rawTime(at), at);
        }
        lines.forEach(console.out()::println);
        return ExitCode.DONE;
    }

    private static HostName named(CaseAnalysis.KeptClocks clocks, String written) throws UsageProblem {
        Optional<Host> known = clocks.hosts().host(HostName.of(written));
        if (known.isEmpty()) {
            throw new UsageProblem("no host " + written + " in this case; hindcast clock lists them all");
        }
        return known.get().name();
    }
}
