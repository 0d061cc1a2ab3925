package dev.hindcast.clock.observe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Windows events carry them inside their data. */
final class WindowsTimes {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d*(?:Z|\\+00:?00)?");
    /** {@code 23:9:23.0000 3/13/2026 Z}: not padded, always UTC (windows-events, Security-Kerberos 3). */
    private static final Pattern KERBEROS =
            Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})\\.\\d+ (\\d{1,2})/(\\d{1,2})/(\\d{4}) Z");

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})[:.](\\d\\d)[:.](\\d\\d)(?:[.,]\\d+)?\\s*([AaPp]?)\\.?[Mm]?\\.?");
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})");

    private WindowsTimes() {}

    /** A time in UTC; empty where the text is none. */
    static Optional<Instant> utc(String text) {
        Matcher iso = ISO.matcher(withoutMarks(text));
        try {
            return iso.matches()
                    ? Optional.of(Instant.parse(iso.group(1) + "T" + iso.group(2) + "Z"))
                    : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The server's time in Security-Kerberos 3, cut to whole seconds. */
    static Optional<Instant> kerberos(String text) {
        Matcher m = KERBEROS.matcher(withoutMarks(text));
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(m.group(6)),
                    number(m.group(4)),
                    number(m.group(5)),
                    number(m.group(1)),
                    number(m.group(2)),
                    number(m.group(3)));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** From one local date and time to another; empty unless both read the same way whatever the order of the date. */
    static Optional<Duration> between(String dateBefore, String timeBefore, String dateAfter, String timeAfter) {
        Optional<LocalTime> before = time(timeBefore);
        Optional<LocalTime> after = time(timeAfter);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        if (withoutMarks(dateBefore).equals(withoutMarks(dateAfter))) {
            return Optional.of(Duration.between(before.get(), after.get()));
        }
        Optional<Long> monthFirst = days(dateBefore, dateAfter, true);
        Optional<Long> dayFirst = days(dateBefore, dateAfter, false);
        if (monthFirst.isPresent() && dayFirst.isPresent() && !monthFirst.equals(dayFirst)) {
            return Optional.empty();
        }
        return monthFirst
                .or(() -> dayFirst)
                .map(d -> Duration.between(before.get(), after.get()).plusDays(d));
    }

    private static Optional<Long> days(String before, String after, boolean monthFirst) {
        Optional<LocalDate> from = date(before, monthFirst);
        Optional<LocalDate> to = date(after, monthFirst);
        return from.isPresent() && to.isPresent()
                ? Optional.of(to.get().toEpochDay() - from.get().toEpochDay())
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String text, boolean monthFirst) {
        Matcher m = DATE.matcher(withoutMarks(text));
        if (!m.matches()) {
            return Optional.empty();
        }
        int first = number(m.group(1));
        int second = number(m.group(2));
        int third = number(m.group(3));
        try {
            return Optional.of(
                    first > 31
                            ? LocalDate.of(first, second, third)
                            : LocalDate.of(third, monthFirst ? first : second, monthFirst ? second : first));
        } catch (DateTimeException notInThisOrder) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        Matcher m = TIME.matcher(withoutMarks(text));
        if (!m.matches()) {
            return Optional.empty();
        }
        int hour = number(m.group(1));
        if (m.group(4).equalsIgnoreCase("p") && hour < 12) {
            hour += 12;
        } else if (m.group(4).equalsIgnoreCase("a") && hour == 12) {
            hour = 0;
        }
        try {
            return Optional.of(LocalTime.of(hour, number(m.group(2)), number(m.group(3))));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Rendered times carry marks of writing direction between their parts. */
    private static String withoutMarks(String text) {
        return text.replace("\u200e", "").replace("\u200f", "").strip();
    }
}
