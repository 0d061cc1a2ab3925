package dev.hindcast.rule.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * A number of a rule: equal in value, whatever the event's rendering ({@code 37}, {@code 0x25}, {@code 037}, {@code 37.0},
 * blanks around it).
 */
record NumberTest(String decimal, BigDecimal number) implements ValueTest {

    private static final int DIGITS_MAX = 40;

    /** Empty where the text is no number. */
    static Optional<NumberTest> of(String text) {
        return parse(text).map(n -> new NumberTest(n.toPlainString(), n));
    }

    @Override
    public boolean holds(String raw, String folded) {
        if (raw.equals(decimal)) {
            return true;
        }
        if (raw.isEmpty() || raw.length() > DIGITS_MAX || raw.charAt(0) > '9') {
            return false;
        }
        return parse(raw).filter(n -> n.compareTo(number) == 0).isPresent();
    }

    private static Optional<BigDecimal> parse(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return hasOnly(digits, 2, "0123456789abcdef")
                        ? Optional.of(new BigDecimal(new BigInteger(digits.substring(2), 16)))
                        : Optional.empty();
            }
            if (digits.startsWith("0o")) {
                return Optional.of(new BigDecimal(new BigInteger(digits.substring(2), 8)));
            }
            return hasOnly(digits, 0, "+-.0123456789") ? Optional.of(new BigDecimal(digits)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean hasOnly(String text, int from, String allowed) {
        for (int i = from; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.length() > from;
    }
}
