package dev.hindcast.source.evtx;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The first 4,096 bytes of a file (EVTX page, 1.1). Nothing in it bounds what is read: in a log that was copied while in
 * use its counts are stale, and its chunk count has 16 bits where a file can have more chunks.
 */
final class FileHeader {

    /** Where the first chunk begins. */
    static final int BYTES = 4096;

    /** {@code ElfFile} and a NUL. */
    static final long MAGIC = 0x00656c6946666c45L;

    private static final int DIRTY = 1;
    private static final int NO_CRC = 4;

    private final byte[] bytes;

    FileHeader(byte[] firstBytes) {
        bytes = Arrays.copyOf(firstBytes, BYTES);
    }

    boolean hasMagic() {
        return LittleEndian.i64(bytes, 0) == MAGIC;
    }

    /** What the header says of the number of chunks, modulo 65,536. */
    int chunkCount() {
        return LittleEndian.u16(bytes, 42);
    }

    /** Whether the log was in use when it was copied, or its machine lost power. */
    boolean isDirty() {
        return (LittleEndian.i32(bytes, 120) & DIRTY) != 0;
    }

    /** The flag alone could be a flipped bit, and would then hide all other damage. */
    boolean isWithoutCrc() {
        return hasMagic() && (LittleEndian.i32(bytes, 120) & NO_CRC) != 0 && LittleEndian.i32(bytes, 124) == 0;
    }

    boolean isSound() {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, 120);
        return isWithoutCrc() || (int) crc.getValue() == LittleEndian.i32(bytes, 124);
    }
}
