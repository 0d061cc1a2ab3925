package dev.hindcast.source.evtx;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes every value that is not text as the ASCII characters that Windows renders (EVTX page, 3.1), straight into a
 * buffer. None of them needs an escape in JSON or XML. One a worker, for the day that its times remember.
 *
 * <p>Floating point is written in the shortest form that reads back as the same number; which form a given Windows
 * writes is not known from public files, so no rule may compare it as text.
 */
final class AsciiValue {

    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /** The longest text of a value of few bytes: a double without exponent. */
    private static final int ROOM_MIN = 420;

    private final FileTimes times = new FileTimes();

    /** How many bytes the text of {@code size} bytes takes at most. */
    static int room(int size) {
        // a SID writes up to 11 characters for 4 bytes, binary 2 for 1
        return ROOM_MIN + 3 * size;
    }

    /**
     * Writes a value that is neither text nor an array nor binary XML.
     *
     * @param to has {@link #room} for it behind {@code at}
     * @return the index behind what was written
     */
    int write(byte[] from, int offset, int size, int type, byte[] to, int at) {
        return switch (type) {
            case ValueType.NULL -> at;
            case ValueType.UINT8 ->
                size == 1 ? number(LittleEndian.u8(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.UINT16 ->
                size == 2 ? number(LittleEndian.u16(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.UINT32 ->
                size == 4 ? number(LittleEndian.u32(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.UINT64 ->
                size == 8 ? unsigned(LittleEndian.i64(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.HEX64 ->
                size == 8 ? prefixed(LittleEndian.i64(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.HEX32 ->
                size == 4 ? prefixed(LittleEndian.u32(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.GUID -> size == 16 ? guid(from, offset, to, at) : hex(from, offset, size, to, at);
            case ValueType.FILETIME ->
                size == 8 ? times.write(LittleEndian.i64(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.SID -> sid(from, offset, size, to, at);
            default -> rare(from, offset, size, type, to, at);
        };
    }

    private int rare(byte[] from, int offset, int size, int type, byte[] to, int at) {
        if (size == 0) {
            return at;
        }
        return switch (type) {
            case ValueType.INT8 -> size == 1 ? signed(from[offset], to, at) : hex(from, offset, size, to, at);
            case ValueType.INT16 ->
                size == 2 ? signed((short) LittleEndian.u16(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.INT32 ->
                size == 4 ? signed(LittleEndian.i32(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.INT64 ->
                size == 8 ? signed(LittleEndian.i64(from, offset), to, at) : hex(from, offset, size, to, at);
            case ValueType.FLOAT ->
                size == 4
                        ? decimal(Float.toString(Float.intBitsToFloat(LittleEndian.i32(from, offset))), to, at)
                        : hex(from, offset, size, to, at);
            case ValueType.DOUBLE ->
                size == 8
                        ? decimal(Double.toString(Double.longBitsToDouble(LittleEndian.i64(from, offset))), to, at)
                        : hex(from, offset, size, to, at);
            // 4 bytes on disk where the specification says 1; any other number than 0 is true to Windows
            case ValueType.BOOL -> copy(LittleEndian.isZero(from, offset, offset + size) ? FALSE : TRUE, to, at);
            case ValueType.SIZE_T ->
                switch (size) {
                    case 4 -> prefixed(LittleEndian.u32(from, offset), to, at);
                    case 8 -> prefixed(LittleEndian.i64(from, offset), to, at);
                    default -> hex(from, offset, size, to, at);
                };
            case ValueType.SYSTEMTIME ->
                size == 16 ? times.writeSystemTime(from, offset, to, at) : hex(from, offset, size, to, at);
            default -> hex(from, offset, size, to, at);
        };
    }

    private static int copy(byte[] text, byte[] to, int at) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    /** Upper-case hexadecimal without separators. */
    static int hex(byte[] from, int offset, int size, byte[] to, int at) {
        int out = at;
        for (int i = offset; i < offset + size; i++) {
            to[out++] = UPPER[from[i] >> 4 & 0xf];
            to[out++] = UPPER[from[i] & 0xf];
        }
        return out;
    }

    /** A number from 0. */
    static int number(long value, byte[] to, int at) {
        if (value < 10) {
            to[at] = (byte) ('0' + value);
            return at + 1;
        }
        int digits = digits(value);
        long left = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long tenth = left / 10;
            to[i] = (byte) ('0' + (left - tenth * 10));
            left = tenth;
        }
        return at + digits;
    }

    private static int digits(long value) {
        int digits = 1;
        long power = 10;
        while (digits < 19 && value >= power) {
            digits++;
            power *= 10;
        }
        return digits;
    }

    private static int unsigned(long value, byte[] to, int at) {
        if (value >= 0) {
            return number(value, to, at);
        }
        long tenth = (value >>> 1) / 5;
        int out = number(tenth, to, at);
        to[out] = (byte) ('0' + (value - tenth * 10));
        return out + 1;
    }

    private static int signed(long value, byte[] to, int at) {
        if (value >= 0) {
            return number(value, to, at);
        }
        if (value == Long.MIN_VALUE) {
            return decimal(Long.toString(value), to, at);
        }
        to[at] = '-';
        return number(-value, to, at + 1);
    }

    /** {@code 0x} and as few lower-case digits as there are. */
    private static int prefixed(long value, byte[] to, int at) {
        to[at] = '0';
        to[at + 1] = 'x';
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) >> 2);
        // sixteen digits side by side, the wanted ones at the front; what is behind them is overwritten by what follows
        long left = value << (64 - 4 * digits);
        LittleEndian.putI64(to, at + 2, eightDigits((int) (left >>> 32)));
        if (digits > 8) {
            LittleEndian.putI64(to, at + 10, eightDigits((int) left));
        }
        return at + 2 + digits;
    }

    /** The eight lower-case digits of a number as eight characters, the highest first. */
    private static long eightDigits(int number) {
        long spread = Integer.reverseBytes(number) & 0xffffffffL;
        spread = (spread | spread << 16) & 0x0000ffff0000ffffL;
        spread = (spread | spread << 8) & 0x00ff00ff00ff00ffL;
        long nibbles = (spread >>> 4 | spread << 8) & 0x0f0f0f0f0f0f0f0fL;
        long letters = (nibbles + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
        return nibbles + 0x3030303030303030L + letters * ('a' - '0' - 10);
    }

    private static int guid(byte[] from, int offset, byte[] to, int at) {
        to[at] = '{';
        int out = byteAt(from, offset + 3, to, at + 1);
        out = byteAt(from, offset + 2, to, out);
        out = byteAt(from, offset + 1, to, out);
        out = byteAt(from, offset, to, out);
        to[out] = '-';
        out = byteAt(from, offset + 5, to, out + 1);
        out = byteAt(from, offset + 4, to, out);
        to[out] = '-';
        out = byteAt(from, offset + 7, to, out + 1);
        out = byteAt(from, offset + 6, to, out);
        to[out] = '-';
        out = byteAt(from, offset + 8, to, out + 1);
        out = byteAt(from, offset + 9, to, out);
        to[out++] = '-';
        for (int i = 10; i < 16; i++) {
            out = byteAt(from, offset + i, to, out);
        }
        to[out] = '}';
        return out + 1;
    }

    private static int byteAt(byte[] from, int i, byte[] to, int at) {
        to[at] = LOWER[from[i] >> 4 & 0xf];
        to[at + 1] = LOWER[from[i] & 0xf];
        return at + 2;
    }

    /** MS-DTYP 2.4.2: revision, count, six bytes of authority with the highest first, sub-authorities. */
    private static int sid(byte[] from, int offset, int size, byte[] to, int at) {
        if (size < 8 || size != 8 + 4 * LittleEndian.u8(from, offset + 1)) {
            return hex(from, offset, size, to, at);
        }
        to[at] = 'S';
        to[at + 1] = '-';
        int out = number(LittleEndian.u8(from, offset), to, at + 2);
        to[out++] = '-';
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | LittleEndian.u8(from, offset + i);
        }
        out = authority < 1L << 32 ? number(authority, to, out) : prefixed(authority, to, out);
        for (int i = offset + 8; i < offset + size; i += 4) {
            to[out] = '-';
            out = number(LittleEndian.u32(from, i), to, out + 1);
        }
        return out;
    }

    private static int decimal(String javaText, byte[] to, int at) {
        String text = javaText;
        char last = text.charAt(text.length() - 1);
        if (last >= '0' && last <= '9') {
            BigDecimal exact = new BigDecimal(text);
            text = (exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString();
        }
        return copy(text.getBytes(StandardCharsets.US_ASCII), to, at);
    }
}
