package dev.hindcast.source.line;

import org.jspecify.annotations.Nullable;

/**
 * How one field of an event comes from a match.
 *
 * @param field the field's name
 * @param value what it gets
 */
record FieldRule(String field, FieldValue value) {

    /** What a field gets from a line. */
    interface FieldValue {

        /** The value, or null where this line gives none. */
        @Nullable
        String of(ShapeMatch match, LineMoment moment);
    }
}
