package dev.hindcast.source.evtx;

/**
 * Walks the record frames of a chunk: {@code 2A 2A 00 00}, size, record id, time of writing, content, size again. Where a
 * frame is broken it goes on at the next sound one; every step moves forward.
 */
final class FrameWalk {

    /** A frame without content. */
    static final int BYTES_MIN = 28;

    private static final int SIZE_COPY_BYTES = 4;

    /** {@code **} and two NULs. */
    private static final int MAGIC = 0x00002a2a;

    /** A chunk whose header cannot be trusted is walked on while ids go up by no more than this. */
    private static final int ID_STEP_MAX = 64;

    private final Chunk chunk;
    private int position;
    private int bound;
    private boolean trusted;
    private boolean ranged;
    private long previousId;
    private int at;
    private int size;
    private long id;
    private boolean sound;
    private boolean garbage;

    FrameWalk(Chunk chunk) {
        this.chunk = chunk;
    }

    /**
     * Stands before the first frame of the chunk that was loaded last.
     *
     * @param headerSound whether the header has its checksum
     * @param recordsSound whether the records have theirs
     */
    void begin(boolean headerSound, boolean recordsSound) {
        position = Chunk.RECORDS_FROM;
        previousId = -1;
        trusted = headerSound || recordsSound;
        ranged = headerSound && chunk.firstRecordId() <= chunk.lastRecordId();
        bound = trusted ? chunk.free() : chunk.length();
    }

    /** Goes to the next frame, or to the next stretch of bytes that is none; false at the end of what is in use. */
    boolean next() {
        if (position >= bound
                || (chunk.length() - position < BYTES_MIN && LittleEndian.isZero(chunk.bytes(), position, bound))) {
            return false;
        }
        garbage = false;
        at = position;
        if (chunk.length() - at >= BYTES_MIN && LittleEndian.i32(chunk.bytes(), at) == MAGIC) {
            return frame();
        }
        int resumed = resume(at + 8);
        if (resumed < 0 && (!trusted || LittleEndian.isZero(chunk.bytes(), at, bound))) {
            return false;
        }
        garbage = true;
        sound = false;
        size = (resumed < 0 ? bound : resumed) - at;
        id = 0;
        position = at + size;
        return true;
    }

    private boolean frame() {
        long claimed = LittleEndian.u32(chunk.bytes(), at + 4);
        id = LittleEndian.i64(chunk.bytes(), at + 8);
        sound = doSizesAgree(at);
        if (!trusted && !follows(id) && (sound || resume(at + 8) < 0)) {
            // whose records these are is not known: they are left to carving
            return false;
        }
        if (sound) {
            size = (int) claimed;
            previousId = id;
        } else {
            boolean fits = claimed >= BYTES_MIN && claimed <= bound - at && endsWell(at + (int) claimed);
            int resumed = fits ? at + (int) claimed : resume(at + 8);
            size = (resumed < 0 ? bound : resumed) - at;
        }
        position = at + size;
        return true;
    }

    /** Where the walk goes on behind what is broken: at the next sound frame, and in doubt only if it belongs here. */
    private int resume(int from) {
        int found = nextSound(from);
        return found >= 0 && !trusted && !follows(LittleEndian.i64(chunk.bytes(), found + 8)) ? -1 : found;
    }

    private boolean follows(long next) {
        return previousId < 0 || (next > previousId && next - previousId <= ID_STEP_MAX);
    }

    /** Whether a frame that ends here is followed by another one, or by nothing. */
    private boolean endsWell(int end) {
        return end == bound || (end + 4 <= chunk.length() && LittleEndian.i32(chunk.bytes(), end) == MAGIC);
    }

    /** The first sound frame at a multiple of eight from here, below the bound; -1 where there is none. */
    private int nextSound(int from) {
        byte[] b = chunk.bytes();
        for (int p = from + 7 & ~7; p <= bound - BYTES_MIN; p += 8) {
            if (LittleEndian.i32(b, p) == MAGIC && LittleEndian.u32(b, p + 4) % 8 == 0 && doSizesAgree(p)) {
                return p;
            }
        }
        return -1;
    }

    /** Whether a size stands here that fits into the chunk, and at its end the same again. */
    private boolean doSizesAgree(int frame) {
        byte[] b = chunk.bytes();
        long n = LittleEndian.u32(b, frame + 4);
        return n >= BYTES_MIN && n <= chunk.length() - frame && LittleEndian.i32(b, frame + (int) n - 4) == n;
    }

    /** Stands before the first stale frame: behind what is in use, or anywhere in a chunk without a header. */
    void beginStale(boolean headerless) {
        position = headerless ? 0 : trusted ? Math.max(position, bound) : position;
        position = position + 7 & ~7;
        bound = chunk.length();
    }

    /** Goes to the next sound stale frame, passing over all else. */
    boolean nextStale() {
        int found = nextSound(position);
        if (found < 0) {
            return false;
        }
        at = found;
        size = LittleEndian.i32(chunk.bytes(), at + 4);
        id = LittleEndian.i64(chunk.bytes(), at + 8);
        sound = true;
        garbage = false;
        position = at + size;
        return true;
    }

    /** First byte of the frame in the chunk. */
    int at() {
        return at;
    }

    int size() {
        return size;
    }

    /** First byte of the binary XML in the frame. */
    int contentFrom() {
        return at + BYTES_MIN - SIZE_COPY_BYTES;
    }

    /** The first byte behind it. */
    int contentEnd() {
        return at + size - SIZE_COPY_BYTES;
    }

    /** The record id of the frame; exports count anew, so this is not EventRecordID. */
    long id() {
        return id;
    }

    /** Whether size and its copy agree. */
    boolean isSound() {
        return sound;
    }

    /** Whether these are bytes between frames, no frame at all. */
    boolean isGarbage() {
        return garbage;
    }

    /** Whether the chunk's header speaks of other records: those of an earlier pass of a ring log, in a torn chunk. */
    boolean isOtherPass() {
        return ranged && !garbage && (id < chunk.firstRecordId() || id > chunk.lastRecordId());
    }
}
