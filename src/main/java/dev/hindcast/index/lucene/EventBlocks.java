package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layouts;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads committed events by ordinal or all in a row (format: {@link BlockFormat}). Damage is an {@link IOException} that
 * names file and block. Thread-safe by locking.
 */
final class EventBlocks implements Closeable {

    /** Blocks kept inflated, about 1 MiB: hits of one search often lie close together. */
    private static final int KEPT_BLOCKS = 8;
    /** No block is larger: the writer closes one after the event that passes 128 KiB, and no event has 512 MiB. */
    private static final int RAW_BYTES_MAX = 1 << 30;

    private final Path file;
    private final FileChannel channel;
    private final CommittedBlocks committed;
    private final long[] firstOrdinals;
    private final long[] offsets;
    private final Layouts layouts = new Layouts();
    private final Map<Integer, EventBlock> kept = new LinkedHashMap<>();

    private EventBlocks(Path file, FileChannel channel, CommittedBlocks committed, long[] ordinals, long[] offsets) {
        this.file = file;
        this.channel = channel;
        this.committed = committed;
        this.firstOrdinals = ordinals;
        this.offsets = offsets;
    }

    static EventBlocks open(Path folder, CommittedBlocks committed) throws IOException {
        Path file = folder.resolve(BlockFormat.BLOCKS_FILE);
        long[] ordinals = new long[committed.blocks()];
        long[] offsets = new long[committed.blocks()];
        try (FileChannel directory =
                FileChannel.open(folder.resolve(BlockFormat.DIRECTORY_FILE), StandardOpenOption.READ)) {
            if (directory.size() < (long) committed.blocks() * BlockFormat.DIRECTORY_ENTRY_BYTES) {
                throw shorterThanCommitted(folder);
            }
            ByteBuffer entries = read(directory, 0, committed.blocks() * BlockFormat.DIRECTORY_ENTRY_BYTES);
            for (int i = 0; i < committed.blocks(); i++) {
                ordinals[i] = entries.getLong();
                offsets[i] = entries.getLong();
            }
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (channel.size() < committed.bytes()) {
                throw shorterThanCommitted(folder);
            }
            checkHeader(file, read(channel, 0, BlockFormat.HEADER_BYTES));
            return new EventBlocks(file, channel, committed, ordinals, offsets);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static IOException shorterThanCommitted(Path folder) {
        return new IOException(folder + " holds fewer events than the index has committed; it was cut or mixed with"
                + " another case, ingest the evidence again");
    }

    CommittedBlocks committed() {
        return committed;
    }

    synchronized Event event(long ordinal) throws IOException {
        int found = Arrays.binarySearch(firstOrdinals, ordinal);
        int number = found >= 0 ? found : -found - 2;
        if (number < 0 || ordinal >= committed.events()) {
            throw new IllegalArgumentException("event " + ordinal + " of " + committed.events());
        }
        return block(number).event((int) (ordinal - firstOrdinals[number]), layouts);
    }

    /** Every event in ordinal order; blocks that are only passed by are not kept. */
    void scan(Consumer<Event> visitor) throws IOException {
        Layouts ownLayouts = new Layouts();
        for (int number = 0; number < offsets.length; number++) {
            EventBlock block = inflate(number);
            for (int i = 0; i < block.size(); i++) {
                visitor.accept(block.event(i, ownLayouts));
            }
        }
    }

    private EventBlock block(int number) throws IOException {
        EventBlock block = kept.remove(number);
        if (block == null) {
            block = inflate(number);
            if (kept.size() >= KEPT_BLOCKS) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        kept.put(number, block);
        return block;
    }

    private EventBlock inflate(int number) throws IOException {
        try {
            ByteBuffer header = read(channel, offsets[number], BlockFormat.BLOCK_HEADER_BYTES);
            int packedBytes = header.getInt();
            int rawBytes = header.getInt();
            int events = header.getInt();
            int crc = header.getInt();
            long next = number + 1 < offsets.length ? offsets[number + 1] : committed.bytes();
            if (packedBytes < 0
                    || offsets[number] + BlockFormat.BLOCK_HEADER_BYTES + packedBytes != next
                    || rawBytes < 0
                    || rawBytes > RAW_BYTES_MAX) {
                throw new IOException("lengths of " + packedBytes + " and " + rawBytes + " bytes do not fit");
            }
            byte[] packed = read(channel, offsets[number] + BlockFormat.BLOCK_HEADER_BYTES, packedBytes)
                    .array();
            CRC32 found = new CRC32();
            found.update(packed);
            if ((int) found.getValue() != crc) {
                throw new IOException("checksum does not fit");
            }
            return EventBlock.of(unpack(packed, rawBytes), events);
        } catch (IOException | DataFormatException e) {
            throw new IOException(
                    file + ": block " + number + " at byte " + offsets[number] + " (events from "
                            + firstOrdinals[number] + ") cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static byte[] unpack(byte[] packed, int rawBytes) throws IOException, DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] raw = new byte[rawBytes];
            int inflated = inflater.inflate(raw);
            if (inflated != rawBytes) {
                throw new IOException(inflated + " bytes inflated, " + rawBytes + " expected");
            }
            return raw;
        } finally {
            inflater.end();
        }
    }

    private static void checkHeader(Path file, ByteBuffer header) throws IOException {
        byte[] magic = new byte[BlockFormat.MAGIC.length];
        header.get(magic);
        if (!Arrays.equals(magic, BlockFormat.MAGIC)) {
            throw new IOException(file + " is no event file of Hindcast");
        }
        int version = header.getInt();
        int compression = header.getInt();
        if (version != BlockFormat.VERSION || compression != BlockFormat.DEFLATE) {
            throw new IOException(file + " has version " + version + " and compression " + compression
                    + "; this Hindcast reads version " + BlockFormat.VERSION + " and compression "
                    + BlockFormat.DEFLATE);
        }
    }

    private static ByteBuffer read(FileChannel from, long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (from.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the file ends at byte " + from.size());
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
