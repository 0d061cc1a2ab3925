package dev.hindcast.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes that are not UTF-16: strict UTF-8, and what is none of it in a code page of Windows.
 *
 * <p>Western code pages take each stray byte alone, so that a line of UTF-8 with one torn letter stays UTF-8. The others
 * take whole lines: two letters of code page 866 or 936 can be good UTF-8 by chance.
 */
final class NarrowText {

    /** Fewer letters of good UTF-8 in a line are chance, once words have told of a code page. */
    private static final int UTF8_LETTERS_MIN = 3;

    /** No second byte of a two-byte character is below, so a character ends where such a byte stands. */
    private static final int TRAIL_BYTE_MIN = 0x30;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private char[] single = table(CodePages.UNKNOWN);
    private @Nullable Charset ofLines;
    private boolean twoBytes;

    private static char[] table(Charset charset) {
        char[] chars = new char[256];
        for (int b = 0; b < chars.length; b++) {
            chars[b] = new String(new byte[] {(byte) b}, charset).charAt(0);
        }
        return chars;
    }

    /**
     * Decodes {@code bytes[from..end)}.
     *
     * @param end a line end, except where a line is longer than what can be kept
     * @param known up to where words may be looked for
     * @param isWhole whether no character goes on behind {@code end}
     * @return where the next call begins; up to the end where the text is whole
     */
    int decode(byte[] bytes, int from, int end, int known, boolean isWhole, CharBuffer out) {
        if (ofLines != null) {
            tell(bytes, from, known);
        }
        if (ofLines != null) {
            return decodeLines(bytes, from, end, isWhole, ofLines, out);
        }
        int begun = out.position();
        boolean asked = false;
        ByteBuffer in = ByteBuffer.wrap(bytes, from, end - from);
        while (true) {
            utf8.reset();
            CoderResult result = utf8.decode(in, out, isWhole);
            if (!result.isError() && (!isWhole || !in.hasRemaining())) {
                return in.position();
            }
            if (!asked) {
                asked = true;
                tell(bytes, from, known);
                if (ofLines != null) {
                    out.position(begun);
                    return decodeLines(bytes, from, end, isWhole, ofLines, out);
                }
            }
            out.put(single[in.get() & 0xff]);
        }
    }

    private void tell(byte[] bytes, int from, int known) {
        Optional<Charset> told = CodePages.told(bytes, from, known);
        if (told.isPresent()) {
            boolean western = CodePages.isWestern(told.get());
            ofLines = western ? null : told.get();
            twoBytes = told.get().newEncoder().maxBytesPerChar() > 1;
            if (western) {
                single = table(told.get());
            }
        }
    }

    private int decodeLines(byte[] bytes, int from, int end, boolean isWhole, Charset charset, CharBuffer out) {
        int at = from;
        while (at < end) {
            int next = at;
            while (next < end && bytes[next] != '\n') {
                next++;
            }
            if (next < end) {
                next++;
            } else if (!isWhole) {
                next = wholeCharacters(bytes, at, end);
            }
            if (!isUtf8(bytes, at, next, out)) {
                out.put(new String(bytes, at, next - at, charset));
            }
            at = next;
        }
        return at;
    }

    private static int wholeCharacters(byte[] bytes, int at, int end) {
        for (int i = end; i > at; i--) {
            if (bytes[i - 1] >= 0 && bytes[i - 1] < TRAIL_BYTE_MIN) {
                return i;
            }
        }
        return end;
    }

    /** Decodes a line if it is UTF-8 and no chance. */
    private boolean isUtf8(byte[] bytes, int from, int end, CharBuffer out) {
        int letters = 0;
        boolean longLetters = false;
        for (int i = from; i < end; i++) {
            int b = bytes[i] & 0xff;
            if (b >= 0xC2) {
                letters++;
                longLetters |= b >= 0xE0;
            }
        }
        // a line of ASCII is decoded here as well
        boolean beyondAscii = letters > 0;
        if (beyondAscii && (letters < UTF8_LETTERS_MIN || (twoBytes && !longLetters))) {
            return false;
        }
        int begun = out.position();
        utf8.reset();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, end - from);
        CoderResult result = utf8.decode(in, out, true);
        if (result.isError() || in.hasRemaining()) {
            out.position(begun);
            return false;
        }
        return true;
    }
}
