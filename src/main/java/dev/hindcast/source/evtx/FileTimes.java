package dev.hindcast.source.evtx;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Windows' times (MS-DTYP 2.3.3): units of 100 ns since 1601-01-01 UTC, written as {@code 2026-03-14T22:41:00.1234567Z}.
 * One a worker, since it remembers the days it wrote: a log has few days and many times.
 */
final class FileTimes {

    static final int CHARACTERS = 28;

    private static final long TICKS_A_SECOND = 10_000_000L;
    private static final long TICKS_A_DAY = 86_400L * TICKS_A_SECOND;
    /** 1601-01-01 to 1970-01-01. */
    private static final long EPOCH_SECONDS = 11_644_473_600L;

    private static final long EPOCH_DAYS = EPOCH_SECONDS / 86_400L;
    private static final int DATE_CHARACTERS = 11;
    /** Beyond the year 9999 nothing is a date. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay() + EPOCH_DAYS;

    /** The years of a SYSTEMTIME (MS-DTYP 2.3.13). */
    private static final int SYSTEMTIME_YEAR_MIN = 1601;

    private static final int SYSTEMTIME_YEAR_MAX = 30_827;

    /** Days that are remembered; times that were never set, boots and events take turns in a log. */
    private static final int DAYS = 64;

    private final byte[] dates = new byte[DAYS * DATE_CHARACTERS];
    private final long[] days = new long[DAYS];

    /** Whether these ticks are a time at all: 0 is "not set", and beyond the year 9999 or 2^63 nothing is meant. */
    static boolean isSet(long ticks) {
        return ticks > 0 && ticks / TICKS_A_DAY <= LAST_DAY;
    }

    /** The instant of ticks that are {@link #isSet set}. */
    static Instant instant(long ticks) {
        return Instant.ofEpochSecond(ticks / TICKS_A_SECOND - EPOCH_SECONDS, ticks % TICKS_A_SECOND * 100);
    }

    /** Ticks of an instant, which must lie after 1601. */
    static long ticks(Instant instant) {
        return (instant.getEpochSecond() + EPOCH_SECONDS) * TICKS_A_SECOND + instant.getNano() / 100;
    }

    /** Writes a time with seven digits; what no calendar holds is written as Windows does, all zeros. */
    int write(long ticks, byte[] to, int at) {
        long day = Long.divideUnsigned(ticks, TICKS_A_DAY);
        if (ticks < 0) {
            return zeros(to, at);
        }
        int slot = (int) day & (DAYS - 1);
        if (days[slot] != day + 1) {
            writeDate(day, slot * DATE_CHARACTERS);
            days[slot] = day + 1;
        }
        System.arraycopy(dates, slot * DATE_CHARACTERS, to, at, DATE_CHARACTERS);
        long inDay = ticks - day * TICKS_A_DAY;
        int seconds = (int) (inDay / TICKS_A_SECOND);
        int fraction = (int) (inDay - seconds * TICKS_A_SECOND);
        int out = clock(seconds, to, at + DATE_CHARACTERS);
        to[out] = '.';
        for (int i = out + 7; i > out; i--) {
            int tenth = fraction / 10;
            to[i] = (byte) ('0' + (fraction - tenth * 10));
            fraction = tenth;
        }
        to[out + 8] = 'Z';
        return out + 9;
    }

    /** Writes a time as {@link Instant#toString} does: no fraction, or as many groups of three digits as it needs. */
    int writeIso(long ticks, byte[] to, int at) {
        int end = write(ticks, to, at) - 1;
        int fraction = (int) (ticks % TICKS_A_SECOND);
        int kept;
        if (fraction == 0) {
            kept = end - 8;
        } else if (fraction % 10_000 == 0) {
            kept = end - 4;
        } else if (fraction % 10 == 0) {
            kept = end - 1;
        } else {
            to[end] = '0';
            to[end + 1] = '0';
            kept = end + 2;
        }
        to[kept] = 'Z';
        return kept + 1;
    }

