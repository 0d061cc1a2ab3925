package dev.hindcast.source.evtx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Windows' times (MS-DTYP 2.3.3): units of 100 ns since 1601-01-01 UTC, written as {@code 2026-03-14T22:41:00.1234567Z}.
 * One a worker, since it remembers the day it wrote last: a log has few days and many times.
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

    private final byte[] date = new byte[DATE_CHARACTERS];
    private long dateDay = -1;

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
        if (day != dateDay) {
            writeDate(day);
        }
        System.arraycopy(date, 0, to, at, DATE_CHARACTERS);
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

    /** Room that {@link #writeIso} may use. */
    static final int ISO_ROOM = CHARACTERS + 4;

    private static int zeros(byte[] to, int at) {
        byte[] text = "0000-00-00T00:00:00.0000000Z".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    private void writeDate(long day) {
        LocalDate calendar = LocalDate.ofEpochDay(day - EPOCH_DAYS);
        // Windows keeps the last four digits of a longer year
        int year = calendar.getYear() % 10_000;
        date[0] = (byte) ('0' + year / 1000);
        date[1] = (byte) ('0' + year / 100 % 10);
        two(year % 100, date, 2);
        date[4] = '-';
        two(calendar.getMonthValue(), date, 5);
        date[7] = '-';
        two(calendar.getDayOfMonth(), date, 8);
        date[10] = 'T';
        dateDay = day;
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
        try {
            LocalDateTime time = LocalDateTime.of(
                    LittleEndian.u16(from, offset),
                    LittleEndian.u16(from, offset + 2),
                    LittleEndian.u16(from, offset + 6),
                    LittleEndian.u16(from, offset + 8),
                    LittleEndian.u16(from, offset + 10),
                    LittleEndian.u16(from, offset + 12),
                    LittleEndian.u16(from, offset + 14) * 1_000_000);
            return write(Math.max(0, ticks(time.toInstant(ZoneOffset.UTC))), to, at);
        } catch (DateTimeException impossible) {
            return write(0, to, at);
        }
    }
}
