package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a text file become characters. Its beginning tells only what it begins with: byte order mark, or
 * UTF-16 by its line ends, else bytes that are UTF-8 or a code page. What comes later, and which code page it is, is
 * found while reading, because two programs may have written one file. Text is decoded as a stream.
 *
 * <p>Marks of direction (U+200E, U+200F) and U+202F stay in the text: they are evidence, and who reads a date strips
 * them. U+0085 ends no line: no program of Windows or Unix ends one so, and editors that count lines do not.
 *
 * @param charset what the file begins with
 * @param markBytes length of the byte order mark
 */
public record TextDecoding(Charset charset, int markBytes) {

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** Decides on the first bytes of a file. */
    public static TextDecoding of(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextDecoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return new TextDecoding(UTF_32LE, 4);
        }
        if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return new TextDecoding(UTF_32BE, 4);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 2);
        }
        if (Seams.isWide(head, 0, head.length, ByteOrder.LITTLE_ENDIAN)) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 0);
        }
        if (Seams.isWide(head, 0, head.length, ByteOrder.BIG_ENDIAN)) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 0);
        }
        return new TextDecoding(StandardCharsets.UTF_8, 0);
    }

    /** Decides on the first bytes of a source, which is opened and closed. */
    public static TextDecoding of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return of(in.readNBytes(Sample.BYTES_MAX));
        }
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The characters of a stream that stands at its first byte; closing the reader closes the stream. */
    public Reader reader(InputStream in) throws IOException {
        in.skipNBytes(markBytes);
        if (charset.equals(UTF_32LE) || charset.equals(UTF_32BE)) {
            return new InputStreamReader(in, charset);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new MixedTextReader(in, null);
        }
        boolean little = charset.equals(StandardCharsets.UTF_16LE);
        return new MixedTextReader(in, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** The characters of a source from its beginning. */
    public Reader reader(Source source) throws IOException {
        return reader(source.open());
    }
}
