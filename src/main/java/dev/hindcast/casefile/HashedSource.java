package dev.hindcast.casefile;

import dev.hindcast.event.Sha256;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A source whose bytes are hashed while they are read. Readers may open it more than once; the first stream that is read
 * to its end gives the hash, and a file that no reader finished is read once more for it.
 */
final class HashedSource implements Source {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Source source;
    private @Nullable String sha256;

    HashedSource(Source source) {
        this.source = source;
    }

    @Override
    public String path() {
        return source.path();
    }

    @Override
    public long sizeBytes() {
        return source.sizeBytes();
    }

    @Override
    public InputStream open() throws IOException {
        if (sha256 != null) {
            return source.open();
        }
        return new ToTheEnd(source.open(), Sha256.digest());
    }

    @Override
    public InputStream openAside() throws IOException {
        return source.openAside();
    }

    /** Lower-case hexadecimal. */
    String sha256() throws IOException {
        if (sha256 == null) {
            try (InputStream in = open()) {
                byte[] buffer = new byte[BUFFER_BYTES];
                while (in.read(buffer) >= 0) {
                    // reading is hashing
                }
            }
        }
        if (sha256 == null) {
            throw new IOException(path() + " ended before its end");
        }
        return sha256;
    }

    /** Notes the hash when the last byte has passed; skipped bytes are read, so that they count. */
    private final class ToTheEnd extends DigestInputStream {

        ToTheEnd(InputStream in, MessageDigest digest) {
            super(in, digest);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value < 0) {
                finish();
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count < 0) {
                finish();
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, count))];
            long left = count;
            while (left > 0) {
                int got = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    break;
                }
                left -= got;
            }
            return count - left;
        }

        @Override
        public boolean markSupported() {
            return false; // a reset would hash bytes twice
        }

        private void finish() {
            if (sha256 == null) {
                sha256 = HexFormat.of().formatHex(getMessageDigest().digest());
            }
        }
    }
}
