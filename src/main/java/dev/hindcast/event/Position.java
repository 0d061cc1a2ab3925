package dev.hindcast.event;

import java.util.Locale;

/**
 * A place inside an evidence file, precise enough for a person to find it again.
 *
 * @param unit what is counted
 * @param number the count, from 1 (a byte offset from 0); 0 for {@link Unit#FILE}
 */
public record Position(Unit unit, long number) implements Comparable<Position> {

    /** What a position counts. */
    public enum Unit {
        /** The file as a whole. */
        FILE,
        /** A record by the number that the log itself gave it (EventRecordID), else by its order in the file. */
        RECORD,
        /** A line of a text file, from 1. */
        LINE,
        /** A row of a table, from 1, the header included. */
        ROW,
        /** A byte offset, from 0. */
        BYTE
    }

    /** The file as a whole. */
    public static final Position FILE = new Position(Unit.FILE, 0);

    public static Position record(long number) {
        return new Position(Unit.RECORD, number);
    }

    public static Position line(long number) {
        return new Position(Unit.LINE, number);
    }

    public static Position row(long number) {
        return new Position(Unit.ROW, number);
    }

    public static Position atByte(long offset) {
        return new Position(Unit.BYTE, offset);
    }

    @Override
    public int compareTo(Position other) {
        int byUnit = unit.compareTo(other.unit);
        return byUnit != 0 ? byUnit : Long.compare(number, other.number);
    }

    /** As reports and diagnostics write it: {@code record 4711}, {@code line 45}, {@code whole file}. */
    @Override
    public String toString() {
        return unit == Unit.FILE ? "whole file" : unit.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
