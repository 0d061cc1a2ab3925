package dev.hindcast.source.table;

import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import dev.hindcast.source.WrittenTime;
import dev.hindcast.source.ZoneChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A time of a table on its zone.
 *
 * @param raw the cell's characters
 * @param written what they say
 * @param local date and time; midnight where only a date is written
 * @param zone the zone and why
 */
record PlacedTime(String raw, WrittenTime written, LocalDateTime local, ZoneChoice zone) {

    Instant instant() {
        return zone.instantOf(local);
    }

    boolean isDateOnly() {
        return !written.hasTime();
    }

    PlacedTime at(LocalDateTime other) {
        return new PlacedTime(raw, written, other, zone);
    }

    Stamp stamp(Duration resolution, HostName clock) {
        return new Stamp(raw, instant(), resolution, zone.basis(), zone.name(), clock);
    }
}
