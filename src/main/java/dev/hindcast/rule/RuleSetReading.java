package dev.hindcast.rule;

import java.util.List;

/**
 * What a folder of rules, or our own pack, held.
 *
 * @param ruleSet everything that can be used
 * @param problems everything that cannot, by file and line; the rules of the set do not depend on them
 * @param withoutSource ids of rules that load but never match, because we read no events of their log source
 */
public record RuleSetReading(RuleSet ruleSet, List<RuleProblem> problems, List<String> withoutSource) {

    public RuleSetReading {
        problems = List.copyOf(problems);
        withoutSource = List.copyOf(withoutSource);
    }

    /** Whether every document can be used. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
