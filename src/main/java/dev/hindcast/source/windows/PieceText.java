package dev.hindcast.source.windows;

/**
 * Collects the characters of one event and replaces what XML 1.0 forbids (control characters, unpaired surrogates, and
 * references to them) by U+FFFD: Windows writes such characters as they are, and no XML parser takes them.
 */
final class PieceText {

    private static final char REPLACEMENT = '\uFFFD';
    /** A reference to the last code point of all takes ten characters; leading zeros are not expected. */
    private static final int REFERENCE_MAX = 12;

    private final int charsMax;
    private final StringBuilder text = new StringBuilder(2048);
    private int replaced;
    private boolean cut;

    PieceText(int charsMax) {
        this.charsMax = charsMax;
    }

    void append(String tag) {
        for (int i = 0; i < tag.length(); i++) {
            append(tag.charAt(i));
        }
    }

    void append(char c) {
        if (text.length() >= charsMax) {
            cut = true;
            return;
        }
        int last = text.length() - 1;
        boolean pending = last >= 0 && Character.isHighSurrogate(text.charAt(last));
        if (Character.isLowSurrogate(c)) {
            text.append(pending ? c : replace());
            return;
        }
        if (pending) {
            text.setCharAt(last, replace());
        }
        text.append(isForbidden(c) ? replace() : c);
        if (c == ';') {
            checkReference();
        }
    }

    private char replace() {
        replaced++;
        return REPLACEMENT;
    }

    private static boolean isForbidden(int c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    }

    /** The text ends with a semicolon: replaces a numeric reference to a character that XML 1.0 forbids. */
    private void checkReference() {
        int from = Math.max(0, text.length() - REFERENCE_MAX);
        int start = text.lastIndexOf("&#");
        if (start < from) {
            return;
        }
        boolean hex = start + 2 < text.length() && text.charAt(start + 2) == 'x';
        String digits = text.substring(start + (hex ? 3 : 2), text.length() - 1);
        int codePoint;
        try {
            codePoint = Integer.parseInt(digits, hex ? 16 : 10);
        } catch (NumberFormatException notANumber) {
            return;
        }
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (isForbidden(codePoint) || surrogate || codePoint > Character.MAX_CODE_POINT) {
            text.setLength(start);
            text.append(replace());
        }
    }

    int replaced() {
        return replaced;
    }

    boolean isCut() {
        return cut;
    }

    @Override
    public String toString() {
        int last = text.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
            text.setCharAt(last, replace());
        }
        return text.toString();
    }
}
