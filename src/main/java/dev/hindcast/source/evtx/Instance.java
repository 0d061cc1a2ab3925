package dev.hindcast.source.evtx;

import java.util.Arrays;

/**
 * A template instance: which template, and where each of its values stands. Used again for record after record; a value
 * is decoded only when somebody asks for it.
 */
final class Instance {

    /** Bytes of an instance before its definition or values, behind the token: one byte, id, offset. */
    private static final int HEAD_BYTES = 9;

    private final TemplateLibrary library;
    private long[] values = new long[256];
    private byte[] bytes = new byte[0];
    private int count;
    private int end;
    private boolean borrowed;
    private Program program = Program.NOTHING;

    Instance(TemplateLibrary library) {
        this.library = library;
    }

    /**
     * Reads the instance whose token stands one byte before {@code from}.
     *
     * @param limit no byte at or behind this belongs to it
     * @throws BinXmlFault where it breaks the grammar, or its template is gone and no other chunk has it
     */
    void read(Chunk chunk, int from, int limit) throws BinXmlFault {
        byte[] b = chunk.bytes();
        bytes = b;
        if (limit - from < HEAD_BYTES + 4) {
            throw new BinXmlFault("a template instance is cut");
        }
        int id = LittleEndian.i32(b, from + 1);
        long offset = LittleEndian.u32(b, from + 5);
        int p = from + HEAD_BYTES;
        if (offset == p) {
            long size = limit - p < Template.HEAD_BYTES ? Long.MAX_VALUE : LittleEndian.u32(b, p + 20);
            if (size > limit - p - Template.HEAD_BYTES - 4) {
                throw new BinXmlFault("a template definition is longer than its record");
            }
            p += Template.HEAD_BYTES + (int) size;
        }
        long n = LittleEndian.u32(b, p);
        p += 4;
        if (n > (limit - p) / 4) {
            throw new BinXmlFault(n + " values where " + (limit - p) + " bytes remain");
        }
        descriptors(b, p, (int) n, limit);
        program(chunk, offset, id);
        fill(program.slots());
    }

    /** Takes an element without a template as a template with values: see {@link LiftedTree}. */
    void take(LiftedTree tree) {
        program = tree.program();
        bytes = tree.text();
        count = tree.count();
        if (count > values.length) {
            values = new long[2 * count];
        }
        System.arraycopy(tree.values(), 0, values, 0, count);
        borrowed = false;
    }

    /** Becomes an instance of nothing. */
    void clear() {
        program = Program.NOTHING;
        count = 0;
        borrowed = false;
    }

    /** Slots that the template uses and the record does not bring are NULLs of no bytes. */
    private void fill(int slots) {
        if (slots > count) {
            if (slots > values.length) {
                values = Arrays.copyOf(values, slots);
            }
            Arrays.fill(values, count, slots, 0);
        }
    }

    private void descriptors(byte[] b, int from, int n, int limit) throws BinXmlFault {
        if (n > values.length) {
            values = Arrays.copyOf(values, Math.max(n, 2 * values.length));
        }
        long[] v = values;
        int p = from;
        int at = from + 4 * n;
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            int word = LittleEndian.i32(b, p);
            wrong |= word & 0xff000000;
            v[i] = (long) at << 32 | (word & 0xffffff);
            at += word & 0xffff;
            p += 4;
        }
        if (wrong != 0 || at > limit) {
            throw new BinXmlFault(
                    wrong != 0
                            ? "a value descriptor whose last byte is not 0"
                            : "its values end " + (at - limit) + " bytes behind the record");
        }
        count = n;
        end = at;
    }

    private void program(Chunk chunk, long offset, int id) throws BinXmlFault {
        borrowed = false;
        try {
            program = chunk.template(offset, id).sound();
        } catch (MissingTemplate missing) {
            Program other = library.of(missing.id()).orElseThrow(() -> missing);
            if (!fits(other)) {
                throw missing;
            }
            program = other;
            borrowed = true;
        }
    }

    /** Whether another chunk's template of the same id has these values (EVTX page, 4.4). */
    private boolean fits(Program other) {
        int[] code = other.code();
        for (int i = 0; i < code.length; i += Program.lengthOf(Program.step(code[i]))) {
            if (Program.step(code[i]) == Program.VALUE) {
                int slot = Program.operand(code[i]);
                if (slot >= count || !isTypeOf(code[i + 1], type(values[slot]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isTypeOf(int declared, int actual) {
        boolean hexSize = declared == ValueType.SIZE_T && (actual == ValueType.HEX32 || actual == ValueType.HEX64);
        boolean bytes = declared == (ValueType.ARRAY | ValueType.BINARY) && actual == ValueType.BINARY;
        return actual == declared || actual == ValueType.NULL || hexSize || bytes;
    }

    Program program() {
        return program;
    }

    /** Whether the template came from another chunk. */
    boolean isBorrowed() {
        return borrowed;
    }

    int count() {
        return count;
    }

    /** The first byte behind its values. */
    int end() {
        return end;
    }

    /** Where and what the value of a slot is; a NULL of no bytes where there is no such slot. */
    long value(int slot) {
        return slot < count ? values[slot] : 0;
    }

    /** Where the values stand. */
    byte[] bytes() {
        return bytes;
    }

    /** The descriptors themselves, valid up to {@link #count()}. */
    long[] values() {
        return values;
    }

    /** First byte of a value in the chunk. */
    static int from(long value) {
        return (int) (value >>> 32);
    }

    static int size(long value) {
        return (int) value & 0xffff;
    }

    /** {@link ValueType}. */
    static int type(long value) {
        return (int) value >>> 16 & 0xff;
    }
}
