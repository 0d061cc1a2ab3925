package dev.hindcast.report;

import java.util.Locale;

/**
 * Text that may come from a log, made safe to show: control characters, bidirectional marks and zero-width characters are
 * written as {@code \u202e}, so that nobody can hide or turn words in a report (practice, section 8).
 */
public final class EvidenceText {

    private EvidenceText() {}

    /** The text with everything that does not show made visible, on one line. */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                int whole = Character.toCodePoint(c, text.charAt(++i));
                // tag characters and their kin beyond the first plane are invisible, too
                if (Character.getType(whole) == Character.FORMAT) {
                    shown.append(String.format(Locale.ROOT, "\\U%08x", whole));
                } else {
                    shown.appendCodePoint(whole);
                }
            } else if (hides(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    /** The same for text of several lines, whose line ends stay. */
    public static String visibleLines(String text) {
        boolean hidden = false;
        for (int i = 0; i < text.length() && !hidden; i++) {
            char c = text.charAt(i);
            hidden = c != '\n' && (Character.isSurrogate(c) || hides(c));
        }
        if (!hidden) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            shown.append(visible(text.substring(start, end))).append('\n');
            start = end + 1;
        }
        return shown.append(visible(text.substring(start))).toString();
    }

    private static boolean hides(char c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || Character.isSurrogate(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }

    /** Visible text of at most {@code lengthMax} characters, cut with an ellipsis. */
    public static String cut(String text, int lengthMax) {
        String shown = visible(text);
        if (shown.length() <= lengthMax) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(lengthMax - 2)) ? lengthMax - 2 : lengthMax - 1;
        return shown.substring(0, end).stripTrailing() + "…";
    }
}
