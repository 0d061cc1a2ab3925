package dev.hindcast.source.evtx;

import dev.hindcast.event.Event;
import dev.hindcast.source.windows.Markup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as Windows renders them: one {@code <Event>} after another, without a root, as {@code wevtutil qe} does.
 * Characters that XML 1.0 forbids are {@code _}, as Windows has it; a carriage return is a character reference, since
 * every XML reader would lose it otherwise. One a worker.
 */
final class XmlRecords implements RecordOutput, Markup {

    private final StringBuilder xml = new StringBuilder(1 << 16);
    private final ArrayDeque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** The elements written since {@link #clear}, as UTF-8. */
    byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    void clear() {
        xml.setLength(0);
    }

    @Override
    public int mark() {
        return xml.length();
    }

    @Override
    public void backTo(int mark) {
        xml.setLength(mark);
        open.clear();
        inTag = false;
    }

    @Override
    public boolean takesPlans() {
        return false;
    }

    @Override
    public boolean planned(FieldPlan plan, Instance outer, Instance inner, long ticks, long recordId) {
        return false;
    }

    @Override
    public @Nullable Markup markup() {
        return this;
    }

    @Override
    public void spoken(Event event) {
        xml.append('\n');
    }

    @Override
    public void open(String name) {
        endTag();
        xml.append('<').append(name);
        open.push(name);
        inTag = true;
    }

    @Override
    public void attribute(String name, String value) {
        xml.append(' ').append(name).append("='");
        escaped(value, true);
        xml.append('\'');
    }

    @Override
    public void text(String piece) {
        endTag();
        escaped(piece, false);
    }

    @Override
    public void close() {
        String name = open.pop();
        if (inTag) {
            xml.append("/>");
            inTag = false;
        } else {
            xml.append("</").append(name).append('>');
        }
    }

    @Override
    public void instruction(String target, String content) {
        endTag();
        xml.append("<?").append(target).append(' ');
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            xml.append(c == '?' || isForbidden(content, i) ? '_' : c);
        }
        xml.append("?>");
    }

    private void endTag() {
        if (inTag) {
            xml.append('>');
            inTag = false;
        }
    }

    private void escaped(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#13;");
                case '\'' -> xml.append(attribute ? "&apos;" : "'");
                case '\n' -> xml.append(attribute ? "&#10;" : "\n");
                case '\t' -> xml.append(attribute ? "&#9;" : "\t");
                default -> xml.append(isForbidden(text, i) ? '_' : c);
            }
        }
    }

    private static boolean isForbidden(String text, int i) {
        char c = text.charAt(i);
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    }
}
