package dev.hindcast.source;

import java.math.BigDecimal;

/** Numbers as fields of events hold them. */
public final class PlainDecimal {

    private PlainDecimal() {}

    /** Digits without an exponent and without zeros at the end: {@code -378.2983}, {@code 0}. */
    public static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
