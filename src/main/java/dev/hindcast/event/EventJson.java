package dev.hindcast.event;

import java.nio.charset.StandardCharsets;

/**
 * An event as one JSON object, flat, every value a string: its raw time first, then its fields in the order of their
 * names, then where it stands. The same bytes for the same event, whoever writes it.
 */
public final class EventJson {

    /** The raw time as an instant; absent, with the three after it, for an event without a stamp. */
    public static final String TIMESTAMP = "@timestamp";
    /** The raw time in the source's own characters. */
    public static final String RAW_TIME = "hindcast.raw_time";

    public static final String ZONE = "hindcast.zone";
    public static final String ZONE_BASIS = "hindcast.zone_basis";
    /** Every place where the event stands. */
    public static final String CITATIONS = "hindcast.citations";
    /** {@link Event#id()}. */
    public static final String ID = "event.id";

    private EventJson() {}

    /** The object without its closing brace, so that a caller can add members. */
    public static void open(Event event, JsonText json) {
        json.raw('{');
        event.stamp().ifPresent(stamp -> {
            member(json, TIMESTAMP, stamp.instant().toString()).raw(',');
            member(json, RAW_TIME, stamp.raw()).raw(',');
            member(json, ZONE, stamp.zone()).raw(',');
            member(json, ZONE_BASIS, stamp.basis().word()).raw(',');
        });
        Layout layout = event.layout();
        for (int slot = 0; slot < layout.size(); slot++) {
            json.raw(layout.quoted(slot)).string(event.value(slot)).raw(',');
        }
        json.string(CITATIONS).raw(':').raw('[');
        for (int i = 0; i < event.citations().size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.string(event.citations().get(i).toString());
        }
        json.raw(']');
    }

    /** The whole object with its id, which is what other commands ask for. */
    public static String withId(Event event) {
        JsonText json = new JsonText(1024);
        open(event, json);
        member(json.raw(','), ID, event.id()).raw('}');
        return new String(json.array(), 0, json.length(), StandardCharsets.UTF_8);
    }

    private static JsonText member(JsonText json, String name, String value) {
        return json.string(name).raw(':').string(value);
    }
}
