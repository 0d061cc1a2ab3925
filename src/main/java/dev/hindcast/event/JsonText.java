package dev.hindcast.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text as UTF-8 bytes in a buffer that grows and is used again. Only the escaping is done here; the order of braces
 * and commas is the caller's. A generator that checks every step costs three times as much as all of the decoding.
 *
 * <p>Not thread-safe.
 */
public final class JsonText {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The longest escape of one UTF-16 unit, as in {@code \}{@code u001f}. */
    private static final int ESCAPE_BYTES_MAX = 6;

    /** Four UTF-16 units that are all ASCII have none of these bits. */
    private static final long NOT_ASCII = 0xff80ff80ff80ff80L;

    private static final long ONES = 0x0001000100010001L;
    private static final long HIGH = 0x8000800080008000L;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    public JsonText(int initialBytes) {
        bytes = new byte[initialBytes];
    }

    public int length() {
        return length;
    }

    /** The buffer itself; valid up to {@link #length()} and until something is added. */
    public byte[] array() {
        return bytes;
    }

    /** What was added so far, as an array of its own. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Takes everything after the first {@code kept} bytes away. */
    public void truncate(int kept) {
        length = kept;
    }

    /** The buffer, with room for {@code more} bytes behind its length; {@link #truncate} then says how many were used. */
    public byte[] room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
        }
        return bytes;
    }

    /** Adds bytes as they are. */
    public JsonText raw(byte[] ready) {
        byte[] b = room(ready.length);
        System.arraycopy(ready, 0, b, length, ready.length);
        length += ready.length;
        return this;
    }

    public JsonText raw(char ascii) {
        room(1)[length++] = (byte) ascii;
        return this;
    }

    /** Adds a string with its quotes. */
    public JsonText string(String text) {
        int n = text.length();
        byte[] b = room(ESCAPE_BYTES_MAX * n + 2);
        b[length++] = '"';
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                b[length++] = (byte) c;
                continue;
            }
            char next = i + 1 < n ? text.charAt(i + 1) : 0;
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(next)) {
                i++;
                pair(c, next);
            } else {
                unit(c);
            }
        }
        b[length++] = '"';
        return this;
    }

    /**
     * Adds the text of UTF-16LE bytes up to the first NUL, escaped, without quotes.
     *
     * @param source where the bytes are
     * @param from the first byte
     * @param byteCount how many; an odd last byte is no text
     */
    public void utf16(byte[] source, int from, int byteCount) {
        int end = from + (byteCount & ~1);
        byte[] b = room(ESCAPE_BYTES_MAX * (byteCount >> 1) + 4);
        int out = length;
        int at = from;
        while (at < end) {
            if (at + 16 <= end) {
                long four = (long) LONG.get(source, at);
                long next = (long) LONG.get(source, at + 8);
                if (((four | next) & NOT_ASCII) == 0 && !needsEscape(four) && !needsEscape(next)) {
                    LONG.set(b, out, (narrow(four) & 0xffffffffL) | (long) narrow(next) << 32);
                    out += 8;
                    at += 16;
                    continue;
                }
            }
            if (at + 8 <= end) {
                long four = (long) LONG.get(source, at);
                if ((four & NOT_ASCII) == 0 && !needsEscape(four)) {
                    INT.set(b, out, narrow(four));
                    out += 4;
                    at += 8;
                    continue;
                }
            }
            int few = Math.min(end, at + 8);
            while (at < few) {
                char c = (char) ((source[at] & 0xff) | (source[at + 1] & 0xff) << 8);
                at += 2;
                if (isPlain(c)) {
                    b[out++] = (byte) c;
                } else if (c == 0) {
                    length = out;
                    return;
                } else {
                    length = out;
                    at = unusual(c, source, at, end);
                    out = length;
                }
            }
        }
        length = out;
    }

    /** A unit that is not plain ASCII; the index behind it, or behind the pair that it begins. */
    private int unusual(char c, byte[] source, int behind, int end) {
        if (Character.isHighSurrogate(c) && behind < end) {
            char next = (char) ((source[behind] & 0xff) | (source[behind + 1] & 0xff) << 8);
            if (Character.isLowSurrogate(next)) {
                pair(c, next);
                return behind + 2;
            }
        }
        unit(c);
        return behind;
    }

    /** Adds bytes each of which is the character of its number, escaped, without quotes; NULs fall out. */
    public void latin1(byte[] source, int from, int byteCount) {
        room(ESCAPE_BYTES_MAX * byteCount);
        for (int i = from; i < from + byteCount; i++) {
            if (source[i] != 0) {
                unit((char) (source[i] & 0xff));
            }
        }
    }

    /** ASCII that stands for itself. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    /** The low bytes of four ASCII units, side by side. */
    private static int narrow(long four) {
        long two = (four | (four >>> 8)) & 0x0000ffff0000ffffL;
        return (int) (two | (two >>> 16));
    }

    /** Whether one of four ASCII units is a control character (or NUL), a quote or a backslash. */
    private static boolean needsEscape(long four) {
        long control = four - 0x0020002000200020L;
        long quote = (four ^ 0x0022002200220022L) - ONES;
        long backslash = (four ^ 0x005c005c005c005cL) - ONES;
        return ((control | quote | backslash) & HIGH) != 0;
    }

    /** One unit; half of a surrogate pair is U+FFFD, as no UTF-8 can carry it. Room for it must be there. */
    private void unit(char c) {
        byte[] b = bytes;
        if (c >= 0x80) {
            if (c < 0x800) {
                b[length++] = (byte) (0xc0 | c >> 6);
            } else {
                char written = Character.isSurrogate(c) ? '\uFFFD' : c;
                b[length++] = (byte) (0xe0 | written >> 12);
                b[length++] = (byte) (0x80 | (written >> 6 & 0x3f));
                b[length++] = (byte) (0x80 | (written & 0x3f));
                return;
            }
            b[length++] = (byte) (0x80 | (c & 0x3f));
        } else if (c == '"' || c == '\\') {
            b[length++] = '\\';
            b[length++] = (byte) c;
        } else if (c >= ' ') {
            b[length++] = (byte) c;
        } else {
            control(c);
        }
    }

    private void control(char c) {
        byte[] b = bytes;
        b[length++] = '\\';
        switch (c) {
            case '\n' -> b[length++] = 'n';
            case '\r' -> b[length++] = 'r';
            case '\t' -> b[length++] = 't';
            case '\b' -> b[length++] = 'b';
            case '\f' -> b[length++] = 'f';
            default -> {
                b[length++] = 'u';
                b[length++] = '0';
                b[length++] = '0';
                b[length++] = HEX[c >> 4];
                b[length++] = HEX[c & 0xf];
            }
        }
    }

    private void pair(char high, char low) {
        int point = Character.toCodePoint(high, low);
        byte[] b = bytes;
        b[length++] = (byte) (0xf0 | point >> 18);
        b[length++] = (byte) (0x80 | (point >> 12 & 0x3f));
        b[length++] = (byte) (0x80 | (point >> 6 & 0x3f));
        b[length++] = (byte) (0x80 | (point & 0x3f));
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
