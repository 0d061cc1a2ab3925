package dev.hindcast.source.windows;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of characters into {@code <Event ...>...</Event>} pieces without parsing it, so that a broken event
 * costs itself and no other: after damage, reading goes on at the next {@code <Event} tag. {@code wevtutil qe} writes no
 * root and no prolog; Event Viewer writes an {@code <Events>} root; several exports in one file repeat the prolog. All
 * of it stands between pieces and is passed over.
 *
 * <p>Inside events Windows escapes {@code <}, so a tag found as text is a tag.
 */
final class EventPieces {

    /**
     * An event is at most 64 KB on the wire (ETW). As XML each of its 32 K characters may take six, and a rendered
     * message and its insertion strings come on top: 2 Mi characters are several times that.
     */
    static final int CHARS_MAX = 2 * 1024 * 1024;

    private static final String START = "<Event";
    private static final String END = "</Event>";
    private static final int BUFFER_CHARS = 32 * 1024;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER_CHARS];
    private int next;
    private int limit;

    private long line = 1;
    private long ordinal;
    private long strayChars;
    private @Nullable String pendingStart;

    EventPieces(Reader reader) {
        this.reader = reader;
    }

    /** Characters met outside of events that are neither white space, prolog, comment nor the {@code <Events>} root. */
    long strayChars() {
        return strayChars;
    }

    /** The next piece, whole or not, or null after the last. */
    @Nullable
    EventPiece next() throws IOException {
        String start = pendingStart == null ? skipToStart() : pendingStart;
        pendingStart = null;
        if (start == null) {
            return null;
        }
        if (start.equals(END)) {
            return new EventPiece("", line, ++ordinal, "its beginning is missing", 0);
        }
        return readPiece(start);
    }

    private EventPiece readPiece(String start) throws IOException {
        long from = line;
        PieceText text = new PieceText(CHARS_MAX);
        text.append(start);
        while (true) {
            int c = read();
            if (c < 0) {
                return piece(text, from, "the file ends inside it");
            }
            if (c != '<') {
                text.append((char) c);
                continue;
            }
            String tag = tag();
            if (isStart(tag)) {
                pendingStart = tag;
                return piece(text, from, "the next event begins inside it");
            }
            text.append(tag);
            if (tag.equals(END)) {
                return piece(text, from, text.isCut() ? "it is longer than any event can be" : "");
            }
        }
    }

    private EventPiece piece(PieceText text, long from, String fault) {
        return new EventPiece(text.toString(), from, ++ordinal, fault, text.replaced());
    }

    /** The start tag's beginning ({@code <Event} and one more character), or an orphaned end tag, or null at the end. */
    private @Nullable String skipToStart() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                return null;
            }
            if (c == '<') {
                String tag = tag();
                if (isStart(tag) || tag.equals(END)) {
                    return tag;
                }
                if (tag.equals("<?") || tag.equals("<!")) {
                    skipMarkup();
                } else if (!tag.startsWith("<Events") && !tag.startsWith("</Events")) {
                    strayChars += tag.length();
                } else {
                    skipMarkup();
                }
            } else if (c > ' ' && c != '\uFEFF') {
                strayChars++;
            }
        }
    }

    /** Passes over the rest of a prolog, comment or root tag; it ends at {@code >} and cannot swallow an event. */
    private void skipMarkup() throws IOException {
        int c = peek();
        while (c >= 0 && c != '<') {
            read();
            if (c == '>') {
                return;
            }
            c = peek();
        }
    }

    private static boolean isStart(String tag) {
        return tag.length() == START.length() + 1 && tag.startsWith(START) && !isNameChar(tag.charAt(START.length()));
    }

    private static boolean isNameChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }

    /**
     * After a {@code <}: as many characters as tell the tags apart. Never reads past a second {@code <}, which may be
     * the beginning of an event.
     */
    private String tag() throws IOException {
        StringBuilder tag = new StringBuilder(END.length()).append('<');
        while (tag.length() < END.length() && couldBeTag(tag)) {
            int c = peek();
            if (c < 0 || c == '<') {
                break;
            }
            tag.append((char) read());
        }
        return tag.toString();
    }

    private static boolean couldBeTag(StringBuilder tag) {
        String sofar = tag.toString();
        return START.startsWith(sofar) || END.startsWith(sofar) || sofar.equals(START);
    }

    private int peek() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(0, reader.read(buffer, 0, buffer.length));
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[next];
    }

    private int read() throws IOException {
        int c = peek();
        if (c >= 0) {
            next++;
            if (c == '\n') {
                line++;
            }
        }
        return c;
    }
}
