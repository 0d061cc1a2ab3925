package dev.hindcast.source;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes of one width end and others begin, in a file that two programs wrote: {@code >>} of cmd appends a byte a
 * character to the UTF-16 of PowerShell, and that of PowerShell appends UTF-16 to what cmd began, mostly without a byte
 * order mark and at any byte count.
 *
 * <p>What is used is that text of one byte a character holds no zero byte, that a line of UTF-16 holds one at least in
 * its end, and that CR and LF never stand side by side in UTF-16. All functions look at {@code bytes[at..to)} and no
 * further than {@link #WINDOW_BYTES} behind {@code at}.
 */
final class Seams {

    /** How far a decision looks: more than a line of a capture, less than would cost memory or time. */
    static final int WINDOW_BYTES = 4096;

    /** Five ideographs in a row never look like ASCII; fewer do: {@code 0A 4E} is U+4E0A, which Chinese uses much. */
    private static final int ASCII_RUN_MIN = 10;

    private static final int NO_PLACE = -1;

    private Seams() {}

    /** The code unit at a place. */
    static char unit(byte[] bytes, int at, ByteOrder order) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return (char) (order == ByteOrder.LITTLE_ENDIAN ? first | second << 8 : first << 8 | second);
    }

    /** Whether a byte is a character of written ASCII text. */
    static boolean isAsciiText(int b) {
        return (b >= 0x20 && b < 0x7f) || b == '\t' || b == '\n' || b == '\r';
    }

    /** Whether a line that begins here is UTF-16 of this order. */
    static boolean isWide(byte[] bytes, int at, int to, ByteOrder order) {
        boolean begunNarrow = at + ASCII_RUN_MIN <= to && isAscii(bytes, at, at + ASCII_RUN_MIN);
        return !begunNarrow && !isNarrow(bytes, at, to, order) && fits(bytes, at, to, order, false);
    }

    /**
     * Whether the bytes from here to a line end (or as far as can be seen) are UTF-16 of this order.
     *
     * @param marked whether a byte order mark stands before them: even a few ideographs without a line end are text then
     */
    static boolean fits(byte[] bytes, int at, int to, ByteOrder order, boolean marked) {
        int limit = Math.min(to, at + WINDOW_BYTES);
        int latin = 0;
        int undefined = 0;
        int units = 0;
        for (int i = at; i + 1 < limit; i += 2) {
            char c = unit(bytes, i, order);
            if (c == 0 || isLineEndOfBytes(bytes, i, to) || (c < 0x20 && !isAsciiText(c) && c != '\f' && c != 0x1b)) {
                return false;
            }
            units++;
            if (c == '\n') {
                return undefined * 16 <= units && (latin > 0 || i - at < ASCII_RUN_MIN || !isAscii(bytes, at, i));
            }
            if (c < 0x100) {
                latin++;
            } else if (!Character.isDefined(c)) {
                undefined++;
            }
        }
        return undefined * 16 <= units && (marked ? units > 0 : (latin >= 2 && latin * 8 >= units));
    }

    /** Whether CR and LF of one byte each stand here or one byte further. */
    static boolean isLineEndOfBytes(byte[] bytes, int at, int to) {
        return (bytes[at] == '\r' && bytes[at + 1] == '\n')
                || (bytes[at + 1] == '\r' && at + 2 < to && bytes[at + 2] == '\n');
    }

    /** Whether a line that begins here, behind UTF-16 of this order, has one byte a character. */
    static boolean isNarrow(byte[] bytes, int at, int to, ByteOrder order) {
        int limit = Math.min(to, at + WINDOW_BYTES);
        int end = at;
        while (end < limit && bytes[end] != '\n') {
            if (bytes[end] == 0) {
                return false;
            }
            end++;
        }
        if (end == limit) {
            return end > at && (isAscii(bytes, at, end) || end < to || ((end - at) & 1) == 1);
        }
        if (end > at && bytes[end - 1] == '\r') {
            return true;
        }
        boolean zeroBehind = end + 1 < to && bytes[end + 1] == 0;
        if (zeroBehind && (order == ByteOrder.BIG_ENDIAN || ((end - at) & 1) == 0)) {
            return false;
        }
        return (end - at >= ASCII_RUN_MIN && isAscii(bytes, at, end)) || !fits(bytes, at, to, order, false);
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isAsciiText(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where UTF-16 begins whose first zero byte is known.
     *
     * @param from what stands before this place is decoded already
     * @param lineStart whether a line begins at {@code from}
     * @return the first byte of the mark or of the text, or -1 where the zero byte is damage
     */
    static int wideStart(byte[] bytes, int from, boolean lineStart, int zero, int to) {
        for (int i = zero; i >= Math.max(from, zero - WINDOW_BYTES); i--) {
            boolean begins = i == from ? lineStart : bytes[i - 1] == '\n';
            ByteOrder marked = mark(bytes, i, to);
            if ((marked != null && fits(bytes, i + 2, to, marked, true))
                    || (begins && isWide(bytes, i, to, ByteOrder.LITTLE_ENDIAN))) {
                return i;
            }
        }
        // the line before had no end: the first character with a zero byte is the first that can be told
        int within = zero - 1;
        return within >= from && isLatin(bytes, within, to) && fits(bytes, within, to, ByteOrder.LITTLE_ENDIAN, false)
                ? within
                : NO_PLACE;
    }

    private static boolean isLatin(byte[] bytes, int at, int to) {
        for (int i = at; i < at + 6; i += 2) {
            if (i + 1 >= to || !isAsciiText(bytes[i]) || bytes[i + 1] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The order that a byte order mark of UTF-16 at this place tells, or null. */
    static @Nullable ByteOrder mark(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return null;
        }
        if (bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFE) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return bytes[at] == (byte) 0xFE && bytes[at + 1] == (byte) 0xFF ? ByteOrder.BIG_ENDIAN : null;
    }

    /**
     * Whether UTF-16 of this order is off by one byte from here: at least four units in a row have the byte of ASCII text
     * on the wrong side. A line of U+2500 has so too, but always the same byte.
     */
    static boolean isMisaligned(byte[] bytes, int at, int to, ByteOrder order) {
        int zero = order == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        int different = 0;
        int units = 0;
        for (int i = at; i + 1 < to && units < 4; i += 2) {
            byte letter = bytes[i + 1 - zero];
            if (bytes[i + zero] != 0 || !isAsciiText(letter)) {
                return false;
            }
            if (letter == '\n' || letter == '\r') {
                return true;
            }
            if (i == at || letter != bytes[i - 1 - zero]) {
                different++;
            }
            units++;
        }
        return different >= 3;
    }
}
