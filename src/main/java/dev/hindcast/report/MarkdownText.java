package dev.hindcast.report;

/** Text that stands in Markdown as it was meant: nothing in it marks up, links, mentions or breaks a table. */
final class MarkdownText {

    /** Punctuation that may mark up inside a line in GitHub's, GitLab's or CommonMark's dialect. */
    private static final String MARKS = "\\`*_{}[]<>|~&#@$";

    private MarkdownText() {}

    /** One line of prose. */
    static String of(String text) {
        String visible = EvidenceText.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 8);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (MARKS.indexOf(c) >= 0 || (i == 0 && beginsBlock(visible)) || endsListNumber(visible, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** A bullet, a rule or the underline of a heading. */
    private static boolean beginsBlock(String text) {
        boolean bullet = "+-".indexOf(text.charAt(0)) >= 0 && (text.length() == 1 || text.charAt(1) == ' ');
        return bullet || text.chars().allMatch(c -> c == '-' || c == '=');
    }

    /** {@code 1.} or {@code 1)} at the start would begin a list. */
    private static boolean endsListNumber(String text, int at) {
        char c = text.charAt(at);
        return at > 0
                && at < 10
                && (c == '.' || c == ')')
                && (at + 1 == text.length() || text.charAt(at + 1) == ' ')
                && text.chars().limit(at).allMatch(d -> d >= '0' && d <= '9');
    }

    /** A cell of a table: one line of at most {@code lengthMax} characters. */
    static String cell(String text, int lengthMax) {
        return of(EvidenceText.cut(text, lengthMax));
    }

    /** A code block; its fence is longer than any in the text. */
    static String block(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "text\n" + text + "\n" + fence + "\n";
    }
}
