package dev.hindcast.source.line;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;

/**
 * Gives stamps without a year the year that brings each nearest to the stamp before it, so that December is followed by
 * January of the next year, and an older line after that by December of the old one. A log that is seldom written goes
 * forward all the same: only a short way back is a step back.
 */
final class YearCount {

    /** A clock set back, or logs put together out of order, go back by less; a package manager's log is silent for longer. */
    private static final int BACK_MAX_DAYS = 62;
    /** After so long a silence another year is as good a guess. */
    private static final int SILENCE_DAYS = 183;

    private int year;
    private boolean doubtful;

    private LocalDate last = LocalDate.EPOCH;
    private boolean begun;
    private int lastMonth;
    private int lastDay;

    YearCount(int firstYear) {
        this.year = firstYear;
    }

    /**
     * The year of the next stamp.
     *
     * @throws DateTimeException where no year near has such a day (31 April)
     */
    int yearOf(int month, int day) {
        if (month == lastMonth && day == lastDay) {
            return year;
        }
        LocalDate best = begun ? nearest(month, day) : first(month, day);
        begun = true;
        last = best;
        year = best.getYear();
        lastMonth = month;
        lastDay = day;
        return year;
    }

    private LocalDate first(int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private LocalDate nearest(int month, int day) {
        LocalDate best = LocalDate.MAX;
        long bestDistance = Long.MAX_VALUE;
        for (int candidate = year - 1; candidate <= year + 1; candidate++) {
            if (month == 2 && day == 29 && !Year.isLeap(candidate)) {
                continue;
            }
            LocalDate date = LocalDate.of(candidate, month, day);
            long forward = ChronoUnit.DAYS.between(last, date);
            long distance = Math.abs(forward);
            if (forward >= -BACK_MAX_DAYS && distance < bestDistance) {
                best = date;
                bestDistance = distance;
            }
        }
        if (best.equals(LocalDate.MAX)) {
            throw new DateTimeException("no year near " + year + " has a 29 February");
        }
        doubtful |= bestDistance > SILENCE_DAYS;
        return best;
    }

    /** Whether the count went over more than half a year without a line, where a step back is as likely. */
    boolean isDoubtful() {
        return doubtful;
    }
}
