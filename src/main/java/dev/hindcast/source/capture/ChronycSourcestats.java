package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code chronyc sourcestats}: estimated offset and rate against each source, positive = ahead of it or
 * gaining on it, relative to the corrected clock as all of chronyd's numbers; {@code Frequency} is what is left after
 * correction, not the clock's own rate.
 */
final class ChronycSourcestats implements Answers {

    static final String ID = "chronyc-sourcestats";

    private static final String SPAN = "\\d+(?:\\.\\d+)?(?:ns|us|ms|s|m|h|d|y)";
    private static final Pattern HEAD =
            Pattern.compile("^\\s*Name/IP Address\\s+NP\\s+NR\\s+Span\\s+Frequency\\b.*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern RULE = Pattern.compile("^\\s*=+$");
    private static final Pattern ROW =
            Pattern.compile("^\\s*(?<name>\\S+)\\s+(?<np>\\d{1,4})\\s+(?<nr>\\d{1,4})\\s+(?<span>\\d{1,5}[mhdy]?)\\s+"
                    + "(?<freq>[+-]\\d+(?:\\.\\d+)?)\\s+(?<skew>\\d+(?:\\.\\d+)?)\\s+(?<offset>[+-]" + SPAN
                    + ")\\s+(?<sd>" + SPAN + ")$");
    private static final Pattern ROW_LIKE = Pattern.compile("^\\s*\\S+\\s+\\d+\\s+\\d+\\s+\\d+[mhdy]?\\s.*[+-]\\d.*$");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private boolean inside;

    ChronycSourcestats(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        if (HEAD.matcher(line).matches()) {
            inside = true;
            return true;
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            inside = true;
            Event.Builder event = event(out, frame, row.group("name"), row.group("np"), number);
            TimeSpans.withUnit(row.group("offset"))
                    .ifPresent(seconds -> event.field(FieldNames.OFFSET, TimeSpans.text(seconds)));
            TimeSpans.withUnit(row.group("sd"))
                    .ifPresent(seconds -> event.field("chrony.std_dev_seconds", TimeSpans.text(seconds)));
            rates(event, row.group("freq"), row.group("skew"));
            out.write(event.field(FieldNames.MESSAGE, line.strip()));
            return true;
        }
        if (!inside) {
            return false;
        }
        if (ROW_LIKE.matcher(line).matches()) {
            out.rejectRow(number, "chronyc sourcestats", line);
            return true;
        }
        return RULE.matcher(line).matches();
    }

    @Override
    public void end() {
        inside = false;
    }

    /** Begins the event of a row, also of the form of commas. */
    static Event.Builder event(CaptureWriter out, CaptureFrame frame, String name, String samples, long line) {
        return Setting.of(frame)
                .event(out, ID, ChronycTracking.PROGRAM, line)
                .field(FieldNames.ACTION, "source-sampled")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.OFFSET_AGAINST, name)
                .field("chrony.samples", samples);
    }

    /** What is left of the rate against the source, and how sure chronyd is of it, in ppm. */
    static void rates(Event.Builder event, String frequency, String skew) {
        TimeSpans.number(frequency).ifPresent(ppm -> event.field("chrony.residual_frequency_ppm", TimeSpans.text(ppm)));
        TimeSpans.number(skew).ifPresent(ppm -> event.field("chrony.frequency_skew_ppm", TimeSpans.text(ppm)));
    }
}
