package dev.hindcast.source.evtx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One chunk in memory: 64 KiB that hold everything their records need. A worker has one and loads chunk after chunk into
 * it; offsets count from the chunk's first byte. Not thread-safe.
 */
final class Chunk {

    /** Size of a chunk, the last one of a cut file excepted. */
    static final int BYTES = 1 << 16;

    /** Where records begin: behind header, name buckets and template buckets. */
    static final int RECORDS_FROM = 512;

    /** {@code ElfChnk} and a NUL. */
    static final long MAGIC = 0x006b6e6843666c45L;

    private static final int HEADER_BYTES = 128;
    private static final int NO_CRC = 4;

    /** Definitions that are kept to be known again, of one to two KiB each. */
    private static final int SEEN_BYTES_MAX = 1 << 23;

    /**
     * What the records of a chunk may unfold into, in characters: the densest chunk of the public samples makes a tenth
     * of it, and a hostile one would make gigabytes.
     */
    private static final int UNFOLDED_MAX = 1 << 23;

    private final byte[] bytes = new byte[BYTES];
    private final ChunkNames names = new ChunkNames(bytes);
    private final Programs programs;
    private final CRC32 crc = new CRC32();
    private final @Nullable Template[] templates = new Template[BYTES];
    private final int[] templatesOf = new int[BYTES];
    private final List<Template> met = new ArrayList<>();
    private final Map<Long, SeenDefinition> seen = new HashMap<>();
    private final ProgramParser parser = new ProgramParser(this);
    private int generation;
    private int length;
    private int unfolded;
    private int seenBytes;
    private boolean noCrc;

    Chunk(Programs programs) {
        this.programs = programs;
    }

    /** Takes {@code count} bytes, at most {@link #BYTES}, in the place of what was here before. */
    void load(byte[] from, int count, boolean fileWithoutCrc) {
        System.arraycopy(from, 0, bytes, 0, count);
        if (length > count) {
            Arrays.fill(bytes, count, length, (byte) 0);
        }
        length = count;
        generation++;
        names.begin(count);
        met.clear();
        unfolded = 0;
        boolean flagged = fileWithoutCrc || (LittleEndian.i32(bytes, 120) & NO_CRC) != 0;
        // the flag alone could be a flipped bit, which no checksum covers
        noCrc = flagged && LittleEndian.i32(bytes, 124) == 0;
    }

