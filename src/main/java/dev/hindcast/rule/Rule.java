package dev.hindcast.rule;

import dev.hindcast.event.Event;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule over single events.
 *
 * @param id stable id: the {@code name} of the Sigma document, else its {@code id}
 * @param title one line
 * @param description why it matters, for people
 * @param level Sigma's level word; {@code informational} where it has none
 * @param tags Sigma's tags; {@code hindcast.step.N} names the step of the chain that a match shows, {@code hindcast.fact.X}
 *     a fact that hypotheses speak of
 * @param origin file and place of the document
 * @param holds the detection, log source included
 */
public record Rule(
        String id,
        String title,
        String description,
        String level,
        List<String> tags,
        String origin,
        Predicate<Event> holds) {

    private static final String STEP = "hindcast.step.";
    private static final String FACT = "hindcast.fact.";

    public Rule {
        tags = List.copyOf(tags);
    }

    public boolean matches(Event event) {
        return holds.test(event);
    }

    /** The step of the chain that a match shows, 1 to 9; 0 for none. */
    public int step() {
        return tags.stream()
                .filter(t -> t.startsWith(STEP))
                .mapToInt(t -> Integer.parseInt(t.substring(STEP.length())))
                .findFirst()
                .orElse(0);
    }

    /** The facts that a match shows, {@code time-source-lost}. */
    public List<String> facts() {
        return tags.stream()
                .filter(t -> t.startsWith(FACT))
                .map(t -> t.substring(FACT.length()))
                .toList();
    }
}
