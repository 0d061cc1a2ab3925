package dev.hindcast.cli;

import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.simulate.SampleLogs;
import dev.hindcast.simulate.Scenario;
import dev.hindcast.simulate.SimulatedIncident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast simulate}: an incident as a responder would be handed it, and its truth beside it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Write a complete incident with known truth: evidence/ and truth.json below DIR.")
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "SCENARIO", description = "Which incident; 'cutover' is the one of sample-logs.")
    private String scenario = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same bytes (default: that of sample-logs).")
    private long seed = SampleLogs.SEED;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "An empty or new folder.")
    private Path out = Path.of("");

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        List<Scenario> known = SampleLogs.scenarios();
        Scenario chosen = known.stream()
                .filter(s -> s.id().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("there is no scenario " + scenario + "; there is: "
                        + String.join(", ", known.stream().map(Scenario::id).toList())));
        if (Files.isDirectory(out)) {
            try (Stream<Path> list = Files.list(out)) {
                if (list.findAny().isPresent()) {
                    throw new UsageProblem(out + " is not empty; name a new folder with --out");
                }
            }
        }
        SimulatedIncident incident = chosen.play(seed);
        incident.writeEvidence(out.resolve("evidence"));
        incident.writeTruth(out.resolve("truth.json"));
        console.out().println("wrote " + out.resolve("evidence") + " and " + out.resolve("truth.json"));
        return ExitCode.DONE;
    }
}
