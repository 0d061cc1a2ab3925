package dev.hindcast.report;

import dev.hindcast.event.Moment;
import java.time.Instant;

/**
 * Where a drawing of the picture puts things: its width, and how time runs over it.
 *
 * @param span the time drawn
 * @param width of the drawing in its own units
 * @param left where time begins; labels of rows stand left of it, or above the rows where it is 0
 * @param right where time ends
 */
record ChartFrame(PictureSpan span, double width, double left, double right) {

    /** Rows' text stands in this much of a row where it stands above it. */
    private static final double LABEL_ABOVE = 14;

    static ChartFrame wide(PictureSpan span) {
        return new ChartFrame(span, 992, 158, 982);
    }

    static ChartFrame narrow(PictureSpan span) {
        return new ChartFrame(span, 358, 0, 356);
    }

    boolean isWide() {
        return left > 0;
    }

    /** x of a time, held inside the frame. */
    double x(Instant time) {
        return Math.max(left, Math.min(right, left + span.share(time) * (right - left)));
    }

    double x(Moment moment) {
        return Times.anyOf(moment).map(this::x).orElse(left);
    }

    /** Where a row's marks begin below its top. */
    double labelAbove() {
        return isWide() ? 0 : LABEL_ABOVE;
    }

    double rowHeight() {
        return isWide() ? 29 : 38;
    }

    /** Pixels of a duration in milliseconds. */
    double length(long milliseconds) {
        return (right - left)
                * milliseconds
                / (span.to().toEpochMilli() - span.from().toEpochMilli());
    }
}
