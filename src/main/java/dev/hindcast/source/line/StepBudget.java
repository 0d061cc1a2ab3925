package dev.hindcast.source.line;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that may be looked at a limited number of times. A backtracking pattern that needs more has met a line that it
 * was not written for; {@code java.util.regex} has no limit of its own (performance page, section 5 says why no engine
 * with linear time stands in its place).
 */
final class StepBudget implements CharSequence {

    /** Good patterns look at each character a few times; the budget is far above and still ends within a millisecond. */
    private static final int STEPS_PER_CHAR = 64;

    private static final int STEPS_MIN = 20_000;

    private final String text;
    private int left;

    StepBudget(String text) {
        this.text = text;
        this.left = STEPS_MIN + text.length() * STEPS_PER_CHAR;
    }

    /** Thrown out of a match that took too many steps. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("a pattern took too many steps", null, false, false);
        }
    }

    /** Whether a whole text fits; a text on which the pattern takes too many steps does not. */
    static boolean fits(Pattern pattern, String text) {
        try {
            return pattern.matcher(new StepBudget(text)).matches();
        } catch (Exceeded | StackOverflowError tooMuch) {
            return false;
        }
    }

    /** Where the part ends with which a text fits; -1 where it does not, or the pattern takes too many steps. */
    static int endOfBeginning(Pattern pattern, String text) {
        try {
            Matcher matcher = pattern.matcher(new StepBudget(text));
            return matcher.lookingAt() ? matcher.end() : -1;
        } catch (Exceeded | StackOverflowError tooMuch) {
            return -1;
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exceeded();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
