package dev.hindcast.source.line;

import dev.hindcast.event.Event;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * How one field of an event comes from a match: a constant, a group, or a word chosen by a group's value.
 *
 * @param field the field's name
 * @param group the number of the group that it depends on, or -1 for a constant
 * @param constant the value where {@code group} is -1
 * @param choices the value by the group's text; empty to take the text itself
 * @param otherwise the value where {@code choices} does not know the text; empty for none
 * @param omitted texts that mean "nothing" ({@code <unknown client>})
 */
record FieldRule(
        String field, int group, String constant, Map<String, String> choices, String otherwise, Set<String> omitted) {

    /** Texts that mean "nothing" are short; longer ones are not worth their hash on every line. */
    private static final int OMITTED_MAX = 20;

    FieldRule {
        if (omitted.stream().anyMatch(text -> text.length() > OMITTED_MAX)) {
            throw new IllegalArgumentException("a text to omit is longer than " + OMITTED_MAX + ": " + omitted);
        }
        choices = Map.copyOf(choices);
        omitted = Set.copyOf(omitted);
    }

    void apply(Matcher match, Event.Builder event) {
        if (group < 0) {
            event.field(field, constant);
            return;
        }
        String text = match.group(group);
        if (text == null || text.isEmpty() || (text.length() <= OMITTED_MAX && omitted.contains(text))) {
            return;
        }
        String value = choices.isEmpty() ? text : choices.getOrDefault(text, otherwise);
        if (!value.isEmpty()) {
            event.field(field, value);
        }
    }
}
