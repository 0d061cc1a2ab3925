package dev.hindcast.source.windows;

/**
 * One stretch of an XML export that begins with an {@code <Event} tag.
 *
 * @param text the characters, what XML 1.0 forbids replaced by U+FFFD; cut at {@link EventPieces#CHARS_MAX}
 * @param line the line on which it begins, from 1
 * @param ordinal its place among the pieces of the file, from 1
 * @param fault what is wrong with it as a whole, or empty for a piece that ends with its end tag
 * @param replaced how many characters were replaced
 */
record EventPiece(String text, long line, long ordinal, String fault, int replaced) {

    boolean isWhole() {
        return fault.isEmpty();
    }
}
