package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source in the answer of {@code chronyc ntpdata}: its last valid measurement. {@code Offset} is positive where the
 * clock is behind, as in measurements.log (chrony's ntp_core.c hands out the sample as it is), and like all of chronyd's
 * offsets it is relative to the corrected clock; the event is no measurement of the system clock.
 */
final class ChronycNtpdata implements LabelledKind {

    static final String ID = "chronyc-ntpdata";

    private static final Set<String> LABELS = Set.of(
            "Remote address",
            "Remote port",
            "Local address",
            "Leap status",
            "Version",
            "Mode",
            "Stratum",
            "Poll interval",
            "Precision",
            "Root delay",
            "Root dispersion",
            "Reference ID",
            "Reference time",
            "Offset",
            "Peer delay",
            "Peer dispersion",
            "Response time",
            "Jitter asymmetry",
            "NTP tests",
            "Interleaved",
            "Authenticated",
            "TX timestamping",
            "RX timestamping",
            "Total TX",
            "Total RX",
            "Total valid RX",
            "Total good RX",
            "Total kernel TX",
            "Total kernel RX",
            "Total HW TX",
            "Total HW RX");
    private static final Pattern ADDRESS = Pattern.compile("(?<address>\\S+) \\([0-9A-F]{8}\\)");
    private static final Pattern SECONDS = Pattern.compile("(?<number>[+-]?\\d+\\.\\d+) seconds");
    private static final List<String> NEEDED = List.of("Remote address", "Stratum", "Reference ID", "Offset");

    private final CaptureWriter out;

    ChronycNtpdata(CaptureWriter out) {
        this.out = out;
    }

    @Override
    public boolean begins(Entry entry) {
        return entry.label().equals("Remote address")
                && ADDRESS.matcher(entry.value()).matches();
    }

    @Override
    public boolean knows(String label) {
        return LABELS.contains(label);
    }

    @Override
    public void write(LabelledBlock block) {
        Matcher address = ADDRESS.matcher(block.value("Remote address").orElse(""));
        Optional<BigDecimal> behind = seconds(block, "Offset");
        if (!NEEDED.stream().allMatch(block::has) || !address.matches() || behind.isEmpty()) {
            out.reject(
                    block.line(),
                    "capture-cut",
                    "An answer of chronyc ntpdata needs " + String.join(", ", NEEDED) + "; this one is \""
                            + block.text() + "\". The rest of the file was read. Capture it again.");
            return;
        }
        Event.Builder event = block.setting().event(out, ID, ChronycTracking.PROGRAM, block.line());
        event.field(FieldNames.ACTION, "source-sampled")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.OFFSET_AGAINST, address.group("address"))
                .field(FieldNames.STRATUM, block.value("Stratum").orElse(""))
                .field(FieldNames.MESSAGE, block.text());
        ChronycTracking.leap(block.value("Leap status").orElse(""))
                .ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        block.value("NTP tests").ifPresent(tests -> event.field("chrony.ntp_tests", tests));
        // a source that never answered has an offset of nought; where the counters were cut off, its reference is
        // nought too
        boolean sampled = block.has("Total valid RX")
                ? !block.value("Total valid RX").orElse("0").equals("0")
                : !block.value("Reference ID").orElse("").startsWith("00000000");
        if (sampled) {
            event.field(FieldNames.OFFSET, TimeSpans.text(behind.get().negate()));
            Optional<BigDecimal> delay = seconds(block, "Peer delay");
            delay.ifPresent(d -> event.field(FieldNames.ROUNDTRIP, TimeSpans.text(d)));
            Optional<BigDecimal> dispersion = seconds(block, "Peer dispersion");
            if (delay.isPresent() && dispersion.isPresent()) {
                BigDecimal halfWidth = TimeSpans.half(delay.get()).add(dispersion.get());
                event.field(FieldNames.OFFSET_ERROR, TimeSpans.text(halfWidth));
            }
        }
        out.write(event);
    }

    private static Optional<BigDecimal> seconds(LabelledBlock block, String label) {
        Matcher number = SECONDS.matcher(block.value(label).orElse(""));
        return number.matches() ? TimeSpans.number(number.group("number")) : Optional.empty();
    }
}
