package dev.hindcast.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of one clock into stretches of one line each (clock model, section 6.1 and 6.3): forward as far as the
 * evidence allows, then borders that do not pay for themselves are removed, then each border is moved to where its lines
 * cross.
 */
final class Segmentation {

    /** Price of a border in units of set-aside weight: four joined pairs, or two measurements. */
    static final double BORDER = 3.0;
    /** Price of a border at a boot, where any jump and any rate are cheap. */
    static final double BORDER_AT_BOOT = 0.5;

    private static final int SUSPECTS_WITHIN = 40;
    private static final double SUSPECT_SHARE = 0.6;
    /** After so many vain tries in a row fewer suffixes are tried, so that garbage costs little more than evidence. */
    private static final int PATIENCE = 64;
    /** Sides of a border longer than this are priced on evenly chosen rows. */
    private static final int PRICED_ROWS = 4000;

    private final Rows rows;
    private final double wander;
    private final LineFit fit;
    private final TreeSet<Integer> boots = new TreeSet<>();

    Segmentation(Rows rows, double wander, double[] bootTimes) {
        this.rows = rows;
        this.wander = wander;
        this.fit = new LineFit(rows, wander);
        for (double boot : bootTimes) {
            int row = rows.firstAt(boot);
            if (row > 0 && row < rows.size) {
                boots.add(row);
            }
        }
    }

    List<Segment> segments() {
        if (rows.size == 0) {
            return List.of();
        }
        SortedSet<Integer> cuts = greedyCuts();
        cuts.addAll(boots);
        return settled(merged(new ArrayList<>(cuts)));
    }

    private SortedSet<Integer> greedyCuts() {
        TreeSet<Integer> cuts = new TreeSet<>();
        cuts.add(0);
        Polygon allowed = new Polygon();
        double start = rows.time[0];
        int[] suspects = new int[SUSPECTS_WITHIN];
        int count = 0;
        int vain = 0;
        int rest = 0;
        for (int i = 0; i < rows.size; i++) {
            if (i > 0 && boots.contains(i)) {
                cuts.add(i);
                allowed = new Polygon();
                start = rows.time[i];
                count = 0;
            }
            double tau = rows.time[i] - start;
            if (allowed.clip(tau, rows.low[i] - wander, rows.high[i] + wander, i)) {
                continue;
            }
            count = dropOld(suspects, count, i);
            suspects[count++] = i;
            if (rest-- > 0) {
                continue;
            }
            Segment begun = newLine(suspects, count, i, vain < PATIENCE ? SUSPECTS_WITHIN : 4);
            if (begun != null) {
                cuts.add(begun.from);
                allowed = begun.allowed.copy();
                start = begun.start;
                count = 0;
                vain = 0;
                rest = 0;
            } else if (count > 4) {
                vain++;
                rest = vain < PATIENCE ? 0 : SUSPECTS_WITHIN / 4;
            }
        }
        return cuts;
    }

    private static int dropOld(int[] suspects, int count, int now) {
        int kept = 0;
        for (int s = 0; s < count; s++) {
            if (now - suspects[s] < SUSPECTS_WITHIN) {
                suspects[kept++] = suspects[s];
            }
        }
        return kept;
    }

    /** The line that recent suspects begin, if they are heavy, dense and of one mind; null otherwise. */
    private @Nullable Segment newLine(int[] suspects, int count, int now, int tries) {
        double weight = 0;
        for (int s = 0; s < count; s++) {
            weight += rows.weight[suspects[s]];
        }
        int stride = Math.max(1, count / tries);
        for (int s = 0; s < count && weight >= BORDER; s++) {
            if (s % stride == 0 && count - s >= SUSPECT_SHARE * (now - suspects[s] + 1)) {
                Segment begun = fit.fit(suspects[s], now + 1);
                if (weight - begun.cost >= BORDER) {
                    return begun;
                }
            }
            weight -= rows.weight[suspects[s]];
        }
        return null;
    }

    private List<Segment> merged(List<Integer> cuts) {
        List<Segment> segments = new ArrayList<>();
        for (int k = 0; k < cuts.size(); k++) {
            segments.add(fit.fit(cuts.get(k), k + 1 < cuts.size() ? cuts.get(k + 1) : rows.size));
        }
        List<Double> prices = new ArrayList<>();
        for (int k = 0; k + 1 < segments.size(); k++) {
            prices.add(price(segments.get(k), segments.get(k + 1)));
        }
        while (!prices.isEmpty()) {
            int cheapest = 0;
            for (int k = 1; k < prices.size(); k++) {
                cheapest = prices.get(k) < prices.get(cheapest) ? k : cheapest;
            }
            if (prices.get(cheapest) >= 0) {
                break;
            }
            Segment joint = fit.fit(segments.get(cheapest).from, segments.get(cheapest + 1).to);
            segments.set(cheapest, joint);
            segments.remove(cheapest + 1);
            prices.remove(cheapest);
            if (cheapest > 0) {
                prices.set(cheapest - 1, price(segments.get(cheapest - 1), joint));
            }
            if (cheapest < prices.size()) {
                prices.set(cheapest, price(joint, segments.get(cheapest + 1)));
            }
        }
        return segments;
    }

    /** What removing the border would cost in set-aside weight, minus the price of the border. */
    private double price(Segment left, Segment right) {
        double border = boots.contains(right.from) ? BORDER_AT_BOOT : BORDER;
        if (left.to - left.from <= PRICED_ROWS && right.to - right.from <= PRICED_ROWS) {
            return fit.fit(left.from, right.to).cost - left.cost - right.cost - border;
        }
        int[] chosenLeft = chosen(left);
        int[] chosenRight = chosen(right);
        int[] both = Arrays.copyOf(chosenLeft, chosenLeft.length + chosenRight.length);
        System.arraycopy(chosenRight, 0, both, chosenLeft.length, chosenRight.length);
        LineFit some = new LineFit(rows.at(both), wander);
        return some.fit(0, both.length).cost
                - some.fit(0, chosenLeft.length).cost
                - some.fit(chosenLeft.length, both.length).cost
                - border;
    }

    private static int[] chosen(Segment segment) {
        int count = segment.to - segment.from;
        int stride = 1 + (count - 1) / PRICED_ROWS;
        int[] places = new int[(count + stride - 1) / stride];
        for (int i = 0; i < places.length; i++) {
            places[i] = segment.from + i * stride;
        }
        return places;
    }

    private List<Segment> settled(List<Segment> merged) {
        List<Segment> segments = merged;
        for (int round = 0; round < 2 && segments.size() > 1; round++) {
            TreeSet<Integer> cuts = new TreeSet<>();
            cuts.add(0);
            for (int k = 0; k + 1 < segments.size(); k++) {
                Segment left = segments.get(k);
                Segment right = segments.get(k + 1);
                Change change = Change.between(rows, left, right, wander, new double[0]);
                int row = rows.firstAfter(change.time());
                int least = Math.max(cuts.last() + 1, left.from + 1);
                cuts.add(Math.min(Math.max(row, least), right.to - 1));
            }
            List<Integer> sorted = new ArrayList<>(cuts);
            List<Segment> moved = new ArrayList<>();
            for (int k = 0; k < sorted.size(); k++) {
                moved.add(fit.fit(sorted.get(k), k + 1 < sorted.size() ? sorted.get(k + 1) : rows.size));
            }
            segments = moved;
        }
        return List.copyOf(segments);
    }
}
