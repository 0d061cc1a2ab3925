package dev.hindcast.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on: one event, by its place, its identity and its raw time. Light enough to be kept by the
 * thousand, where the event itself stays in the store.
 */
public final class Citation implements Comparable<Citation> {

    private static final Comparator<Citation> BY_PLACE = Comparator.comparing(Citation::provenance);

    private final Provenance provenance;
    private final String eventId;
    private final @Nullable Stamp stamp;

    private Citation(Provenance provenance, String eventId, @Nullable Stamp stamp) {
        this.provenance = provenance;
        this.eventId = eventId;
        this.stamp = stamp;
    }

    public static Citation of(Event event) {
        return new Citation(event.provenance(), event.id(), event.stamp().orElse(null));
    }

    /** Citations of every place where the event stands. */
    public static List<Citation> allOf(Event event) {
        String id = event.id();
        Stamp stamp = event.stamp().orElse(null);
        return event.citations().stream()
                .map(place -> new Citation(place, id, stamp))
                .toList();
    }

    public Provenance provenance() {
        return provenance;
    }

    /** {@link Event#id()} of the event cited. */
    public String eventId() {
        return eventId;
    }

    public Optional<Stamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** The raw time's reading; empty for an event without a stamp. */
    public Optional<Instant> rawInstant() {
        return stamp().map(Stamp::instant);
    }

    @Override
    public int compareTo(Citation other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Citation c && provenance.equals(c.provenance) && eventId.equals(c.eventId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provenance, eventId);
    }

    @Override
    public String toString() {
        return provenance.toString();
    }
}
