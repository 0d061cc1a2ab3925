package dev.hindcast.index.lucene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How events lie on disk beside the index. Two files that only grow, both big-endian:
 *
 * <ul>
 *   <li>{@code events.blocks}: a header (the eight characters {@code HINDEVTS}, version, compression), then blocks. A block
 *       is its packed length, raw length, number of events, CRC-32 of the packed bytes, and the packed bytes. Raw, it
 *       holds the layouts (count, then per layout a count and the names), then per event its layout's number, the length
 *       of its bytes, and the bytes of {@link EventCodec}.
 *   <li>{@code events.directory}: an entry a block: the ordinal of its first event and its offset in the first file.
 * </ul>
 *
 * <p>How much of both is valid stands in the index's commit; what lies beyond was never committed.
 */
final class BlockFormat {

    static final String BLOCKS_FILE = "events.blocks";
    static final String DIRECTORY_FILE = "events.directory";

    static final byte[] MAGIC = "HINDEVTS".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    /** Deflate with a zlib wrapper (RFC 1950). */
    static final int DEFLATE = 1;

    static final int HEADER_BYTES = MAGIC.length + 2 * Integer.BYTES;
    static final int BLOCK_HEADER_BYTES = 4 * Integer.BYTES;
    static final int DIRECTORY_ENTRY_BYTES = 2 * Long.BYTES;

    /**
     * A block is closed when its events reach this size. Measured (performance page, section 1): blocks of a quarter of
     * this take half as much space again, and inflating one for a single hit costs 70 microseconds.
     */
    static final int BLOCK_BYTES = 128 * 1024;

    static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(DEFLATE)
                .flip();
    }

    private BlockFormat() {}
}
