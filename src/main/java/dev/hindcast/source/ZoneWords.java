package dev.hindcast.source;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Zones as people and programs write them beside a time or in a column's head. */
public final class ZoneWords {

    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2}):?(\\d{2})?");
    private static final Pattern REGION = Pattern.compile("[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+");

    /**
     * Abbreviations with one meaning in practice. Those that people write all year round (CET) are the region with its
     * summer time; CST, IST and their like mean several zones and are not taken.
     */
    private static final Map<String, ZoneId> WORDS = Map.ofEntries(
            Map.entry("Z", ZoneOffset.UTC),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("CET", ZoneId.of("CET")),
            Map.entry("MEZ", ZoneId.of("CET")),
            Map.entry("CEST", ZoneOffset.ofHours(2)),
            Map.entry("MESZ", ZoneOffset.ofHours(2)),
            Map.entry("EET", ZoneId.of("EET")),
            Map.entry("EEST", ZoneOffset.ofHours(3)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("PDT", ZoneOffset.ofHours(-7)),
            Map.entry("JST", ZoneOffset.ofHours(9)),
            Map.entry("AEST", ZoneOffset.ofHours(10)),
            Map.entry("AEDT", ZoneOffset.ofHours(11)));

    private ZoneWords() {}

    /** {@code Z}, {@code +01:00}, {@code UTC+2}, {@code CET}, {@code Europe/Berlin}; empty for anything else. */
    public static Optional<ZoneId> zone(String written) {
        String word = written.strip();
        ZoneId known = WORDS.get(word.toUpperCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        var offset = OFFSET.matcher(word.toUpperCase(Locale.ROOT));
        try {
            if (offset.matches()) {
                int sign = offset.group(1).equals("-") ? -1 : 1;
                int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
                return Optional.of(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes));
            }
            return REGION.matcher(word).matches() ? Optional.of(ZoneId.of(word)) : Optional.empty();
        } catch (DateTimeException noSuchZone) {
            return Optional.empty();
        }
    }
}
