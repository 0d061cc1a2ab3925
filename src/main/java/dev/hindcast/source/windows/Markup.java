package dev.hindcast.source.windows;

/**
 * Takes the elements of one event in document order, wherever they come from. For each element: {@link #open}, its
 * attributes, its text and child elements in turn, {@link #close}.
 */
public interface Markup {

    /** Nobody listens. */
    Markup UNHEARD = new Markup() {
        @Override
        public void open(String name) {}

        @Override
        public void attribute(String name, String value) {}

        @Override
        public void text(String piece) {}

        @Override
        public void close() {}
    };

    /** An element begins. */
    void open(String name);

    /** An attribute of the element that was opened last; all of them come before its content. */
    void attribute(String name, String value);

    /** A piece of text; one text may come in several pieces. */
    void text(String piece);

    /** The innermost open element ends. */
    void close();

    /** A processing instruction; of no meaning to an event. */
    default void instruction(String target, String content) {}
}
