package dev.hindcast.index.lucene;

import java.io.IOException;

/** Reads back what {@link ByteWriter} wrote; a range that ends early is an {@link IOException}, not a crash. */
final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    int position() {
        return at;
    }

    int readByte() throws IOException {
        if (at >= end) {
            throw new IOException("stored event ends at byte " + end + ", more was expected");
        }
        return bytes[at++] & 0xff;
    }

    long readUnsigned() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("stored number at byte " + at + " does not end");
    }

    /** An unsigned number that counts things which take at least a byte each. */
    int readCount() throws IOException {
        long count = readUnsigned();
        if (count < 0 || count > end - at) {
            throw new IOException("stored count of " + count + " at byte " + at + ", " + (end - at) + " bytes remain");
        }
        return (int) count;
    }

    long readSigned() throws IOException {
        long value = readUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    String readText() throws IOException {
        return readUnits(readCount());
    }

    void skip(int count) {
        at += count;
    }

    private String readUnits(int count) throws IOException {
        char[] units = new char[count];
        for (int i = 0; i < count; i++) {
            int first = readByte();
            if (first < 0x80) {
                units[i] = (char) first;
            } else if (first < 0xe0) {
                units[i] = (char) ((first & 0x1f) << 6 | (readByte() & 0x3f));
            } else {
                units[i] = (char) ((first & 0x0f) << 12 | (readByte() & 0x3f) << 6 | (readByte() & 0x3f));
            }
        }
        return new String(units);
    }

    /** The text whose units stand in a range, as {@link ByteWriter#appendUnits} wrote them. */
    static String textOf(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            int first = bytes[at++] & 0xff;
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xe0) {
                text.append((char) ((first & 0x1f) << 6 | (bytes[at++] & 0x3f)));
            } else {
                text.append((char) ((first & 0x0f) << 12 | (bytes[at++] & 0x3f) << 6 | (bytes[at++] & 0x3f)));
            }
        }
        return text.toString();
    }
}
