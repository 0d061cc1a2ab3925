package dev.hindcast.clock;

/**
 * What is known at a moment.
 *
 * @param offset best estimate; NaN where nothing carries one
 * @param low least, may be infinite
 * @param high greatest, may be infinite
 * @param quality how it is known
 */
record Reading(double offset, double low, double high, Quality quality) {
    static final Reading NOTHING =
            new Reading(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Quality.UNKNOWN);

    OffsetBand band() {
        return new OffsetBand(low, high);
    }

    boolean isWithin(double limit) {
        return low >= -limit && high <= limit;
    }
}
