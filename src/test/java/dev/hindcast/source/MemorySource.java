package dev.hindcast.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Evidence that a test writes out, without a disk. */
public record MemorySource(String path, byte[] bytes) implements Source {

    public static MemorySource of(String path, String text) {
        return new MemorySource(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
