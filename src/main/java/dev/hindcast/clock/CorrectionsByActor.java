package dev.hindcast.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What each actor did to a clock, and what rate its corrections imply (clock model, section 4). */
final class CorrectionsByActor {

    /** Named so in the report where the log names no process. */
    static final String NOBODY_NAMED = "unknown";

    private static final int LEAST = 3;
    private static final double SILENCE = 3;

    private CorrectionsByActor() {}

    /**
     * Most corrections first.
     *
     * @param last the last moment at which the host is known to have logged, seconds since 1970
     */
    static List<Corrections> of(SetsOfClock sets, double last) {
        TreeMap<String, List<SetsOfClock.Placed>> byActor = new TreeMap<>();
        for (SetsOfClock.Placed set : sets.all()) {
            String actor =
                    set.set().actor().isEmpty() ? NOBODY_NAMED : set.set().actor();
            byActor.computeIfAbsent(actor, a -> new ArrayList<>()).add(set);
        }
        List<Corrections> all = new ArrayList<>();
        byActor.forEach((actor, own) -> all.add(corrections(actor, own, last)));
        all.sort(Comparator.comparingInt(Corrections::count).reversed().thenComparing(Corrections::actor));
        return List.copyOf(all);
    }

    private static Corrections corrections(String actor, List<SetsOfClock.Placed> own, double last) {
        double[] sizes =
                own.stream().mapToDouble(s -> s.set().bySeconds()).sorted().toArray();
        int n = sizes.length;
        SetsOfClock.Placed first = own.get(0);
        SetsOfClock.Placed latest = own.get(n - 1);
        double longest = 0;
        for (int i = 1; i < n; i++) {
            longest = Math.max(longest, own.get(i).time() - own.get(i - 1).time());
        }
        boolean ceased = n >= LEAST && last - latest.time() > SILENCE * longest;
        double span = latest.time() - first.time();
        double median = n % 2 == 1 ? sizes[n / 2] : (sizes[n / 2 - 1] + sizes[n / 2]) / 2;
        // Large sets repair faults or pauses; only small ones give back what the oscillator lost.
        boolean isPeriodic = Arrays.stream(sizes).allMatch(s -> Math.abs(s) < Departures.PERIODIC_MOST);
        double ppm = Double.NaN;
        if (n >= LEAST && span > 0 && isPeriodic) {
            double given = Arrays.stream(sizes).sum() - first.set().bySeconds();
            ppm = -given / span * 1e6;
        }
        return new Corrections(
                actor,
                n,
                EpochSeconds.instant(first.time()),
                EpochSeconds.instant(latest.time()),
                median,
                ceased,
                ppm,
                latest.set().citations().get(0));
    }
}
