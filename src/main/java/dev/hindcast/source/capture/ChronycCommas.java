package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code chronyc -c tracking}, {@code sources} and {@code sourcestats}: one line a record, values apart by commas, units
 * left out; and the line with which chronyc says that it found no daemon.
 *
 * <p>Signs are those of the numbers inside chronyc (client.c, {@code print_report}): the fifth value of tracking, the
 * system time, is the correction still to be applied, <em>positive = behind</em>, where the text form prints a word; the
 * frequency is positive = fast.
 */
final class ChronycCommas implements Answers {

    /** The kinds that it reads, each under its own id. */
    static final Set<String> IDS = Set.of(ChronycTracking.ID, ChronycSources.ID, ChronycSourcestats.ID);

    private static final String DECIMAL = "-?\\d{1,12}\\.\\d{1,9}";
    private static final Pattern TRACKING = Pattern.compile("^(?<id>[0-9A-F]{8}),(?<name>[^,]*),(?<stratum>\\d{1,2}),"
            + "(?<ref>\\d{1,12}\\.\\d{1,9}),(?<system>" + DECIMAL + "),(?<last>" + DECIMAL + "),(?<rms>" + DECIMAL
            + "),(?<freq>" + DECIMAL + "),(?<residual>" + DECIMAL + "),(?<skew>" + DECIMAL + "),(?<delay>" + DECIMAL
            + "),(?<dispersion>" + DECIMAL + "),(?<interval>\\d{1,12}(?:\\.\\d+)?),(?<leap>[A-Z][a-z ]+)$");
    private static final Pattern SOURCE = Pattern.compile("^(?<mode>[\\^=#]),(?<state>[*+\\-?x~ ]?),(?<name>[^,]+),"
            + "(?<stratum>\\d{1,2}),(?<poll>-?\\d{1,2}),(?<reach>[0-7]{1,3}),(?<rx>\\d{1,10}),(?<adjusted>" + DECIMAL
            + "),(?<measured>" + DECIMAL + "),(?<error>" + DECIMAL + ")$");
    private static final Pattern STATISTICS = Pattern.compile("^(?<name>[^,\\s]+),(?<np>\\d{1,4}),(?<nr>\\d{1,4}),"
            + "(?<span>\\d{1,10}),(?<freq>-?\\d{1,9}\\.\\d{3}),(?<skew>\\d{1,9}\\.\\d{3}),(?<offset>-?\\d{1,12}\\.\\d{9}),"
            + "(?<sd>\\d{1,12}\\.\\d{9})$");
    /** Nearly a record of tracking: what begins and ends as one. */
    private static final Pattern TRACKING_LIKE =
            Pattern.compile("^[0-9A-F]{8},[^,]*,\\d.*,(?:Normal|Not synchronised|Insert second|Delete second)$");

    private static final String NO_DAEMON = "506 Cannot talk to daemon";
    /** LastRx of a source that never answered: all bits set. */
    private static final String NEVER = "4294967295";

    private static final Map<String, String> SECONDS = Map.of(
            "last", "last_offset_seconds",
            "rms", "rms_offset_seconds",
            "delay", "root_delay_seconds",
            "dispersion", "root_dispersion_seconds",
            "interval", "update_interval_seconds");
    private static final List<String> IN_ORDER =
            SECONDS.keySet().stream().sorted().toList();

    private final CaptureWriter out;
    private final CaptureFrame frame;

    ChronycCommas(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        if (line.startsWith(NO_DAEMON)) {
            out.write(Setting.of(frame)
                    .event(out, ChronycTracking.ID, ChronycTracking.PROGRAM, number)
                    .field(FieldNames.ACTION, "time-source")
                    .field(FieldNames.OUTCOME, "failure")
                    .field(FieldNames.ERROR_CODE, "506")
                    .field(FieldNames.MESSAGE, line.strip()));
            return true;
        }
        if (line.indexOf(',') < 0) {
            return false;
        }
        Matcher tracking = TRACKING.matcher(line);
        if (tracking.matches()) {
            tracking(tracking, line, number);
            return true;
        }
        Matcher source = SOURCE.matcher(line);
        if (source.matches()) {
            source(source, line, number);
            return true;
        }
        Matcher statistics = STATISTICS.matcher(line);
        if (statistics.matches()) {
            statistics(statistics, line, number);
            return true;
        }
        if (TRACKING_LIKE.matcher(line).matches()) {
            out.reject(
                    number,
                    "row-unreadable",
                    "Expected the 14 values of chronyc -c tracking, found \"" + line
                            + "\"; the other lines were read.");
            return true;
        }
        return false;
    }

    @Override
    public void end() {
        // no record spans two lines
    }

    private void tracking(Matcher row, String line, long number) {
        Event.Builder event = Setting.of(frame).event(out, ChronycTracking.ID, ChronycTracking.PROGRAM, number);
        ChronycTracking.source(event, row.group("id"), row.group("name"));
        event.field(FieldNames.STRATUM, row.group("stratum"));
        ChronycTracking.leap(row.group("leap")).ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        number(row, "system")
                .ifPresent(behind -> event.field("chrony.system_time_seconds", TimeSpans.text(behind.negate())));
        number(row, "freq").ifPresent(ppm -> event.field(FieldNames.FREQUENCY, TimeSpans.text(ppm)));
        for (String group : IN_ORDER) {
            number(row, group)
                    .ifPresent(seconds -> event.field("chrony." + SECONDS.get(group), TimeSpans.text(seconds)));
        }
        instant(row.group("ref")).ifPresent(time -> event.field("chrony.ref_time", time.toString()));
        out.write(event.field(FieldNames.MESSAGE, line));
    }

    private void source(Matcher row, String line, long number) {
        ChronycSources.Source source = new ChronycSources.Source(
                row.group("mode"), row.group("state"), row.group("name"), row.group("stratum"), row.group("reach"));
        Event.Builder event = ChronycSources.event(out, frame, source, number);
        if (!row.group("rx").equals(NEVER)) {
            event.field("chrony.last_rx", row.group("rx"));
            number(row, "adjusted").ifPresent(x -> event.field(FieldNames.OFFSET, TimeSpans.text(x)));
            number(row, "measured").ifPresent(x -> event.field("chrony.measured_offset_seconds", TimeSpans.text(x)));
            number(row, "error").ifPresent(x -> event.field(FieldNames.OFFSET_ERROR, TimeSpans.text(x)));
        }
        out.write(event.field(FieldNames.MESSAGE, line));
    }

    private void statistics(Matcher row, String line, long number) {
        Event.Builder event = ChronycSourcestats.event(out, frame, row.group("name"), row.group("np"), number);
        number(row, "offset").ifPresent(x -> event.field(FieldNames.OFFSET, TimeSpans.text(x)));
        number(row, "sd").ifPresent(x -> event.field("chrony.std_dev_seconds", TimeSpans.text(x)));
        ChronycSourcestats.rates(event, row.group("freq"), row.group("skew"));
        out.write(event.field(FieldNames.MESSAGE, line));
    }

    private static Optional<BigDecimal> number(Matcher row, String group) {
        return TimeSpans.number(row.group(group));
    }

    private static Optional<Instant> instant(String unix) {
        int point = unix.indexOf('.');
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(unix.substring(0, point))));
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }
}
