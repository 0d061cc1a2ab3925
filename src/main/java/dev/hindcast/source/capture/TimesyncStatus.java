package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code timedatectl timesync-status} and {@code show-timesync}: the last packet that systemd-timesyncd had
 * from its server. {@code Offset} is server minus machine, positive = behind (timedatectl.c, {@code t14 < t23}), at that
 * packet, after which the clock was set or slewed; so the event is a statement about the source.
 */
final class TimesyncStatus implements LabelledKind {

    static final String ID = "timesync-status";

    private static final Set<String> LABELS = Set.of(
            "Server",
            "Poll interval",
            "Leap",
            "Version",
            "Stratum",
            "Reference",
            "Precision",
            "Root distance",
            "Offset",
            "Delay",
            "Jitter",
            "Packet count",
            "Frequency");
    private static final Set<String> PROPERTIES = Set.of(
            "LinkNTPServers",
            "SystemNTPServers",
            "RuntimeNTPServers",
            "FallbackNTPServers",
            "ServerName",
            "ServerAddress",
            "RootDistanceMaxUSec",
            "PollIntervalMinUSec",
            "PollIntervalMaxUSec",
            "PollIntervalUSec",
            "NTPMessage");
    private static final Pattern PROPERTY = Pattern.compile("^\\s*(?<name>[A-Z]\\w{3,30})=(?<value>.*)$");
    private static final Pattern SERVER = Pattern.compile("^(?<address>\\S+) \\((?<name>\\S+)\\)$");
    private static final Pattern POLL = Pattern.compile("^.+ \\(min: .+; max:? .+\\)$");
    private static final Pattern DISTANCE = Pattern.compile("^(?<span>.+) \\(max: .+\\)$");
    /** A comma is missing before PacketCount in the first years. */
    private static final Pattern MEMBER =
            Pattern.compile("(?<name>[A-Z]\\w+)=(?<value>[^,{}]*?)(?=,| PacketCount=| \\})");

    private static final Map<String, String> LEAP = Map.of(
            "normal", "0",
            "last minute of the day has 61 seconds", "1",
            "last minute of the day has 59 seconds", "2",
            "not synchronized", "3");

    private final CaptureWriter out;

    TimesyncStatus(CaptureWriter out) {
        this.out = out;
    }

    @Override
    public Optional<Entry> entry(String line) {
        Matcher property = PROPERTY.matcher(line);
        if (property.matches()) {
            return Optional.of(
                    new Entry(property.group("name"), property.group("value").strip()));
        }
        return LabelledKind.super.entry(line);
    }

    @Override
    public boolean begins(Entry entry) {
        return switch (entry.label()) {
            case "Poll interval" -> POLL.matcher(entry.value()).matches();
            case "Server" -> SERVER.matcher(entry.value()).matches();
            default -> PROPERTIES.contains(entry.label());
        };
    }

    @Override
    public boolean knows(String label) {
        return LABELS.contains(label) || PROPERTIES.contains(label);
    }

    @Override
    public void write(LabelledBlock block) {
        if (block.has("ServerName") || block.has("ServerAddress")) {
            properties(block);
        } else if (block.has("Server") && block.has("Packet count")) {
            status(block);
        } else if (block.size() > 1) {
            // one line alone is somebody else's: nslookup prints a server too
            reject(block);
        }
    }

    private void reject(LabelledBlock block) {
        out.reject(
                block.line(),
                "capture-cut",
                "An answer of timedatectl timesync-status begins with Server and says its Packet count; this one is \""
                        + block.text() + "\". The rest of the file was read. Capture it again.");
    }

    private void status(LabelledBlock block) {
        Matcher server = SERVER.matcher(block.value("Server").orElse(""));
        Optional<BigDecimal> behind = block.value("Offset").flatMap(TimeSpans::systemd);
        if (!server.matches() || (block.has("Offset") && behind.isEmpty())) {
            reject(block);
            return;
        }
        Event.Builder event = begun(block, server.group("name"), server.group("address"));
        Optional<BigDecimal> delay = block.value("Delay").flatMap(TimeSpans::systemd);
        Matcher distance = DISTANCE.matcher(block.value("Root distance").orElse(""));
        Optional<BigDecimal> root = distance.matches() ? TimeSpans.systemd(distance.group("span")) : Optional.empty();
        behind.ifPresent(x -> event.field(FieldNames.OFFSET, TimeSpans.text(x.negate())));
        delay.ifPresent(d -> event.field(FieldNames.ROUNDTRIP, TimeSpans.text(d)));
        if (behind.isPresent() && delay.isPresent() && root.isPresent()) {
            BigDecimal halfWidth = TimeSpans.half(delay.get()).add(root.get());
            event.field(FieldNames.OFFSET_ERROR, TimeSpans.text(halfWidth));
        }
        block.value("Stratum").ifPresent(stratum -> event.field(FieldNames.STRATUM, stratum));
        block.value("Leap").map(LEAP::get).ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        block.value("Packet count").ifPresent(count -> event.field("timesync.packet_count", count));
        block.value("Frequency").ifPresent(frequency -> event.field("timesync.frequency", frequency));
        out.write(event);
    }

    private void properties(LabelledBlock block) {
        Event.Builder event = begun(
                block,
                block.value("ServerName").orElse(""),
                block.value("ServerAddress").orElse(""));
        Matcher member = MEMBER.matcher(block.value("NTPMessage").orElse(""));
        while (member.find()) {
            String value = member.group("value").strip();
            switch (member.group("name")) {
                case "Leap" -> event.field(FieldNames.LEAP, value);
                case "Stratum" -> event.field(FieldNames.STRATUM, value);
                case "PacketCount" -> event.field("timesync.packet_count", value);
                case "DestinationTimestamp" -> event.field("timesync.last_packet", value);
                default -> {
                    // precision, delays to the root, version
                }
            }
        }
        if (!block.has("NTPMessage")) {
            event.field("timesync.packet_count", "0");
        }
        block.value("Frequency").ifPresent(frequency -> event.field("timesync.frequency_scaled", frequency));
        out.write(event);
    }

    private Event.Builder begun(LabelledBlock block, String name, String address) {
        Event.Builder event = block.setting()
                .event(out, ID, Timedatectl.PROGRAM, block.line())
                .field(FieldNames.ACTION, "time-source")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.MESSAGE, block.text());
        boolean named = !name.isEmpty() && !name.equals("n/a") && !name.equals("(null)");
        String source = named ? name : address;
        if (!source.isEmpty() && !source.equals("n/a") && !source.equals("(null)")) {
            event.field(FieldNames.TIME_SOURCE, source).field(FieldNames.OFFSET_AGAINST, source);
        }
        return event;
    }
}
