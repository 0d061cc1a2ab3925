package dev.hindcast.index;

import dev.hindcast.event.Event;
import java.io.IOException;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Keeps events and finds them again. An event's ordinal is its place in the order of {@link #add}, from 0. Any
 * implementation must pass the contract test; nothing above this package may assume a local folder.
 */
public interface EventStore extends AutoCloseable {

    /** Takes one more event; it is neither durable nor visible before {@link #commit}. */
    void add(Event event) throws IOException;

    /** Makes everything added so far durable and visible to {@link #search} and {@link #scan}. */
    void commit() throws IOException;

    /** Events that are visible. */
    long count();

    /** Every visible event in ordinal order. */
    void scan(Consumer<Event> visitor) throws IOException;

    /**
     * The first {@code limit} hits by raw time, events without a stamp last, equal times by ordinal. The total counts all
     * hits, exactly.
     *
     * @param limit 0 to count only
     * @throws IllegalArgumentException if the limit is negative
     */
    Hits search(Query query, int limit) throws IOException;

    /** The names of all fields that a visible event has, sorted; what {@link KnownFields} suggests from. */
    SortedSet<String> fieldNames() throws IOException;

    /** Lets go of files; what was added since the last {@link #commit} is dropped. */
    @Override
    void close() throws IOException;
}
