package dev.hindcast.clock;

/** What a segment rests on: how well its evidence carries it, and what it may be used for. */
final class SegmentSupport {

    private static final int JOINS_LEAST = 8;
    private static final double JOINS_SPAN = 3600;

    final double margin;
    /** The polygon without the assumption on how late an answer is logged. */
    final Polygon proven;
    /** The share of the weight that the line had to set aside. */
    final double aside;
    /** The weight that the line obeys. */
    final double weight;
    /** First two-sided inlier, seconds since 1970; NaN where there are not enough. */
    final double carriedFrom;
    /** Last two-sided inlier. */
    final double carriedTo;

    private final double measured;
    private final int witnesses;
    private final double span;

    SegmentSupport(Rows rows, Segment segment, double wander) {
        this.margin = segment.margin(rows, wander);
        this.proven = new Polygon();
        double all = 0;
        for (int i = segment.from; i < segment.to; i++) {
            all += rows.weight[i];
        }
        this.weight = all - segment.cost;
        this.aside = all > 0 ? segment.cost / all : 0;
        double twoSided = 0;
        int narrow = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        double direct = 0;
        int telling = 0;
        double firstTelling = 0;
        double lastTelling = 0;
        for (int row : segment.inliers) {
            double time = rows.time[row];
            proven.clip(time - segment.start, rows.provenLow[row] - wander, rows.provenHigh[row] + wander, row);
            if (rows.isTwoSided(row)) {
                first = narrow == 0 ? time : first;
                last = time;
                twoSided += rows.weight[row];
                narrow++;
            }
            direct += rows.isMeasured(row) ? rows.weight[row] : 0;
            if (rows.bound[row].kind() != Bound.Kind.ACCEPTED && rows.weight[row] > 0) {
                firstTelling = telling == 0 ? time : firstTelling;
                lastTelling = time;
                telling++;
            }
        }
        boolean isCarried = narrow >= 2 && twoSided >= 2;
        this.carriedFrom = isCarried ? first : Double.NaN;
        this.carriedTo = isCarried ? last : Double.NaN;
        this.measured = direct;
        this.witnesses = telling;
        this.span = lastTelling - firstTelling;
    }

    /**
     * Whether two-sided evidence carries the segment at all; a line through wide acceptances is no evidence (clock model,
     * section 6.7).
     */
    boolean isCarried() {
        return !Double.isNaN(carriedFrom);
    }

    /** Two direct measurements, or eight joins over an hour: joins of one moment can all be the same mistake. */
    boolean canCarryClaim() {
        return measured >= 2 * Bound.DIRECT || (witnesses >= JOINS_LEAST && span >= JOINS_SPAN);
    }
}
