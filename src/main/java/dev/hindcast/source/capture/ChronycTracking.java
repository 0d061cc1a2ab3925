package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code chronyc tracking}.
 *
 * <p>It is a statement about the time source, never a measurement: {@code System time} is minus the correction that
 * chronyd still has to apply. It equals the clock's offset while a synchronised daemon slews, and reads 0 in a daemon that
 * has no source, however far off the clock is (chrony 4.3 under a simulated clock: 431 s off, printed 0). So the number
 * stands in {@code chrony.system_time_seconds}, positive = ahead, and not in {@link FieldNames#OFFSET}.
 */
final class ChronycTracking implements LabelledKind {

    static final String ID = "chronyc-tracking";
    static final String PROGRAM = "chronyc";
    static final String NO_REFERENCE = "00000000";

    private static final Set<String> LABELS = Set.of(
            "Reference ID",
            "Stratum",
            "Ref time (UTC)",
            "System time",
            "Last offset",
            "RMS offset",
            "Frequency",
            "Residual freq",
            "Skew",
            "Root delay",
            "Root dispersion",
            "Update interval",
            "Leap status");
    private static final Pattern REFERENCE = Pattern.compile("(?<id>\\S+) \\((?<name>.*)\\)");
    private static final Pattern SYSTEM_TIME =
            Pattern.compile("(?<number>\\d+\\.\\d+) seconds (?<way>fast|slow) of NTP time");
    private static final Pattern FREQUENCY = Pattern.compile("(?<number>\\d+(?:\\.\\d+)?) ppm (?<way>fast|slow)");
    private static final Pattern LEADING = Pattern.compile("(?<number>[+-]?\\d+(?:\\.\\d+)?)(?: seconds| ppm)?");

    /** Labels whose value is a number of seconds, and the word under {@code chrony.}. */
    private static final Map<String, String> SECONDS = Map.of(
            "Last offset", "last_offset_seconds",
            "RMS offset", "rms_offset_seconds",
            "Root delay", "root_delay_seconds",
            "Root dispersion", "root_dispersion_seconds",
            "Update interval", "update_interval_seconds");

    private static final List<String> NEEDED = List.of("Reference ID", "Stratum", "System time");

    private final CaptureWriter out;

    ChronycTracking(CaptureWriter out) {
        this.out = out;
    }

    @Override
    public boolean begins(Entry entry) {
        return switch (entry.label()) {
            case "Reference ID" -> REFERENCE.matcher(entry.value()).matches();
            case "System time" -> SYSTEM_TIME.matcher(entry.value()).matches();
            case "Ref time (UTC)", "RMS offset", "Residual freq" -> true;
            default -> false;
        };
    }

    @Override
    public boolean knows(String label) {
        return LABELS.contains(label);
    }

    @Override
    public void write(LabelledBlock block) {
        Optional<BigDecimal> ahead = block.value("System time").flatMap(value -> signed(SYSTEM_TIME, value, "fast"));
        Matcher reference = REFERENCE.matcher(block.value("Reference ID").orElse(""));
        boolean whole = NEEDED.stream().allMatch(block::has) && ahead.isPresent() && reference.matches();
        if (!whole) {
            out.reject(
                    block.line(),
                    "capture-cut",
                    "An answer of chronyc tracking has " + LABELS.size() + " lines and needs "
                            + String.join(", ", NEEDED) + "; this one is \"" + block.text()
                            + "\". The rest of the file was read. Capture it again.");
            return;
        }
        Event.Builder event = block.setting().event(out, ID, PROGRAM, block.line());
        source(event, reference.group("id"), reference.group("name"));
        event.field(FieldNames.STRATUM, block.value("Stratum").orElse(""));
        leap(block.value("Leap status").orElse("")).ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        ahead.ifPresent(seconds -> event.field("chrony.system_time_seconds", TimeSpans.text(seconds)));
        block.value("Frequency")
                .flatMap(value -> signed(FREQUENCY, value, "fast"))
                .ifPresent(ppm -> event.field(FieldNames.FREQUENCY, TimeSpans.text(ppm)));
        SECONDS.forEach((label, word) -> block.value(label)
                .flatMap(ChronycTracking::leading)
                .ifPresent(seconds -> event.field("chrony." + word, TimeSpans.text(seconds))));
        block.value("Ref time (UTC)").ifPresent(time -> event.field("chrony.ref_time", time));
        out.write(event.field(FieldNames.MESSAGE, block.text()));
    }

    /** The source and what its absence means; shared with the form of commas. */
    static void source(Event.Builder event, String id, String name) {
        event.field(FieldNames.ACTION, "time-source")
                .field(FieldNames.OUTCOME, "success")
                .field("chrony.reference_id", id);
        if (!id.equals(NO_REFERENCE)) {
            event.field(FieldNames.TIME_SOURCE, name.isEmpty() ? id : name);
        }
    }

    /** The NTP leap indicator of chronyc's words. */
    static Optional<String> leap(String words) {
        return switch (words) {
            case "Normal" -> Optional.of("0");
            case "Insert second" -> Optional.of("1");
            case "Delete second" -> Optional.of("2");
            case "Not synchronised" -> Optional.of("3");
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> signed(Pattern form, String value, String positive) {
        Matcher number = form.matcher(value);
        return number.matches()
                ? TimeSpans.number(number.group("number"))
                        .map(n -> number.group("way").equals(positive) ? n : n.negate())
                : Optional.empty();
    }

    private static Optional<BigDecimal> leading(String value) {
        Matcher number = LEADING.matcher(value);
        return number.matches() ? TimeSpans.number(number.group("number")) : Optional.empty();
    }
}
