package dev.hindcast.source.line;

import dev.hindcast.source.MonthNames;
import dev.hindcast.source.ZoneWords;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stamp of one line as it is written: a local reading with or without a year, with or without its offset from UTC, or
 * seconds of a count that is UTC by itself. Reused from line to line.
 */
final class LineStamp {

    private static final long SECONDS_A_DAY = 86_400;
    private static final Duration[] RESOLUTIONS = resolutions();

    private final StampForm form;
    private final @Nullable Duration fixedResolution;

    private @Nullable ShapeMatch match;
    private int year;
    private int month;
    private int day;
    private int secondOfDay;
    private int nano;
    private int fractionDigits;
    /** Seconds since 1970 where the form counts in UTC. */
    private long epochSecond;

    private @Nullable ZoneId zone;

    private String lastMonth = "";
    private int lastMonthNumber;
    private String lastZone = "";
    private @Nullable ZoneId lastZoneId;

    /** @param fixedResolution how fine the stamps are where their digits do not tell */
    LineStamp(StampForm form, @Nullable Duration fixedResolution) {
        this.form = form;
        this.fixedResolution = fixedResolution;
    }

    private static Duration[] resolutions() {
        Duration[] resolutions = new Duration[10];
        long nanos = 1_000_000_000;
        for (int digits = 0; digits < resolutions.length; digits++) {
            resolutions[digits] = Duration.ofNanos(nanos);
            nanos /= 10;
        }
        return resolutions;
    }

    /** Takes the parts out of a match; false where they are no time of day or no month. */
    boolean take(ShapeMatch taken) {
        match = taken;
        zone = null;
        year = 0;
        nano = 0;
        fractionDigits = 0;
        if (form.timeless()) {
            return true;
        }
        if (form.fraction() >= 0) {
            fraction(taken);
        }
        if (form.epoch() >= 0) {
            return epoch(taken);
        }
        int time = form.time() >= 0 ? timeOfDay(taken) : secondOfDay(taken);
        if (time < 0) {
            return false;
        }
        secondOfDay = time;
        if (form.dayCount() >= 0) {
            return counted(taken, time);
        }
        return dated(taken);
    }

    private boolean dated(ShapeMatch match) {
        if (form.year() >= 0 && match.start(form.year()) >= 0) {
            year = number(match, form.year());
        }
        month = month(match);
        day = number(match, form.day());
        if (form.zone() >= 0 && match.start(form.zone()) >= 0 && !zone(match)) {
            return false;
        }
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private boolean counted(ShapeMatch match, int time) {
        epochSecond = (number(match, form.dayCount()) - form.dayZero()) * SECONDS_A_DAY + time;
        return true;
    }

    private boolean epoch(ShapeMatch match) {
        int start = match.start(form.epoch());
        int end = match.end(form.epoch());
        String source = match.source(form.epoch());
        if (start < 0 || end - start > 18) {
            return false;
        }
        long count = 0;
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            count = count * 10 + (c - '0');
        }
        epochSecond = count / form.epochUnitsASecond();
        if (form.epochUnitsASecond() > 1) {
            nano = (int) (count % form.epochUnitsASecond() * (1_000_000_000 / form.epochUnitsASecond()));
            fractionDigits = form.epochUnitsASecond() == 1000 ? 3 : 6;
        }
        return true;
    }

    private void fraction(ShapeMatch match) {
        int start = match.start(form.fraction());
        if (start < 0) {
            return;
        }
        int end = Math.min(match.end(form.fraction()), start + 9);
        int value = number(match.source(form.fraction()), start, end);
        int digits = end - start;
        if (form.unpaddedMicros()) {
            // printed as a plain count of microseconds: .588 is 588 of them
            nano = value * 1000;
            fractionDigits = 6;
            return;
        }
        fractionDigits = digits;
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        nano = value;
    }

    /** {@code 09:14:11} or {@code  9:14:11}; -1 where it is none. 60 is a leap second that a system does not smear. */
    private int timeOfDay(ShapeMatch match) {
        String source = match.source(form.time());
        int start = match.start(form.time());
        int end = match.end(form.time());
        int minute = source.indexOf(':', start) + 1;
        int second = minute == 0 ? 0 : source.indexOf(':', minute) + 1;
        if (minute == 0 || second == 0 || second >= end) {
            return -1;
        }
        int hours = number(source, start, minute - 1);
        int minutes = number(source, minute, second - 1);
        int seconds = number(source, second, end);
        return hours < 24 && minutes < 60 && seconds <= 60 ? (hours * 60 + minutes) * 60 + seconds : -1;
    }

    private int secondOfDay(ShapeMatch match) {
        int second = number(match, form.second());
        return second <= SECONDS_A_DAY ? second : -1;
    }

    private int month(ShapeMatch match) {
        String source = match.source(form.month());
        int start = match.start(form.month());
        int end = match.end(form.month());
        char first = source.charAt(start);
        if (first >= '0' && first <= '9' && end - start <= 2 && source.charAt(end - 1) <= '9') {
            return number(source, start, end);
        }
        if (end - start != lastMonth.length() || !source.startsWith(lastMonth, start)) {
            lastMonth = source.substring(start, end);
            lastMonthNumber = MonthNames.number(lastMonth);
        }
        return lastMonthNumber;
    }

    private boolean zone(ShapeMatch match) {
        String written = match.source(form.zone()).substring(match.start(form.zone()), match.end(form.zone()));
        if (!written.equals(lastZone)) {
            lastZone = written;
            lastZoneId = ZoneWords.zone(written).orElse(null);
        }
        // a word with several meanings (CST) leaves the line where it would be without it
        zone = lastZoneId;
        return true;
    }

    private static int number(ShapeMatch match, int group) {
        int start = match.start(group);
        return start < 0 ? 0 : number(match.source(group), start, match.end(group));
    }

    private static int number(String source, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            }
        }
        return value;
    }

    /** Whether lines with this header tell no time of day at all. */
    boolean isTimeless() {
        return form.timeless();
    }

    /** Whether the line itself tells the instant that its clock showed. */
    boolean isAbsolute() {
        return form.isCount() || (year > 0 && (zone != null || form.utc()));
    }

    boolean hasYear() {
        return year > 0;
    }

    int year() {
        return year;
    }

    int month() {
        return month;
    }

    int day() {
        return day;
    }

    /** 0 to 86,400 (a leap second at midnight). */
    int secondOfDay() {
        return secondOfDay;
    }

    int nano() {
        return nano;
    }

    /** The zone that stands on the line. */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * The instant of an absolute stamp.
     *
     * @throws DateTimeException where the calendar has no such day
     */
    Instant instant() {
        if (form.isCount()) {
            return Instant.ofEpochSecond(epochSecond, nano);
        }
        ZoneId own = zone == null ? ZoneOffset.UTC : zone;
        LocalDateTime local = LocalDate.of(year, month, day).atStartOfDay().plusSeconds(secondOfDay);
        return local.atZone(own).toInstant().plusNanos(nano);
    }

    /** How fine the stamp is, by its digits unless the format says otherwise. */
    Duration resolution() {
        return fixedResolution == null ? RESOLUTIONS[fractionDigits] : fixedResolution;
    }

    /** The stamp's characters. */
    String raw() {
        ShapeMatch taken = match;
        if (taken == null) {
            return "";
        }
        String text = taken.source(form.rawGroup());
        int from = Math.max(0, form.first(taken));
        return text.substring(from, Math.min(text.length(), Math.max(from, form.last(taken))));
    }
}
