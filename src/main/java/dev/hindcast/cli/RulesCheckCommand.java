package dev.hindcast.cli;

import dev.hindcast.casefile.RulePack;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSetReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast rules check}: loads rules and says what cannot be used. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Load our rules and those of the folders given; name every one that cannot be used.")
final class RulesCheckCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "DIR", description = "Folders with Sigma YAML.")
    private final List<Path> folders = new ArrayList<>();

    @Option(names = "--rules", paramLabel = "DIR", description = "The same, as in analyze.")
    private final List<Path> more = new ArrayList<>();

    RulesCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        List<Path> all = new ArrayList<>(folders);
        all.addAll(more);
        for (Path folder : all) {
            if (!Files.isDirectory(folder)) {
                throw new UsageProblem(folder + " is no folder; name the folder that holds the rules");
            }
        }
        List<RuleSetReading> readings = RulePack.read(all);
        List<RuleProblem> problems = RulePack.problems(readings);
        int rules = readings.stream().mapToInt(r -> r.ruleSet().rules().size()).sum();
        int correlations = readings.stream()
                .mapToInt(r -> r.ruleSet().correlations().size())
                .sum();
        problems.forEach(p -> console.err().println(p.getMessage()));
        for (RuleSetReading reading : readings) {
            reading.withoutSource()
                    .forEach(id -> console.err()
                            .println("note: rule " + id
                                    + " loads, but no log of its source is read yet; it never matches"));
        }
        console.out()
                .println(rules + " rules and " + correlations + " correlations can be used, " + problems.size()
                        + " cannot");
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
