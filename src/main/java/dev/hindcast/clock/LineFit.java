package dev.hindcast.clock;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds the largest part of a range of rows that one line explains, and all lines that do (clock model, section 6.2): slope
 * by repeated median, level by Marzullo's deepest point, then refined at the polygon's own centre. Nothing is assumed to be
 * Gaussian: delays are one-sided, stamps are cut, joins may be wrong.
 */
final class LineFit {

    private static final int SLOPE_ROWS = 48;
    private static final int ROUNDS = 4;
    /** So many rows that did not fit at once are offered again, nearest first. */
    private static final int OFFERED_AGAIN = 300;

    private final Rows rows;
    private final double wander;

    LineFit(Rows rows, double wander) {
        this.rows = rows;
        this.wander = wander;
    }

    Segment fit(int from, int to) {
        double start = rows.time[from];
        DeepestLevel level = new DeepestLevel(rows, wander, from, to);
        double rate = slope(from, to);
        double offset = level.at(rate);
        Segment best = subset(from, to, start, offset, rate);
        Segment last = best;
        for (int round = 1; round < ROUNDS && last.cost > 0; round++) {
            rate = last.line().rate();
            offset = level.at(rate);
            last = subset(from, to, start, offset, rate);
            if (last.cost >= best.cost && round > 1) {
                break;
            }
            best = last.cost < best.cost ? last : best;
        }
        return best;
    }

    /** Repeated median over a few narrow rows (Siegel): half of them may be wrong. */
    private double slope(int from, int to) {
        int[] narrow = narrowRows(from, to);
        int count = narrow.length;
        double[] medians = new double[count];
        double[] slopes = new double[count];
        int known = 0;
        for (int i = 0; i < count; i++) {
            int found = 0;
            for (int j = 0; j < count; j++) {
                double apart = rows.time[narrow[i]] - rows.time[narrow[j]];
                if (Math.abs(apart) > 1.0) {
                    slopes[found++] = (rows.middle(narrow[i]) - rows.middle(narrow[j])) / apart;
                }
            }
            if (found > 0) {
                medians[known++] = median(slopes, found);
            }
        }
        double slope = known == 0 ? 0 : median(medians, known);
        return Math.max(-Polygon.RATE_MAX, Math.min(Polygon.RATE_MAX, slope));
    }

    private int[] narrowRows(int from, int to) {
        int stride = 1 + (to - from) / 4096;
        double[] widths = new double[(to - from + stride - 1) / stride];
        int finite = 0;
        for (int i = from; i < to; i += stride) {
            if (rows.isFinite(i)) {
                widths[finite++] = rows.width(i);
            }
        }
        if (finite == 0) {
            return new int[0];
        }
        double limit = Math.max(3 * median(widths, finite), 0.5);
        int[] narrow = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (rows.isFinite(i) && rows.width(i) <= limit) {
                narrow[count++] = i;
            }
        }
        if (count <= SLOPE_ROWS) {
            return Arrays.copyOf(narrow, count);
        }
        int[] some = new int[SLOPE_ROWS];
        for (int i = 0; i < SLOPE_ROWS; i++) {
            some[i] = narrow[(int) ((long) i * (count - 1) / (SLOPE_ROWS - 1))];
        }
        return some;
    }

    /** Sorts the first {@code count} values. */
    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
    }

    /** The rows that contain this line, as many others as still agree with all of them, and the polygon of both. */
    private Segment subset(int from, int to, double start, double offset, double rate) {
        int count = to - from;
        boolean[] good = new boolean[count];
        double[] distance = new double[count];
        Polygon allowed = new Polygon();
        int bad = 0;
        for (int k = 0; k < count; k++) {
            int row = from + k;
            double tau = rows.time[row] - start;
            double value = offset + rate * tau;
            double away = Math.max(rows.low[row] - wander - value, value - rows.high[row] - wander);
            // All rows that contain one line leave at least that line, so clipping in time order cannot fail but by
            // rounding.
            if (away <= 0 && allowed.clip(tau, rows.low[row] - wander, rows.high[row] + wander, row)) {
                good[k] = true;
            } else {
                distance[k] = Math.max(away, 0);
                bad++;
            }
        }
        for (int k : nearest(good, distance, bad)) {
            int row = from + k;
            good[k] = allowed.clip(rows.time[row] - start, rows.low[row] - wander, rows.high[row] + wander, row);
        }
        return segment(from, to, start, allowed, good);
    }

    private static int[] nearest(boolean[] good, double[] distance, int bad) {
        double[] sorted = new double[bad];
        int n = 0;
        for (int k = 0; k < good.length; k++) {
            if (!good[k]) {
                sorted[n++] = distance[k];
            }
        }
        Arrays.sort(sorted);
        double limit = bad == 0 ? 0 : sorted[Math.min(bad, OFFERED_AGAIN) - 1];
        Integer[] near = new Integer[Math.min(bad, OFFERED_AGAIN)];
        n = 0;
        for (int k = 0; k < good.length && n < near.length; k++) {
            if (!good[k] && distance[k] <= limit) {
                near[n++] = k;
            }
        }
        Arrays.sort(near, Comparator.<Integer>comparingDouble(k -> distance[k]).thenComparing(k -> k));
        return Arrays.stream(near).mapToInt(Integer::intValue).toArray();
    }

    private Segment segment(int from, int to, double start, Polygon allowed, boolean[] good) {
        int inside = 0;
        for (boolean g : good) {
            inside += g ? 1 : 0;
        }
        int[] inliers = new int[inside];
        int[] outliers = new int[good.length - inside];
        int in = 0;
        int out = 0;
        double cost = 0;
        for (int k = 0; k < good.length; k++) {
            if (good[k]) {
                inliers[in++] = from + k;
            } else {
                outliers[out++] = from + k;
                cost += rows.weight[from + k];
            }
        }
        return new Segment(from, to, start, allowed, inliers, outliers, cost);
    }
}
