package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.WrittenTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system variables, {@code ntpq -c rv}: what ntpd says of itself.
 *
 * <p>{@code clock} is the machine's own clock as an NTP timestamp, hexadecimal seconds since 1900 in UTC, which dates the
 * answer; the local text beside it tells the zone. {@code offset} is source minus machine in milliseconds, of the last
 * update: the event is a statement about the source, not a measurement.
 */
final class NtpqVariables implements Answers {

    static final String ID = "ntpq-rv";

    private static final Pattern FIRST =
            Pattern.compile("^\\s*(?:associd=\\d+ )?(?:assID=\\d+ )?status=(?<status>[0-9a-f]{4}) (?<words>.*)$");
    private static final Pattern MORE = Pattern.compile("^\\s*[a-z_]+=.*$");
    private static final Pattern VARIABLE =
            Pattern.compile("(?:^|,\\s*)(?<name>[a-z_]+)=(?<value>\"[^\"]*\"|.*?)(?=,\\s*[a-z_]+=|,?\\s*$)");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<seconds>[0-9a-f]{8})\\.(?<fraction>[0-9a-f]{8})(?:\\s+(?:[A-Z][a-z]{2}, )?(?<month>[A-Z][a-z]{2})\\s+"
                    + "(?<day>\\d{1,2}) (?<year>\\d{4})\\s+(?<time>\\d{1,2}:\\d\\d:\\d\\d)\\.\\d+)?");
    private static final Map<String, String> LEAP = Map.of("00", "0", "01", "1", "10", "2", "11", "3");
    private static final int CHARS_MAX = 4000;
    /** NTP counts from 1900; after 2036 its first bit is 0 and a new era counts on. */
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private static final long ERA = 1L << 32;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final int QUARTER_HOUR = 900;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final StringBuilder text = new StringBuilder();
    private long firstLine;

    NtpqVariables(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        if (FIRST.matcher(line).matches()) {
            end();
            firstLine = number;
            text.append(line.strip());
            return true;
        }
        if (!text.isEmpty() && text.length() < CHARS_MAX && text.indexOf(",", text.length() - 1) >= 0) {
            if (MORE.matcher(line).matches()) {
                text.append(' ').append(line.strip());
                return true;
            }
        }
        return false;
    }

    @Override
    public void end() {
        if (text.isEmpty()) {
            return;
        }
        String answer = text.toString();
        text.setLength(0);
        Matcher first = FIRST.matcher(answer);
        Map<String, String> values = variables(answer);
        if (!first.matches() || !values.containsKey("stratum") || !values.containsKey("leap")) {
            out.reject(
                    firstLine,
                    "capture-cut",
                    "An answer of ntpq -c rv holds leap and stratum, this one is \"" + answer
                            + "\". The rest of the file was read. Capture it again.");
            return;
        }
        write(answer, values);
    }

    private static Map<String, String> variables(String answer) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(answer);
        while (variable.find()) {
            values.putIfAbsent(variable.group("name"), variable.group("value").strip());
        }
        return values;
    }

    private void write(String answer, Map<String, String> values) {
        Matcher clock = CLOCK.matcher(values.getOrDefault("clock", ""));
        Setting setting = Setting.of(frame);
        boolean dated = clock.matches();
        Event.Builder event = dated
                ? setting.unstamped(out, ID, NtpqPeers.PROGRAM, firstLine)
                : setting.event(out, ID, NtpqPeers.PROGRAM, firstLine);
        if (dated) {
            Instant when = instant(clock);
            event.stamp(out.utc(values.getOrDefault("clock", ""), when, MILLISECOND, frame.host()));
            zoneSeconds(clock, when)
                    .ifPresent(seconds -> event.field(FieldNames.ZONE_OFFSET, Integer.toString(seconds)));
        }
        String leap = values.getOrDefault("leap", "");
        event.field(FieldNames.ACTION, "time-source")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.LEAP, LEAP.getOrDefault(leap, leap))
                .field(FieldNames.STRATUM, values.getOrDefault("stratum", ""))
                .field(FieldNames.MESSAGE, answer);
        String source = values.getOrDefault("refid", "");
        if (!source.isEmpty() && !source.equals("INIT")) {
            event.field(FieldNames.TIME_SOURCE, source);
        }
        milliseconds(values, "offset").ifPresent(x -> event.field("ntpq.offset_seconds", TimeSpans.text(x)));
        milliseconds(values, "rootdelay").ifPresent(x -> event.field("ntpq.root_delay_seconds", TimeSpans.text(x)));
        milliseconds(values, "rootdisp").ifPresent(x -> event.field("ntpq.root_dispersion_seconds", TimeSpans.text(x)));
        TimeSpans.number(values.getOrDefault("frequency", ""))
                .ifPresent(ppm -> event.field("ntpq.frequency_ppm", TimeSpans.text(ppm)));
        out.write(event);
    }

    private static Optional<BigDecimal> milliseconds(Map<String, String> values, String name) {
        return TimeSpans.number(values.getOrDefault(name, "")).map(ms -> ms.movePointLeft(3));
    }

    private static Instant instant(Matcher clock) {
        long seconds = Long.parseLong(clock.group("seconds"), 16);
        long fraction = Long.parseLong(clock.group("fraction"), 16);
        long era = seconds < ERA / 2 ? ERA : 0;
        return Instant.ofEpochSecond(seconds + era - SECONDS_1900_TO_1970, fraction * 1000 / ERA * 1_000_000);
    }

    private static Optional<Integer> zoneSeconds(Matcher clock, Instant when) {
        if (clock.group("time") == null) {
            return Optional.empty();
        }
        String written =
                clock.group("day") + " " + clock.group("month") + " " + clock.group("year") + " " + clock.group("time");
        return WrittenTime.parse(written)
                .flatMap(time -> time.local(DateOrder.DMY))
                .flatMap(local -> offsetSeconds(local, when));
    }

    /** How far a local reading stands before UTC; empty where no zone of the world does. */
    static Optional<Integer> offsetSeconds(LocalDateTime local, Instant utc) {
        long seconds = local.toEpochSecond(ZoneOffset.UTC) - utc.getEpochSecond();
        boolean possible = seconds % QUARTER_HOUR == 0 && Math.abs(seconds) <= ZoneOffset.MAX.getTotalSeconds();
        return possible ? Optional.of((int) seconds) : Optional.empty();
    }
}
