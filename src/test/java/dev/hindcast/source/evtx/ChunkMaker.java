package dev.hindcast.source.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * One chunk of 64 KiB: records back to back, written as they are added, the header when the file asks for the bytes.
 * Layout after libyal's "Windows XML Event Log (EVTX) format", chunk header; offsets are from the chunk's start.
 */
public final class ChunkMaker {

    private static final int LAST_RECORD = 44;
    private static final int FREE = 48;
    private static final int RECORDS_CRC = 52;
    private static final int FLAGS = 120;
    private static final int HEADER_CRC = 124;
    private static final int NAMES = 128;
    private static final int DEFINITIONS = 384;
    private static final int NO_CRC = 4;

    private final BinXmlMaker maker = new BinXmlMaker();
    private final Map<Long, Integer> offsets = new LinkedHashMap<>();
    private final List<Consumer<ByteBuffer>> changes = new ArrayList<>();
    private final List<Consumer<ByteBuffer>> damages = new ArrayList<>();
    private long firstId = 1;
    private long lastId;
    private int lastRecord;
    private int free;
    private int[] nameHeads;
    private int[] definitionHeads;
    private boolean crc = true;

    ChunkMaker() {}

    /** A record with this id in its header; an event repeats it as EventRecordID unless it was told another. */
    public ChunkMaker record(long headerId, MadeBody body) {
        return record(headerId, body, frame -> {});
    }

    public ChunkMaker record(long headerId, MadeBody body, Consumer<MadeRecord> frame) {
        if (!tryRecord(headerId, body, frame)) {
            throw new IllegalStateException("record " + headerId + " does not fit into this chunk any more");
        }
        return this;
    }

    /** A record of anything: one template instance, one element tree, or what no log holds. */
    public ChunkMaker record(long headerId, MadeNode... nodes) {
        return record(headerId, MadeBody.of(nodes));
    }

    /** False and nothing written where the record does not fit. */
    boolean tryRecord(long headerId, MadeBody body, Consumer<MadeRecord> frame) {
        if (free != 0) {
            throw new IllegalStateException("stale records end a chunk; no live one can follow");
        }
        int at = maker.position();
        MadeRecord made = new MadeRecord(headerId, body);
        frame.accept(made);
        if (!maker.tried(() -> made.write(maker))) {
            return false;
        }
        if (offsets.isEmpty()) {
            firstId = headerId;
        }
        lastId = headerId;
        lastRecord = at;
        offsets.put(headerId, at);
        return true;
    }

    /**
     * A record behind the free space offset, as overwriting and exporting leave them. It may use names and definitions
     * of the live records; what it brings itself is in no bucket.
     */
    public ChunkMaker stale(long headerId, MadeBody body, Consumer<MadeRecord> frame) {
        closed();
        int at = maker.position();
        MadeRecord made = new MadeRecord(headerId, body);
        frame.accept(made);
        if (!maker.tried(() -> made.write(maker))) {
            throw new IllegalStateException("stale record " + headerId + " does not fit into this chunk any more");
        }
        offsets.put(headerId, at);
        return this;
    }

    public ChunkMaker stale(long headerId, MadeBody body) {
        return stale(headerId, body, frame -> {});
    }

    /** Where the record with this header id, added already, begins. */
    public int offset(long headerId) {
        return offsets.get(headerId);
    }

    /** Where the next record would begin. */
    public int end() {
        return maker.position();
    }

    long lastId() {
        return lastId;
    }

    public boolean isEmpty() {
        return offsets.isEmpty();
    }

    /** The header's record ids and numbers, whatever the records say. */
    public ChunkMaker ids(long first, long last) {
        return change(chunk ->
                chunk.putLong(8, first).putLong(16, last).putLong(24, first).putLong(32, last));
    }

    /** The free space offset in the header, 65536 in some archived files. */
    public ChunkMaker free(int offset) {
        return change(chunk -> chunk.putInt(FREE, offset));
    }

    public ChunkMaker lastRecord(int offset) {
        return change(chunk -> chunk.putInt(LAST_RECORD, offset));
    }

    public ChunkMaker flags(int flags) {
        return change(chunk -> chunk.putInt(FLAGS, flags));
    }

