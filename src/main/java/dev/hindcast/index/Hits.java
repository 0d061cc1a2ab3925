package dev.hindcast.index;

import dev.hindcast.event.Event;
import java.util.List;

/**
 * What a search found.
 *
 * @param total all hits, also those beyond the limit
 * @param events the first of them, by raw time
 */
public record Hits(long total, List<Event> events) {
    public Hits {
        events = List.copyOf(events);
    }
}
