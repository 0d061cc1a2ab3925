package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Every Security 4616 has a Kernel-General 1 twin with the same two times (windows-events, chapter 3): one change, two
 * citations. Added up they would double every step.
 */
final class TwinSets {

    private static final double SAME_CHANGE = 0.002;
    /** Security 4616 version 0 writes whole seconds. */
    private static final double SAME_CUT_CHANGE = 1.1;

    private static final double SAME_TIME = 2.0;

    private TwinSets() {}

    /** The sets of one host, each once, by their new reading. */
    static List<LoggedSet> merged(List<LoggedSet> sets) {
        List<LoggedSet> sorted = new ArrayList<>(sets);
        sorted.sort(Comparator.comparing(LoggedSet::newReading)
                .thenComparing(LoggedSet::oldReading)
                .thenComparing(s -> s.citations().get(0)));
        List<LoggedSet> merged = new ArrayList<>();
        for (LoggedSet set : sorted) {
            int twin = merged.size() - 1;
            while (twin >= 0 && apart(merged.get(twin), set) <= SAME_TIME && !isTwin(merged.get(twin), set)) {
                twin--;
            }
            if (twin >= 0 && isTwin(merged.get(twin), set)) {
                merged.set(twin, both(merged.get(twin), set));
            } else {
                merged.add(set);
            }
        }
        return List.copyOf(merged);
    }

    private static double apart(LoggedSet one, LoggedSet other) {
        return Math.abs(EpochSeconds.of(one.newReading()) - EpochSeconds.of(other.newReading()));
    }

    private static boolean isTwin(LoggedSet one, LoggedSet other) {
        double limit = isCut(one) || isCut(other) ? SAME_CUT_CHANGE : SAME_CHANGE;
        return apart(one, other) <= SAME_TIME && Math.abs(one.bySeconds() - other.bySeconds()) <= limit;
    }

    private static boolean isCut(LoggedSet set) {
        return set.oldReading().equals(set.oldReading().truncatedTo(ChronoUnit.SECONDS))
                && set.newReading().equals(set.newReading().truncatedTo(ChronoUnit.SECONDS));
    }

    private static LoggedSet both(LoggedSet one, LoggedSet other) {
        LoggedSet finer = isCut(one) ? other : one;
        TreeSet<Citation> citations = new TreeSet<>(one.citations());
        citations.addAll(other.citations());
        return new LoggedSet(
                one.host(),
                finer.oldReading(),
                finer.newReading(),
                one.actor().isEmpty() ? other.actor() : one.actor(),
                one.account().isEmpty() ? other.account() : one.account(),
                List.copyOf(citations));
    }
}
