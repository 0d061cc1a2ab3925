package dev.hindcast.source.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that are a text of the line, or a word chosen by one. */
final class TextValues {

    /** Texts that mean "nothing" are short; longer ones are not worth their hash on every line. */
    private static final int OMITTED_MAX = 20;

    private TextValues() {}

    /** The same for every line. */
    record Constant(String text) implements FieldRule.FieldValue {
        @Override
        public String of(ShapeMatch match, LineMoment moment) {
            return text;
        }
    }

    /**
     * A part of the line.
     *
     * @param omitted texts that mean "nothing" ({@code <unknown client>})
     */
    record Part(int group, Set<String> omitted) implements FieldRule.FieldValue {
        Part {
            if (omitted.stream().anyMatch(text -> text.length() > OMITTED_MAX)) {
                throw new IllegalArgumentException("a text to omit is longer than " + OMITTED_MAX + ": " + omitted);
            }
            omitted = Set.copyOf(omitted);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            String text = match.text(group);
            boolean isNothing =
                    text == null || text.isEmpty() || (text.length() <= OMITTED_MAX && omitted.contains(text));
            return isNothing ? null : text;
        }
    }

    /** The first of several parts that the line has; a pattern with alternatives needs a group for each. */
    record FirstOf(List<Part> parts) implements FieldRule.FieldValue {
        FirstOf {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            for (Part part : parts) {
                String text = part.of(match, moment);
                if (text != null) {
                    return text;
                }
            }
            return null;
        }
    }

    /**
     * A word chosen by a part of the line.
     *
     * @param choices the value by the part's text
     * @param otherwise the value where {@code choices} does not know the text; empty for none
     */
    record Choice(Part by, Map<String, String> choices, String otherwise) implements FieldRule.FieldValue {
        Choice {
            choices = Map.copyOf(choices);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            String text = by.of(match, moment);
            if (text == null) {
                return null;
            }
            String value = choices.getOrDefault(text, otherwise);
            return value.isEmpty() ? null : value;
        }
    }
}
