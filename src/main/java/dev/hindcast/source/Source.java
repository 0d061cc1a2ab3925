package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One evidence file, or one member of an archive. Opened for reading only. */
public interface Source {

    /**
     * Path below the evidence given, with {@code /}; unique in a run. A member of an archive has the archive's path,
     * {@code !/} and its own path: {@code triage.zip!/Logs/Security.evtx}.
     */
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

    /**
     * What was wrong with the bytes of the streams that were read so far, in words; empty where all came and are right. A
     * stream of a damaged member ends early instead of failing, so that readers keep what came before.
     */
    default Optional<String> damage() {
        return Optional.empty();
    }
}