    /** Another magic; {@code ""} zeroes it. The header's CRC is right for it. */
    public ChunkMaker magic(String text) {
        return change(chunk -> {
            chunk.putLong(0, 0);
            chunk.put(0, text.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Bytes set before the CRCs are computed: a change that no CRC gives away. */
    public ChunkMaker set(int offset, int... octets) {
        return change(chunk -> put(chunk, offset, octets));
    }

    /** Bytes set after the CRCs were computed. */
    public ChunkMaker damage(int offset, int... octets) {
        damages.add(chunk -> put(chunk, offset, octets));
        return this;
    }

    /** Zeroes a stretch after the CRCs were computed, as a torn write leaves whole pages of 4 KiB. */
    public ChunkMaker zeroed(int from, int to) {
        damages.add(chunk -> chunk.put(from, new byte[to - from]));
        return this;
    }

    public ChunkMaker wrongRecordsCrc() {
        return damage(RECORDS_CRC, 0xDE, 0xAD, 0xBE, 0xEF);
    }

    public ChunkMaker wrongHeaderCrc() {
        return damage(HEADER_CRC, 0xDE, 0xAD, 0xBE, 0xEF);
    }

    /** The name table empty: nothing but the table is missing. */
    public ChunkMaker noNameTable() {
        return change(chunk -> chunk.put(NAMES, new byte[DEFINITIONS - NAMES]));
    }

    /**
     * Where the record with this header id defines templates, another GUID stands now, as when the place was reused:
     * the template id of the instances does not fit any more.
     */
    public ChunkMaker definitionsOverwritten(long headerId) {
        int from = offset(headerId);
        int to = offsets.values().stream()
                .filter(at -> at > from)
                .min(Integer::compare)
                .orElse(maker.position());
        List<Integer> definitions = maker.definitionOffsets(from, to);
        if (definitions.isEmpty()) {
            throw new IllegalArgumentException("record " + headerId + " defines no template");
        }
        return change(chunk -> definitions.forEach(at -> chunk.putInt(at + 4, ~chunk.getInt(at + 4))));
    }

    /** Every name's chain leads to the next name and the last one's to the first: a walk of any chain never ends. */
    public ChunkMaker cyclicNames() {
        List<Integer> names = maker.nameOffsets();
        return change(chunk -> {
            for (int i = 0; i < names.size(); i++) {
                chunk.putInt(names.get(i), names.get((i + 1) % names.size()));
            }
        });
    }

    void noCrc() {
        crc = false;
    }

    byte[] bytes() {
        closed();
        ByteBuffer chunk = ByteBuffer.wrap(maker.out().array().clone()).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(0, "ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1));
        chunk.putLong(8, firstId).putLong(16, lastId).putLong(24, firstId).putLong(32, lastId);
        chunk.putInt(40, 128).putInt(LAST_RECORD, lastRecord).putInt(FREE, free);
        chunk.putInt(FLAGS, crc ? 1 : 1 | NO_CRC);
        for (int i = 0; i < nameHeads.length; i++) {
            chunk.putInt(NAMES + 4 * i, nameHeads[i]);
        }
        for (int i = 0; i < definitionHeads.length; i++) {
            chunk.putInt(DEFINITIONS + 4 * i, definitionHeads[i]);
        }
        changes.forEach(change -> change.accept(chunk));
        if (crc) {
            chunk.putInt(RECORDS_CRC, crc32(chunk, BinXmlMaker.RECORDS_START, free));
            chunk.putInt(HEADER_CRC, crc32(chunk, 0, FLAGS, NAMES, BinXmlMaker.RECORDS_START));
        }
        damages.forEach(damage -> damage.accept(chunk));
        return chunk.array();
    }

    /** No live record any more: free space and tables are as of now. */
    private void closed() {
        if (free == 0) {
            free = maker.position();
            nameHeads = maker.nameHeads();
            definitionHeads = maker.definitionHeads();
        }
    }

    private ChunkMaker change(Consumer<ByteBuffer> change) {
        changes.add(change);
        return this;
    }

    private static void put(ByteBuffer chunk, int offset, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            chunk.put(offset + i, (byte) octets[i]);
        }
    }

    /** The common CRC-32 over stretches {@code from, to, from, to …}. */
    private static int crc32(ByteBuffer bytes, int... stretches) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < stretches.length; i += 2) {
            crc.update(bytes.array(), stretches[i], stretches[i + 1] - stretches[i]);
        }
        return (int) crc.getValue();
    }
}
