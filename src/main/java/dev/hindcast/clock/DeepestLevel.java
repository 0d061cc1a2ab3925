package dev.hindcast.clock;

import java.util.Arrays;

/**
 * Marzullo's sweep along a line: the level that the most weight of intervals contains, once the line's rate is taken out.
 * Above {@value #EXACT_MAX} rows of a sort the level is found on evenly chosen ones, the measurements and the others each by
 * themselves, so that a few exact rows are not lost among many joins.
 */
final class DeepestLevel {

    static final int EXACT_MAX = 4096;
    /** An endpoint is packed as a quantised level, one bit for start or end, and its row's place in {@link #chosen}. */
    private static final int PLACE_BITS = 14;

    private final Rows rows;
    private final double wander;
    private final double start;
    private final int[] chosen;
    private final double[] weight;

    DeepestLevel(Rows rows, double wander, int from, int to) {
        this.rows = rows;
        this.wander = wander;
        this.start = rows.time[from];
        int measured = 0;
        for (int i = from; i < to; i++) {
            measured += rows.isMeasured(i) ? 1 : 0;
        }
        int strideMeasured = 1 + measured / EXACT_MAX;
        int strideOther = 1 + (to - from - measured) / EXACT_MAX;
        int[] places = new int[Math.min(to - from, 2 * EXACT_MAX + 2)];
        double[] weights = new double[places.length];
        int count = 0;
        int seenMeasured = 0;
        int seenOther = 0;
        for (int i = from; i < to; i++) {
            int stride = rows.isMeasured(i) ? strideMeasured : strideOther;
            int seen = rows.isMeasured(i) ? seenMeasured++ : seenOther++;
            if (seen % stride == 0) {
                places[count] = i;
                weights[count++] = rows.weight[i] * stride;
            }
        }
        this.chosen = Arrays.copyOf(places, count);
        this.weight = Arrays.copyOf(weights, count);
    }

    /** The middle of the deepest level, an offset at the range's first row. */
    double at(double rate) {
        int count = chosen.length;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double depth = 0;
        double[] low = new double[count];
        double[] high = new double[count];
        for (int i = 0; i < count; i++) {
            double moved = rate * (rows.time[chosen[i]] - start);
            low[i] = rows.low[chosen[i]] - wander - moved;
            high[i] = rows.high[chosen[i]] + wander - moved;
            if (Double.isFinite(low[i])) {
                least = Math.min(least, low[i]);
                most = Math.max(most, low[i]);
            } else {
                depth += weight[i];
            }
            if (Double.isFinite(high[i])) {
                least = Math.min(least, high[i]);
                most = Math.max(most, high[i]);
            }
        }
        if (least > most) {
            return 0;
        }
        double unit = Math.max(most - least, 1e-6) / (1L << (62 - PLACE_BITS - 1));
        long[] ends = new long[2 * count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (Double.isFinite(low[i])) {
                ends[n++] = pack((low[i] - least) / unit, 0, i);
            }
            if (Double.isFinite(high[i])) {
                ends[n++] = pack((high[i] - least) / unit, 1, i);
            }
        }
        Arrays.sort(ends, 0, n);
        return middleOfDeepest(ends, n, depth, low, high);
    }

    private double middleOfDeepest(long[] ends, int n, double baseDepth, double[] low, double[] high) {
        double depth = baseDepth;
        double deepest = Double.NEGATIVE_INFINITY;
        int found = 0;
        for (int i = 0; i < n; i++) {
            depth += isEnd(ends[i]) ? -weight[place(ends[i])] : weight[place(ends[i])];
            if (depth > deepest + 1e-9) {
                deepest = depth;
                found = i;
            }
        }
        double here = value(ends[found], low, high);
        return found + 1 < n ? (here + value(ends[found + 1], low, high)) / 2 : here;
    }

    private static long pack(double level, int end, int place) {
        return ((long) level << (PLACE_BITS + 1)) | ((long) end << PLACE_BITS) | place;
    }

    private static boolean isEnd(long packed) {
        return (packed >> PLACE_BITS & 1) == 1;
    }

    private static int place(long packed) {
        return (int) (packed & ((1 << PLACE_BITS) - 1));
    }

    private static double value(long packed, double[] low, double[] high) {
        return isEnd(packed) ? high[place(packed)] : low[place(packed)];
    }
}