    /** Notes that a record unfolds into so many characters more. */
    void unfold(int characters) throws BinXmlFault {
        unfolded += characters;
        if (unfolded > UNFOLDED_MAX) {
            throw new BinXmlFault("the records of its chunk unfold into more than " + UNFOLDED_MAX + " characters");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes of it the file holds. */
    int length() {
        return length;
    }

    boolean hasMagic() {
        return length >= RECORDS_FROM && LittleEndian.i64(bytes, 0) == MAGIC;
    }

    /** Whether nothing was ever written here. */
    boolean isBlank() {
        return LittleEndian.isZero(bytes, 0, length);
    }

    /** Whether the header's checksum is that of a header with the right magic, so that only the magic was lost. */
    boolean hasHeaderButForMagic() {
        if (length < RECORDS_FROM || hasMagic() || LittleEndian.i32(bytes, 124) == 0) {
            return false;
        }
        long lost = LittleEndian.i64(bytes, 0);
        LittleEndian.putI64(bytes, 0, MAGIC);
        boolean right = headerCrc() == LittleEndian.i32(bytes, 124);
        if (!right) {
            LittleEndian.putI64(bytes, 0, lost);
        }
        return right;
    }

    long firstRecordId() {
        return LittleEndian.i64(bytes, 24);
    }

    long lastRecordId() {
        return LittleEndian.i64(bytes, 32);
    }

    /** The end of the last record by the header; not beyond the bytes that are there. */
    int free() {
        long free = LittleEndian.u32(bytes, 48);
        return (int) Math.max(RECORDS_FROM, Math.min(free, length));
    }

    /** The end of the last record by the header, as it says it. */
    long freeAsStated() {
        return LittleEndian.u32(bytes, 48);
    }

    boolean isHeaderSound() {
        return noCrc || headerCrc() == LittleEndian.i32(bytes, 124);
    }

    /** Whether the records have the checksum that the header states. */
    boolean areRecordsSound() {
        if (noCrc) {
            return true;
        }
        if (freeAsStated() > length || freeAsStated() < RECORDS_FROM) {
            return false;
        }
        crc.reset();
        crc.update(bytes, RECORDS_FROM, free() - RECORDS_FROM);
        return (int) crc.getValue() == LittleEndian.i32(bytes, 52);
    }

    private int headerCrc() {
        crc.reset();
        crc.update(bytes, 0, 120);
        crc.update(bytes, HEADER_BYTES, RECORDS_FROM - HEADER_BYTES);
        return (int) crc.getValue();
    }

    /** The names that stand in it. */
    ChunkNames names() {
        return names;
    }

    // ---- templates

    /**
     * The template whose definition stands at {@code offset}.
     *
     * @param id the first four bytes of its GUID by the instance that asks; others mean that it was overwritten
     */
    Template template(long offset, int id) throws BinXmlFault {
        if (offset < RECORDS_FROM || offset > length - Template.HEAD_BYTES) {
            throw new BinXmlFault("a template at " + offset + ", outside of the chunk's records");
        }
        int where = (int) offset;
        Template known = templates[where];
        if (templatesOf[where] != generation || known == null) {
            known = readTemplate(where);
            templates[where] = known;
            templatesOf[where] = generation;
            met.add(known);
        }
        if (known.id() != id) {
            throw new MissingTemplate(id, "its template was overwritten");
        }
        return known.orThrow();
    }

    /** The templates that the records of this chunk asked for so far, broken ones too. */
    List<Template> templatesMet() {
        return met;
    }

    private Template readTemplate(int where) {
        int id = LittleEndian.i32(bytes, where + 4);
        long size = LittleEndian.u32(bytes, where + 20);
        int from = where + Template.HEAD_BYTES;
        if (size == 0 || size > length - from) {
            return Template.broken(id, "its template claims " + size + " bytes where " + (length - from) + " remain");
        }
        int end = from + (int) size;
        long key = (long) id << 16 | where;
        SeenDefinition before = seen.get(key);
        if (before != null && before.isHere(this, where)) {
            return before.template();
        }
        try {
            boolean headed =
                    size >= Token.FRAGMENT_HEADER_BYTES && LittleEndian.u8(bytes, from) == Token.FRAGMENT_HEADER;
            int at = headed ? from + Token.FRAGMENT_HEADER_BYTES : from;
            parser.element(at, end, true);
            Template made = new Template(id, parser.program(programs), "");
            boolean kept = seenBytes < SEEN_BYTES_MAX && !made.sound().isDoubtful();
            if (kept) {
                seenBytes += Template.HEAD_BYTES + (int) size;
                seen.put(key, SeenDefinition.of(this, where, end, parser.nameOffsets(), made));
            }
            return made;
        } catch (BinXmlFault fault) {
            return Template.broken(id, "its template is damaged: " + fault.what());
        }
    }

    /** An element that stands in a record or a value, not in a definition. */
    Program tree(int from, int end) throws BinXmlFault {
        parser.element(from, end, false);
        return parser.tree();
    }

    /** Reads an element like {@link #tree} and lifts it; false where it is not of a kind that can be lifted. */
    boolean lift(int from, int end, LiftedTree into) throws BinXmlFault {
        parser.element(from, end, false);
        return parser.lift(into);
    }

    /** The first byte behind the element that {@link #tree} or {@link #lift} read last. */
    int treeEnd() {
        return parser.end();
    }
}
