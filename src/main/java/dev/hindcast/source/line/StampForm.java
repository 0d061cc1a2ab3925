package dev.hindcast.source.line;

import dev.hindcast.source.Declaration;
import java.time.LocalDate;

/**
 * Which parts of a header are its stamp, by the names of its groups:
 *
 * <ul>
 *   <li>{@code month}, {@code day}, {@code time} and perhaps {@code year}, {@code fraction}, {@code zone};
 *   <li>{@code epoch}, seconds since 1970 (or a finer unit, {@code epoch-unit}), and perhaps {@code fraction};
 *   <li>{@code days1601} or {@code mjd}, a count of days in UTC, with {@code time} or {@code second} of the day;
 *   <li>none at all, where the document says {@code timeless: true}: seconds since boot are no time of day.
 * </ul>
 *
 * <p>Each component is the number of a group, or -1.
 */
record StampForm(
        int year,
        int month,
        int day,
        int time,
        int second,
        int fraction,
        int zone,
        int epoch,
        long epochUnitsASecond,
        int dayCount,
        long dayZero,
        boolean unpaddedMicros,
        boolean utc,
        boolean timeless) {

    /** Day 0 of the count that {@code w32time.log} uses, as a day of 1970: FILETIME's zero (text log formats, 3.6). */
    private static final long DAY_1601 = -LocalDate.of(1601, 1, 1).toEpochDay();
    /** 1970-01-01 is MJD 40587. */
    private static final long MJD_1970 = 40_587;

    /**
     * The form of a header.
     *
     * @param document says {@code epoch-unit: s|ms|us}, {@code fraction: unpadded-us}, {@code zone: utc}, or
     *     {@code timeless: true}
     * @throws IllegalArgumentException where the groups make no stamp
     */
    static StampForm of(Shape shape, Declaration document) {
        boolean timeless = document.optionalText("timeless").orElse("").equals("true");
        int days1601 = shape.group("days1601");
        int mjd = days1601 >= 0 ? -1 : shape.group("mjd");
        long unit = switch (document.optionalText("epoch-unit").orElse("s")) {
            case "s" -> 1;
            case "ms" -> 1000;
            case "us" -> 1_000_000;
            default -> throw document.problem("epoch-unit", "is s, ms or us");
        };
        StampForm form = new StampForm(
                shape.group("year"),
                shape.group("month"),
                shape.group("day"),
                shape.group("time"),
                shape.group("second"),
                shape.group("fraction"),
                shape.group("zone"),
                shape.group("epoch"),
                unit,
                Math.max(days1601, mjd),
                days1601 >= 0 ? DAY_1601 : MJD_1970,
                document.optionalText("fraction").orElse("").equals("unpadded-us"),
                document.optionalText("zone").orElse("local").equals("utc"),
                timeless);
        boolean dated = form.month >= 0 && form.day >= 0 && form.time >= 0;
        boolean counted = form.dayCount >= 0 && (form.time >= 0 || form.second >= 0);
        if (timeless && (dated || counted || form.epoch >= 0)) {
            throw document.problem("timeless", "contradicts the groups of its pattern, which make a stamp");
        }
        if (!timeless && !dated && !counted && form.epoch < 0) {
            throw document.problem(
                    "pattern",
                    "has no stamp: it needs the groups month, day and time, or epoch, or days1601 and time, or mjd and"
                            + " second; or say timeless: true");
        }
        return form;
    }

    /** Whether the stamp counts days or seconds from a zero in UTC. */
    boolean isCount() {
        return epoch >= 0 || dayCount >= 0;
    }

    /** Some group of the stamp, whose source the raw characters are cut from. */
    int rawGroup() {
        return epoch >= 0 ? epoch : dayCount >= 0 ? dayCount : month;
    }

    /** Where the date or time begins on the line. */
    int first(ShapeMatch match) {
        if (isCount()) {
            return match.start(rawGroup());
        }
        int first = Math.min(match.start(month), match.start(day));
        first = Math.min(first, match.start(time));
        return year >= 0 && match.start(year) >= 0 ? Math.min(first, match.start(year)) : first;
    }

    /** Where the last part of the stamp ends on the line. */
    int last(ShapeMatch match) {
        int last = later(match, time, later(match, second, later(match, epoch, later(match, dayCount, 0))));
        return later(match, fraction, later(match, zone, later(match, year, last)));
    }

    private static int later(ShapeMatch match, int group, int last) {
        return group >= 0 && match.start(group) >= 0 ? Math.max(last, match.end(group)) : last;
    }
}
