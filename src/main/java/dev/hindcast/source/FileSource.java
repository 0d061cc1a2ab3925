package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on disk, opened for reading only.
 *
 * @param path path below the evidence given, with {@code /}
 * @param file where it lies on this machine; never written to a report
 * @param sizeBytes its size when the evidence was walked
 */
public record FileSource(String path, Path file, long sizeBytes) implements Source {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
