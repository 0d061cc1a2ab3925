package dev.hindcast.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the rows that an estimate uses lie in time: how near the next one is, and what the wide ones say by themselves. */
final class NearbyEvidence {

    private final double[] measured;
    private final double[] any;
    private final double[] twoSided;
    private final double[] wide;
    private final double[] wideLow;
    private final double[] wideHigh;

    NearbyEvidence(Rows rows, boolean[] used) {
        int[] narrowRows = new int[rows.size];
        int[] wideRows = new int[rows.size];
        int[] allRows = new int[rows.size];
        int narrowCount = 0;
        int wideCount = 0;
        for (int i = 0; i < rows.size; i++) {
            if (used[i]) {
                allRows[narrowCount + wideCount] = i;
                if (rows.isTwoSided(i)) {
                    narrowRows[narrowCount++] = i;
                } else {
                    wideRows[wideCount++] = i;
                }
            }
        }
        int[] narrow = Arrays.copyOf(narrowRows, narrowCount);
        int[] broad = Arrays.copyOf(wideRows, wideCount);
        this.any = times(rows, Arrays.copyOf(allRows, narrowCount + wideCount));
        this.twoSided = times(rows, narrow);
        this.measured =
                times(rows, Arrays.stream(narrow).filter(rows::isMeasured).toArray());
        this.wide = times(rows, broad);
        this.wideLow = Arrays.stream(broad).mapToDouble(i -> rows.low[i]).toArray();
        this.wideHigh = Arrays.stream(broad).mapToDouble(i -> rows.high[i]).toArray();
    }

    private static double[] times(Rows rows, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> rows.time[i]).toArray();
    }

    /** Seconds from a time to the nearest direct measurement. */
    double toMeasured(double time) {
        return nearest(measured, time);
    }

    /** Seconds from a time to the nearest row of any kind. */
    double toAny(double time) {
        return nearest(any, time);
    }

    /** Times of the rows that are not wider than twenty seconds, ascending. */
    double[] twoSidedTimes() {
        return twoSided.clone();
    }

    boolean hasWide() {
        return wide.length > 0;
    }

    /** What the wide rows next to a time, one on each side, say by themselves. */
    double[] wideBand(double time) {
        int next = Arrays.binarySearch(wide, time);
        next = next < 0 ? -next - 1 : next;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = Math.max(0, next - 1); i < Math.min(wide.length, next + 1); i++) {
            low = Math.min(low, wideLow[i]);
            high = Math.max(high, wideHigh[i]);
        }
        return low <= high
                ? new double[] {low, high}
                : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    }

    /** The gaps without a row that are longer than {@code seconds}, as pairs of times. */
    List<double[]> gaps(double seconds) {
        List<double[]> gaps = new ArrayList<>();
        for (int i = 0; i + 1 < any.length; i++) {
            if (any[i + 1] - any[i] > seconds) {
                gaps.add(new double[] {any[i], any[i + 1]});
            }
        }
        return gaps;
    }

    private static double nearest(double[] times, double time) {
        int next = Arrays.binarySearch(times, time);
        next = next < 0 ? -next - 1 : next;
        double nearest = next < times.length ? times[next] - time : Double.POSITIVE_INFINITY;
        return next > 0 ? Math.min(nearest, time - times[next - 1]) : nearest;
    }
}
