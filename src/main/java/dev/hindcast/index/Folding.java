package dev.hindcast.index;

/**
 * Text as it is compared: without regard to case, character by character, in no language's rules, as
 * {@link String#equalsIgnoreCase} does it. A word folds alike wherever it stands, which {@link String#toLowerCase} does
 * not promise (the final sigma), so that the folded part of a value equals the part of the folded value. Lone surrogates
 * and NUL stay what they are.
 */
public final class Folding {

    /** {@code ERP01} as {@code erp01}. */
    public static String fold(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isFoldedAscii(text.charAt(at))) {
            at++;
        }
        if (at == length) {
            return text;
        }
        StringBuilder folded = new StringBuilder(length).append(text, 0, at);
        while (at < length) {
            int codePoint = text.codePointAt(at);
            folded.appendCodePoint(fold(codePoint));
            at += Character.charCount(codePoint);
        }
        return folded.toString();
    }

    static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static boolean isFoldedAscii(char unit) {
        return unit < 0x80 && (unit < 'A' || unit > 'Z');
    }

    private Folding() {}
}
