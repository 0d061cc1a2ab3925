package dev.hindcast.index;

import java.util.Arrays;

/**
 * A pattern over a whole value: {@code *} is any run of characters, also none, {@code ?} exactly one, a backslash takes
 * the meaning of the next character away. A backslash at the very end stands for itself. Without regard to case.
 */
public final class WildcardPattern {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    private final int[] parts;

    private WildcardPattern(int[] parts) {
        this.parts = parts;
    }

    /** Every text is a pattern. */
    public static WildcardPattern of(String pattern) {
        int[] parts = new int[pattern.length()];
        int size = 0;
        int at = 0;
        while (at < pattern.length()) {
            int codePoint = pattern.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\\' && at < pattern.length()) {
                codePoint = pattern.codePointAt(at);
                at += Character.charCount(codePoint);
                parts[size++] = Folding.fold(codePoint);
            } else if (codePoint == '*') {
                parts[size++] = ANY_RUN;
            } else if (codePoint == '?') {
                parts[size++] = ANY_ONE;
            } else {
                parts[size++] = Folding.fold(codePoint);
            }
        }
        return new WildcardPattern(Arrays.copyOf(parts, size));
    }

    /** {@code text} as a pattern that matches nothing else. */
    public static String literally(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '*' || unit == '?' || unit == '\\') {
                escaped.append('\\');
            }
            escaped.append(unit);
        }
        return escaped.toString();
    }

    /** What every match begins with, folded; may be empty. */
    public String literalPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (int part : parts) {
            if (part < 0) {
                break;
            }
            prefix.appendCodePoint(part);
        }
        return prefix.toString();
    }

    /**
     * Whether the whole of a folded value matches. On a mismatch only the last {@code *} gives way, so the cost is at
     * most pattern times value, whatever the pattern.
     */
    public boolean matches(String folded) {
        int at = 0;
        int part = 0;
        int runPart = -1;
        int runAt = 0;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            if (part < parts.length && parts[part] == ANY_RUN) {
                runPart = part++;
                runAt = at;
            } else if (part < parts.length && (parts[part] == ANY_ONE || parts[part] == codePoint)) {
                part++;
                at += Character.charCount(codePoint);
            } else if (runPart >= 0) {
                runAt += Character.charCount(folded.codePointAt(runAt));
                at = runAt;
                part = runPart + 1;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_RUN) {
            part++;
        }
        return part == parts.length;
    }
}
