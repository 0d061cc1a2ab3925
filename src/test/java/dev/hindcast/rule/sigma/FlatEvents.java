package dev.hindcast.rule.sigma;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events from flat maps of Sigma's field names: bare names are the System element's or EventData's, dotted ones ours. */
final class FlatEvents {

    private static final Map<String, String> SYSTEM = Map.of(
            "EventID", FieldNames.CODE,
            "Provider_Name", FieldNames.PROVIDER,
            "Channel", FieldNames.CHANNEL,
            "Computer", FieldNames.HOST);

    private final Layouts layouts = new Layouts();
    private int line;

    Event event(Map<?, ?> fields) {
        line++;
        Event.Builder event = Event.at(new Provenance("specimens.yml", Position.line(line), "test"), layouts);
        Instant time = fields.get("time") instanceof Number n
                ? Instant.ofEpochMilli(Math.round(n.doubleValue() * 1000))
                : Instant.ofEpochSecond(line);
        event.stamp(Stamp.inFile(time.toString(), time, Duration.ofNanos(100), HostName.UNKNOWN));
        fields.forEach((key, value) -> {
            String name = key.toString();
            if (name.equals("time")) {
                return;
            }
            if (value instanceof List<?> several) {
                for (int i = 0; i < several.size(); i++) {
                    event.data("param" + (i + 1), text(several.get(i)));
                }
            } else {
                event.field(nameOf(name), text(value));
            }
        });
        return event.build();
    }

    private static String nameOf(String name) {
        if (name.indexOf('.') >= 0 || name.equals("message")) {
            return name;
        }
        return SYSTEM.getOrDefault(name, FieldNames.EVENT_DATA + name);
    }

    /** A null-typed value is an empty text in an event. */
    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
