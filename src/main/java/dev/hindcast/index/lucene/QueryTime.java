package dev.hindcast.index.lucene;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a query writes it, which means a span: {@code 2026-03-14} the day, {@code 2026-03-14T22:05} the minute,
 * {@code 2026-03-14T22:05:07.25Z} a hundredth of a second. UTC unless an offset is written.
 *
 * @param first the first nanosecond of the span
 * @param last its last one
 */
record QueryTime(Instant first, Instant last) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?"
            + "(Z|[+-][0-9]{2}:?[0-9]{2})?");

    static QueryTime parse(String text) throws RefusedQuery {
        Matcher time = WRITTEN.matcher(text.toUpperCase(Locale.ROOT));
        try {
            if (time.matches()) {
                return of(time);
            }
        } catch (DateTimeException e) {
            throw new RefusedQuery("\"" + text + "\" is in no calendar; write 2026-03-14 or 2026-03-14T22:05:00Z");
        }
        throw new RefusedQuery("\"" + text + "\" is no time; write 2026-03-14, 2026-03-14T22:05 or"
                + " 2026-03-14T22:05:00Z, and in quotes where it holds a blank");
    }

    private static QueryTime of(Matcher time) {
        String fraction = time.group(7) == null ? "" : time.group(7);
        LocalDateTime local = LocalDateTime.of(
                number(time, 1),
                number(time, 2),
                number(time, 3),
                number(time, 4),
                number(time, 5),
                number(time, 6),
                fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9)));
        String offset = time.group(8) == null ? "Z" : time.group(8);
        Instant first = local.toInstant(ZoneOffset.of(offset));
        return new QueryTime(first, first.plus(span(time, fraction)).minusNanos(1));
    }

    private static Duration span(Matcher time, String fraction) {
        if (time.group(4) == null) {
            return Duration.ofDays(1);
        }
        if (time.group(6) == null) {
            return Duration.ofMinutes(1);
        }
        long nanos = 1_000_000_000L;
        for (int digit = 0; digit < fraction.length(); digit++) {
            nanos /= 10;
        }
        return Duration.ofNanos(nanos);
    }

    private static int number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }
}
