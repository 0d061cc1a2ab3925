package dev.hindcast.source.evtx;

import dev.hindcast.source.Source;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Hands out the slots of a file in the order of their records, a few at a time. The file is streamed; a log that wrapped
 * is begun in its middle and opened once more for its beginning. Safe for several threads.
 */
final class SlotStream implements Closeable {

    private final Source source;
    private final List<ChunkMap.Slot> slots;
    private final boolean aside;
    private InputStream in;
    private long position;
    private int next;
    private long turns;

    SlotStream(Source source, ChunkMap map) throws IOException {
        this(source, map, source.open(), false);
    }

    private SlotStream(Source source, ChunkMap map, InputStream in, boolean aside) {
        this.source = source;
        this.slots = map.inOrder();
        this.in = in;
        this.aside = aside;
    }

    /** The slots for a look besides the reading proper, in the order of the file. */
    static SlotStream aside(Source source, ChunkMap map) throws IOException {
        return new SlotStream(source, map, source.openAside(), true);
    }

    /** A few slots that follow each other, in buffers that are used again. */
    static final class Batch {
        private final byte[][] bytes;
        private final ChunkMap.Slot[] slots;
        private int count;
        private long turn;

        Batch(int slotsMax) {
            bytes = new byte[slotsMax][];
            slots = new ChunkMap.Slot[slotsMax];
        }

        int count() {
            return count;
        }

        byte[] bytes(int index) {
            return bytes[index];
        }

        ChunkMap.Slot slot(int index) {
            return slots[index];
        }

        /** 0 for the first batch of the file. */
        long turn() {
            return turn;
        }
    }

    /** Fills a batch; false where no slot is left. */
    synchronized boolean next(Batch batch) throws IOException {
        if (next == slots.size()) {
            // the last bytes are read too, so that whoever hashes the stream sees its end
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        batch.count = 0;
        while (batch.count < batch.bytes.length && next < slots.size()) {
            ChunkMap.Slot slot = slots.get(next++);
            goTo(slot.position());
            if (batch.bytes[batch.count] == null) {
                batch.bytes[batch.count] = new byte[Chunk.BYTES];
            }
            int got = in.readNBytes(batch.bytes[batch.count], 0, slot.length());
            position += got;
            if (got < slot.length()) {
                throw new EOFException("the file became shorter while it was read");
            }
            batch.slots[batch.count++] = slot;
        }
        batch.turn = turns++;
        return true;
    }

    private void goTo(long target) throws IOException {
        if (target < position) {
            in.transferTo(OutputStream.nullOutputStream());
            in.close();
            in = aside ? source.openAside() : source.open();
            position = 0;
        }
        in.skipNBytes(target - position);
        position = target;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
