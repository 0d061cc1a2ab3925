package dev.hindcast.clock;

/**
 * A part of a segment without a logged set.
 *
 * @param from begin, seconds since 1970
 * @param to end
 * @param segment whose line it follows
 * @param index of that segment
 * @param shift sum of the sets before, to be added to the line
 */
record Piece(double from, double to, Segment segment, int index, double shift) {
    double offset(double time) {
        return segment.at(time) + shift;
    }

    /** The band's side nearer to zero on the side of {@code sign}, before the margin. */
    double inner(double time, int sign) {
        return sign > 0 ? segment.low(time) + shift : -(segment.high(time) + shift);
    }
}
