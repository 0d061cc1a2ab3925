package dev.hindcast.cli;

import java.io.IOException;

/** Whoever took our output wants no more of it, as {@code head} does; no fault of anybody's. */
final class OutputEnded extends IOException {

    private static final long serialVersionUID = 1L;

    OutputEnded(IOException cause) {
        super(cause);
    }
}
