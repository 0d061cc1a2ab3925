package dev.hindcast.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, numbered from 1, ended by LF, CR LF or a lone CR. A line beyond {@link #CHARS_MAX} is cut, and
 * {@link #wasCut()} says so, so that a file without line ends cannot fill the memory.
 */
public final class TextLines implements Closeable {

    /** Script-block events and pasted JSON reach megabytes; no line of a log that we know passes this. */
    public static final int CHARS_MAX = 4 * 1024 * 1024;

    private static final int BUFFER_CHARS = 32 * 1024;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER_CHARS];
    private int next;
    private int limit;
    private long number;
    private boolean cut;
    private boolean skipLineFeed;

    public TextLines(Reader reader) {
        this.reader = reader;
    }

    /** The lines of a source, its encoding decided by its beginning. */
    public static TextLines of(Source source) throws IOException {
        return new TextLines(TextDecoding.of(source).reader(source));
    }

    /** The next line without its end, or null after the last. */
    public @Nullable String next() throws IOException {
        cut = false;
        @Nullable StringBuilder begun = null;
        while (true) {
            if (next == limit && !fill()) {
                if (begun == null) {
                    return null;
                }
                number++;
                return begun.toString();
            }
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[next] == '\n') {
                    next++;
                    continue;
                }
            }
            int start = next;
            int end = endOfLine(start);
            next = end;
            if (end == limit) {
                begun = append(begun, start, end);
                continue;
            }
            skipLineFeed = buffer[end] == '\r';
            next = end + 1;
            number++;
            if (begun == null) {
                return new String(buffer, start, end - start);
            }
            return append(begun, start, end).toString();
        }
    }

    private int endOfLine(int from) {
        char[] chars = buffer;
        int end = limit;
        int i = from;
        while (i < end) {
            char c = chars[i];
            // one comparison for nearly every character: this loop is most of the time that lines take
            if (c <= '\r' && (c == '\n' || c == '\r')) {
                break;
            }
            i++;
        }
        return i;
    }

    private StringBuilder append(@Nullable StringBuilder begun, int start, int end) {
        StringBuilder line = begun == null ? new StringBuilder() : begun;
        int room = CHARS_MAX - line.length();
        if (end - start > room) {
            cut = true;
        }
        line.append(buffer, start, Math.min(room, end - start));
        return line;
    }

    private boolean fill() throws IOException {
        next = 0;
        limit = Math.max(0, reader.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    /** The number of the line that was returned last, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line that was returned last was longer than what was returned. */
    public boolean wasCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
