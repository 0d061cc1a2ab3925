package dev.hindcast.source.evtx;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Every place of a file where the header of a chunk stands, found byte by byte. Not every one is a chunk: a log can hold
 * the text of another. Two headers do not overlap, so that a file of nothing but magic cannot fill the memory.
 */
final class ChunkBegins {

    /** Magic to flags: what is looked at to tell a header from a mention of one. */
    private static final int LOOKED_AT = 512;

    private static final int HEADER_SIZE = 128;
    private static final int WINDOW_BYTES = 1 << 16;

    private final CRC32 crc = new CRC32();
    private long[] positions = new long[64];
    private long[] firstIds = new long[64];
    private boolean[] certain = new boolean[64];
    private int count;
    private long fileLength;

    private ChunkBegins() {}

    /** Looks through a whole file. */
    static ChunkBegins of(Source source) throws IOException {
        ChunkBegins begins = new ChunkBegins();
        byte[] window = new byte[WINDOW_BYTES + LOOKED_AT];
        long base = 0;
        int kept = 0;
        try (InputStream in = source.openAside()) {
            while (true) {
                int got = in.readNBytes(window, kept, window.length - kept);
                int filled = kept + got;
                // what is not wholly in the window comes again in the next one
                int end = filled < window.length ? filled - HEADER_SIZE : WINDOW_BYTES;
                for (int i = 0; i < end; i++) {
                    if (window[i] == 'E' && LittleEndian.i64(window, i) == Chunk.MAGIC) {
                        begins.see(window, i, filled, base + i);
                    }
                }
                if (filled < window.length) {
                    begins.fileLength = base + filled;
                    return begins;
                }
                System.arraycopy(window, WINDOW_BYTES, window, 0, LOOKED_AT);
                base += WINDOW_BYTES;
                kept = LOOKED_AT;
            }
        }
    }

    private void see(byte[] b, int at, int filled, long position) {
        long free = LittleEndian.u32(b, at + 48);
        boolean plausible = LittleEndian.i32(b, at + 40) == HEADER_SIZE && free >= LOOKED_AT && free <= Chunk.BYTES;
        if (!plausible) {
            return;
        }
        boolean sound = filled - at >= LOOKED_AT && isSound(b, at);
        boolean overlaps = count > 0 && position - positions[count - 1] < LOOKED_AT;
        if (overlaps && (!sound || certain[count - 1])) {
            return;
        }
        count -= overlaps ? 1 : 0;
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            firstIds = Arrays.copyOf(firstIds, 2 * count);
            certain = Arrays.copyOf(certain, 2 * count);
        }
        positions[count] = position;
        firstIds[count] = LittleEndian.i64(b, at + 24);
        certain[count++] = sound;
    }

    private boolean isSound(byte[] b, int at) {
        crc.reset();
        crc.update(b, at, 120);
        crc.update(b, at + HEADER_SIZE, LOOKED_AT - HEADER_SIZE);
        return (int) crc.getValue() == LittleEndian.i32(b, at + 124);
    }

    /** How many headers were found. */
    int count() {
        return count;
    }

    /** Where the header of this index stands in the file; they rise. */
    long position(int index) {
        return positions[index];
    }

    /** The id of the first record by the header of this index. */
    long firstId(int index) {
        return firstIds[index];
    }

    /** Whether a header stands here. */
    boolean has(long position) {
        return Arrays.binarySearch(positions, 0, count, position) >= 0;
    }

    /** How many bytes the file has. */
    long fileLength() {
        return fileLength;
    }
}
