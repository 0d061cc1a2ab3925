package dev.hindcast.source.archive;

import dev.hindcast.source.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** What a gzip file unpacks to, all of its concatenated parts (RFC 1952, 2.2). */
final class GzipStream extends BlockStream {

    /** More input than one read of our buffers can need; a header that asks for more is hostile. */
    private static final long INPUT_BYTES_MAX = 8L * 1024 * 1024;

    private final RationedStream packed;
    private final GzipCompressorInputStream unpacked;
    private @Nullable IOException broken;

    private GzipStream(RationedStream packed) throws IOException {
        this.packed = packed;
        packed.allow(INPUT_BYTES_MAX);
        this.unpacked = GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                // the RFC says Latin-1, gzip writes the bytes of the file system
                .setFileNameCharset(StandardCharsets.UTF_8)
                .get();
    }

    static GzipStream of(Source file) throws IOException {
        InputStream in = file.open();
        try {
            return new GzipStream(new RationedStream(new BufferedInputStream(in)));
        } catch (IOException | RuntimeException broken) {
            in.close();
            throw broken;
        }
    }

    /** The name that was stored when it was packed. */
    Optional<String> storedName() {
        return Optional.ofNullable(unpacked.getMetaData().getFileName()).filter(name -> !name.isBlank());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        packed.allow(INPUT_BYTES_MAX);
        long before = unpacked.getBytesRead();
        try {
            return unpacked.read(buffer, offset, Math.min(length, 1 << 16));
        } catch (IOException e) {
            // the decoder fails after it has filled a part of the buffer; that part is good
            int good = (int) (unpacked.getBytesRead() - before);
            if (good <= 0) {
                throw e;
            }
            broken = e;
            return good;
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        packed.close();
    }
}
