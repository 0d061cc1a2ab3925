package dev.hindcast.rule;

import dev.hindcast.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * Rules that are used together.
 *
 * @param rules by id
 * @param correlations by id
 * @param sha256 of the documents in order of their paths, lower-case hexadecimal
 */
public record RuleSet(List<Rule> rules, List<Correlation> correlations, String sha256) {

    public RuleSet {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
    }

    /** Every rule that holds for the event, by id. */
    public List<Match> match(Event event) {
        return rules.stream()
                .filter(r -> r.matches(event))
                .map(r -> new Match(r, event))
                .toList();
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
