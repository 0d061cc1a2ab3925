package dev.hindcast.source.line;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are a text of the line, or a word chosen by one. */
final class TextValues {

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
     * @param omitted texts that mean "nothing" ({@code <unknown client>}); a handful, so they are compared one by one
     */
    record Part(int group, List<String> omitted) implements FieldRule.FieldValue {
        Part {
            omitted = List.copyOf(omitted);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            int start = match.start(group);
            if (start < 0) {
                return null;
            }
            String source = match.source(group);
            int length = match.end(group) - start;
            for (int i = 0; i < omitted.size(); i++) {
                String nothing = omitted.get(i);
                if (nothing.length() == length && source.startsWith(nothing, start)) {
                    return null;
                }
            }
            return length == 0 ? null : source.substring(start, start + length);
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
