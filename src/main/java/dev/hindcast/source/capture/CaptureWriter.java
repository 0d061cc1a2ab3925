package dev.hindcast.source.capture;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.DateOrderVote;
import dev.hindcast.source.HostHint;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordCount;
import dev.hindcast.source.WrittenTime;
import dev.hindcast.source.ZoneChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the parts of a capture's reader put what they find: events, rejected records, each assumption once. */
final class CaptureWriter {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final String path;
    private final ReadingOptions options;
    private final EventSink sink;
    private final ZoneChoice zone;
    private final String hostHint;
    private final Layouts layouts = new Layouts();
    private final RecordCount count = new RecordCount();
    private final Set<String> told = new HashSet<>();
    private @Nullable ZoneChoice used;

    CaptureWriter(String path, ReadingOptions options, EventSink sink) {
        this.path = path;
        this.options = options;
        this.sink = sink;
        this.zone = ZoneChoice.statedOrUtc(options, path);
        this.hostHint = HostHint.of(path);
    }

    /** Begins an event of one of the capture formats. */
    Event.Builder event(String format, long line, HostName host) {
        Event.Builder event = Event.at(new Provenance(path, Position.line(line), format), layouts)
                .field(FieldNames.DATASET, format)
                .field(FieldNames.PROVIDER, "w32tm")
                .field(FieldNames.HOST_HINT, hostHint);
        if (host.isKnown()) {
            event.field(FieldNames.HOST, host.value());
        }
        return event;
    }

    /** Begins an event of one kind of answer, stamped where the capture says when it was taken. */
    Event.Builder answer(String kind, long line, CaptureFrame.Taken taken) {
        Event.Builder event = event(kind, line, taken.host()).field(FieldNames.CODE, kind);
        if (taken.at().isPresent()) {
            CaptureFrame.CaptureTime time = taken.at().get();
            HostName clock = time.byMachine() ? taken.runner() : HostName.UNKNOWN;
            local(time.written()).ifPresent(at -> event.stamp(stamp(time.raw(), at, time.written(), clock)));
        }
        return event;
    }

    /** One record became this event. */
    void write(Event.Builder event) {
        count.present();
        count.read();
        sink.accept(event.build());
    }

    /** One record could not be read. */
    void reject(long line, String code, String message) {
        count.present();
        count.rejected();
        sink.accept(Diagnostic.error(path, Position.line(line), code, message));
    }

    /** One row could not be read; those around it were. */
    void rejectRow(long line, String expected, String found) {
        reject(
                line,
                "row-unreadable",
                "Expected a row of " + expected + ", found \"" + found.strip() + "\"; the other rows were read.");
    }

    /** The local reading of a date and time of this capture, by the order stated, decided or assumed. */
    Optional<LocalDateTime> local(WrittenTime written) {
        Optional<DateOrder> stated = options.dateOrderOf(path);
        DateOrderVote vote = new DateOrderVote();
        vote.add(written);
        DateOrder order = vote.order(stated);
        // AM and PM with slashes are what American Windows prints; without them any country may have
        if (vote.isAssumed(stated) && !written.isHalfDay() && told.add("date-order-assumed")) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.FILE,
                    "date-order-assumed",
                    "In its dates day and month can be exchanged; they are read as " + order
                            + ". State the order with --date-order '" + path + "=DMY' or MDY."));
        }
        return written.local(order);
    }

    /** The stamp of a local reading, in the zone beside it, else the stated, else UTC, which is told once. */
    Stamp stamp(String raw, LocalDateTime local, WrittenTime written, HostName clock) {
        ZoneChoice choice = written.zone().map(ZoneChoice::inFile).orElse(zone);
        if (choice.basis() == StampBasis.ASSUMED && told.add("zone-assumed")) {
            sink.accept(ZoneChoice.assumed(path));
        }
        if (used == null) {
            used = choice;
        }
        return new Stamp(raw, choice.instantOf(local), SECOND, choice.basis(), choice.name(), clock);
    }

    /** A stamp that the file itself puts on UTC. */
    Stamp utc(String raw, Instant instant, Duration resolution, HostName clock) {
        if (used == null) {
            used = ZoneChoice.inFile(ZoneOffset.UTC);
        }
        return Stamp.inFile(raw, instant, resolution, clock);
    }

    /** A stamp that the answer itself places, with the zone of its digits. */
    Stamp placed(String raw, Instant instant, Duration resolution, ZoneOffset digits, HostName clock) {
        ZoneChoice choice = ZoneChoice.inFile(digits);
        if (used == null) {
            used = choice;
        }
        return new Stamp(raw, instant, resolution, choice.basis(), choice.name(), clock);
    }

    /** Tells once that rows stand without the head that dates them. */
    void dateMissing(long line) {
        if (told.add("date-missing")) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.line(line),
                    "date-missing",
                    "Its rows have a time of day and the line with the date is missing; they were read without a time."
                            + " Capture again with the first three lines."));
        }
    }

    RecordCount count() {
        return count;
    }

    Optional<ZoneChoice> zoneUsed() {
        return Optional.ofNullable(used);
    }
}
