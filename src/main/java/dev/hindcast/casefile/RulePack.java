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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * What our pack and each folder hold, problems included, for {@code rules check}. A folder with the same documents as
     * one before it counts once; a rule whose id an earlier folder holds otherwise is a problem, since a match could not
     * say which of the two it is of.
     */
    public static List<RuleSetReading> read(List<Path> folders) throws IOException {
        RuleSetReader reader = new RuleSetReader();
        List<RuleSetReading> readings = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        Set<String> sets = new HashSet<>();
        RuleSetReading pack = reader.ofPack();
        sets.add(pack.ruleSet().sha256());
        pack.ruleSet().rules().forEach(r -> taken.put(r.id(), r.origin()));
        readings.add(pack);
        for (Path folder : folders) {
            RuleSetReading reading = reader.ofFolder(folder);
            if (!reading.isSound() || sets.add(reading.ruleSet().sha256())) {
                readings.add(withoutTaken(reading, taken));
            }
        }
        return readings;
    }

    private static RuleSetReading withoutTaken(RuleSetReading reading, Map<String, String> taken) {
        List<Rule> kept = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>(reading.problems());
        for (Rule rule : reading.ruleSet().rules()) {
            String earlier = taken.putIfAbsent(rule.id(), rule.origin());
            if (earlier == null) {
                kept.add(rule);
            } else {
                problems.add(new RuleProblem(
                        rule.origin(),
                        0,
                        "'" + rule.id() + "' is the name or id of the rule at " + earlier + " already; rename one"));
            }
        }
        RuleSet ruleSet = new RuleSet(
                kept, reading.ruleSet().correlations(), reading.ruleSet().sha256());
        return new RuleSetReading(ruleSet, problems, reading.withoutSource());
    }

    /** Every problem, by folder, then file and line. */
    public static List<RuleProblem> problems(List<RuleSetReading> readings) {
        return readings.stream().flatMap(r -> r.problems().stream()).toList();
    }
}
