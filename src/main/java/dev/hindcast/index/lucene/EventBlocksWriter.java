package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes events behind each other into compressed blocks (format: {@link BlockFormat}). Not thread-safe. */
final class EventBlocksWriter implements Closeable {

    private final FileChannel blocks;
    private final FileChannel directory;
    private final ByteWriter layoutNames = new ByteWriter();
    private final ByteWriter events = new ByteWriter();
    private final ByteWriter single = new ByteWriter();
    private final ByteWriter raw = new ByteWriter();
    private final Map<Layout, Integer> layouts = new HashMap<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private int eventsInBlock;
    private CommittedBlocks written;

    private EventBlocksWriter(FileChannel blocks, FileChannel directory, CommittedBlocks written) {
        this.blocks = blocks;
        this.directory = directory;
        this.written = written;
    }

    /** Goes on after what the last commit vouches for; what an interrupted run left behind it is cut off. */
    static EventBlocksWriter after(CommittedBlocks committed, Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel blocks = open(folder.resolve(BlockFormat.BLOCKS_FILE));
        try {
            FileChannel directory = open(folder.resolve(BlockFormat.DIRECTORY_FILE));
            try {
                long directoryBytes = (long) committed.blocks() * BlockFormat.DIRECTORY_ENTRY_BYTES;
                if (committed.blocks() == 0) {
                    blocks.truncate(0);
                    writeFully(blocks, BlockFormat.header());
                } else if (blocks.size() < committed.bytes() || directory.size() < directoryBytes) {
                    throw EventBlocks.shorterThanCommitted(folder);
                }
                blocks.truncate(committed.bytes()).position(committed.bytes());
                directory.truncate(directoryBytes).position(directoryBytes);
                return new EventBlocksWriter(blocks, directory, committed);
            } catch (IOException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            blocks.close();
            throw e;
        }
    }

    /** The ordinal that the next event gets. */
    long nextOrdinal() {
        return written.events() + eventsInBlock;
    }

    void add(Event event) throws IOException {
        single.clear();
        EventCodec.write(event, single);
        events.writeUnsigned(layoutNumber(event.layout()));
        events.writeUnsigned(single.length());
        events.write(single.bytes(), 0, single.length());
        eventsInBlock++;
        if (events.length() + layoutNames.length() >= BlockFormat.BLOCK_BYTES) {
            closeBlock();
        }
    }

    /** Makes everything added durable and says how far that reaches. */
    CommittedBlocks force() throws IOException {
        closeBlock();
        blocks.force(true);
        directory.force(true);
        return written;
    }

    private int layoutNumber(Layout layout) {
        Integer known = layouts.get(layout);
        if (known != null) {
            return known;
        }
        int number = layouts.size();
        layouts.put(layout, number);
        layoutNames.writeUnsigned(layout.size());
        for (int slot = 0; slot < layout.size(); slot++) {
            layoutNames.writeText(layout.name(slot));
        }
        return number;
    }

    private void closeBlock() throws IOException {
        if (eventsInBlock == 0) {
            return;
        }
        raw.clear();
        raw.writeUnsigned(layouts.size());
        raw.write(layoutNames.bytes(), 0, layoutNames.length());
        raw.write(events.bytes(), 0, events.length());
        ByteBuffer block = packed();
        long blockBytes = block.remaining();
        writeFully(blocks, block);
        writeFully(
                directory,
                ByteBuffer.allocate(BlockFormat.DIRECTORY_ENTRY_BYTES)
                        .putLong(written.events())
                        .putLong(written.bytes())
                        .flip());
        written = new CommittedBlocks(
                written.events() + eventsInBlock, written.blocks() + 1, written.bytes() + blockBytes);
        eventsInBlock = 0;
        layouts.clear();
        layoutNames.clear();
        events.clear();
    }

    private ByteBuffer packed() {
        deflater.reset();
        deflater.setInput(raw.bytes(), 0, raw.length());
        deflater.finish();
        // zlib's own bound (deflateBound): stored blocks cost 5 bytes in 16 KiB, wrapper and slack below 64
        byte[] block = new byte[BlockFormat.BLOCK_HEADER_BYTES + raw.length() + raw.length() / 1000 + 64];
        int room = block.length - BlockFormat.BLOCK_HEADER_BYTES;
        int packedBytes = deflater.deflate(block, BlockFormat.BLOCK_HEADER_BYTES, room);
        if (!deflater.finished()) {
            throw new IllegalStateException(raw.length() + " bytes did not deflate into " + room);
        }
        CRC32 crc = new CRC32();
        crc.update(block, BlockFormat.BLOCK_HEADER_BYTES, packedBytes);
        ByteBuffer buffer = ByteBuffer.wrap(block);
        buffer.putInt(packedBytes)
                .putInt(raw.length())
                .putInt(eventsInBlock)
                .putInt((int) crc.getValue())
                .position(0)
                .limit(BlockFormat.BLOCK_HEADER_BYTES + packedBytes);
        return buffer;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        try (blocks) {
            directory.close();
        }
    }
}
