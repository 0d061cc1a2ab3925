package dev.hindcast.source.capture;

import dev.hindcast.source.PlainDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as time tools print them, in seconds. */
final class TimeSpans {

    /** Longer digits are damage, and BigDecimal would take them at any length. */
    private static final int DIGITS_MAX = 24;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern WITH_UNIT = Pattern.compile("(?<number>[+-]?\\d+(?:\\.\\d*)?)\\s?(?<unit>[a-zµμ]+)");
    private static final Pattern PART = Pattern.compile("(?<number>\\d+(?:[.,]\\d+)?)(?<unit>[a-zµμ]+)");

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("ns", new BigDecimal("0.000000001")),
            Map.entry("us", new BigDecimal("0.000001")),
            Map.entry("µs", new BigDecimal("0.000001")),
            Map.entry("μs", new BigDecimal("0.000001")),
            Map.entry("ms", new BigDecimal("0.001")),
            Map.entry("s", BigDecimal.ONE),
            Map.entry("ks", BigDecimal.valueOf(1000)),
            Map.entry("m", MINUTE),
            Map.entry("min", MINUTE),
            Map.entry("h", HOUR),
            Map.entry("d", DAY),
            Map.entry("w", DAY.multiply(BigDecimal.valueOf(7))),
            // systemd counts a month as 30.44 and a year as 365.25 days (time-util.h)
            Map.entry("month", DAY.multiply(new BigDecimal("30.44"))),
            // chronyc divides by 365 days, systemd by 365.25: at these sizes the digits printed say no more
            Map.entry("y", DAY.multiply(BigDecimal.valueOf(365))));

    private TimeSpans() {}

    /** One number and one unit, {@code -3000ms}, {@code +12us}; chronyc and {@code ntpq -u}. */
    static Optional<BigDecimal> withUnit(String written) {
        Matcher one = WITH_UNIT.matcher(written.strip());
        if (!one.matches() || written.length() > DIGITS_MAX) {
            return Optional.empty();
        }
        BigDecimal unit = UNITS.get(one.group("unit"));
        return unit == null ? Optional.empty() : number(one.group("number")).map(unit::multiply);
    }

    /** A time span of systemd, {@code 8min 32s}, {@code -5.224ms}, {@code 0}, in any locale's decimal sign. */
    static Optional<BigDecimal> systemd(String written) {
        String text = written.strip();
        boolean behindZero = text.startsWith("-");
        String bare = behindZero || text.startsWith("+") ? text.substring(1).strip() : text;
        if (bare.equals("0")) {
            return Optional.of(BigDecimal.ZERO);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (String word : bare.split("\\s+", -1)) {
            Matcher part = PART.matcher(word);
            BigDecimal unit = part.matches() ? UNITS.get(part.group("unit")) : null;
            if (unit == null || word.length() > DIGITS_MAX) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(part.group("number").replace(',', '.')).multiply(unit));
        }
        return Optional.of(behindZero ? sum.negate() : sum);
    }

    /** A plain number; a point may end it, as in {@code 449514.} of ntpq. */
    static Optional<BigDecimal> number(String written) {
        String text = written.strip();
        if (text.length() > DIGITS_MAX || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text));
    }

    /** Half of it. */
    static BigDecimal half(BigDecimal whole) {
        return whole.divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    }

    /** As fields carry it: plain decimal text without trailing zeros, at most nanoseconds. */
    static String text(BigDecimal seconds) {
        return PlainDecimal.text(seconds.scale() > 9 ? seconds.setScale(9, RoundingMode.HALF_UP) : seconds);
    }
}
