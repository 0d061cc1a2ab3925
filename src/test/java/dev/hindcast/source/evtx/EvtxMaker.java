package dev.hindcast.source.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.zip.CRC32;

/**
 * Writes event log files for tests that the public corpora have no specimen for. It shares nothing with the reader:
 * what both agree on was written down twice. File header after libyal's "Windows XML Event Log (EVTX) format"; whatever
 * is not said stands as a live log of format 3.1 has it.
 */
public final class EvtxMaker {

    static final int HEADER_SIZE = 4096;

    private static final int DIRTY = 1;
    private static final int NO_CRC = 4;

    private final List<ChunkMaker> chunks = new ArrayList<>();
    private final List<byte[]> slots = new ArrayList<>();
    private String magic = "ElfFile\0";
    private int minor = 1;
    private int flags;
    private boolean crc = true;
    private boolean wrongCrc;
    private int oldest;
    private Integer chunkCount;
    private Long nextRecordId;
    private long lastId;
    private int cut = Integer.MAX_VALUE;

    private EvtxMaker() {}

    public static EvtxMaker file() {
        return new EvtxMaker();
    }

    public EvtxMaker chunk(Consumer<ChunkMaker> content) {
        ChunkMaker chunk = new ChunkMaker();
        content.accept(chunk);
        chunks.add(chunk);
        lastId = chunk.lastId();
        return this;
    }

    /** Records 1 to {@code count} as a live log numbers and stamps them, over as many chunks as they need. */
    public EvtxMaker records(int count, IntFunction<? extends MadeBody> body) {
        for (int id = 1; id <= count; id++) {
            add(id, body.apply(id), frame -> {});
        }
        return this;
    }

    /**
     * The events as an export of the whole log writes them: renumbered 1 to n, and in each header the time of the next
     * event, 0 in the last. Give them their own {@link MadeEvent#eventRecordId}.
     */
    public EvtxMaker exported(List<? extends MadeBody> events) {
        for (int i = 0; i < events.size(); i++) {
            long next = i + 1 < events.size() ? events.get(i + 1).timeCreated() : 0;
            add(i + 1, events.get(i), frame -> frame.headerTime(next));
        }
        return this;
    }

    private void add(long id, MadeBody body, Consumer<MadeRecord> frame) {
        boolean written = !chunks.isEmpty() && chunks.get(chunks.size() - 1).tryRecord(id, body, frame);
        if (!written) {
            chunk(next -> next.record(id, body, frame));
        }
        lastId = id;
    }

    /** Zero slots behind the chunks, as a log file grows before it is filled. */
    public EvtxMaker emptySlots(int count) {
        for (int i = 0; i < count; i++) {
            slots.add(new byte[BinXmlMaker.CHUNK_SIZE]);
        }
        return this;
    }

    /** Something else behind the chunks: foreign bytes, a piece of a chunk. */
    public EvtxMaker slot(byte[] bytes) {
        slots.add(bytes.clone());
        return this;
    }

    /** Format 3.2, which newer Windows writes; nothing else differs but the unknown order of template buckets. */
    public EvtxMaker version32() {
        minor = 2;
        return this;
    }

    /** Flag 4 in the file and in every chunk, all CRCs 0. */
    public EvtxMaker noCrc() {
        crc = false;
        flags |= NO_CRC;
        return this;
    }

    /** The file was copied while its writer had it open; give it a stale {@link #chunkCount} too. */
    public EvtxMaker dirty() {
        flags |= DIRTY;
        return this;
    }

    /** All 32 flag bits; real files have undefined high ones. */
    public EvtxMaker flags(int value) {
        flags = value;
        return this;
    }

    /** The header's count and last chunk number, whatever there is. */
    public EvtxMaker chunkCount(int count) {
        chunkCount = count;
        return this;
    }

    public EvtxMaker nextRecordId(long id) {
        nextRecordId = id;
        return this;
    }

    /** A full ring that began anew at the front: the oldest chunk stands at this slot. Add chunks in time's order. */
    public EvtxMaker oldestAt(int slot) {
        oldest = slot;
        return this;
    }

    public EvtxMaker magic(String text) {
        magic = text;
        return this;
    }

    public EvtxMaker wrongHeaderCrc() {
        wrongCrc = true;
        return this;
    }

    /** The file's first bytes only. */
    public EvtxMaker cut(int length) {
        cut = length;
        return this;
    }

    public byte[] bytes() {
        List<ChunkMaker> order = new ArrayList<>(chunks);
        Collections.rotate(order, oldest);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header());
        for (ChunkMaker chunk : order) {
            if (!crc) {
                chunk.noCrc();
            }
            file.writeBytes(chunk.bytes());
        }
        slots.forEach(file::writeBytes);
        return Arrays.copyOf(file.toByteArray(), Math.min(cut, file.size()));
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int count = chunkCount == null ? chunks.size() : chunkCount;
        int last = oldest == 0 ? count - 1 : oldest - 1;
        header.put(magic.getBytes(StandardCharsets.ISO_8859_1));
        header.putLong(8, oldest).putLong(16, Math.max(0, last));
        header.putLong(24, nextRecordId == null ? lastId + 1 : nextRecordId);
        header.putInt(32, 128);
        header.putShort(36, (short) minor).putShort(38, (short) 3).putShort(40, (short) HEADER_SIZE);
        header.putShort(42, (short) count);
        header.putInt(120, flags);
        if (crc) {
            CRC32 sum = new CRC32();
            sum.update(header.array(), 0, 120);
            header.putInt(124, wrongCrc ? (int) ~sum.getValue() : (int) sum.getValue());
        }
        return header.array();
    }
}
