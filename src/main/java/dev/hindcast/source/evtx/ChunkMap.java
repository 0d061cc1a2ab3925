package dev.hindcast.source.evtx;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chunks of a file lie, found by looking at every slot to the file's end, whatever the file header claims.
 *
 * <p>Chunks stand at 4,096 + n · 65,536. Where bytes were lost or slipped in, later ones stand elsewhere; then every
 * byte is looked at for the beginning of a chunk.
 */
final class ChunkMap {

    /**
     * A stretch of the file that is read as a chunk.
     *
     * @param position its first byte in the file
     * @param length its bytes, at most {@link Chunk#BYTES}
     */
    record Slot(long position, int length) {}

    private static final int HEAD_BYTES = 40;

    private final FileHeader header;
    private final List<Slot> slots;
    private final int start;
    private final boolean slipped;

    private ChunkMap(FileHeader header, List<Slot> slots, int start, boolean slipped) {
        this.header = header;
        this.slots = List.copyOf(slots);
        this.start = start;
        this.slipped = slipped;
    }

    /** Looks through a file; reads little of a sound one. */
    static ChunkMap of(Source source) throws IOException {
        try (InputStream in = source.openAside()) {
            FileHeader header = new FileHeader(in.readNBytes(FileHeader.BYTES));
            if (!header.hasMagic()) {
                // it may begin with a chunk, and then nothing stands where it should
                return thorough(source, header);
            }
            List<Slot> slots = new ArrayList<>();
            List<Long> firstIds = new ArrayList<>();
            long position = FileHeader.BYTES;
            byte[] head = new byte[Chunk.BYTES];
            while (true) {
                int got = in.readNBytes(head, 0, HEAD_BYTES);
                if (got == 0) {
                    break;
                }
                boolean magic = got == HEAD_BYTES && LittleEndian.i64(head, 0) == Chunk.MAGIC;
                int rest;
                if (magic) {
                    rest = skip(in, Chunk.BYTES - HEAD_BYTES);
                } else {
                    rest = in.readNBytes(head, got, Chunk.BYTES - got);
                    if (!LittleEndian.isZero(head, 0, got + rest)) {
                        return thorough(source, header);
                    }
                }
                if (got + rest < Chunk.BYTES) {
                    // bytes are missing somewhere, not always at the end
                    return thorough(source, header);
                }
                firstIds.add(magic ? LittleEndian.i64(head, 24) : -1L);
                slots.add(new Slot(position, Chunk.BYTES));
                position += Chunk.BYTES;
            }
            return new ChunkMap(header, slots, ringStart(firstIds), false);
        }
    }

    private static int skip(InputStream in, int count) throws IOException {
        int left = count;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                if (in.read() < 0) {
                    break;
                }
                skipped = 1;
            }
            left -= (int) skipped;
        }
        return count - left;
    }

    /**
     * The slot with which the oldest records begin. In a log that wrapped, ids rise from there to the end of the file and
     * go on in its first slot; the file header's own word for it can be one chunk off (sample LiveId).
     */
    private static int ringStart(List<Long> firstIds) {
        int lowest = 0;
        int descents = 0;
        long before = -1;
        for (int i = 0; i < firstIds.size(); i++) {
            long id = firstIds.get(i);
            if (id <= 0) {
                continue;
            }
            if (id < before) {
                descents++;
                if (firstIds.get(lowest) > id) {
                    lowest = i;
                }
            } else if (before < 0) {
                lowest = i;
            }
            before = id;
        }
        // more than one descent is no ring but disorder, which is left as it stands
        return descents == 1 && firstIds.get(lowest) <= firstId(firstIds) && before <= firstId(firstIds) ? lowest : 0;
    }

    private static long firstId(List<Long> ids) {
        return ids.stream().filter(id -> id > 0).findFirst().orElse(0L);
    }

    // ---- damage

    /** Looks at every byte: a chunk begins where its magic stands and the chunk before it is over or cut short. */
    private static ChunkMap thorough(Source source, FileHeader header) throws IOException {
        ChunkBegins begins = ChunkBegins.of(source);
        long end = begins.fileLength();
        List<Slot> slots = new ArrayList<>();
        List<Long> firstIds = new ArrayList<>();
        boolean slipped = false;
        long position = begins.count() == 0 ? FileHeader.BYTES : Math.min(FileHeader.BYTES, begins.position(0));
        int next = 0;
        while (position < end) {
            while (next < begins.count() && begins.position(next) < position) {
                next++;
            }
            boolean known = next < begins.count() && begins.position(next) == position;
            firstIds.add(known ? begins.firstId(next) : -1L);
            next += known ? 1 : 0;
            long following = next < begins.count() ? begins.position(next) : end;
            long length = Math.min(Chunk.BYTES, end - position);
            // the magic inside of a sound chunk is somebody's text; behind a slip it is the next chunk
            boolean whole = position + length == end || begins.has(position + length);
            if (following < position + length && !whole) {
                length = following - position;
            }
            slipped |= (position - FileHeader.BYTES) % Chunk.BYTES != 0;
            slots.add(new Slot(position, (int) length));
            position += length;
        }
        return new ChunkMap(header, slots, ringStart(firstIds), slipped);
    }

    FileHeader header() {
        return header;
    }

    /** The slots in the order in which their records were written. */
    List<Slot> inOrder() {
        List<Slot> order = new ArrayList<>(slots.subList(start, slots.size()));
        order.addAll(slots.subList(0, start));
        return order;
    }

    /** How many slots at the end of {@link #inOrder} stand at the beginning of the file. */
    int wrapped() {
        return start;
    }

    int size() {
        return slots.size();
    }

    /** Whether chunks stand where none should: bytes were lost, or slipped in. */
    boolean isSlipped() {
        return slipped;
    }
}
