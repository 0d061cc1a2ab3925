package dev.hindcast.source.line;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects the fields of one line; a field set twice keeps the later value. Reused from line to line. */
final class LineFields {

    private String[] names = new String[32];
    private String[] values = new String[32];
    private int count;

    void clear() {
        count = 0;
    }

    void copy(LineFields other) {
        while (names.length < other.count) {
            names = new String[2 * names.length];
            values = new String[names.length];
        }
        System.arraycopy(other.names, 0, names, 0, other.count);
        System.arraycopy(other.values, 0, values, 0, other.count);
        count = other.count;
    }

    void put(String name, String value) {
        for (int i = 0; i < count; i++) {
            // names come from rules, so nearly every comparison ends at the length or at the same object
            if (names[i].equals(name)) {
                values[i] = value;
                return;
            }
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        names[count] = name;
        values[count++] = value;
    }

    void apply(List<FieldRule> rules, ShapeMatch match, LineMoment moment) {
        for (int i = 0; i < rules.size(); i++) {
            FieldRule rule = rules.get(i);
            String value = rule.value().of(match, moment);
            if (value != null) {
                put(rule.field(), value);
            }
        }
    }

    void remove(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                count--;
                System.arraycopy(names, i + 1, names, i, count - i);
                System.arraycopy(values, i + 1, values, i, count - i);
                return;
            }
        }
    }

    /** The value of a field, or the empty string. */
    String get(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return "";
    }

    Event event(Optional<Stamp> stamp, Layouts layouts, Provenance place) {
        return Event.of(stamp, layouts, names, values, count, place);
    }
}
