package dev.hindcast.source.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as text, as Windows renders them (EVTX page, 3.1): the slow way that makes strings. One a worker.
 *
 * <p>Text is cut at its first NUL; half of a surrogate pair becomes U+FFFD; a value whose size is not that of its type is
 * written as the hexadecimal of its bytes.
 */
final class ValueText {

    private static final int SMALL = 256;
    private static final String[] NUMBERS = new String[SMALL];

    static {
        for (int i = 0; i < SMALL; i++) {
            NUMBERS[i] = Integer.toString(i);
        }
    }

    private final AsciiValue ascii = new AsciiValue();
    private byte[] buffer = new byte[512];

    /** The whole value; items of an array are joined by a comma and a blank. */
    String text(byte[] bytes, int from, int size, int type) {
        if (size == 0 || type == ValueType.NULL) {
            return "";
        }
        if (ValueType.isArray(type)) {
            return String.join(", ", items(bytes, from, size, type));
        }
        return switch (type) {
            case ValueType.STRING -> utf16(bytes, from, size);
            case ValueType.ANSI -> ansi(bytes, from, size);
            case ValueType.UINT8 -> size == 1 ? NUMBERS[LittleEndian.u8(bytes, from)] : ascii(bytes, from, size, type);
            default -> ascii(bytes, from, size, type);
        };
    }

    private String ascii(byte[] bytes, int from, int size, int type) {
        if (buffer.length < AsciiValue.room(size)) {
            buffer = new byte[AsciiValue.room(size)];
        }
        int end = ascii.write(bytes, from, size, type, buffer, 0);
        return new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** The items of an array, each as text; an array without bytes has one empty item (EVTX page, 2.5). */
    List<String> items(byte[] bytes, int from, int size, int arrayType) {
        int type = arrayType & ~ValueType.ARRAY;
        List<String> items = new ArrayList<>();
        int end = from + size;
        int p = from;
        while (p < end) {
            int next = nextItem(bytes, p, end, type);
            items.add(text(bytes, p, next - p, type));
            p = next;
        }
        return items.isEmpty() ? List.of("") : items;
    }

    private static int nextItem(byte[] bytes, int from, int end, int type) {
        int fixed = ValueType.itemBytes(type);
        int next = switch (type) {
            case ValueType.STRING -> behindNul(bytes, from, end, 2);
            case ValueType.ANSI -> behindNul(bytes, from, end, 1);
            // a SID says how many sub-authorities follow
            case ValueType.SID -> from + (end - from < 2 ? end - from : 8 + 4 * LittleEndian.u8(bytes, from + 1));
            default -> fixed == 0 ? end : from + fixed;
        };
        return Math.min(next, end);
    }

    /** The index behind the first NUL of this width, or the end. */
    static int behindNul(byte[] bytes, int from, int end, int width) {
        for (int p = from; p + width <= end; p += width) {
            if (bytes[p] == 0 && (width == 1 || bytes[p + 1] == 0)) {
                return p + width;
            }
        }
        return end;
    }

    /** Literal text, whole: a NUL in it is a character. */
    String literal(byte[] bytes, int from, int size) {
        if (buffer.length < size) {
            buffer = new byte[size];
        }
        byte[] latin = buffer;
        int n = size >> 1;
        for (int i = 0; i < n; i++) {
            int unit = LittleEndian.u16(bytes, from + 2 * i);
            if (unit > 0xff) {
                return unpaired(new String(bytes, from, size, StandardCharsets.UTF_16LE));
            }
            latin[i] = (byte) unit;
        }
        return new String(latin, 0, n, StandardCharsets.ISO_8859_1);
    }

    /** Text of UTF-16LE bytes up to the first NUL. */
    private String utf16(byte[] bytes, int from, int size) {
        int end = from + (size & ~1);
        int p = from;
        if (buffer.length < size) {
            buffer = new byte[size];
        }
        byte[] latin = buffer;
        int n = 0;
        while (p < end) {
            int unit = LittleEndian.u16(bytes, p);
            if (unit == 0) {
                break;
            }
            if (unit > 0xff) {
                return wide(bytes, from, p, end);
            }
            latin[n++] = (byte) unit;
            p += 2;
        }
        return new String(latin, 0, n, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] bytes, int from, int firstWide, int limit) {
        int end = firstWide;
        while (end < limit && LittleEndian.u16(bytes, end) != 0) {
            end += 2;
        }
        char[] units = new char[(end - from) / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) LittleEndian.u16(bytes, from + 2 * i);
        }
        return unpaired(new String(units));
    }

    /** The text with U+FFFD for each half of a surrogate pair that stands alone: no encoding can carry one. */
    static String unpaired(String text) {
        char[] mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? text.toCharArray() : mended;
            mended[i] = '\uFFFD';
        }
        return mended == null ? text : new String(mended);
    }

    /** Whether a blank of any kind stands at an end: the long way trims what stands in elements of System. */
    static boolean isBlankAround(String text) {
        return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c);
    }

    /** Each byte is the character of that number, as Windows widens it; NULs fall out. */
    private static String ansi(byte[] bytes, int from, int size) {
        StringBuilder text = new StringBuilder(size);
        for (int i = from; i < from + size; i++) {
            if (bytes[i] != 0) {
                text.append((char) (bytes[i] & 0xff));
            }
        }
        return text.toString();
    }
}
