package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import dev.hindcast.host.Boot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Everything that speaks of one host's clock, gathered before the estimate. */
final class HostEvidence {
    final HostName host;
    /** Against the reference, or against what is taken to agree with it. */
    final List<Bound> direct = new ArrayList<>();
    /** Against another host of the case; usable only through that host's clock. */
    final List<Bound> relations = new ArrayList<>();

    final List<LoggedSet> sets = new ArrayList<>();
    final List<Boot> boots = new ArrayList<>();
    final List<TimeSourceFact> facts = new ArrayList<>();
    final TreeSet<String> notes = new TreeSet<>();

    HostEvidence(HostName host) {
        this.host = host;
    }

    /** The last moment at which the host itself is known to have logged anything, by any clock; NaN without evidence. */
    double lastLogged() {
        double last = Double.NEGATIVE_INFINITY;
        for (Bound bound : direct) {
            last = Math.max(last, EpochSeconds.of(bound.reading()));
        }
        for (LoggedSet set : sets) {
            last = Math.max(last, EpochSeconds.of(set.newReading()));
        }
        for (Boot boot : boots) {
            last = Math.max(last, EpochSeconds.of(boot.rawTime()));
        }
        return last;
    }

    boolean isEmpty() {
        return direct.isEmpty() && relations.isEmpty() && sets.isEmpty() && facts.isEmpty();
    }
}
