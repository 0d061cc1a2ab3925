package dev.hindcast.index.lucene;

import java.util.Arrays;

/** The terms of one event for one indexed field, as bytes behind each other; reused from event to event. */
final class TermList {

    private static final int FIRST_TERMS = 64;

    private final ByteWriter bytes = new ByteWriter();
    private int[] starts = new int[FIRST_TERMS];
    private int[] ends = new int[FIRST_TERMS];
    private int[] steps = new int[FIRST_TERMS];
    private int size;

    void clear() {
        bytes.clear();
        size = 0;
    }

    /** Where the bytes of the next term go, before {@link #endTerm}. */
    ByteWriter bytes() {
        return bytes;
    }

    /**
     * Ends the term that began at {@code start}.
     *
     * @param step its distance from the term before it, in positions
     */
    void endTerm(int start, int step) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            steps = Arrays.copyOf(steps, size * 2);
        }
        starts[size] = start;
        ends[size] = bytes.length();
        steps[size++] = step;
    }

    int size() {
        return size;
    }

    int start(int term) {
        return starts[term];
    }

    int end(int term) {
        return ends[term];
    }

    int step(int term) {
        return steps[term];
    }
}
