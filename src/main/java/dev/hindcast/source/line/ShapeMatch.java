package dev.hindcast.source.line;

import org.jspecify.annotations.Nullable;

/** Tries one text after another; what it tells is about the text that fitted last. */
interface ShapeMatch {

    /** Whether the whole text fits. */
    boolean fits(String text);

    /** Whether the text begins so; {@link #end()} tells how far. */
    boolean begins(String text);

    /** Where in the text the fitting part ends. */
    int end();

    /** The text in which a part's {@link #start} and {@link #end(int)} are counted. */
    String source(int group);

    /** Where a part begins, or -1 where the text has none. */
    int start(int group);

    int end(int group);

    /** Whether the text that a part was found in holds a literal. */
    default boolean holds(int group, String literal) {
        return source(group).contains(literal);
    }

    /** A part of the text; null where it has none. */
    default @Nullable String text(int group) {
        int start = start(group);
        return start < 0 ? null : source(group).substring(start, end(group));
    }
}
