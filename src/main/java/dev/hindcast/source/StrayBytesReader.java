package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 strictly; each byte that is no UTF-8 is decoded alone by a second, single-byte charset. A log that is
 * ASCII for a gigabyte and then holds one name in Windows-1252 loses nothing, and no look at the beginning has to
 * foresee it.
 */
final class StrayBytesReader extends Reader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final char[] single;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean atEnd;

    StrayBytesReader(InputStream in, Charset strayBytes) {
        this.in = in;
        this.single = table(strayBytes);
    }

    private static char[] table(Charset charset) {
        char[] chars = new char[256];
        for (int b = 0; b < chars.length; b++) {
            chars[b] = new String(new byte[] {(byte) b}, charset).charAt(0);
        }
        return chars;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = utf8.decode(bytes, chars, atEnd);
            if (result.isError() && chars.hasRemaining()) {
                // one byte at a time: what follows a stray byte may be good UTF-8 again
                chars.put(single[bytes.get() & 0xff]);
                utf8.reset();
                continue;
            }
            // a surrogate pair needs two places; a caller who offers one gets it with the next call
            if (chars.position() > 0 || result.isOverflow()) {
                return chars.position();
            }
            if (atEnd) {
                return bytes.hasRemaining() ? replaceOne(chars) : -1;
            }
            fill();
        }
    }

    private int replaceOne(CharBuffer chars) {
        chars.put(single[bytes.get() & 0xff]);
        return chars.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
