package dev.hindcast.rule.sigma;

/**
 * Sigma's "ignoring case": code point by code point, free of any locale (Sigma semantics, section 3). A character outside
 * ASCII never becomes one inside it, so that a rule that looks for a homoglyph does not match plain text: U+0130 and
 * U+212A keep their form although their lower case is {@code i} and {@code k}.
 */
final class Folding {

    private static final int ASCII_END = 128;

    private Folding() {}

    static String fold(String text) {
        int length = text.length();
        int plain = 0;
        while (plain < length && isFoldedAscii(text.charAt(plain))) {
            plain++;
        }
        if (plain == length) {
            return text;
        }
        StringBuilder folded = new StringBuilder(length).append(text, 0, plain);
        for (int i = plain; i < length; ) {
            int codePoint = text.codePointAt(i);
            folded.appendCodePoint(fold(codePoint));
            i += Character.charCount(codePoint);
        }
        return folded.toString();
    }

    static int fold(int codePoint) {
        int lower = Character.toLowerCase(codePoint);
        return lower < ASCII_END && codePoint >= ASCII_END ? codePoint : lower;
    }

    private static boolean isFoldedAscii(char c) {
        return c < ASCII_END && (c < 'A' || c > 'Z');
    }
}
