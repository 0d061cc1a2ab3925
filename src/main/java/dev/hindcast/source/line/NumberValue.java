package dev.hindcast.source.line;

import dev.hindcast.source.PlainDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * One part of the sum; absent from a line, it counts as nothing unless it is the first.
     *
     * @param group the group that holds the number, or {@link #ONE}
     * @param factor by what it is multiplied
     * @param absolute whether its sign is dropped first
     */
    record Term(int group, BigDecimal factor, boolean absolute) {

        /** Stands for the number 1, so that a term may be a constant. */
        static final int ONE = -1;

        private static final Pattern WRITTEN = Pattern.compile(
                "(?<minus>-)?(?:(?<factor>\\d+(?:\\.\\d+)?)(?:\\*|$))?(?<bar>\\|)?(?<name>[A-Za-z_]\\w*)?\\|?");

        /**
         * A term as a document writes it: {@code offset}, {@code -remaining}, {@code 0.5*delay}, {@code 0.0005*|remaining|},
         * {@code 0.02}.
         *
         * @param groups the number of a group by its name
         */
        static Term of(String written, ToIntFunction<String> groups) {
            Matcher parts = WRITTEN.matcher(written);
            if (!parts.matches()) {
                // names with other characters (JSON) stand alone
                boolean minus = written.startsWith("-");
                return new Term(
                        groups.applyAsInt(minus ? written.substring(1) : written),
                        minus ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                        false);
            }
            String name = parts.group("name");
            String number = parts.group("factor");
            BigDecimal factor = number == null ? BigDecimal.ONE : new BigDecimal(number);
            return new Term(
                    name == null ? ONE : groups.applyAsInt(name),
                    parts.group("minus") == null ? factor : factor.negate(),
                    parts.group("bar") != null);
        }

        private @Nullable BigDecimal of(ShapeMatch match) {
            BigDecimal number = group == ONE ? BigDecimal.ONE : number(match.text(group));
            if (number == null) {
                return null;
            }
            return (absolute ? number.abs() : number).multiply(factor);
        }
    }

    NumberValue {
        terms = List.copyOf(terms);
        negative = Set.copyOf(negative);
    }

    @Override
    public @Nullable String of(ShapeMatch match, LineMoment moment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < terms.size(); i++) {
            BigDecimal number = terms.get(i).of(match);
            if (number == null && i == 0) {
                return null;
            }
            if (number != null) {
                sum = sum.add(number);
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
        return PlainDecimal.text(sum);
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
