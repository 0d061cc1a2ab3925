package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code chronyc sources [-v]}, an event a source.
 *
 * <p>{@code Last sample} reads {@code adjusted[measured] +/- error}, positive = ahead of that source, <em>relative to the
 * clock that chronyd has corrected in its books</em>: it shows microseconds while the system clock is still an hour ahead
 * and being slewed. {@link FieldNames#OFFSET} is the adjusted number, and the action is {@code source-sampled}, never
 * {@code offset-measured}.
 */
final class ChronycSources implements Answers {

    static final String ID = "chronyc-sources";

    private static final String SPAN = "\\d+(?:\\.\\d+)?(?:ns|us|ms|s|m|h|d|y)";
    private static final Pattern HEAD = Pattern.compile("^\\s*MS Name/IP address\\s+Stratum\\s+Poll\\s+Reach\\b.*$");
    /** Up to 2.x the number of sources stands above the table. */
    private static final Pattern NONE = Pattern.compile("^\\s*210 Number of sources = 0$");

    private static final Pattern RULE = Pattern.compile("^\\s*=+$");
    private static final Pattern ROW = Pattern.compile("^\\s*(?<mode>[\\^=#])(?<state>[*+\\-?x~ ])\\s+(?<name>\\S+)\\s+"
            + "(?<stratum>\\d{1,2})\\s+(?<poll>-?\\d{1,2})\\s+(?<reach>[0-7]{1,3})\\s+(?<rx>-|\\d{1,5}[mhdy]?)\\s+"
            + "(?<adjusted>[+-]" + SPAN + ")\\[\\s*(?<measured>[+-]" + SPAN + ")\\]\\s+\\+/-\\s+(?<error>" + SPAN
            + ")$");
    private static final Pattern ROW_LIKE =
            Pattern.compile("^\\s*[\\^=#][*+\\-?x~ ]\\s+\\S+\\s+\\d.*|^.*\\[.{2,8}\\]\\s+\\+/-.*$");
    private static final Map<String, String> MODES = Map.of("^", "server", "=", "peer", "#", "local clock");
    private static final Map<String, String> STATES = Map.of(
            "*", "selected",
            "+", "combined",
            "-", "not combined",
            "?", "unusable",
            "x", "falseticker",
            "~", "too variable");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private boolean inside;

    ChronycSources(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        if (HEAD.matcher(line).matches()) {
            inside = true;
            return true;
        }
        if (NONE.matcher(line).matches()) {
            out.write(Setting.of(frame)
                    .event(out, ID, ChronycTracking.PROGRAM, number)
                    .field(FieldNames.ACTION, "time-source")
                    .field(FieldNames.OUTCOME, "failure")
                    .field(FieldNames.MESSAGE, line.strip()));
            return true;
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            inside = true;
            write(row, line, number);
            return true;
        }
        if (!inside) {
            return false;
        }
        if (ROW_LIKE.matcher(line).matches()) {
            out.rejectRow(number, "chronyc sources", line);
            return true;
        }
        return RULE.matcher(line).matches();
    }

    @Override
    public void end() {
        inside = false;
    }

    private void write(Matcher row, String line, long number) {
        Source source = new Source(
                row.group("mode"), row.group("state"), row.group("name"), row.group("stratum"), row.group("reach"));
        boolean sampled = !row.group("rx").equals("-");
        Optional<BigDecimal> adjusted =
                TimeSpans.withUnit(row.group("adjusted")).filter(x -> sampled);
        Optional<BigDecimal> measured =
                TimeSpans.withUnit(row.group("measured")).filter(x -> sampled);
        Optional<BigDecimal> error = TimeSpans.withUnit(row.group("error")).filter(x -> sampled);
        Event.Builder event = event(out, frame, source, number);
        adjusted.ifPresent(seconds -> event.field(FieldNames.OFFSET, TimeSpans.text(seconds)));
        measured.ifPresent(seconds -> event.field("chrony.measured_offset_seconds", TimeSpans.text(seconds)));
        error.ifPresent(seconds -> event.field(FieldNames.OFFSET_ERROR, TimeSpans.text(seconds)));
        if (sampled) {
            event.field("chrony.last_rx", row.group("rx"));
        }
        out.write(event.field(FieldNames.MESSAGE, line.strip()));
    }

    /** What a row says of its source; characters as chronyc prints them. */
    record Source(String mode, String state, String name, String stratum, String reach) {}

    /** Begins the event of a row, also of the form of commas. */
    static Event.Builder event(CaptureWriter out, CaptureFrame frame, Source source, long line) {
        return Setting.of(frame)
                .event(out, ID, ChronycTracking.PROGRAM, line)
                .field(FieldNames.ACTION, "source-sampled")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.OFFSET_AGAINST, source.name())
                .field(FieldNames.STRATUM, source.stratum())
                .field("chrony.mode", MODES.getOrDefault(source.mode(), source.mode()))
                .field("chrony.state", STATES.getOrDefault(source.state(), "unknown"))
                .field("chrony.reach", source.reach());
    }
}
