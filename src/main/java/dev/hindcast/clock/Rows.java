package dev.hindcast.clock;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The bounds of one host as columns, sorted by time, with the logged sets taken out: u(t) = offset minus the sum of the
 * sets before t, so that a clock that runs freely stays one straight line however often it was corrected (clock model,
 * section 4). Times in seconds since 1970 on the reference clock, bounds in seconds.
 */
final class Rows {

    /** How long an answer may take to be logged before its pair is set aside (clock model, section 6.5). */
    static final double SOFT_SECONDS = 3.0;

    /** Wider bounds carry no line: a straight line through 600 s wide acceptances is false precision (section 6.7). */
    static final double TWO_SIDED_SECONDS = 20.0;

    final int size;
    final double[] time;
    final double[] low;
    final double[] high;
    /** The same sides without the assumption of {@link #SOFT_SECONDS}. */
    final double[] provenLow;

    final double[] provenHigh;
    final double[] weight;
    final Bound[] bound;

    private Rows(int size) {
        this.size = size;
        this.time = new double[size];
        this.low = new double[size];
        this.high = new double[size];
        this.provenLow = new double[size];
        this.provenHigh = new double[size];
        this.weight = new double[size];
        this.bound = new Bound[size];
    }

    /** Bounds in their fixed order, each with its time on the reference. */
    static Rows of(List<Bound> bounds, double[] times, SetsOfClock sets) {
        Integer[] order = new Integer[bounds.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> times[i]));
        Rows rows = new Rows(order.length);
        for (int i = 0; i < order.length; i++) {
            Bound bound = bounds.get(order[i]);
            double time = times[order[i]];
            double shift = sets.sumUntil(time);
            rows.bound[i] = bound;
            rows.time[i] = time;
            // The same words twice are no second witness: two equal wrong joins must not look like a stretch of their
            // own.
            rows.weight[i] = i > 0 && repeats(bound, rows.bound[i - 1]) ? 0 : bound.weight();
            rows.provenLow[i] = bound.lowSeconds() - shift;
            rows.provenHigh[i] = bound.highSeconds() - shift;
            rows.low[i] = rows.provenLow[i];
            rows.high[i] = rows.provenHigh[i];
            if (bound.kind() == Bound.Kind.OWN_FIRST) {
                rows.high[i] = Math.min(rows.high[i], rows.low[i] + SOFT_SECONDS);
            } else if (bound.kind() == Bound.Kind.OWN_LAST) {
                rows.low[i] = Math.max(rows.low[i], rows.high[i] - SOFT_SECONDS);
            }
        }
        return rows;
    }

    private static boolean repeats(Bound bound, Bound before) {
        return bound.reading().equals(before.reading())
                && bound.lowSeconds() == before.lowSeconds()
                && bound.highSeconds() == before.highSeconds()
                && bound.kind() == before.kind();
    }

    /** The rows at these places, which are ascending. */
    Rows at(int[] places) {
        Rows some = new Rows(places.length);
        for (int i = 0; i < places.length; i++) {
            int from = places[i];
            some.time[i] = time[from];
            some.low[i] = low[from];
            some.high[i] = high[from];
            some.provenLow[i] = provenLow[from];
            some.provenHigh[i] = provenHigh[from];
            some.weight[i] = weight[from];
            some.bound[i] = bound[from];
        }
        return some;
    }

    /** About {@code count} rows, evenly. */
    Rows thinned(int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = (int) ((long) i * (size - 1) / (count - 1));
        }
        return at(places);
    }

    boolean isFinite(int row) {
        return Double.isFinite(low[row]) && Double.isFinite(high[row]);
    }

    double width(int row) {
        return high[row] - low[row];
    }

    double middle(int row) {
        return (low[row] + high[row]) / 2;
    }

    boolean isTwoSided(int row) {
        return width(row) <= TWO_SIDED_SECONDS;
    }

    boolean isMeasured(int row) {
        return bound[row].kind() == Bound.Kind.MEASURED;
    }

    double weight() {
        double sum = 0;
        for (double w : weight) {
            sum += w;
        }
        return sum;
    }

    /** The first row at or after a time. */
    int firstAt(double moment) {
        int found = Arrays.binarySearch(time, moment);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && time[found - 1] == moment) {
            found--;
        }
        return found;
    }

    /** The first row after a time. */
    int firstAfter(double moment) {
        int row = firstAt(moment);
        while (row < size && time[row] == moment) {
            row++;
        }
        return row;
    }
}
