package dev.hindcast.report;

import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as reports write them: always UTC, English, independent of the machine's locale and zone. */
public final class Times {

    /** The last instant that {@code report.json} can write with four digits of a year. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    /** Ends of an interval nearer than this are one moment to a reader of minutes. */
    private static final Duration ONE_MOMENT = Duration.ofSeconds(90);

    private static final DateTimeFormatter DAY = utc("EEE d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = utc("EEE d MMM uuuu");
    private static final DateTimeFormatter WEEKDAY_OF_MONTH = utc("EEE d");
    private static final DateTimeFormatter WEEKDAY_TIME = utc("EEE HH:mm");
    private static final DateTimeFormatter MINUTE = utc("EEE d MMM HH:mm");
    private static final DateTimeFormatter TIME = utc("HH:mm");
    private static final DateTimeFormatter SECOND = utc("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TENTH = utc("uuuu-MM-dd HH:mm:ss.S");

    private Times() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** ISO 8601 with {@code Z}, cut to milliseconds; no estimate of ours is finer. */
    public static String iso(Instant time) {
        Instant writable = time.isAfter(LAST) ? LAST : time.isBefore(FIRST) ? FIRST : time;
        return writable.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** {@code Sat 14 Mar}. */
    public static String day(Instant time) {
        return DAY.format(time);
    }

    /** {@code Sat 14}. */
    public static String weekdayOfMonth(Instant time) {
        return WEEKDAY_OF_MONTH.format(time);
    }

    /** {@code Sat 22:41}. */
    public static String weekdayTime(Instant time) {
        return WEEKDAY_TIME.format(time);
    }

    /** {@code Sat 14 Mar 2026}. */
    public static String dayOfYear(Instant time) {
        return DAY_OF_YEAR.format(time);
    }

    /** {@code Sat 14 Mar 22:41}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** {@code 22:41}. */
    public static String timeOfDay(Instant time) {
        return TIME.format(time);
    }

    /** {@code 2026-03-14 22:41:20}, with a tenth where the uncertainty is below a second. */
    public static String second(Instant time, double uncertaintySeconds) {
        return (uncertaintySeconds < 1 ? TENTH : SECOND).format(time);
    }

    /** The best estimate of a moment, else an end of it. */
    public static Optional<Instant> anyOf(Moment moment) {
        return moment.best().or(moment::earliest).or(moment::latest);
    }

    /** An interval to the minute, {@code Sat 14 Mar 22:31 – 23:00}; one moment where its ends lie close. */
    public static String interval(Moment moment) {
        Optional<Instant> from = moment.earliest();
        Optional<Instant> to = moment.latest();
        if (from.isPresent() && to.isPresent()) {
            return between(from.get(), to.get(), moment.best().orElse(from.get()));
        }
        if (from.isPresent()) {
            return "after " + minute(from.get());
        }
        if (to.isPresent()) {
            return "before " + minute(to.get());
        }
        return moment.best().map(Times::minute).orElse("unknown");
    }

    private static String between(Instant from, Instant to, Instant best) {
        if (Duration.between(from, to).compareTo(ONE_MOMENT) <= 0) {
            return minute(best);
        }
        boolean sameDay =
                day(from).equals(day(to)) && Duration.between(from, to).toDays() < 1;
        return minute(from) + " – " + (sameDay ? timeOfDay(to) : minute(to));
    }

    /** A length of time in its two largest units: {@code 8 min 27 s}, {@code 63 h 3 min}, {@code 12 d 4 h}. */
    public static String length(Duration length) {
        long seconds = Math.abs(length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        // people count the hours since a cutover past two days; only from ten days on does the count of days say more
        if (seconds < 10 * 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A signed length of time, {@code +63 h 3 min}. */
    public static String since(Instant start, Instant time) {
        Duration passed = Duration.between(start, time);
        return (passed.isNegative() ? "−" : "+") + length(passed);
    }
}
