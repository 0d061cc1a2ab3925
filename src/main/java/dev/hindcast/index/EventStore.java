package dev.hindcast.index;

import dev.hindcast.event.Event;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Keeps events and finds them again. An event's ordinal is its place in the order of {@link #add}, from 0. Any
 * implementation must pass the contract test; nothing above this package may assume a local folder.
 */
public interface EventStore extends AutoCloseable {

    void add(Event event) throws IOException;

    /** Makes everything added so far durable and visible to {@link #search} and {@link #scan}. */
    void commit() throws IOException;

    /** Events that are visible. */
    long count();

    /** Every visible event in ordinal order. */
    void scan(Consumer<Event> visitor) throws IOException;

    /** The first {@code limit} hits by raw time, events without a stamp last, equal times by ordinal. */
    Hits search(Query query, int limit) throws IOException;

    @Override
    void close() throws IOException;
}
