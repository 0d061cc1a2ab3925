package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code timedatectl} and {@code timedatectl status}, labels of all years of systemd. It dates itself: the
 * stamp is the local time, placed by the universal time beside it, so that no abbreviation has to be understood.
 *
 * <p>{@code timedatectl.rtc_minus_universal_seconds} is the difference of the digits shown. Where {@code RTC in local TZ}
 * is {@code yes} the digits of a right RTC are local ones, and the difference is then the zone's.
 */
final class Timedatectl implements LabelledKind {

    static final String ID = "timedatectl";
    static final String PROGRAM = "timedatectl";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Set<String> LABELS = Set.of(
            "Local time",
            "Universal time",
            "RTC time",
            "Time zone",
            "Timezone",
            "RTC in local TZ",
            "DST active",
            "Last DST change",
            "Next DST change");
    private static final Set<String> SYNCHRONISED = Set.of("System clock synchronized", "NTP synchronized");
    private static final Set<String> SERVICE = Set.of(
            "NTP service", "systemd-timesyncd.service active", "Network time on", "Network Time on", "NTP enabled");
    private static final Pattern DATED = Pattern.compile(
            "^(?:\\S+ )?(?<date>\\d{4}-\\d\\d-\\d\\d) (?<time>\\d\\d:\\d\\d:\\d\\d)(?: (?<zone>\\S+))?$");
    private static final Pattern ZONE =
            Pattern.compile("^(?<name>\\S+)(?: \\((?<word>[^,()]+), (?<offset>[+-]\\d{4})\\))?$");
    /** Under the changes of summer time stand two dates without a label. */
    private static final Pattern CHANGE = Pattern.compile("^\\s+\\S+ \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S+$");

    private static final Map<String, String> PLAIN = Map.of(
            "RTC in local TZ", "timedatectl.rtc_in_local_tz",
            "DST active", "timedatectl.dst_active",
            "RTC time", "timedatectl.rtc_time");

    private final CaptureWriter out;
    private final CaptureFrame frame;

    Timedatectl(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean begins(Entry entry) {
        return switch (entry.label()) {
            case "Local time", "Universal time", "RTC time" ->
                DATED.matcher(entry.value()).matches() || entry.value().equals("n/a");
            case "Time zone", "Timezone" -> {
                Matcher zone = ZONE.matcher(entry.value());
                yield zone.matches() && zone.group("offset") != null;
            }
            default -> false;
        };
    }

    @Override
    public boolean knows(String label) {
        return LABELS.contains(label) || SYNCHRONISED.contains(label) || SERVICE.contains(label);
    }

    @Override
    public boolean wraps(String line, String lastLabel) {
        return lastLabel.endsWith("DST change") && CHANGE.matcher(line).matches();
    }

    @Override
    public void write(LabelledBlock block) {
        Optional<LocalDateTime> local = time(block, "Local time");
        Optional<LocalDateTime> universal = time(block, "Universal time");
        Matcher zone = ZONE.matcher(block.value("Time zone", "Timezone").orElse(""));
        boolean zoned = zone.matches();
        Optional<ZoneOffset> stated = zoned ? offset(zone.group("offset")) : Optional.empty();
        if ((local.isEmpty() && universal.isEmpty() && !zoned) || damaged(block, "Local time", "Universal time")) {
            out.reject(
                    block.line(),
                    "capture-cut",
                    "An answer of timedatectl says local and universal time and the zone; this one is \"" + block.text()
                            + "\". The rest of the file was read. Capture it again.");
            return;
        }
        Optional<Instant> utc = universal
                .map(at -> at.toInstant(ZoneOffset.UTC))
                .or(() -> local.flatMap(at -> stated.map(at::toInstant)));
        Event.Builder event = utc.isPresent()
                ? block.setting().unstamped(out, ID, PROGRAM, block.line())
                : block.setting().event(out, ID, PROGRAM, block.line());
        Optional<ZoneOffset> shown = utc.flatMap(now -> local.flatMap(at -> NtpqVariables.offsetSeconds(at, now)))
                .map(ZoneOffset::ofTotalSeconds);
        if (utc.isPresent()) {
            String raw = block.value("Local time", "Universal time").orElse("");
            ZoneOffset digits = local.isPresent() ? shown.orElse(ZoneOffset.UTC) : ZoneOffset.UTC;
            event.stamp(
                    out.placed(raw, utc.get(), SECOND, digits, block.setting().host()));
            frame.clockShows(utc.get());
        }
        event.field(FieldNames.ACTION, "time-source").field(FieldNames.OUTCOME, "success");
        if (zoned && !zone.group("name").equals("n/a")) {
            event.field(FieldNames.ZONE_NAME, zone.group("name"));
        }
        stated.or(() -> shown)
                .ifPresent(o -> event.field(FieldNames.ZONE_OFFSET, Integer.toString(o.getTotalSeconds())));
        PLAIN.forEach((label, field) -> block.value(label).ifPresent(value -> event.field(field, value)));
        block.value(SYNCHRONISED.toArray(String[]::new))
                .ifPresent(value -> event.field("timedatectl.synchronized", value));
        block.value(SERVICE.toArray(String[]::new)).ifPresent(value -> event.field("timedatectl.ntp_service", value));
        Optional<LocalDateTime> rtc = time(block, "RTC time");
        if (rtc.isPresent() && universal.isPresent()) {
            long seconds = Duration.between(universal.get(), rtc.get()).toSeconds();
            event.field("timedatectl.rtc_minus_universal_seconds", Long.toString(seconds));
        }
        out.write(event.field(FieldNames.MESSAGE, block.text()));
    }

    private static boolean damaged(LabelledBlock block, String... labels) {
        for (String label : labels) {
            Optional<String> value = block.value(label);
            if (value.isPresent()
                    && !value.get().equals("n/a")
                    && time(block, label).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LocalDateTime> time(LabelledBlock block, String label) {
        Matcher dated = DATED.matcher(block.value(label).orElse(""));
        if (!dated.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(LocalDate.parse(dated.group("date")), LocalTime.parse(dated.group("time"))));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneOffset> offset(String written) {
        try {
            return written == null ? Optional.empty() : Optional.of(ZoneOffset.of(written));
        } catch (DateTimeException noSuchOffset) {
            return Optional.empty();
        }
    }
}
