package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;

/** One evidence file, or later one member of an archive. Opened for reading only. */
public interface Source {

    /** Path below the evidence given, with {@code /}; unique in a run. */
    String path();

    long sizeBytes();

    /** A fresh stream from the first byte; may be called again. */
    InputStream open() throws IOException;

    /**
     * A stream to look around in before the reading proper: where that is possible, skipping costs nothing and bytes are
     * not hashed.
     */
    default InputStream openAside() throws IOException {
        return open();
    }
}
