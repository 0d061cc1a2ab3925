package dev.hindcast.event;

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

    /** Adds the object; without an id, which is asked for in a case only. */
    public static void write(Event event, JsonText json) {
        open(event, json);
        json.raw('}');
    }

    private static void open(Event event, JsonText json) {
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

    /** Adds the object with its id, by which other commands ask for it. */
    public static void writeWithId(Event event, JsonText json) {
        open(event, json);
        member(json.raw(','), ID, event.id()).raw('}');
    }

    private static JsonText member(JsonText json, String name, String value) {
        return json.string(name).raw(':').string(value);
    }
}
