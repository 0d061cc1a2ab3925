package dev.hindcast.source.evtx;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

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
                    if (!isBlank(head, got + rest)) {
                        return thorough(source, header);
                    }
                }
                firstIds.add(magic ? LittleEndian.i64(head, 24) : -1L);
                slots.add(new Slot(position, got + rest));
                position += got + rest;
                if (got + rest < Chunk.BYTES) {
                    break;
                }
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

    private static boolean isBlank(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
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
        NavigableSet<Long> begins = new TreeSet<>();
        long end = begins(source, begins);
        List<Slot> slots = new ArrayList<>();
        boolean slipped = false;
        long position = begins.isEmpty() ? FileHeader.BYTES : Math.min(FileHeader.BYTES, begins.first());
        while (position < end) {
            Long higher = begins.higher(position);
            long following = higher == null ? end : higher;
            long length = Math.min(Chunk.BYTES, end - position);
            // the magic inside of a sound chunk is somebody's text; behind a slip it is the next chunk
            boolean cutShort = following < position + length && !begins.contains(position + length);
            if (cutShort) {
                length = following - position;
            }
            slipped |= (position - FileHeader.BYTES) % Chunk.BYTES != 0;
            slots.add(new Slot(position, (int) length));
            position += length;
        }
        return new ChunkMap(header, slots, 0, slipped);
    }

    /** Collects where chunks begin; the length of the file. */
    private static long begins(Source source, NavigableSet<Long> begins) throws IOException {
        byte[] window = new byte[Chunk.BYTES + 7];
        int kept = 0;
        long base = 0;
        try (InputStream in = source.openAside()) {
            while (true) {
                int got = in.readNBytes(window, kept, Chunk.BYTES);
                int filled = kept + got;
                for (int i = 0; i + 8 <= filled; i++) {
                    if (window[i] == 'E' && LittleEndian.i64(window, i) == Chunk.MAGIC) {
                        begins.add(base + i);
                    }
                }
                if (got == 0) {
                    return base + filled;
                }
                int keep = Math.min(7, filled);
                System.arraycopy(window, filled - keep, window, 0, keep);
                base += filled - keep;
                kept = keep;
            }
        }
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
