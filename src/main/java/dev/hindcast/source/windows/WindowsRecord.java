package dev.hindcast.source.windows;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One Windows event as an export gives it, and its one mapping to an {@link Event}: names are Winlogbeat's. Collects
 * the parts in the order in which an export happens to hold them.
 *
 * <p>Unnamed data is {@code param1}, {@code param2}, ... by its position among all data of the event, as Winlogbeat
 * counts; empty leading strings are real positions (windows-events page, 1.3). A name that comes again gets
 * {@code _2}, {@code _3}.
 */
public final class WindowsRecord {

    /** Windows counts time in units of 100 ns and cuts, whether an export prints seven digits or nine. */
    public static final Duration RESOLUTION = Duration.ofNanos(100);

    /** Windows' zero of time (MS-DTYP 2.3.3): a time that nobody set. */
    private static final Instant NOT_SET = Instant.parse("1601-01-01T00:00:00Z");

    /** The Level number among the parts; it becomes a word and no field of its own. */
    static final String LEVEL = "level";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private String level = "";
    private String systemTime = "";
    private int dataCount;

    /** A field under the name that our events use ({@link FieldNames}); an empty value is left out. */
    public WindowsRecord put(String fieldName, String value) {
        if (!value.isEmpty()) {
            fields.put(fieldName, value);
        }
        return this;
    }

    public WindowsRecord systemTime(String asWritten) {
        systemTime = asWritten.strip();
        return this;
    }

    /** The Level number of System, 0 to 5. */
    public WindowsRecord level(String number) {
        level = number;
        return this;
    }

    /** The Keywords mask of System, {@code 0x8020000000000000}. */
    public WindowsRecord keywords(String mask) {
        return put(FieldNames.KEYWORDS, mask.strip());
    }

    /** A part of what a collector rendered beside the event; an empty one is left out. */
    public WindowsRecord rendering(String name, String text) {
        if (!text.isEmpty()) {
            unique(FieldNames.RENDERING + name, text);
        }
        return this;
    }

    /** One datum of EventData; an empty name means that it has none. */
    public WindowsRecord data(String name, String value) {
        dataCount++;
        unique(FieldNames.EVENT_DATA + (name.isEmpty() ? "param" + dataCount : name), value);
        return this;
    }

    /** The Binary element of a classic event's data, hexadecimal as written. */
    public WindowsRecord binary(String hex) {
        if (!hex.isEmpty()) {
            unique(FieldNames.EVENT_DATA + "Binary", hex);
        }
        return this;
    }

    /** A leaf of UserData under its element path below the one wrapping element, joined by dots. */
    public WindowsRecord userData(String path, String value) {
        unique(FieldNames.USER_DATA + path, value);
        return this;
    }

    private void unique(String name, String value) {
        if (fields.putIfAbsent(name, value) == null) {
            return;
        }
        // an event may use the numbered name itself
        int count = repeats.merge(name, 2, (known, two) -> known + 1);
        while (fields.putIfAbsent(name + "_" + count, value) != null) {
            count = repeats.merge(name, 2, (known, two) -> known + 1);
        }
    }

    public String get(String fieldName) {
        return fields.getOrDefault(fieldName, "");
    }

    /** Whether the record says which event it is; without that nothing can be done with it. */
    public boolean hasCode() {
        return !get(FieldNames.CODE).isEmpty();
    }

    /** What a diagnostic says of a record that breaks off: whatever of its head was read. */
    public String summary() {
        String head = String.join(
                        " ",
                        get(FieldNames.PROVIDER),
                        get(FieldNames.CODE),
                        get(FieldNames.RECORD_ID).isEmpty() ? "" : "record " + get(FieldNames.RECORD_ID),
                        systemTime)
                .strip()
                .replaceAll(" +", " ");
        return head.isEmpty() ? "nothing of it was read" : "of it was read: " + head;
    }

    /** The time of TimeCreated/@SystemTime; empty where there is none or it is no time. */
    public Optional<Instant> instant() {
        // python-evtx and some converters write a blank for the T, and UTC or nothing for the Z
        String iso = systemTime.replace(' ', 'T');
        if (iso.endsWith("UTC")) {
            iso = iso.substring(0, iso.length() - (iso.endsWith("TUTC") ? 4 : 3));
        }
        try {
            Instant when = Instant.parse(iso.endsWith("Z") || hasOffset(iso) ? iso : iso + "Z");
            return when.equals(NOT_SET) ? Optional.empty() : Optional.of(when);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static boolean hasOffset(String iso) {
        int afterDate = iso.indexOf('T');
        return afterDate > 0 && (iso.indexOf('+', afterDate) > 0 || iso.indexOf('-', afterDate) > 0);
    }

    /** The event; its stamp is left out where {@link #instant()} is empty. */
    public Event toEvent(Provenance provenance, Layouts layouts) {
        int room = fields.size() + 1 + Derivation.ALL.size();
        String[] names = new String[room];
        String[] values = new String[room];
        int count = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            names[count] = field.getKey();
            values[count++] = field.getValue();
        }
        names[count] = FieldNames.DATASET;
        values[count++] = provenance.reader();
        for (Derivation derivation : Derivation.ALL) {
            String value = derivation.of(part(derivation.from()));
            if (!value.isEmpty()) {
                names[count] = derivation.field();
                values[count++] = value;
            }
        }
        return Event.of(instant().map(this::stamp), layouts, names, values, count, provenance);
    }

    /** The parts of the record under their field names, in the order in which they came; the level is not among them. */
    public Map<String, String> parts() {
        return Collections.unmodifiableMap(fields);
    }

    /** A part by the name that {@link Derivation#from()} gives; empty where the record has none. */
    public String part(String name) {
        return name.equals(LEVEL) ? level : get(name);
    }

    /** TimeCreated as written; empty where there is none. */
    public String systemTime() {
        return systemTime;
    }

    /** Whether two data or two leaves bear one name, so that the later one has a number. */
    public boolean hasRepeats() {
        return !repeats.isEmpty();
    }

    private Stamp stamp(Instant when) {
        HostName clock = HostName.of(get(FieldNames.HOST));
        return new Stamp(systemTime, when, RESOLUTION, StampBasis.IN_FILE, "UTC", clock);
    }
}
