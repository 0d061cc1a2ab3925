package dev.hindcast.source.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tickets, mails and web pages put around a pasted line: quote marks, HTML, bold, backticks, code fences, escaped brackets. Nothing
 * of it is ever part of an answer.
 */
final class PasteMarks {

    private static final Pattern TAG = Pattern.compile(
            "</?(?:b|strong|em|i|code|pre|span|p|div|font|br|samp|tt|td|tr)(?:\\s[^<>]{0,300})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE = Pattern.compile("^\\s*(?:> ?)+");
    private static final Pattern INDENT_OF_ROW = Pattern.compile("^\\s+(?=\\d)");
    /** Three stars are w32tm's own: {@code *** PDC ***}; one star is the bar of a stripchart. */
    private static final Pattern BOLD = Pattern.compile("(?<!\\*)\\*\\*(?!\\*)");

    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*$");
    private static final Pattern TICKED = Pattern.compile("^\\s*`([^`]+)`\\s*$");

    private PasteMarks() {}

    /** The line as the console showed it; blank for a line that is nothing but a mark. */
    static String without(String line) {
        String text = line.indexOf('&') < 0 ? line : unescaped(line);
        text = text.replace('\u00a0', ' ').replace("\\[", "[").replace("\\]", "]");
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(text).replaceAll("");
        }
        if (text.indexOf('>') >= 0) {
            text = QUOTE.matcher(text).replaceFirst("");
        }
        if (FENCE.matcher(text).matches()) {
            return "";
        }
        Matcher ticked = TICKED.matcher(text);
        if (ticked.matches()) {
            text = ticked.group(1);
        } else if (text.endsWith("`") && text.indexOf('`') == text.length() - 1) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.contains("**")) {
            text = BOLD.matcher(text).replaceAll("");
        }
        return INDENT_OF_ROW.matcher(text).replaceFirst("").stripTrailing();
    }

    private static String unescaped(String line) {
        return line.replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&#160;", " ")
                .replace("&amp;", "&");
    }
}
