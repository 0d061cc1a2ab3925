package dev.hindcast.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field's value read as a number, exactly: {@code 37}, {@code 0x25} and {@code 0x00000025} are one number,
 * {@code 0x8020000000000000} and {@code 0x8020000000000001} are two.
 *
 * <p>A number is a run of ASCII digits with an optional sign, fraction and, only after a fraction, exponent
 * ({@code -0.25}, {@code 1.0E-4}: an exponent without a fraction is as often a piece of a hexadecimal id), or {@code 0x}
 * and hexadecimal digits, unsigned. Nothing longer than {@value #LENGTH_MAX} characters is one.
 */
public final class FieldNumber {

    /** Longer than any count, status or 128-bit id that a log writes; keeps the arithmetic bounded. */
    public static final int LENGTH_MAX = 64;

    private static final int EXPONENT_MAX = 400;
    /** Digits that fit a long whatever they are. */
    private static final int LONG_DIGITS = 18;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++(?:[eE][+-]?[0-9]{1,3}+)?+)?+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]++");

    /** The number that {@code text} is, or empty. */
    public static Optional<BigDecimal> parse(String text) {
        if (!mayBeNumber(text)) {
            return Optional.empty();
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Math.abs(number.scale()) > EXPONENT_MAX ? Optional.empty() : Optional.of(number);
    }

    /** The one decimal rendering of the number that {@code text} is: {@code 37} for {@code 0x25}; empty for no number. */
    public static Optional<String> canonical(String text) {
        if (isPlain(text)) {
            return Optional.of(text);
        }
        return parse(text).map(FieldNumber::canonical);
    }

    private static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean mayBeNumber(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+';
    }

    /** The common case, without arithmetic: decimal digits that are canonical already. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || length > LONG_DIGITS || (text.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    private FieldNumber() {}
}
