package dev.hindcast.source;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import dev.hindcast.event.StampBasis;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The zone in which local stamps of a file are read, and why.
 *
 * @param zone an IANA zone or an offset
 * @param basis who says so
 */
public record ZoneChoice(ZoneId zone, StampBasis basis) {

    /** The user's word for this file, else UTC, assumed: the caller then reports {@link #assumed}. */
    public static ZoneChoice statedOrUtc(ReadingOptions options, String path) {
        return options.zoneOf(path)
                .map(zone -> new ZoneChoice(zone, StampBasis.STATED))
                .orElse(new ZoneChoice(ZoneOffset.UTC, StampBasis.ASSUMED));
    }

    /** A zone that the file itself names. */
    public static ZoneChoice inFile(ZoneId zone) {
        return new ZoneChoice(zone, StampBasis.IN_FILE);
    }

    /** The name as stamps carry it; UTC is {@code UTC}, whichever way it was written. */
    public String name() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The earlier of two readings in a repeated hour; in a skipped hour the reading by the offset before it. */
    public Instant instantOf(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** The warning that goes with an assumed zone. */
    public static Diagnostic assumed(String path) {
        return Diagnostic.warning(
                path,
                Position.FILE,
                "zone-assumed",
                "Its stamps name no zone; they are read as UTC. State the zone with --zone '" + path + "=Area/City'.");
    }
}
