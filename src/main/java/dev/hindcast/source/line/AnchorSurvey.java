package dev.hindcast.source.line;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the UNIX seconds that some lines state of themselves say of the file's year and zone (text log formats, 1.1): an
 * {@code AS_REQ} ISSUE carries the KDC's own time of that line, so local stamp minus it is the offset from UTC.
 */
final class AnchorSurvey {

    /** Zones lie at multiples of a quarter of an hour. */
    private static final int QUARTER_SECONDS = 15 * 60;
    /**
     * The seconds are read when a request begins and the stamp when its line is written; a KDC with a slow directory
     * behind it may take a while. Two minutes are still far from the next quarter of an hour.
     */
    private static final int RESIDUAL_MAX_SECONDS = 120;
    /** The earth's zones reach from -12 to +14 hours. */
    private static final int OFFSET_MIN_SECONDS = -12 * 3600;

    private static final int OFFSET_MAX_SECONDS = 14 * 3600;
    /** A real zone changes a few times a year; more runs than this are damage, and memory stays bounded. */
    private static final int RUNS_MAX = 10_000;

    /** A stretch of anchors with one offset. */
    record Run(int offsetSeconds, long firstSecond, long lastSecond, long count) {
        Run with(long second) {
            return new Run(offsetSeconds, Math.min(firstSecond, second), Math.max(lastSecond, second), count + 1);
        }

        ZoneOffset offset() {
            return ZoneOffset.ofTotalSeconds(offsetSeconds);
        }
    }

    private final List<Run> runs = new ArrayList<>();
    private final YearCount years = new YearCount(RELATIVE_YEAR);
    private long anchors;
    private long yearless;
    private int firstYear = Integer.MIN_VALUE;

    /** Any leap year: years are counted relative to the first line until an anchor names one. */
    private static final int RELATIVE_YEAR = 2000;

    /** Notes one record in the order of the file; a stamp that tells its instant by itself, or none, needs nothing. */
    void line(LineStamp stamp, Optional<Instant> anchor) {
        if (stamp.isTimeless() || stamp.isAbsolute()) {
            return;
        }
        if (stamp.hasYear()) {
            anchor.ifPresent(time -> fits(stamp, stamp.year(), time.getEpochSecond()));
            return;
        }
        yearless++;
        int relative;
        try {
            relative = years.yearOf(stamp.month(), stamp.day());
        } catch (DateTimeException noSuchDay) {
            return;
        }
        if (anchor.isEmpty()) {
            return;
        }
        long second = anchor.get().getEpochSecond();
        int year = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).getYear();
        for (int candidate = year - 1; candidate <= year + 1; candidate++) {
            if (fits(stamp, candidate, second)) {
                if (firstYear == Integer.MIN_VALUE) {
                    firstYear = candidate - (relative - RELATIVE_YEAR);
                }
                return;
            }
        }
    }

    /** Whether stamp and anchor differ by what a zone may lie from UTC; then the anchor counts. */
    private boolean fits(LineStamp stamp, int year, long anchorSecond) {
        long difference = localSecond(year, stamp.month(), stamp.day(), stamp.secondOfDay()) - anchorSecond;
        long rounded = Math.floorDiv(difference + QUARTER_SECONDS / 2, QUARTER_SECONDS) * QUARTER_SECONDS;
        boolean fits = rounded >= OFFSET_MIN_SECONDS
                && rounded <= OFFSET_MAX_SECONDS
                && Math.abs(difference - rounded) <= RESIDUAL_MAX_SECONDS;
        if (fits) {
            anchors++;
            add((int) rounded, anchorSecond);
        }
        return fits;
    }

    /** Whether some stamp needs a year. */
    boolean hasYearless() {
        return yearless > 0;
    }

    private static long localSecond(int year, int month, int day, int secondOfDay) {
        try {
            return LocalDate.of(year, month, day).toEpochDay() * 86_400L + secondOfDay;
        } catch (DateTimeException noSuchDay) {
            return Long.MIN_VALUE / 2;
        }
    }

    private void add(int offset, long second) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).offsetSeconds() == offset) {
            runs.set(last, runs.get(last).with(second));
        } else if (runs.size() < RUNS_MAX) {
            runs.add(new Run(offset, second, second, 1));
        }
    }

    /** How many lines carried a usable anchor. */
    long anchors() {
        return anchors;
    }

    /** The year of the file's first line. */
    OptionalInt firstYear() {
        return firstYear == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(firstYear);
    }

    /** Stretches of one offset as the lines follow each other, damage included. */
    List<Run> runs() {
        return List.copyOf(runs);
    }

    /** How many anchors contradict a zone. */
    long contradicting(ZoneRules stated) {
        return runs.stream()
                .filter(run -> stated.getOffset(Instant.ofEpochSecond(run.firstSecond()))
                                .getTotalSeconds()
                        != run.offsetSeconds())
                .mapToLong(Run::count)
                .sum();
    }
}
