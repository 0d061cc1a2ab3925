package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.WrittenTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code w32tm /stripchart} (text log formats, 3.1), all their forms, under any language's head.
 *
 * <p>Sign: {@code w32tm} prints {@code o} = server minus this machine. {@link FieldNames#OFFSET} is clock minus
 * reference, so it is minus the printed value: {@code o:+312.44s} means that this machine is 312.44 s behind, and the
 * event says {@code -312.44}.
 */
final class StripchartRows implements Answers {

    static final String ID = "w32tm-stripchart";

    private static final Pattern TRACKING = Pattern.compile(
            "^\\s*(?<words>\\S.*?) \\[(?<address>\\[?[^\\[\\]]*(?:\\][^\\[\\]]*)?:\\d+)\\][.\u3002]?\\s*$");
    /** A host's name and its address are shorter by far; a longer line would be tried at each of its brackets. */
    private static final int HEAD_CHARS_MAX = 1000;

    private static final Pattern ROW = Pattern.compile("^(?<t>\\d{1,2}[:.]\\d\\d[:.]\\d\\d),?\\s+"
            + "(?:d:(?<d>[+-]\\d+[.,]\\d+)s\\s+o:)?(?<o>[+-]\\d+[.,]\\d+)s(?:\\s+\\[.*)?$");
    private static final Pattern ERROR = Pattern.compile(
            "^(?<t>\\d{1,2}[:.]\\d\\d[:.]\\d\\d),?\\s+\\p{L}+\\s?[:\uff1a]?\\s*(?<err>0x[0-9A-Fa-f]{8})\\b.*$");
    /** /rdtsc: two counters, FILETIME in UTC, round trip and offset in seconds, or an error in the place of the two. */
    private static final Pattern RDTSC = Pattern.compile(
            "^\\s*\\d+,\\s*\\d+,\\s*(?<f>1\\d{17}),\\s*"
                    + "(?:(?<d>[+-]?\\d+[.,]\\d+)s?,\\s*(?<o>[+-]?\\d+[.,]\\d+)s?|\\p{L}+\\s?[:\uff1a]?\\s*(?<err>0x[0-9A-Fa-f]{8}))\\s*$");

    private static final Pattern RDTSC_LIKE = Pattern.compile("^\\s*\\d{6,20},\\s*\\d{6,20},.*$");

    /** Inside a chart whatever begins with a time of day was a row once. */
    private static final Pattern TIME_FIRST = Pattern.compile("\\s*\\d{1,2}[:.]\\d\\d[:.]\\d\\d\\b.*");

    /** What only a row can be, whatever damage keeps it from matching. */
    private static final Pattern ROW_LIKE = Pattern.compile(
            "^\\S{0,3}\\d[:.]\\d\\d\\b.*(?:0x|[+-]\\d|o:|d:).*|^.*(?:\\bo:[+-]|\\bd:[+-]|[+-]\\d\\d\\.\\d{5,7}s).*");

    private static final Pattern DATED =
            Pattern.compile("^[^\\d]*(?<time>\\d{1,4}[./-].*\\d)(?<half>\\s?[AaPp]\\.?[Mm]\\.?)?[^\\d]{0,12}$");
    /** A Chinese culture may hold it: {@code 2026/4/9/周四 14:21:20}. */
    private static final Pattern WEEKDAY = Pattern.compile("(\\d)/\\p{L}{1,12}(?= \\d)");

    private static final Pattern LONE_NUMBER = Pattern.compile("^[^\\d:]*\\d+[^\\d:]*$");

    private static final Pattern PACKET = Pattern.compile("^\\s*\\[[^\\]:]{0,30}\\bNTP\\b[^\\]:]{0,30}\\]\\s*$");
    private static final int LABEL_MIN = 4;

    /** A row that is this much earlier than the one before it stands after midnight. */
    private static final Duration MIDNIGHT_STEP = Duration.ofHours(12);
    /** FILETIME counts 100 ns from 1601. */
    private static final Instant FILETIME_ZERO = Instant.parse("1601-01-01T00:00:00Z");

    private final CaptureWriter out;
    private final CaptureFrame frame;

    private boolean inside;
    private boolean inHead;
    private boolean inPacket;
    private String against = "";
    private @Nullable LocalDateTime last;
    private @Nullable WrittenTime headTime;

    StripchartRows(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    /** Whether a line by itself shows a stripchart: a row, or its first head line. */
    static boolean isSign(String line) {
        return ROW.matcher(line).matches()
                || RDTSC.matcher(line).matches()
                || (line.contains("o:")
                        && line.contains("d:")
                        && ROW_LIKE.matcher(line).matches());
    }

    static boolean isHead(String line) {
        return tracking(line).matches();
    }

    private static Matcher tracking(String line) {
        return TRACKING.matcher(line.length() > HEAD_CHARS_MAX ? "" : line);
    }

    @Override
    public boolean take(String line, long number) {
        Matcher tracking = tracking(line);
        if (tracking.matches()) {
            inside = true;
            inHead = true;
            against = server(tracking.group("words"), tracking.group("address"));
            last = null;
            headTime = null;
            return true;
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            measured(row, line, number);
            return true;
        }
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            failed(error, line, number);
            return true;
        }
        Matcher counters = RDTSC.matcher(line);
        if (counters.matches()) {
            counted(counters, line, number);
            return true;
        }
        if (inside && packet(line)) {
            return true;
        }
        return inHead ? head(line, number) : inside && rest(line, number);
    }

    /**
     * With {@code /packetinfo} a block follows each row, a head in brackets and values under the names that {@code /query
     * /status} has for its own; none of it is a measurement of this clock.
     */
    private boolean packet(String line) {
        boolean head = PACKET.matcher(line).matches();
        inPacket = head || (inPacket && LabelledLine.of(line).isPresent());
        return inPacket;
    }

    /**
     * The server's name among the words before its address. English says it last, German first ({@code 192.0.2.1 wird
     * verfolgt}); it is the word that the command or the address repeats, or the one that is written like a host.
     */
    private String server(String words, String address) {
        List<String> all = List.of(words.split("\\s+"));
        String asked = frame.computer();
        String ip = address.substring(0, address.lastIndexOf(':'));
        return all.stream()
                .filter(word -> word.equalsIgnoreCase(asked) || word.equalsIgnoreCase(ip))
                .findFirst()
                .or(() -> all.stream().filter(StripchartRows::isHostLike).findFirst())
                .orElse(all.get(all.size() - 1));
    }

    private static boolean isHostLike(String word) {
        int dot = word.indexOf('.');
        return (dot > 0 && dot < word.length() - 1)
                || word.indexOf(':') > 0
                || word.chars().anyMatch(Character::isDigit);
    }

    /** The second head line holds the number of samples, the third the date, whatever the language. */
    private boolean head(String line, long number) {
        Matcher dated = DATED.matcher(WEEKDAY.matcher(line).replaceFirst("$1"));
        if (dated.matches()) {
            String half = dated.group("half") == null ? "" : dated.group("half");
            Optional<WrittenTime> time =
                    WrittenTime.parse(dated.group("time") + half).filter(w -> w.hasDate() && w.hasTime());
            if (time.isPresent()) {
                headTime = time.get();
                last = out.local(time.get()).orElse(null);
                inHead = false;
                return true;
            }
        }
        return line.isBlank() || LONE_NUMBER.matcher(line).matches() || rest(line, number);
    }

    /** A line below the head that is no row: the end of the chart, a note of the console, or a row that is damaged. */
    private boolean rest(String line, long number) {
        if ((ROW_LIKE.matcher(line).matches() && !isLabelled(line))
                || RDTSC_LIKE.matcher(line).matches()
                || TIME_FIRST.matcher(line).matches()) {
            inHead = false;
            out.reject(
                    number,
                    "row-unreadable",
                    "Expected a row of w32tm /stripchart, found \"" + line.strip()
                            + "\"; the rows before and after it were read.");
            return true;
        }
        return false;
    }

    /** A line of {@code /packetinfo} names its value in words; a row has only {@code d} and {@code o}. */
    private static boolean isLabelled(String line) {
        String label = LabelledLine.of(line).map(LabelledLine::label).orElse("");
        return label.length() >= LABEL_MIN
                && Character.isLetter(label.charAt(0))
                && !label.endsWith(" o")
                && !label.endsWith(" d");
    }

    @Override
    public void end() {
        inside = false;
        inHead = false;
        inPacket = false;
        against = "";
        last = null;
        headTime = null;
    }

    private Event.Builder event(String line, long number) {
        inside = true;
        inHead = false;
        inPacket = false;
        Event.Builder event = out.event(ID, number, frame.host())
                .field(FieldNames.CODE, "stripchart")
                .field(FieldNames.ACTION, "offset-measured")
                .field(FieldNames.MESSAGE, line.strip());
        if (!against.isEmpty()) {
            event.field(FieldNames.OFFSET_AGAINST, against);
        }
        return event;
    }

    private void measured(Matcher row, String line, long number) {
        Event.Builder event = event(line, number)
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.OFFSET, seconds(row.group("o")).negate().toPlainString());
        if (row.group("d") != null) {
            event.field(FieldNames.ROUNDTRIP, seconds(row.group("d")).toPlainString());
        }
        stamped(event, row.group("t"), number);
    }

    private void failed(Matcher error, String line, long number) {
        Event.Builder event = event(line, number)
                .field(FieldNames.OUTCOME, "failure")
                .field(FieldNames.ERROR_CODE, error.group("err"));
        stamped(event, error.group("t"), number);
    }

    private void counted(Matcher row, String line, long number) {
        long hundredNanos = Long.parseLong(row.group("f"));
        Instant when = FILETIME_ZERO.plusSeconds(hundredNanos / 10_000_000).plusNanos(hundredNanos % 10_000_000 * 100);
        Event.Builder event = event(line, number);
        if (row.group("err") == null) {
            event.field(FieldNames.OUTCOME, "success")
                    .field(FieldNames.OFFSET, seconds(row.group("o")).negate().toPlainString())
                    .field(FieldNames.ROUNDTRIP, seconds(row.group("d")).toPlainString());
        } else {
            event.field(FieldNames.OUTCOME, "failure").field(FieldNames.ERROR_CODE, row.group("err"));
        }
        out.write(event.stamp(out.utc(row.group("f"), when, Duration.ofNanos(100), frame.host())));
    }

    /** Printed with two digits at least and plain seconds beyond a minute; a comma where the culture says so. */
    private static BigDecimal seconds(String printed) {
        return new BigDecimal(printed.replace(',', '.'));
    }

    private void stamped(Event.Builder event, String time, long number) {
        LocalDateTime before = last;
        WrittenTime head = headTime;
        Optional<LocalTime> clock = timeOfDay(time);
        if (clock.isEmpty()) {
            out.reject(number, "row-unreadable", "\"" + time + "\" is no time of day; the other rows were read.");
            return;
        }
        if (before == null || head == null) {
            out.dateMissing(number);
            out.write(event);
            return;
        }
        LocalDate day = before.toLocalDate();
        LocalDateTime at = day.atTime(clock.get());
        if (Duration.between(at, before).compareTo(MIDNIGHT_STEP) > 0) {
            at = at.plusDays(1);
        }
        last = at;
        out.write(event.stamp(out.stamp(time, at, head, frame.host())));
    }

    private static Optional<LocalTime> timeOfDay(String time) {
        String[] parts = time.split("[:.]", -1);
        try {
            return Optional.of(
                    LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
