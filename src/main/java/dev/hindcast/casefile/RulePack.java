package dev.hindcast.casefile;

import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.Rule;
import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSet;
import dev.hindcast.rule.RuleSetReading;
import dev.hindcast.rule.sigma.RuleSetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules of a run: ours, and those of the folders that the user names. */
public final class RulePack {

    private RulePack() {}

    /**
     * All rules together.
     *
     * @throws UsageProblem for the first rule that cannot be used
     */
    public static RuleSet load(List<Path> folders) throws UsageProblem, IOException {
        List<Rule> rules = new ArrayList<>();
        List<Correlation> correlations = new ArrayList<>();
        StringBuilder hashes = new StringBuilder();
        for (RuleSetReading reading : read(folders)) {
            if (!reading.isSound()) {
                throw new UsageProblem(String.valueOf(reading.problems().get(0).getMessage()));
            }
            rules.addAll(reading.ruleSet().rules());
            correlations.addAll(reading.ruleSet().correlations());
            hashes.append(hashes.isEmpty() ? "" : "+").append(reading.ruleSet().sha256());
        }
        return new RuleSet(rules, correlations, hashes.toString());
    }

    /** What our pack and each folder hold, problems included, for {@code rules check}. */
    public static List<RuleSetReading> read(List<Path> folders) throws IOException {
        return new RuleSetReader().ofPackAnd(folders);
    }

    /** Every problem, by folder, then file and line. */
    public static List<RuleProblem> problems(List<RuleSetReading> readings) {
        return readings.stream().flatMap(r -> r.problems().stream()).toList();
    }
}
