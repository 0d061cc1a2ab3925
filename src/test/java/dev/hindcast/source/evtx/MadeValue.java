package dev.hindcast.source.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A value of a template instance with its type on disk (MS-EVEN6 2.2.12, "BinXml types"). */
public sealed interface MadeValue {

    int NULL = 0x00;
    int STRING = 0x01;
    int ANSI = 0x02;
    int INT8 = 0x03;
    int UINT8 = 0x04;
    int INT16 = 0x05;
    int UINT16 = 0x06;
    int INT32 = 0x07;
    int UINT32 = 0x08;
    int INT64 = 0x09;
    int UINT64 = 0x0A;
    int FLOAT = 0x0B;
    int DOUBLE = 0x0C;
    int BOOL = 0x0D;
    int BINARY = 0x0E;
    int GUID = 0x0F;
    int SIZE_T = 0x10;
    int FILETIME = 0x11;
    int SYSTEMTIME = 0x12;
    int SID = 0x13;
    int HEX32 = 0x14;
    int HEX64 = 0x15;
    int BINXML = 0x21;
    int ARRAY = 0x80;

    int type();

    /** A value whose bytes do not depend on where it stands. */
    record Bytes(int type, byte[] bytes) implements MadeValue {

        /** Part of the text that a template's GUID is made of. */
        @Override
        public String toString() {
            return type + ":" + HexFormat.of().formatHex(bytes);
        }
    }

    /** Type 0x21: instances or elements; most real ones have a fragment header, 14,192 of 36,157 have none. */
    record Fragment(boolean header, List<MadeNode> nodes) implements MadeValue {
        @Override
        public int type() {
            return BINXML;
        }
    }

    /** Any type with any bytes: odd sizes, unknown types, arrays without their last NUL. */
    static MadeValue raw(int type, byte[] bytes) {
        return new Bytes(type, bytes);
    }

    static MadeValue nil() {
        return nil(0);
    }

    /** NULL with bytes that mean nothing and must be skipped: one NULL in seven of real logs. */
    static MadeValue nil(int staleBytes) {
        byte[] stale = new byte[staleBytes];
        for (int i = 0; i < staleBytes; i++) {
            stale[i] = (byte) (0xB0 + i);
        }
        return raw(NULL, stale);
    }

    /** Without a terminator; write {@code "text\0"} for the one string in nine that has one. */
    static MadeValue string(String text) {
        return raw(STRING, units(text));
    }

