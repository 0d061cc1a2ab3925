package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a text that may be UTF-16 in one part and one byte a character in the next, and loses nothing at the seams. A
 * log that is ASCII for a gigabyte and then holds one name in Windows-1252, or one answer in UTF-16, is read right, and
 * no look at the beginning has to foresee it.
 *
 * <p>Works on blocks, so that what it gives depends on the bytes alone and not on the sizes of the reads.
 */
final class MixedTextReader extends Reader {

    private static final int BLOCK_BYTES = 64 * 1024;
    /** No character of UTF-16 is longer; with fewer bytes in hand nothing might be decoded, for ever. */
    private static final int PAIR_BYTES = 4;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char MARK = '\uFEFF';

    private final InputStream in;
    private final byte[] bytes = new byte[BLOCK_BYTES + Seams.WINDOW_BYTES];
    private int from;
    private int to;
    private boolean atEnd;

    /** Null where a character has one byte or UTF-8's. */
    private @Nullable ByteOrder order;

    private boolean lineStart = true;

    private final NarrowText narrow = new NarrowText();
    /** The decoder that copies ASCII fastest. */
    private final CharsetDecoder copying = StandardCharsets.UTF_8.newDecoder();

    /** ASCII that waits to be copied; most logs are nothing else. */
    private final ByteBuffer ascii = ByteBuffer.wrap(bytes).limit(0);

    /** Two places more: bytes around damage can become a character each. */
    private final CharBuffer chars = CharBuffer.allocate(bytes.length + 2).limit(0);

    MixedTextReader(InputStream in, @Nullable ByteOrder order) {
        this.in = in;
        this.order = order;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ascii.hasRemaining() && !chars.hasRemaining()) {
            if (!atEnd && decided() - from < PAIR_BYTES) {
                fill();
            }
            if (from == to) {
                return -1;
            }
            if (order == null) {
                narrow();
            } else {
                wide(order);
            }
        }
        if (chars.hasRemaining()) {
            int count = Math.min(length, chars.remaining());
            chars.get(target, offset, count);
            return count;
        }
        int before = ascii.remaining();
        copying.reset().decode(ascii, CharBuffer.wrap(target, offset, length), true);
        return before - ascii.remaining();
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        int got = in.readNBytes(bytes, to, bytes.length - to);
        to += got;
        atEnd = to < bytes.length;
    }

    /** Up to where what follows is known well enough to decide. */
    private int decided() {
        return atEnd ? to : to - Seams.WINDOW_BYTES;
    }

    private void narrow() throws IOException {
        int end = decided();
        int special = AsciiRun.end(bytes, from, to);
        if (special == to) {
            ascii.limit(end).position(from);
            advance(end);
            return;
        }
        int zero = special;
        while (zero < to && bytes[zero] != 0) {
            zero++;
        }
        if (zero >= end && zero < to) {
            // as much must be known behind the zero byte as before it
            end = zero - Seams.WINDOW_BYTES;
            if (end <= from) {
                fill();
                return;
            }
        }
        int seam = -1;
        if (zero < end) {
            seam = Seams.wideStart(bytes, from, lineStart, zero, to);
            end = seam < 0 ? behindZeros(zero) : seam;
        } else if (end < to) {
            end = lineBefore(end);
        }
        if (end > from) {
            chars.clear();
            int next = narrow.decode(bytes, from, end, to, seam >= 0 || zero < end || end == to, chars);
            dropMarks();
            advance(next);
        }
        if (seam >= 0) {
            ByteOrder marked = Seams.mark(bytes, seam, to);
            order = marked == null ? ByteOrder.LITTLE_ENDIAN : marked;
            from = seam + (marked == null ? 0 : 2);
        }
    }

    private void advance(int next) {
        if (next > from) {
            lineStart = bytes[next - 1] == '\n';
            from = next;
        }
    }

    private int behindZeros(int zero) {
        int end = zero;
        while (end < to && bytes[end] == 0) {
            end++;
        }
        return end;
    }

    private int lineBefore(int end) {
        for (int i = end; i > from; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return end;
    }

    /** Files that were joined bring a mark each; inside of a line the character may be meant. */
    private void dropMarks() {
        char[] all = chars.array();
        int kept = 0;
        char last = lineStart ? '\n' : 'x';
        for (int i = 0; i < chars.position(); i++) {
            if (all[i] != MARK || last != '\n') {
                last = all[i];
                all[kept++] = last;
            }
        }
        chars.position(0).limit(kept);
    }

    private void wide(ByteOrder current) {
        int end = decided();
        char[] out = chars.array();
        int count = 0;
        int at = from;
        int latinEnd = at;
        int latinCount = 0;
        boolean begins = lineStart;
        while (at + 1 < end) {
            if (begins && Seams.isNarrow(bytes, at, to, current)) {
                order = null;
                break;
            }
            char c = Seams.unit(bytes, at, current);
            if (begins && c == MARK) {
                at += 2;
                continue;
            }
            if (begins && c == '\uFFFE') {
                order = opposite(current);
                at += 2;
                break;
            }
            if (Seams.isLineEndOfBytes(bytes, at, to)) {
                // UTF-16 without a line end, then a line of bytes: what came since the last letter was no ideographs
                order = null;
                at = latinEnd;
                count = latinCount;
                break;
            }
            if ((c & 0xff) == 0 && c != 0 && Seams.isMisaligned(bytes, at, to, current)) {
                boolean early =
                        at - 2 >= from && count > 0 && (bytes[at - 1] != 0) == (current == ByteOrder.LITTLE_ENDIAN);
                int lone = early ? at - 2 : at;
                count = putLone(out, early ? count - 1 : count, bytes[lone]);
                at = lone + 1;
                begins = count > 0 && out[count - 1] == '\n';
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && at + 3 < to
                    && Character.isLowSurrogate(Seams.unit(bytes, at + 2, current));
            if (pair) {
                out[count++] = c;
                at += 2;
                c = Seams.unit(bytes, at, current);
            }
            out[count++] = !pair && Character.isSurrogate(c) ? REPLACEMENT : c;
            at += 2;
            begins = c == '\n';
            if (c < 0x100) {
                latinEnd = at;
                latinCount = count;
            }
        }
        if (atEnd && at + 1 == to && order != null) {
            count = Seams.isAsciiText(bytes[at]) ? putLone(out, count, bytes[at]) : put(out, count, REPLACEMENT);
            at++;
        }
        from = at;
        lineStart = count > 0 ? out[count - 1] == '\n' : begins;
        chars.position(0).limit(count);
    }

    private static ByteOrder opposite(ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static int putLone(char[] out, int count, byte lone) {
        return lone == 0 ? count : put(out, count, Seams.isAsciiText(lone) ? (char) lone : REPLACEMENT);
    }

    private static int put(char[] out, int count, char c) {
        out[count] = c;
        return count + 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
