package dev.hindcast.source.evtx;

import org.jspecify.annotations.Nullable;

/** The names of elements and attributes that stand in a chunk, each read once. Not thread-safe. */
final class ChunkNames {

    private static final int NAME_HEAD = 8;
    private static final int NAME_UNITS_MAX = 1024;

    private final byte[] bytes;
    private final NameTable nameTable = new NameTable();
    private final @Nullable String[] names = new String[Chunk.BYTES];
    private final int[] namesOf = new int[Chunk.BYTES];
    private final boolean[] uncertain = new boolean[Chunk.BYTES];
    private int generation;
    private int length;

    ChunkNames(byte[] chunk) {
        this.bytes = chunk;
    }

    /** Forgets the names of the chunk before; this one has so many bytes. */
    void begin(int count) {
        length = count;
        generation++;
    }

    /**
     * The name to which the offset at {@code at} points; it stands there itself where the offset is that of its own next
     * byte.
     */
    String name(int at, int limit) throws BinXmlFault {
        if (limit - at < 4) {
            throw new BinXmlFault("it ends in the middle of a name");
        }
        long offset = LittleEndian.u32(bytes, at);
        if (offset < Chunk.RECORDS_FROM || offset > length - NAME_HEAD - 2) {
            throw new BinXmlFault("a name at " + offset + ", outside of the chunk's records");
        }
        return known((int) offset);
    }

    /** The name that stands at {@code where}, or an empty string where none can be read. */
    String nameAt(int where) {
        try {
            return where > length - NAME_HEAD - 2 ? "" : known(where);
        } catch (BinXmlFault none) {
            return "";
        }
    }

    private String known(int where) throws BinXmlFault {
        String known = names[where];
        if (namesOf[where] == generation && known != null) {
            return known;
        }
        String read = readName(where);
        names[where] = read;
        namesOf[where] = generation;
        return read;
    }

    private String readName(int where) throws BinXmlFault {
        int count = LittleEndian.u16(bytes, where + 6);
        if (count > NAME_UNITS_MAX || where + NAME_HEAD + 2 * count + 2 > length) {
            throw new BinXmlFault("a name of " + count + " characters at " + where);
        }
        int hash = 0;
        for (int i = 0; i < count; i++) {
            int unit = LittleEndian.u16(bytes, where + NAME_HEAD + 2 * i);
            if (!isNameUnit(unit, i == 0)) {
                throw new BinXmlFault("at " + where + " no name of an element or attribute, but other bytes");
            }
            hash = hash * 65599 + unit;
        }
        if (count == 0) {
            throw new BinXmlFault("an empty name at " + where);
        }
        // MS-EVEN6 2.2.12.3: the low half of the hash; right in every name of the public samples
        int stated = LittleEndian.u16(bytes, where + 4);
        uncertain[where] = stated != 0 && stated != (hash & 0xffff);
        return nameTable.of(bytes, where + NAME_HEAD, 2 * count);
    }

    /** XML 1.0, 2.3, a little wider beyond ASCII. */
    private static boolean isNameUnit(int unit, boolean first) {
        if (unit >= 0x80) {
            return unit >= 0xa0 && !Character.isSurrogate((char) unit) && unit < 0xfffe;
        }
        boolean letter = (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z';
        boolean further = (unit >= '0' && unit <= '9') || unit == '-' || unit == '.';
        return letter || unit == '_' || unit == ':' || (further && !first);
    }

    /** Whether the name that was read at {@code at} has the hash that stands beside it. */
    boolean isNameCertain(int at) {
        return isCertain(LittleEndian.i32(bytes, at));
    }

    /** Whether the name that stands at {@code where} and was read has the hash that stands beside it. */
    boolean isCertain(int where) {
        return !uncertain[where];
    }

    /** The first byte behind the name that stands at {@code where} and was read. */
    int nameEnd(int where) {
        return where + NAME_HEAD + 2 * LittleEndian.u16(bytes, where + 6) + 2;
    }

    /** How many bytes the reference at {@code at} takes, an inline name included; the name must have been read. */
    int nameBytes(int at) {
        int offset = LittleEndian.i32(bytes, at);
        return offset == at + 4 ? nameEnd(offset) - at : 4;
    }
}