    static MadeValue ansi(String text) {
        return raw(ANSI, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static MadeValue int8(int value) {
        return number(INT8, 1, value);
    }

    static MadeValue uint8(int value) {
        return number(UINT8, 1, value);
    }

    static MadeValue int16(int value) {
        return number(INT16, 2, value);
    }

    static MadeValue uint16(int value) {
        return number(UINT16, 2, value);
    }

    static MadeValue int32(int value) {
        return number(INT32, 4, value);
    }

    static MadeValue uint32(long value) {
        return number(UINT32, 4, value);
    }

    static MadeValue int64(long value) {
        return number(INT64, 8, value);
    }

    /** The 64 bits, read as unsigned. */
    static MadeValue uint64(long value) {
        return number(UINT64, 8, value);
    }

    static MadeValue float32(float value) {
        return number(FLOAT, 4, Float.floatToRawIntBits(value));
    }

    static MadeValue float64(double value) {
        return number(DOUBLE, 8, Double.doubleToRawLongBits(value));
    }

    /** Four bytes on disk although MS-EVEN6 says one; real logs hold other numbers than 0 and 1 too. */
    static MadeValue bool(int value) {
        return number(BOOL, 4, value);
    }

    static MadeValue binary(int... bytes) {
        byte[] narrow = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            narrow[i] = (byte) bytes[i];
        }
        return raw(BINARY, narrow);
    }

    /** {@code {00112233-4455-6677-8899-aabbccddeeff}}, braces optional; the first three fields little-endian. */
    static MadeValue guid(String text) {
        byte[] digits = HexFormat.of().parseHex(text.replaceAll("[{}-]", ""));
        ByteBuffer in = ByteBuffer.wrap(digits);
        return raw(
                GUID,
                bytes(16)
                        .putInt(in.getInt())
                        .putShort(in.getShort())
                        .putShort(in.getShort())
                        .putLong(Long.reverseBytes(in.getLong()))
                        .array());
    }

    static MadeValue sizeT4(int value) {
        return number(SIZE_T, 4, value);
    }

    static MadeValue sizeT8(long value) {
        return number(SIZE_T, 8, value);
    }

    static MadeValue filetime(String instant) {
        return filetime(ticks(instant));
    }

    /** Units of 100 ns since 1601-01-01 UTC. */
    static MadeValue filetime(long ticks) {
        return number(FILETIME, 8, ticks);
    }

    static MadeValue systemtime(String dateTime) {
        LocalDateTime t = LocalDateTime.parse(dateTime);
        return systemtime(
                t.getYear(),
                t.getMonthValue(),
                t.getDayOfWeek().getValue() % 7,
                t.getDayOfMonth(),
                t.getHour(),
                t.getMinute(),
                t.getSecond(),
                t.getNano() / 1_000_000);
    }

    /** The eight words of a SYSTEMTIME as they stand, valid or not. */
    static MadeValue systemtime(int... words) {
        ByteBuffer out = bytes(16);
        for (int word : words) {
            out.putShort((short) word);
        }
        return raw(SYSTEMTIME, out.array());
    }

    /** {@code S-1-5-21-…}: a big-endian authority, then little-endian sub-authorities (MS-DTYP 2.4.2.2). */
    static MadeValue sid(String text) {
        String[] parts = text.split("-", -1);
        int subs = parts.length - 3;
        long authority = Long.parseLong(parts[2]);
        ByteBuffer out = bytes(8 + 4 * subs);
        out.put((byte) Integer.parseInt(parts[1])).put((byte) subs);
        for (int shift = 40; shift >= 0; shift -= 8) {
            out.put((byte) (authority >>> shift));
        }
        for (int i = 3; i < parts.length; i++) {
            out.putInt(Integer.parseUnsignedInt(parts[i]));
        }
        return raw(SID, out.array());
    }

    static MadeValue hex32(int value) {
        return number(HEX32, 4, value);
    }

    static MadeValue hex64(long value) {
        return number(HEX64, 8, value);
    }

    /** Items back to back, of the type of the first; for strings see {@link #strings}. */
    static MadeValue array(MadeValue... items) {
        ByteBuffer out = bytes(0xFFFF);
        for (MadeValue item : items) {
            out.put(((Bytes) item).bytes());
        }
        return raw(ARRAY | items[0].type(), taken(out));
    }

    /** An array without an item: size 0. */
    static MadeValue none(int itemType) {
        return raw(ARRAY | itemType, new byte[0]);
    }

    /** Type 0x81: every item ends in a NUL. */
    static MadeValue strings(String... items) {
        StringBuilder all = new StringBuilder();
        for (String item : items) {
            all.append(item).append('\0');
        }
        return raw(ARRAY | STRING, units(all));
    }

    /** Type 0x82: every item ends in a NUL. */
    static MadeValue ansiStrings(String... items) {
        StringBuilder all = new StringBuilder();
        for (String item : items) {
            all.append(item).append('\0');
        }
        return raw(ARRAY | ANSI, all.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    static MadeValue binXml(MadeNode... nodes) {
        return new Fragment(true, List.of(nodes));
    }

    static MadeValue binXmlWithoutHeader(MadeNode... nodes) {
        return new Fragment(false, List.of(nodes));
    }

    /** FILETIME of an instant. */
    static long ticks(String instant) {
        Instant t = Instant.parse(instant);
        return (t.getEpochSecond() + 11_644_473_600L) * 10_000_000L + t.getNano() / 100;
    }

    /** Unit by unit: a lone surrogate must come out as it is, which no charset's encoder allows. */
    private static byte[] units(CharSequence text) {
        ByteBuffer out = bytes(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
        return out.array();
    }

    private static MadeValue number(int type, int size, long value) {
        byte[] eight = bytes(8).putLong(value).array();
        return raw(type, Arrays.copyOf(eight, size));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] taken(ByteBuffer out) {
        return Arrays.copyOf(out.array(), out.position());
    }
}
