package dev.hindcast.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The beginning of a file, on which every format votes.
 *
 * @param text the first {@link #BYTES_MAX} bytes, decoded; replacement characters where they are no text
 * @param binary whether the bytes are no text in any encoding that we know
 * @param bytes the same bytes undecoded, read through {@link Bytes}
 */
public record Sample(String text, boolean binary, Bytes bytes) {

    /** How much of a file is looked at. */
    public static final int BYTES_MAX = 64 * 1024;

    /** Above these shares of the sample, it is no text; a log with a torn block of zeros after a crash stays below. */
    private static final double CONTROL_SHARE_MAX = 0.05;

    private static final double ZERO_SHARE_MAX = 0.30;

    /** The first bytes of a source, which is opened and closed. */
    public static Sample of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return of(in.readNBytes(BYTES_MAX));
        }
    }

    /** The sample of a file that begins with these bytes. */
    public static Sample of(byte[] head) {
        TextDecoding decoding = TextDecoding.of(head);
        StringWriter text = new StringWriter(head.length);
        try (Reader reader = decoding.reader(new ByteArrayInputStream(head))) {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
        return new Sample(text.toString(), isBinary(text.getBuffer()), new Bytes(head));
    }

    private static boolean isBinary(CharSequence text) {
        int zeros = 0;
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                zeros++;
            } else if (!Character.isDefined(c) || Character.getType(c) == Character.PRIVATE_USE) {
                // noise that was taken for UTF-16 is full of these
                controls++;
            } else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) {
                controls++;
            }
        }
        return controls > text.length() * CONTROL_SHARE_MAX || zeros > text.length() * ZERO_SHARE_MAX;
    }

    /** Non-empty lines, at most 64, without their ends. */
    public List<String> lines() {
        return text.lines().filter(line -> !line.isBlank()).limit(64).toList();
    }

    /** Bytes that nobody can change. */
    public static final class Bytes {
        private final byte[] content;

        public Bytes(byte[] content) {
            this.content = content.clone();
        }

        public int length() {
            return content.length;
        }

        /** The byte at an index, 0 to 255. */
        public int at(int index) {
            return content[index] & 0xff;
        }
    }
}
