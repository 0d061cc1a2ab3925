package dev.hindcast.clock;

import java.util.Arrays;

/**
 * The clocks that the evidence of a stretch allows: all lines u = a + b tau within a convex polygon of the (a, b) plane.
 * a is an offset in seconds at tau = 0, b a rate in seconds per second. Every edge is one observation, named by the label
 * of the corner that it leaves. Clock model, section 5: bands, rates and crossings are extremes over the corners.
 */
final class Polygon {

    /** No clock gains or loses half a second a second; 8 minutes an hour is 0.13. */
    static final double RATE_MAX = 0.5;

    /** Label of an edge that no observation drew. */
    static final int UNBOUND = -1;

    /** Beyond this the offset counts as not bounded: 30 years. */
    static final double OFFSET_MAX = 1e9;

    private double[] a = new double[16];
    private double[] b = new double[16];
    private int[] label = new int[16];
    private double[] spareA = new double[16];
    private double[] spareB = new double[16];
    private int[] spareLabel = new int[16];
    private double[] distance = new double[16];
    private int corners;

    /** Everything is allowed. */
    Polygon() {
        corner(0, -OFFSET_MAX, -RATE_MAX);
        corner(1, OFFSET_MAX, -RATE_MAX);
        corner(2, OFFSET_MAX, RATE_MAX);
        corner(3, -OFFSET_MAX, RATE_MAX);
        corners = 4;
    }

    private void corner(int at, double offset, double rate) {
        a[at] = offset;
        b[at] = rate;
        label[at] = UNBOUND;
    }

    int corners() {
        return corners;
    }

    double offset(int corner) {
        return a[corner];
    }

    double rate(int corner) {
        return b[corner];
    }

    int label(int corner) {
        return label[corner];
    }

    double min(double tau) {
        double least = a[0] + b[0] * tau;
        for (int i = 1; i < corners; i++) {
            least = Math.min(least, a[i] + b[i] * tau);
        }
        return least;
    }

    double max(double tau) {
        double most = a[0] + b[0] * tau;
        for (int i = 1; i < corners; i++) {
            most = Math.max(most, a[i] + b[i] * tau);
        }
        return most;
    }

    double minRate() {
        return Arrays.stream(b, 0, corners).min().orElseThrow();
    }

    double maxRate() {
        return Arrays.stream(b, 0, corners).max().orElseThrow();
    }

    /**
     * Keeps the lines whose value at tau lies in [low, high].
     *
     * @return false where none would be left; what is kept then still obeys every earlier edge
     */
    boolean clip(double tau, double low, double high, int by) {
        double least = a[0] + b[0] * tau;
        double most = least;
        for (int i = 1; i < corners; i++) {
            double value = a[i] + b[i] * tau;
            if (value < least) {
                least = value;
            } else if (value > most) {
                most = value;
            }
        }
        if (low > most || high < least) {
            return false;
        }
        if (low > least && !cut(tau, low, -1.0, by)) {
            return false;
        }
        return !(high < most) || cut(tau, high, 1.0, by);
    }

    /** Keeps the part where sign (a + b tau - edge) is not positive (Sutherland and Hodgman). */
    private boolean cut(double tau, double edge, double sign, int by) {
        int n = corners;
        if (n + 2 > a.length) {
            grow();
        }
        for (int i = 0; i < n; i++) {
            distance[i] = sign * (a[i] + b[i] * tau - edge);
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int next = i + 1 < n ? i + 1 : 0;
            boolean isIn = distance[i] <= 0;
            if (isIn) {
                keep(kept++, a[i], b[i], label[i]);
            }
            if (isIn ? distance[next] > 0 : distance[next] < 0) {
                double part = distance[i] / (distance[i] - distance[next]);
                keep(kept++, a[i] + part * (a[next] - a[i]), b[i] + part * (b[next] - b[i]), isIn ? by : label[i]);
            }
        }
        if (kept < 3) {
            return false;
        }
        double[] oldA = a;
        double[] oldB = b;
        int[] oldLabel = label;
        a = spareA;
        b = spareB;
        label = spareLabel;
        spareA = oldA;
        spareB = oldB;
        spareLabel = oldLabel;
        corners = kept;
        return true;
    }

    private void keep(int at, double offset, double rate, int by) {
        spareA[at] = offset;
        spareB[at] = rate;
        spareLabel[at] = by;
    }

    private void grow() {
        int size = a.length * 2;
        a = Arrays.copyOf(a, size);
        b = Arrays.copyOf(b, size);
        label = Arrays.copyOf(label, size);
        spareA = new double[size];
        spareB = new double[size];
        spareLabel = new int[size];
        distance = new double[size];
    }

    Polygon copy() {
        Polygon same = new Polygon();
        same.a = a.clone();
        same.b = b.clone();
        same.label = label.clone();
        same.spareA = new double[a.length];
        same.spareB = new double[a.length];
        same.spareLabel = new int[a.length];
        same.distance = new double[a.length];
        same.corners = corners;
        return same;
    }

    /** The middle: one line, so that offsets, rates and crossings estimated by it agree. */
    Line centroid() {
        double area = 0;
        double offset = 0;
        double rate = 0;
        for (int i = 1; i + 1 < corners; i++) {
            double x1 = a[i] - a[0];
            double y1 = b[i] - b[0];
            double x2 = a[i + 1] - a[0];
            double y2 = b[i + 1] - b[0];
            double twice = x1 * y2 - x2 * y1;
            area += twice;
            offset += twice * (x1 + x2);
            rate += twice * (y1 + y2);
        }
        if (Math.abs(area) < 1e-30) {
            return new Line(
                    Arrays.stream(a, 0, corners).average().orElseThrow(),
                    Arrays.stream(b, 0, corners).average().orElseThrow());
        }
        return new Line(a[0] + offset / (3 * area), b[0] + rate / (3 * area));
    }

    /**
     * A clock that runs evenly.
     *
     * @param offset seconds at tau = 0
     * @param rate seconds per second
     */
    record Line(double offset, double rate) {
        double at(double tau) {
            return offset + rate * tau;
        }
    }
}
