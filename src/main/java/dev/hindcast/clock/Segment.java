package dev.hindcast.clock;

import java.util.Arrays;

/**
 * A stretch in which one line explains the evidence.
 *
 * <p>Rows {@code from} (inclusive) to {@code to} (exclusive); tau = 0 at the time of the first row.
 */
final class Segment {
    final int from;
    final int to;
    final double start;
    final Polygon allowed;
    /** Rows that the polygon obeys, ascending. */
    final int[] inliers;
    /** Rows set aside, ascending. */
    final int[] outliers;
    /** Weight set aside. */
    final double cost;

    private final Polygon.Line line;

    Segment(int from, int to, double start, Polygon allowed, int[] inliers, int[] outliers, double cost) {
        this.from = from;
        this.to = to;
        this.start = start;
        this.allowed = allowed;
        this.inliers = inliers;
        this.outliers = outliers;
        this.cost = cost;
        this.line = allowed.centroid();
    }

    double low(double time) {
        return allowed.min(time - start);
    }

    double high(double time) {
        return allowed.max(time - start);
    }

    Polygon.Line line() {
        return line;
    }

    double at(double time) {
        return line.at(time - start);
    }

    /**
     * How far the true offset may lie outside the polygon: the wander; a fifth of the width of the better evidence, because
     * a line through wide intervals hides bends; or what 97 % of the direct measurements need, at most four wanders (clock
     * model, section 6.6).
     */
    double margin(Rows rows, double wander) {
        double[] widths = new double[to - from];
        double[] misfits = new double[to - from];
        int narrow = 0;
        int direct = 0;
        for (int i = from; i < to; i++) {
            if (!rows.isFinite(i) || !rows.isTwoSided(i)) {
                continue;
            }
            widths[narrow++] = rows.width(i);
            if (rows.isMeasured(i)) {
                double above = rows.low[i] - high(rows.time[i]);
                double below = low(rows.time[i]) - rows.high[i];
                misfits[direct++] = Math.max(0, Math.max(above, below));
            }
        }
        double margin = narrow == 0 ? wander : Math.max(wander, 0.2 * quantile(widths, narrow, 0.25));
        return direct < 4 ? margin : Math.min(Math.max(margin, quantile(misfits, direct, 0.97)), 4 * wander);
    }

    private static double quantile(double[] values, int count, double share) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
