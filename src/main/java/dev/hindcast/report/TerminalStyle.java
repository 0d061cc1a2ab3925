package dev.hindcast.report;

/**
 * What a terminal can show.
 *
 * @param width columns, at least 40; the usual ones are 80
 * @param unicode whether it shows block elements and circles at one column each
 * @param colour whether it takes SGR sequences
 */
public record TerminalStyle(int width, boolean unicode, boolean colour) {

    /** What a pipe or a file gets: 80 columns, UTF-8, no colour. */
    public static final TerminalStyle PLAIN = new TerminalStyle(80, true, false);

    public TerminalStyle {
        if (width < 40) {
            throw new IllegalArgumentException("a summary needs 40 columns, not " + width);
        }
    }

    String bold(String text) {
        return sgr("1", text);
    }

    String red(String text) {
        return sgr("1;31", text);
    }

    String cyan(String text) {
        return sgr("36", text);
    }

    String yellow(String text) {
        return sgr("33", text);
    }

    private String sgr(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** The text with what this terminal cannot show replaced, hidden characters made visible, in one line. */
    String shown(String text) {
        String visible = EvidenceText.visible(text);
        return unicode ? visible : ascii(visible);
    }

    /** The text cut to a number of columns with an ellipsis. */
    String cut(String text, int columns) {
        String shown = shown(text);
        if (shown.codePointCount(0, shown.length()) <= columns) {
            return shown;
        }
        String ellipsis = unicode ? "…" : "...";
        int end = shown.offsetByCodePoints(0, Math.max(0, columns - ellipsis.length()));
        return shown.substring(0, end).stripTrailing() + ellipsis;
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.append(ascii(c)));
        return plain.toString();
    }

    private static String ascii(int c) {
        int block = TextPicture.BLOCKS.indexOf(c);
        if (block >= 0) {
            return String.valueOf("_.:-=+*#".charAt(block));
        }
        return switch (c) {
            case '−', '–', '—' -> "-";
            case '±' -> "+-";
            case '…' -> "...";
            case '’', '‘' -> "'";
            case '“', '”' -> "\"";
            case '\u00a0', '\u202f' -> " ";
            case '●' -> "O";
            case '◐' -> "i";
            case '✕' -> "X";
            case '○' -> "o";
            case '◌' -> "?";
            default -> c < 0x7f ? String.valueOf((char) c) : "?";
        };
    }
}
