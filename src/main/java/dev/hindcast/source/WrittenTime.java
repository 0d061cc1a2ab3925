package dev.hindcast.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time or both as a person or a program wrote them, before it is decided which number is the day and which
 * the month (text log formats, 4.1 and 6.1: culture formats, Excel serials, narrow blanks and direction marks).
 */
public final class WrittenTime {

    private static final Pattern MARKS = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e]");
    private static final Pattern BLANKS = Pattern.compile("[\\u00a0\\u202f\\u2009\\s]+");
    private static final String REST = "(?:(?:[ T,]|$)(?: ?(?:at|um) )?[ ,]*(?<rest>.*))?$";
    private static final String WEEKDAY = "^(?:\\p{L}{2,9}\\.?,? )?";
    private static final Pattern NUMBERS =
            Pattern.compile(WEEKDAY + "(?<a>\\d{1,4})(?<sep>[./-])(?<b>\\d{1,2})\\k<sep>(?<c>\\d{1,4})" + REST);
    private static final Pattern DAY_MONTH =
            Pattern.compile(WEEKDAY + "(?<a>\\d{1,2})[. -]+(?<month>\\p{L}{3,})\\.?[ ,-]*(?<c>\\d{4}|\\d{2})" + REST);
    private static final Pattern MONTH_DAY =
            Pattern.compile(WEEKDAY + "(?<month>\\p{L}{3,})\\.? (?<a>\\d{1,2}),? (?<c>\\d{4})" + REST);
    private static final Pattern COMPACT =
            Pattern.compile("^(?<a>\\d{4})(?<b>\\d{2})(?<c>\\d{2})" + "(?:[T ](?<rest>.*))?$");
    private static final Pattern TIME = Pattern.compile(
            "^(?<h>\\d{1,2})[:h.](?<m>\\d{2})(?:[:.](?<s>\\d{2})(?:[.,]\\d+)?)?(?: ?(?<half>[AaPp])\\.? ?[Mm]\\.?)?"
                    + "(?: ?(?:Uhr|h))?(?: ?[\\[(]?(?<zone>[A-Za-z+-][A-Za-z0-9_/:+-]*)[\\])]?)?$");
    private static final Pattern COMPACT_TIME = Pattern.compile("^(\\d{2})(\\d{2})(\\d{2})?(Z)?$");
    private static final Pattern SERIAL = Pattern.compile("^(\\d{5})(?:[.,](\\d+))?$");
    private static final Pattern EPOCH = Pattern.compile("^(\\d{10})(?:\\.\\d+|(\\d{3}))?$");

    /** Day 0 of Excel's 1900 system once its phantom 29 February 1900 is accounted for (text log formats, 4.1). */
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    /** Serials of 2000-01-01 to 2099-12-31; other five-digit numbers are no dates of a migration. */
    private static final int SERIAL_MIN = 36526;

    private static final int SERIAL_MAX = 73050;
    /** No date is longer; a cell that is holds prose. */
    private static final int CHARS_MAX = 100;

    private static final int SECONDS_A_DAY = 86_400;
    /** Sheets write 24:00 and 25:30 for the small hours of a night's work. */
    private static final int HOURS_MAX = 36;

    private final int first;
    private final int second;
    private final int third;
    private final @Nullable DateOrder fixedOrder;
    private final int secondOfDay;
    private final boolean halfDay;
    private final boolean withSeconds;
    private final @Nullable ZoneId zone;

    private WrittenTime(int first, int second, int third, @Nullable DateOrder fixedOrder, Time time) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fixedOrder = fixedOrder;
        this.secondOfDay = time.secondOfDay;
        this.halfDay = time.halfDay;
        this.withSeconds = time.withSeconds;
        this.zone = time.zone;
    }

    /** The time half; {@code secondOfDay} is -1 where there is none. */
    private record Time(
            int secondOfDay,
            boolean halfDay,
            boolean withSeconds,
            @Nullable ZoneId zone) {
        static final Time NONE = new Time(-1, false, false, null);
    }

    /** Reads the text as a whole; empty where it is neither a date, nor a time, nor both. */
    public static Optional<WrittenTime> parse(String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        String clean = BLANKS.matcher(MARKS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        Optional<WrittenTime> number = serial(clean).or(() -> epoch(clean));
        if (number.isPresent()) {
            return number;
        }
        for (Pattern form : new Pattern[] {NUMBERS, DAY_MONTH, MONTH_DAY, COMPACT}) {
            Matcher date = form.matcher(clean);
            if (date.matches()) {
                return dated(form, date);
            }
        }
        return time(clean).map(only -> new WrittenTime(0, 0, 0, null, only));
    }

    private static Optional<WrittenTime> dated(Pattern form, Matcher date) {
        String rest = Objects.requireNonNullElse(date.group("rest"), "").strip();
        Optional<Time> time = rest.isEmpty() ? Optional.of(Time.NONE) : time(rest);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        int a = Integer.parseInt(date.group("a"));
        int c = Integer.parseInt(date.group("c"));
        WrittenTime written;
        if (form == COMPACT) {
            written = new WrittenTime(a, Integer.parseInt(date.group("b")), c, DateOrder.YMD, time.get());
        } else if (form == NUMBERS) {
            int b = Integer.parseInt(date.group("b"));
            boolean yearFirst = date.group("a").length() == 4;
            @Nullable DateOrder dots = date.group("sep").equals(".") ? DateOrder.DMY : null;
            written = new WrittenTime(a, b, c, yearFirst ? DateOrder.YMD : dots, time.get());
        } else {
            int month = MonthNames.number(date.group("month"));
            if (month == 0) {
                return Optional.empty();
            }
            written = new WrittenTime(a, month, c, DateOrder.DMY, time.get());
        }
        return written.orders().isEmpty() ? Optional.empty() : Optional.of(written);
    }

    private static Optional<Time> time(String text) {
        Matcher compact = COMPACT_TIME.matcher(text);
        if (compact.matches()) {
            int seconds = compact.group(3) == null ? 0 : Integer.parseInt(compact.group(3));
            return of(
                    Integer.parseInt(compact.group(1)),
                    Integer.parseInt(compact.group(2)),
                    seconds,
                    new Time(0, false, compact.group(3) != null, compact.group(4) == null ? null : ZoneOffset.UTC));
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(time.group("h"));
        String half = Objects.requireNonNullElse(time.group("half"), "").toUpperCase(Locale.ROOT);
        if (!half.isEmpty()) {
            if (hours < 1 || hours > 12) {
                return Optional.empty();
            }
            hours = hours % 12 + (half.equals("P") ? 12 : 0);
        }
        @Nullable ZoneId zone = null;
        if (time.group("zone") != null) {
            Optional<ZoneId> named = ZoneWords.zone(time.group("zone"));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            zone = named.get();
        }
        boolean withSeconds = time.group("s") != null;
        int seconds = withSeconds ? Integer.parseInt(time.group("s")) : 0;
        return of(hours, Integer.parseInt(time.group("m")), seconds, new Time(0, !half.isEmpty(), withSeconds, zone));
    }

    private static Optional<Time> of(int hours, int minutes, int seconds, Time time) {
        if (hours > HOURS_MAX || minutes > 59 || seconds > 60) {
            return Optional.empty();
        }
        int second = (hours * 60 + minutes) * 60 + seconds;
        return Optional.of(new Time(second, time.halfDay, time.withSeconds, time.zone));
    }

    private static Optional<WrittenTime> serial(String text) {
        Matcher serial = SERIAL.matcher(text);
        if (!serial.matches()) {
            return Optional.empty();
        }
        int days = Integer.parseInt(serial.group(1));
        if (days < SERIAL_MIN || days > SERIAL_MAX) {
            return Optional.empty();
        }
        double fraction = serial.group(2) == null ? 0 : Double.parseDouble("0." + serial.group(2));
        long seconds = Math.round(fraction * SECONDS_A_DAY);
        LocalDate date = EXCEL_ZERO.plusDays(days + seconds / SECONDS_A_DAY);
        int secondOfDay = serial.group(2) == null ? -1 : (int) (seconds % SECONDS_A_DAY);
        Time time = new Time(secondOfDay, false, false, null);
        return Optional.of(
                new WrittenTime(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), DateOrder.YMD, time));
    }

    private static Optional<WrittenTime> epoch(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (!epoch.matches()) {
            return Optional.empty();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(Long.parseLong(epoch.group(1)), 0, ZoneOffset.UTC);
        Time time = new Time(utc.toLocalTime().toSecondOfDay(), false, true, ZoneOffset.UTC);
        return Optional.of(
                new WrittenTime(utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth(), DateOrder.YMD, time));
    }

    public boolean hasDate() {
        return third != 0;
    }

    public boolean hasTime() {
        return secondOfDay >= 0;
    }

    /** Whether the time is written with AM or PM. */
    public boolean isHalfDay() {
        return halfDay;
    }

    /** Whether seconds are written. */
    public boolean hasSeconds() {
        return withSeconds;
    }

    /** The zone that stands beside the time. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** The orders in which the numbers are a date that exists; one where the form itself tells. */
    public Set<DateOrder> orders() {
        Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
        if (fixedOrder != null) {
            date(fixedOrder).ifPresent(exists -> orders.add(fixedOrder));
            return orders;
        }
        for (DateOrder order : new DateOrder[] {DateOrder.DMY, DateOrder.MDY}) {
            if (date(order).isPresent()) {
                orders.add(order);
            }
        }
        return orders;
    }

    /** Whether day and month can be exchanged to another date that exists. */
    public boolean isAmbiguous() {
        return orders().size() > 1 && first != second;
    }

    /** The date in that order, or in the only order that the form allows; empty where no such day exists. */
    public Optional<LocalDate> date(DateOrder wanted) {
        DateOrder order = fixedOrder == null ? wanted : fixedOrder;
        int year = order == DateOrder.YMD ? first : third;
        int month = order == DateOrder.MDY ? first : second;
        int day = switch (order) {
            case DMY -> first;
            case MDY -> second;
            case YMD -> third;
        };
        try {
            return hasDate()
                    ? Optional.of(LocalDate.of(year < 100 ? 2000 + year : year, month, day))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Date and time; midnight where no time is written, the next day where hours pass 24. */
    public Optional<LocalDateTime> local(DateOrder wanted) {
        return date(wanted).map(day -> on(day));
    }

    /** This time on a given day; midnight where no time is written. */
    public LocalDateTime on(LocalDate day) {
        return day.atStartOfDay().plusSeconds(Math.max(0, secondOfDay));
    }
}
