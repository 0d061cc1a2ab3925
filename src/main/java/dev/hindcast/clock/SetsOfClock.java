package dev.hindcast.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The logged sets of one clock, placed on the reference, in time order, with their running sum. */
final class SetsOfClock {

    static final SetsOfClock NONE = new SetsOfClock(List.of());

    private final List<Placed> placed;
    private final double[] time;
    private final double[] sum;

    SetsOfClock(List<Placed> sets) {
        List<Placed> sorted = new ArrayList<>(sets);
        sorted.sort(Comparator.comparingDouble(Placed::time)
                .thenComparing(p -> p.set().oldReading()));
        this.placed = List.copyOf(sorted);
        this.time = placed.stream().mapToDouble(Placed::time).toArray();
        this.sum = new double[time.length + 1];
        for (int i = 0; i < time.length; i++) {
            sum[i + 1] = sum[i] + placed.get(i).moves();
        }
    }

    List<Placed> all() {
        return placed;
    }

    int size() {
        return time.length;
    }

    double time(int index) {
        return time[index];
    }

    /** Sum of the first sets, in time order. */
    double sumOfFirst(int count) {
        return sum[count];
    }

    /** Sum of the sets up to and at a time. */
    double sumUntil(double moment) {
        return sum[countUntil(moment)];
    }

    /** Sum of the sets before a time. */
    double sumBefore(double moment) {
        int found = Arrays.binarySearch(time, moment);
        if (found < 0) {
            return sum[-found - 1];
        }
        while (found > 0 && time[found - 1] == moment) {
            found--;
        }
        return sum[found];
    }

    /** How many sets lie at or before a time. */
    int countUntil(double moment) {
        int found = Arrays.binarySearch(time, moment);
        if (found < 0) {
            return -found - 1;
        }
        while (found + 1 < time.length && time[found + 1] == moment) {
            found++;
        }
        return found + 1;
    }

    /**
     * A logged set at its time.
     *
     * @param time on the reference, seconds since 1970
     * @param moves by how much it moved the offset: {@link LoggedSet#bySeconds()}, or 0 where it only made up for a pause
     *     of the machine that ended with it
     * @param set what was logged
     */
    record Placed(double time, double moves, LoggedSet set) {}
}
