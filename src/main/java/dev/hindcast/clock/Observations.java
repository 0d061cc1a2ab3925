package dev.hindcast.clock;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What all events say about clocks, before any estimate. Not thread-safe. */
public final class Observations {

    private final List<ObservationKind> kinds;
    private final Collected sink;

    /**
     * @param kinds what to look for
     * @param hostOf the report name of the host of an event; {@link HostName#UNKNOWN} where none is known
     * @param canonical the report name of a host that a field names
     */
    public Observations(
            List<ObservationKind> kinds, Function<Event, HostName> hostOf, UnaryOperator<HostName> canonical) {
        this.kinds = List.copyOf(kinds);
        this.sink = new Collected(hostOf, canonical);
    }

    /** Looks at one event. */
    public void accept(Event event) {
        for (ObservationKind kind : kinds) {
            kind.observe(event, sink);
        }
    }

    /** Observations left out because nobody knows whose clock they speak of. */
    public long withoutHost() {
        return sink.withoutHost;
    }

    List<Bound> bounds() {
        return List.copyOf(sink.bounds);
    }

    List<LoggedSet> sets() {
        return List.copyOf(sink.sets);
    }

    List<TimeSourceFact> facts() {
        return List.copyOf(sink.facts);
    }

    private static final class Collected implements ObservationSink {
        private final Function<Event, HostName> hostOf;
        private final UnaryOperator<HostName> canonical;
        private final List<Bound> bounds = new ArrayList<>();
        private final List<LoggedSet> sets = new ArrayList<>();
        private final List<TimeSourceFact> facts = new ArrayList<>();
        private long withoutHost;

        Collected(Function<Event, HostName> hostOf, UnaryOperator<HostName> canonical) {
            this.hostOf = hostOf;
            this.canonical = canonical;
        }

        @Override
        public void bound(Bound bound) {
            if (isKnown(bound.host())) {
                bounds.add(bound);
            }
        }

        @Override
        public void set(LoggedSet set) {
            if (isKnown(set.host())) {
                sets.add(set);
            }
        }

        @Override
        public void fact(TimeSourceFact fact) {
            if (isKnown(fact.host())) {
                facts.add(fact);
            }
        }

        @Override
        public HostName hostOf(Event event) {
            return hostOf.apply(event);
        }

        @Override
        public HostName canonical(HostName written) {
            return written.isKnown() ? canonical.apply(written) : written;
        }

        private boolean isKnown(HostName host) {
            if (!host.isKnown()) {
                withoutHost++;
            }
            return host.isKnown();
        }
    }
}
