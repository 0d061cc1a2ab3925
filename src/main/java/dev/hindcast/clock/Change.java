package dev.hindcast.clock;

import java.util.OptionalDouble;

/**
 * What happened between two segments. Times in seconds since 1970 on the reference clock.
 *
 * @param low the earliest moment of the change that the evidence allows
 * @param high the latest
 * @param time best estimate
 * @param jump offset after minus before, at {@code time}
 * @param isKink whether the lines meet, so that only the rate changed
 * @param isBoot whether a boot lies there
 */
record Change(double low, double high, double time, double jump, boolean isKink, boolean isBoot) {

    private static final int GRID = 400;
    private static final double BOOT_NEAR = 60;

    /** Clock model, section 7, "Changes". */
    static Change between(Rows rows, Segment left, Segment right, double wander, double[] boots) {
        double slack = left.margin(rows, wander) + right.margin(rows, wander);
        int leftEnds = reach(rows, left, right.from, right.to, 1, left.margin(rows, wander));
        int rightEnds = reach(rows, right, left.to - 1, left.from - 1, -1, right.margin(rows, wander));
        double high = rows.time[leftEnds < 0 ? right.to - 1 : leftEnds];
        double low = rows.time[rightEnds < 0 ? left.from : rightEnds];
        if (high < low) {
            low = rows.time[left.to - 1];
            high = rows.time[right.from];
        }
        double step = (high - low) / GRID;
        int firstMeeting = -1;
        int lastMeeting = -1;
        for (int i = 0; i <= GRID; i++) {
            double x = low + i * step;
            if (left.low(x) <= right.high(x) + slack && right.low(x) <= left.high(x) + slack) {
                firstMeeting = firstMeeting < 0 ? i : firstMeeting;
                lastMeeting = i;
            }
        }
        double time;
        boolean isKink = firstMeeting >= 0;
        if (isKink) {
            double from = low;
            high = Math.min(high, from + (lastMeeting + 1) * step);
            low = Math.max(from, from + (firstMeeting - 1) * step);
            time = Math.max(low, Math.min(high, crossing(left, right).orElse((low + high) / 2)));
        } else {
            double contradictsRight = lastAgainst(rows, left.inliers, right, slack);
            double contradictsLeft = firstAgainst(rows, right.inliers, left, slack);
            double from = Math.max(low, contradictsRight);
            double to = Math.min(high, contradictsLeft);
            low = Math.min(from, to);
            high = Math.max(from, to);
            time = (low + high) / 2;
        }
        OptionalDouble boot = nearestBoot(boots, low, high, time);
        time = boot.orElse(time);
        return new Change(low, high, time, right.at(time) - left.at(time), isKink, boot.isPresent());
    }

    private static OptionalDouble crossing(Segment left, Segment right) {
        double apart = left.line().rate() - right.line().rate();
        if (Math.abs(apart) < 1e-12) {
            return OptionalDouble.empty();
        }
        // Both lines from one origin, or the products lose their digits.
        return OptionalDouble.of(right.start + (right.line().offset() - left.at(right.start)) / apart);
    }

    /**
     * How far a segment's lines go on into a neighbour's rows: the first row of a contradiction that comes to two weights;
     * -1 where there is none.
     */
    private static int reach(Rows rows, Segment segment, int from, int to, int by, double margin) {
        Polygon allowed = segment.allowed.copy();
        double against = 0;
        double agreed = 0;
        int first = -1;
        for (int i = from; i != to; i += by) {
            double tau = rows.time[i] - segment.start;
            double low = rows.low[i] - margin;
            double high = rows.high[i] + margin;
            if (allowed.clip(tau, low, high, i)) {
                agreed += rows.weight[i];
                if (first >= 0 && agreed >= against) {
                    // Both records of one wrong join contradict together; what agrees again outweighs them.
                    first = -1;
                    against = 0;
                }
            } else {
                agreed = first < 0 ? 0 : agreed;
                first = first < 0 ? i : first;
                against += rows.weight[i];
                if (against >= 2.0) {
                    return first;
                }
            }
        }
        return first;
    }

    private static boolean speaksAgainst(Rows rows, int row, Segment segment, double slack) {
        double time = rows.time[row];
        return rows.high[row] < segment.low(time) - slack || rows.low[row] > segment.high(time) + slack;
    }

    private static double lastAgainst(Rows rows, int[] inliers, Segment segment, double slack) {
        for (int i = inliers.length - 1; i >= 0; i--) {
            if (speaksAgainst(rows, inliers[i], segment, slack)) {
                return rows.time[inliers[i]];
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static double firstAgainst(Rows rows, int[] inliers, Segment segment, double slack) {
        for (int row : inliers) {
            if (speaksAgainst(rows, row, segment, slack)) {
                return rows.time[row];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static OptionalDouble nearestBoot(double[] boots, double low, double high, double time) {
        double nearest = Double.NaN;
        for (double boot : boots) {
            boolean isNear = boot >= low - BOOT_NEAR && boot <= high + BOOT_NEAR;
            if (isNear && !(Math.abs(boot - time) >= Math.abs(nearest - time))) {
                nearest = boot;
            }
        }
        return Double.isNaN(nearest) ? OptionalDouble.empty() : OptionalDouble.of(nearest);
    }
}
