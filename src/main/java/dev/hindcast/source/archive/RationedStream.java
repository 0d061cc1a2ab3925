package dev.hindcast.source.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Hands a decoder no more bytes than it was allowed since the last time it was asked for something. Headers of tar and
 * gzip may hold names of any length, which the decoders collect in memory.
 */
final class RationedStream extends BlockStream {

    private final InputStream in;
    private long left;
    private long zeros;

    RationedStream(InputStream in) {
        this.in = in;
    }

    /** What may be read from now on; what was left is forfeit. */
    void allow(long bytes) {
        left = bytes;
    }

    /** How many zero bytes were read last, without another between them; counted up to the last read's length or more. */
    long zerosAtEnd() {
        return zeros;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0 && length > 0) {
            throw new IOException("a header of more bytes than any real one");
        }
        int got = in.read(buffer, offset, (int) Math.min(length, left));
        if (got > 0) {
            left -= got;
            int from = offset + got;
            while (from > offset && buffer[from - 1] == 0) {
                from--;
            }
            zeros = from == offset ? zeros + got : offset + got - from;
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