    /**
     * Ticks of a time that is written as Windows writes it, with up to nine digits of a second, in UTF-16LE; 0 for
     * anything else, and for a time that is finer than a tick.
     */
    static long parse(byte[] b, int from, int size) {
        int length = size / 2;
        if (length < "2026-03-14T22:41:00Z".length() || length > "2026-03-14T22:41:00.123456789Z".length()) {
            return 0;
        }
        char[] c = new char[length];
        for (int i = 0; i < length; i++) {
            c[i] = (char) LittleEndian.u16(b, from + 2 * i);
        }
        boolean form =
                c[4] == '-' && c[7] == '-' && c[10] == 'T' && c[13] == ':' && c[16] == ':' && c[length - 1] == 'Z';
        int year = number(c, 0, 4);
        int month = number(c, 5, 7);
        int day = number(c, 8, 10);
        int hour = number(c, 11, 13);
        int minute = number(c, 14, 16);
        int second = number(c, 17, 19);
        int nanos = length == 20 ? 0 : fraction(c, length - 1);
        boolean range = year > 1601 && month >= 1 && month <= 12 && day >= 1 && day <= 28 + 3;
        if (!form
                || !range
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nanos < 0) {
            return 0;
        }
        if (day > YearMonth.of(year, month).lengthOfMonth()) {
            return 0;
        }
        long days = LocalDate.of(year, month, day).toEpochDay() + EPOCH_DAYS;
        long seconds = hour * 3600L + minute * 60L + second;
        return nanos % 100 != 0 ? 0 : days * TICKS_A_DAY + seconds * TICKS_A_SECOND + nanos / 100;
    }

    private static int number(char[] c, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (c[i] < '0' || c[i] > '9') {
                return -1;
            }
            number = number * 10 + c[i] - '0';
        }
        return number;
    }

    private static int fraction(char[] c, int end) {
        int number = c[19] == '.' && end > 20 ? number(c, 20, end) : -1;
        for (int digits = end - 20; digits < 9 && number > 0; digits++) {
            number *= 10;
        }
        return number;
    }

    /** Room that {@link #writeIso} may use. */
    static final int ISO_ROOM = CHARACTERS + 4;

    private static int zeros(byte[] to, int at) {
        byte[] text = "0000-00-00T00:00:00.0000000Z".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private void writeDate(long day, int at) {
        LocalDate calendar = LocalDate.ofEpochDay(day - EPOCH_DAYS);
        // Windows keeps the last four digits of a longer year
        int year = calendar.getYear() % 10_000;
        two(year / 100, dates, at);
        two(year % 100, dates, at + 2);
        dates[at + 4] = '-';
        two(calendar.getMonthValue(), dates, at + 5);
        dates[at + 7] = '-';
        two(calendar.getDayOfMonth(), dates, at + 8);
        dates[at + 10] = 'T';
    }

    private static int clock(int seconds, byte[] to, int at) {
        int minutes = seconds / 60;
        two(minutes / 60, to, at);
        to[at + 2] = ':';
        two(minutes % 60, to, at + 3);
        to[at + 5] = ':';
        two(seconds - minutes * 60, to, at + 6);
        return at + 8;
    }

    private static void two(int number, byte[] to, int at) {
        to[at] = (byte) ('0' + number / 10);
        to[at + 1] = (byte) ('0' + number % 10);
    }

    /** Writes a SYSTEMTIME (eight 16-bit numbers, to the millisecond); an impossible one is 1601-01-01, as Windows has it. */
    int writeSystemTime(byte[] from, int offset, byte[] to, int at) {
        int year = LittleEndian.u16(from, offset);
        int millis = LittleEndian.u16(from, offset + 14);
        if (year > SYSTEMTIME_YEAR_MAX || millis > 999) {
            return write(0, to, at);
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    year,
                    LittleEndian.u16(from, offset + 2),
                    LittleEndian.u16(from, offset + 6),
                    LittleEndian.u16(from, offset + 8),
                    LittleEndian.u16(from, offset + 10),
                    LittleEndian.u16(from, offset + 12),
                    millis * 1_000_000);
            return write(year >= SYSTEMTIME_YEAR_MIN ? ticks(time.toInstant(ZoneOffset.UTC)) : 0, to, at);
        } catch (DateTimeException impossible) {
            return write(0, to, at);
        }
    }
}
