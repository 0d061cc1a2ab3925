package dev.hindcast.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One happening as one or more sources recorded it: fields under ECS and Winlogbeat names, the raw time, and where it
 * stands. Immutable; corrected time is a view elsewhere and never changes an event.
 */
public final class Event {

    private final @Nullable Stamp stamp;
    private final Layout layout;
    private final String[] values;
    private final List<Provenance> citations;

    private Event(@Nullable Stamp stamp, Layout layout, String[] values, List<Provenance> citations) {
        this.stamp = stamp;
        this.layout = layout;
        this.values = values;
        this.citations = citations;
    }

    /** Starts an event that stands at {@code provenance}; layouts are shared among the events of {@code layouts}. */
    public static Builder at(Provenance provenance, Layouts layouts) {
        return new Builder(provenance, layouts);
    }

    /**
     * An event whose fields are laid out already, for readers that know their layout before the event.
     *
     * @param values one a slot of the layout, handed over: the caller keeps no reference
     */
    public static Event of(Stamp stamp, Layout layout, String[] values, Provenance provenance) {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(values.length + " values for " + layout.size() + " slots");
        }
        return new Event(stamp, layout, values, List.of(provenance));
    }

    /**
     * An event of fields in any order, none of them twice.
     *
     * @param stamp empty for a record without one
     * @param names the first {@code count} of them count, and as many of {@code values}
     */
    public static Event of(
            Optional<Stamp> stamp, Layouts layouts, String[] names, String[] values, int count, Provenance provenance) {
        Layouts.Arrangement arrangement = layouts.arrange(names, count);
        return new Event(stamp.orElse(null), arrangement.layout(), arrangement.arranged(values), List.of(provenance));
    }

    /** The raw time; empty for a record without a stamp (a {@code w32tm /query /status} capture). */
    public Optional<Stamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** The value of a field, as text. */
    public Optional<String> get(String field) {
        int slot = layout.slot(field);
        return slot < 0 ? Optional.empty() : Optional.of(values[slot]);
    }

    /** The value of a field, or the empty string where the event has none. */
    public String text(String field) {
        int slot = layout.slot(field);
        return slot < 0 ? "" : values[slot];
    }

    /** The value of a field of EventData, or the empty string. */
    public String data(String name) {
        return text(FieldNames.EVENT_DATA + name);
    }

    public String code() {
        return text(FieldNames.CODE);
    }

    public String provider() {
        return text(FieldNames.PROVIDER);
    }

    public String channel() {
        return text(FieldNames.CHANNEL);
    }

    /** The host as this event names it; {@link HostName#UNKNOWN} where it does not. */
    public HostName host() {
        return HostName.of(text(FieldNames.HOST));
    }

    /** The record id of the log, or -1 where there is none or it is not a number. */
    public long recordId() {
        String id = text(FieldNames.RECORD_ID);
        if (id.isEmpty()) {
            return -1;
        }
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** Where this event stands first; the others are in {@link #citations()}. */
    public Provenance provenance() {
        return citations.get(0);
    }

    /** Every place where this one happening stands, first the one that was read first; never empty. */
    public List<Provenance> citations() {
        return citations;
    }

    /** The same happening, found at a further place. */
    public Event alsoAt(Provenance further) {
        List<Provenance> all = new ArrayList<>(citations);
        all.add(further);
        return new Event(stamp, layout, values, List.copyOf(all));
    }

    /**
     * Whether the record was recovered from space that its log no longer uses. Such an event is no part of the log: its
     * order is unknown, and it may stem from another log or host.
     */
    public boolean isCarved() {
        return text(FieldNames.RECORD_STATE).contains("carved");
    }

    /** Whether nothing may be concluded from the event: it is carved, or its record is damaged. */
    public boolean isDoubtful() {
        return isCarved() || text(FieldNames.RECORD_STATE).contains("damaged");
    }

    /** Stable identity across runs, machines and exports: see {@link EventKey}. */
    public String id() {
        return EventKey.of(this).id();
    }

    public Layout layout() {
        return layout;
    }

    /** The value in a slot of {@link #layout()}. */
    public String value(int slot) {
        return values[slot];
    }

    /** Every field with its value, in name order. */
    public void forEach(BiConsumer<String, String> visitor) {
        for (int slot = 0; slot < values.length; slot++) {
            visitor.accept(layout.name(slot), values[slot]);
        }
    }

    @Override
    public String toString() {
        return provenance() + " " + provider() + " " + code();
    }

    /** Collects the fields of one event. A field set twice keeps the later value; an empty value is kept. */
    public static final class Builder {

        private final List<Provenance> citations = new ArrayList<>(1);
        private final Layouts layouts;
        private final TreeMap<String, String> fields = new TreeMap<>();
        private @Nullable Stamp stamp;

        private Builder(Provenance provenance, Layouts layouts) {
            this.citations.add(provenance);
            this.layouts = layouts;
        }

        public Builder stamp(Stamp rawTime) {
            this.stamp = rawTime;
            return this;
        }

        public Builder field(String name, String value) {
            fields.put(name, value);
            return this;
        }

        /** A field of a Windows event's EventData. */
        public Builder data(String name, String value) {
            return field(FieldNames.EVENT_DATA + name, value);
        }

        public Builder alsoAt(Provenance further) {
            citations.add(further);
            return this;
        }

        public boolean has(String name) {
            return fields.containsKey(name);
        }

        public Event build() {
            Layout layout = layouts.of(new ArrayList<>(fields.keySet()));
            return new Event(stamp, layout, fields.values().toArray(String[]::new), List.copyOf(citations));
        }
    }
}
