package dev.hindcast.source.line;

/**
 * What a text must look like to be of one kind, and how its parts are called: a regular expression, a JSON object, a row of a
 * table.
 */
interface Shape {

    /** The number of a named part, or -1 where the shape has none of that name. */
    int group(String name);

    /** Whether a text may fit at all; cheap, and right to say yes too often. */
    boolean isWorthTrying(String text);

    /** Whether lists that a set leaves out are cut out of the texts that it is tried with. */
    default boolean readsShortened() {
        return true;
    }

    /** A new match to try texts with; a match serves one thread. */
    ShapeMatch match();
}
