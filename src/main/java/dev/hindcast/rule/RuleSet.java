package dev.hindcast.rule;

import dev.hindcast.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules that are used together. Immutable and thread-safe. */
public final class RuleSet {

    private static final int CODE_DIGITS_MAX = 5;

    private final List<Rule> rules;
    private final List<Correlation> correlations;
    private final String sha256;
    private final Map<String, List<Rule>> byCode = new HashMap<>();
    private final List<Rule> ofAnyCode;

    /**
     * @param rules in any order
     * @param correlations in any order
     * @param sha256 of the documents in order of their paths, lower-case hexadecimal
     */
    public RuleSet(List<Rule> rules, List<Correlation> correlations, String sha256) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.correlations = correlations.stream()
                .sorted(Comparator.comparing(Correlation::id))
                .toList();
        this.sha256 = sha256;
        this.ofAnyCode = this.rules.stream().filter(r -> codes(r).isEmpty()).toList();
        Set<String> codes = new TreeSet<>();
        this.rules.forEach(r -> codes.addAll(codes(r)));
        for (String code : codes) {
            byCode.put(
                    code,
                    this.rules.stream()
                            .filter(r -> codes(r).isEmpty() || codes(r).contains(code))
                            .toList());
        }
    }

    /** By id. */
    public List<Rule> rules() {
        return rules;
    }

    /** By id. */
    public List<Correlation> correlations() {
        return correlations;
    }

    /** Of the documents in order of their paths, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Every rule that holds for the event, by id. */
    public List<Match> match(Event event) {
        List<Match> matches = new ArrayList<>(0);
        for (Rule rule : candidates(event.code())) {
            if (rule.matches(event)) {
                matches.add(new Match(rule, event));
            }
        }
        return matches;
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** A code in an unusual rendering ({@code 0x1092}, {@code 04625}) is tried on every rule. */
    private List<Rule> candidates(String code) {
        if (code.isEmpty() || code.charAt(0) > '9') {
            return ofAnyCode;
        }
        return isPlain(code) ? byCode.getOrDefault(code, ofAnyCode) : rules;
    }

    private static boolean isPlain(String code) {
        if (code.length() > CODE_DIGITS_MAX || (code.length() > 1 && code.charAt(0) == '0')) {
            return false;
        }
        return code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Set<String> codes(Rule rule) {
        return rule.holds() instanceof CodeBound bound ? bound.codes() : Set.of();
    }
}
