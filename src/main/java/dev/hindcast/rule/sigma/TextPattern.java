package dev.hindcast.rule.sigma;

import java.util.Arrays;

/**
 * A text of a rule with Sigma's wildcards: {@code *} is any run of characters, line breaks included, {@code ?} exactly one
 * code point. It covers the whole value and ignores case.
 *
 * <p>A backslash before {@code *}, {@code ?} or a backslash takes that character literally; before anything else and at the
 * end it stands for itself (Sigma semantics, section 3.1).
 */
final class TextPattern implements ValueTest {

    /** Where in the event's value the text may stand. */
    enum Anchoring {
        WHOLE,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH
    }

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    private final int[] glob;
    private final Anchoring anchoring;
    /** The folded text where there are no inner wildcards; then {@link #glob} is not needed. */
    private final String literal;

    private final boolean plain;

    private TextPattern(int[] glob, Anchoring anchoring, String literal, boolean plain) {
        this.glob = glob;
        this.anchoring = anchoring;
        this.literal = literal;
        this.plain = plain;
    }

    static TextPattern of(String sigma, Anchoring anchoring) {
        int[] tokens = tokens(sigma, anchoring);
        int from = 0;
        int to = tokens.length;
        while (from < to && tokens[from] == ANY_RUN) {
            from++;
        }
        while (to > from && tokens[to - 1] == ANY_RUN) {
            to--;
        }
        StringBuilder literal = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (tokens[i] < 0) {
                return new TextPattern(tokens, anchoring, "", false);
            }
            literal.appendCodePoint(tokens[i]);
        }
        boolean openStart = from > 0;
        boolean openEnd = to < tokens.length || (from == tokens.length && from > 0);
        Anchoring found = openStart && openEnd
                ? Anchoring.CONTAINS
                : openStart ? Anchoring.ENDS_WITH : openEnd ? Anchoring.STARTS_WITH : Anchoring.WHOLE;
        return new TextPattern(tokens, found, literal.toString(), true);
    }

    private static int[] tokens(String sigma, Anchoring anchoring) {
        int[] out = new int[sigma.length() + 2];
        int n = 0;
        if (anchoring == Anchoring.CONTAINS || anchoring == Anchoring.ENDS_WITH) {
            out[n++] = ANY_RUN;
        }
        for (int i = 0; i < sigma.length(); ) {
            int codePoint = sigma.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\\' && i < sigma.length() && isEscapable(sigma.charAt(i))) {
                out[n++] = sigma.charAt(i++);
            } else if (codePoint == '*') {
                out[n++] = ANY_RUN;
            } else if (codePoint == '?') {
                out[n++] = ANY_ONE;
            } else {
                out[n++] = Folding.fold(codePoint);
            }
        }
        if (anchoring == Anchoring.CONTAINS || anchoring == Anchoring.STARTS_WITH) {
            out[n++] = ANY_RUN;
        }
        return Arrays.copyOf(out, n);
    }

    private static boolean isEscapable(char c) {
        return c == '*' || c == '?' || c == '\\';
    }

    @Override
    public boolean holds(String raw, String folded) {
        if (!plain) {
            return globHolds(folded.codePoints().toArray());
        }
        return switch (anchoring) {
            case WHOLE -> folded.equals(literal);
            case CONTAINS -> folded.contains(literal);
            case STARTS_WITH -> folded.startsWith(literal);
            case ENDS_WITH -> folded.endsWith(literal);
        };
    }

    /** Going back to the last {@code *} only is enough, so that the cost is bounded by length times length. */
    private boolean globHolds(int[] text) {
        int t = 0;
        int g = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length) {
            if (g < glob.length && (glob[g] == ANY_ONE || glob[g] == text[t])) {
                t++;
                g++;
            } else if (g < glob.length && glob[g] == ANY_RUN) {
                star = g++;
                starText = t;
            } else if (star >= 0) {
                g = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (g < glob.length && glob[g] == ANY_RUN) {
            g++;
        }
        return g == glob.length;
    }
}
