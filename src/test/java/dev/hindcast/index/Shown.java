package dev.hindcast.index;

import dev.hindcast.event.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that an event holds, to compare two of them. */
public final class Shown {

    public static List<Object> of(Event event) {
        Map<String, String> fields = new TreeMap<>();
        event.forEach(fields::put);
        return List.of(event.stamp(), event.layout().names(), fields, event.citations());
    }

    public static List<List<Object>> of(List<Event> events) {
        return events.stream().map(Shown::of).toList();
    }

    private Shown() {}
}
