package dev.hindcast.index.lucene;

import java.util.Arrays;

/**
 * Bytes that grow, with the few encodings that events and terms need. Text is written losslessly, each UTF-16 unit as
 * UTF-8 would write that number alone (as CESU-8 does, Unicode Technical Report 26), so that lone surrogates and NUL
 * come back as they were and ASCII costs a byte a character. Reused by {@link #clear}.
 */
final class ByteWriter {

    private static final int FIRST_BYTES = 1024;
    private static final int UNIT_BYTES_MAX = 3;
    private static final int VARIABLE_BYTES_MAX = 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Forgets everything from {@code end} on. */
    void cutTo(int end) {
        length = end;
    }

    void write(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, lowest first; small numbers of no sign are short. */
    void writeUnsigned(long value) {
        reserve(VARIABLE_BYTES_MAX);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** As {@link #writeUnsigned}, with small numbers of either sign short. */
    void writeSigned(long value) {
        writeUnsigned(value << 1 ^ value >> 63);
    }

    /** A text with its length in UTF-16 units in front. */
    void writeText(String text) {
        writeUnsigned(text.length());
        appendUnits(text);
    }

    /** The units of a text and nothing else. */
    void appendUnits(String text) {
        int count = text.length();
        reserve(Math.multiplyExact(count, UNIT_BYTES_MAX));
        byte[] target = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                target[at++] = (byte) unit;
            } else if (unit < 0x800) {
                target[at++] = (byte) (0xc0 | unit >> 6);
                target[at++] = (byte) (0x80 | (unit & 0x3f));
            } else {
                target[at++] = (byte) (0xe0 | unit >> 12);
                target[at++] = (byte) (0x80 | (unit >> 6 & 0x3f));
                target[at++] = (byte) (0x80 | (unit & 0x3f));
            }
        }
        length = at;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            int wanted = Math.addExact(length, count);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }
}
