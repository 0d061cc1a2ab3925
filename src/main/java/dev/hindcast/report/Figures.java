package dev.hindcast.report;

import dev.hindcast.clock.OffsetBand;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.incident.Likelihood;
import java.util.Locale;

/** Numbers as reports write them for people: signed where a sign means something, digits cut to what is known. */
public final class Figures {

    private Figures() {}

    /** {@code 1,783}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** A probability in per cent from 1 to 99, as the words of likelihood end there: {@code 97 %}. */
    public static String percent(double probability) {
        return Likelihood.percent(probability);
    }

    /** A rival's share of the whole, where very small ones are named as such. */
    public static String share(double probability) {
        if (Double.isNaN(probability)) {
            return "none given";
        }
        return probability < 0.01 ? "below 1 %" : percent(probability);
    }

    /** {@code +506.6}; without a sign where the digits shown are all zero. */
    public static String signed(double value, int decimals) {
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return zero ? digits : (value < 0 ? "−" : "+") + digits;
    }

    /** An offset with its uncertainty, {@code +301.8 ± 0.9 s}; {@code unknown} where nothing is known. */
    public static String offset(OffsetSample sample) {
        double offset = sample.offsetSeconds();
        OffsetBand band = sample.band();
        if (Double.isNaN(offset)) {
            return oneSided(band);
        }
        if (!band.isFinite()) {
            return signed(offset, 1) + " s (" + oneSided(band) + ")";
        }
        double half = band.widthSeconds() / 2;
        int decimals = decimals(half);
        if (Math.abs(band.middleSeconds() - offset) <= Math.max(0.05, 0.2 * half)) {
            return signed(offset, decimals) + " ± " + String.format(Locale.ROOT, "%." + decimals + "f", half) + " s";
        }
        return signed(offset, decimals)
                + " s ("
                + signed(band.lowSeconds(), decimals)
                + " to "
                + signed(band.highSeconds(), decimals)
                + ")";
    }

    private static String oneSided(OffsetBand band) {
        boolean low = Double.isFinite(band.lowSeconds());
        boolean high = Double.isFinite(band.highSeconds());
        if (low && high) {
            return signed(band.lowSeconds(), 1) + " to " + signed(band.highSeconds(), 1) + " s";
        }
        if (low) {
            return "above " + signed(band.lowSeconds(), 1) + " s";
        }
        return high ? "below " + signed(band.highSeconds(), 1) + " s" : "unknown";
    }

    private static int decimals(double halfWidth) {
        if (halfWidth < 0.05) {
            return 2;
        }
        return halfWidth < 20 ? 1 : 0;
    }

    /** Half-width of a corrected time, {@code ± 0.9 s}; {@code ± 11 min} where seconds say nothing. */
    public static String uncertainty(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "uncertainty unknown";
        }
        if (seconds >= 120) {
            return "± " + Times.length(java.time.Duration.ofMinutes(Math.round(seconds / 60)));
        }
        return "± " + String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", Math.max(0.1, seconds)) + " s";
    }
}
