package dev.hindcast.index;

import dev.hindcast.event.Event;
import dev.hindcast.event.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A store that keeps its events in memory and looks at each of them for each search: for small cases and as the oracle
 * that other stores are tested against. Not thread-safe.
 */
public final class MemoryEventStore implements EventStore {

    private static final Comparator<Event> BY_RAW_TIME = Comparator.comparing(
            (Event event) -> event.stamp().map(Stamp::instant),
            Comparator.comparing((Optional<Instant> raw) -> raw.isEmpty())
                    .thenComparing(raw -> raw.orElse(Instant.MAX)));

    private final List<Event> events = new ArrayList<>();
    private int visible;

    @Override
    public void add(Event event) {
        events.add(event);
    }

    @Override
    public void commit() {
        visible = events.size();
    }

    @Override
    public long count() {
        return visible;
    }

    @Override
    public void scan(Consumer<Event> visitor) {
        events.subList(0, visible).forEach(visitor);
    }

    @Override
    public Hits search(Query query, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit + " hits");
        }
        Predicate<Event> wanted = QueryEvaluation.of(query);
        // the sort is stable: equal times stay in ordinal order
        List<Event> hits = events.subList(0, visible).stream()
                .filter(wanted)
                .sorted(BY_RAW_TIME)
                .toList();
        return new Hits(hits.size(), hits.subList(0, Math.min(limit, hits.size())));
    }

    @Override
    public SortedSet<String> fieldNames() {
        SortedSet<String> names = new TreeSet<>();
        scan(event -> names.addAll(event.layout().names()));
        return names;
    }

    @Override
    public void close() {
        events.subList(visible, events.size()).clear();
    }
}
