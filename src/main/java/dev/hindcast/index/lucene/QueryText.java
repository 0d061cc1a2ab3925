package dev.hindcast.index.lucene;

import java.util.Arrays;

/**
 * A query as typed, rewritten so that Lucene's classic parser understands what people write: a slash, a second colon or
 * a bracket inside a value ({@code 10.0.0.0/8}, {@code fe80::1}, {@code 22:05}), a sign at its start, and a backslash
 * before a letter are taken as themselves. Knows where each rewritten character came from.
 */
final class QueryText {

    /** Longer than any list of indicators that somebody pastes, short enough for a parser that calls itself. */
    private static final int LENGTH_MAX = 100_000;

    private static final int DEPTH_MAX = 200;

    private final String text;
    private final StringBuilder rewritten = new StringBuilder();
    private int[] origins;
    private int at;

    private QueryText(String text) {
        this.text = text;
        this.origins = new int[text.length() + 16];
    }

    static QueryText of(String text) throws QueryProblem {
        if (text.isBlank()) {
            throw new QueryProblem(1, "it is empty; write *:* for every event");
        }
        if (text.length() > LENGTH_MAX) {
            throw new QueryProblem(LENGTH_MAX, "it is longer than " + LENGTH_MAX + " characters; ask in parts");
        }
        QueryText written = new QueryText(text);
        written.rewrite();
        return written;
    }

    String rewritten() {
        return rewritten.toString();
    }

    int length() {
        return text.length();
    }

    /** The column, from 1, of what stands at an offset of the rewritten text. */
    int column(int rewrittenOffset) {
        return rewrittenOffset < 0 || rewrittenOffset >= rewritten.length()
                ? text.length()
                : origins[rewrittenOffset] + 1;
    }

    private void rewrite() throws QueryProblem {
        int depth = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '(' && ++depth > DEPTH_MAX) {
                throw new QueryProblem(at + 1, "more than " + DEPTH_MAX + " parentheses inside each other");
            }
            if (isBetween(sign) || isOperator(sign)) {
                copy();
            } else {
                rewriteClause();
            }
            depth -= sign == ')' ? 1 : 0;
        }
    }

    /** A word, or a field with its value. */
    private void rewriteClause() throws QueryProblem {
        int start = at;
        boolean fieldSeen = false;
        boolean atStart = true;
        while (at < text.length() && !isBetween(text.charAt(at))) {
            char sign = text.charAt(at);
            boolean valueStart = atStart;
            atStart = false;
            if (sign == '"') {
                copyQuoted();
            } else if (sign == '\\') {
                rewriteBackslash();
            } else if (sign == ':' && !fieldSeen && !valueStart) {
                checkField(start);
                fieldSeen = true;
                atStart = true;
                copy();
            } else if (valueStart && (sign == '[' || sign == '{')) {
                copyRange();
            } else if (valueStart && sign == '/') {
                refuseRegex();
                copyEscaped();
            } else if (valueStart ? isOperator(sign) || sign == ':' : isPartOfValue(sign)) {
                copyEscaped();
            } else {
                copy();
            }
        }
    }

    private void checkField(int start) throws QueryProblem {
        String field = text.substring(start, at);
        boolean wildcard = field.indexOf('*') >= 0 || field.indexOf('?') >= 0;
        if (wildcard && !field.equals("*")) {
            throw new QueryProblem(
                    start + 1, "the field \"" + field + "\" has a wildcard; write one name, or a word without a field");
        }
    }

    private static boolean isBetween(char sign) {
        return Character.isWhitespace(sign) || sign == '(' || sign == ')';
    }

    private static boolean isOperator(char sign) {
        return sign == '+' || sign == '-' || sign == '!';
    }

    /** Signs that mean something to Lucene, and inside a value only themselves. */
    private static boolean isPartOfValue(char sign) {
        return sign == ':' || sign == '/' || sign == '!' || sign == '[' || sign == ']' || sign == '{' || sign == '}';
    }

    private void rewriteBackslash() {
        if (at + 1 == text.length() || Character.isLetterOrDigit(text.charAt(at + 1))) {
            copyEscaped();
        } else {
            copy();
            copy();
        }
    }

    private void copyQuoted() throws QueryProblem {
        int start = at;
        copy();
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape = text.charAt(at) == '\\';
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (escape && next != '"' && next != '\\') {
                copyEscaped();
            } else if (escape) {
                copy();
                copy();
            } else {
                copy();
            }
        }
        copyEnd(start, "quote", "\\\"");
    }

    private void copyRange() throws QueryProblem {
        int start = at;
        while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '}') {
            if (text.charAt(at) == '"') {
                copyQuoted();
            } else {
                copy();
            }
        }
        copyEnd(start, "range", "\\[");
    }

    private void copyEnd(int start, String what, String sign) throws QueryProblem {
        if (at == text.length()) {
            throw new QueryProblem(
                    start + 1, "the " + what + " is not closed; write " + sign + " if the sign itself is meant");
        }
        copy();
    }

    private void refuseRegex() throws QueryProblem {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '/') {
            end++;
        }
        boolean whole = end < text.length() && (end + 1 == text.length() || isBetween(text.charAt(end + 1)));
        if (whole) {
            throw new QueryProblem(
                    at + 1, "regular expressions are not searched for; write * and ? instead, or \\/ for a slash");
        }
    }

    private void copyEscaped() {
        append('\\');
        copy();
    }

    private void copy() {
        if (at < text.length()) {
            append(text.charAt(at));
            at++;
        }
    }

    private void append(char sign) {
        if (rewritten.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[rewritten.length()] = at;
        rewritten.append(sign);
    }
}
