package dev.hindcast.source.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number made of parts of the line, so that every offset can be stated as clock minus reference in seconds, whatever
 * sign and unit a program prints.
 *
 * @param terms what is added up
 * @param factor by what the sum is multiplied
 * @param unit the group that holds a unit of time ({@code ns}, {@code us}, {@code ms}, {@code s}), or -1
 * @param sign the group that holds a word for the sign, or -1
 * @param negative the words that turn the sign: {@code slow}
 */
record NumberValue(List<Term> terms, BigDecimal factor, int unit, int sign, Set<String> negative)
        implements FieldRule.FieldValue {

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "ns",
            new BigDecimal("1e-9"),
            "us",
            new BigDecimal("1e-6"),
            "µs",
            new BigDecimal("1e-6"),
            "ms",
            new BigDecimal("1e-3"),
            "s",
            BigDecimal.ONE,
            "sec",
            BigDecimal.ONE,
            "min",
            BigDecimal.valueOf(60),
            "h",
            BigDecimal.valueOf(3600));

    /** Longer texts are no measurements, and {@code 1e999999999} would fill the memory when written out. */
    private static final int CHARS_MAX = 40;

    private static final int EXPONENT_MAX = 30;

    /** One part of the sum; absent from a line, it counts as nothing unless it is the first. */
    record Term(int group, boolean minus) {}

    NumberValue {
        terms = List.copyOf(terms);
        negative = Set.copyOf(negative);
    }

    @Override
    public @Nullable String of(ShapeMatch match, LineMoment moment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            BigDecimal number = number(match.text(term.group));
            if (number == null && i == 0) {
                return null;
            }
            if (number != null) {
                sum = term.minus ? sum.subtract(number) : sum.add(number);
            }
        }
        sum = sum.multiply(factor);
        if (unit >= 0) {
            BigDecimal seconds = UNITS.get(String.valueOf(match.text(unit)));
            if (seconds == null) {
                return null;
            }
            sum = sum.multiply(seconds);
        }
        if (sign >= 0 && negative.contains(String.valueOf(match.text(sign)))) {
            sum = sum.negate();
        }
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > CHARS_MAX) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip().replace(',', '.'));
            return Math.abs(number.scale()) > EXPONENT_MAX ? null : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
