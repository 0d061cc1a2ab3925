package dev.hindcast.casefile;

/** Told how far the work is; a terminal may show it. Called from one thread. */
public interface Progress {

    /** Nobody watches. */
    Progress NONE = new Progress() {};

    /** A file is being read; bytes of all files done before it, and of all. */
    default void reading(String path, long doneBytes, long allBytes) {}

    /** A stage that is no reading begins: {@code indexing}, {@code estimating clocks}, {@code judging}, {@code writing}. */
    default void stage(String name) {}

    /** A stage is over, in one line for logs. */
    default void done(String line) {}

    /** Something that the user should know at once. */
    default void problem(String line) {}
}
