package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a capture had said of machine and time when an answer began.
 *
 * @param host the machine, or unknown
 * @param capturedAt the time that stands around the answer
 */
record Setting(HostName host, Optional<CaptureFrame.CaptureTime> capturedAt) {

    static Setting of(CaptureFrame frame) {
        return new Setting(frame.host(), frame.capturedAt());
    }

    /** Begins an event of a kind of answer, with the capture's time as its stamp where there is one. */
    Event.Builder event(CaptureWriter out, String kind, String program, long line) {
        Event.Builder event = unstamped(out, kind, program, line);
        if (capturedAt.isPresent()) {
            CaptureFrame.CaptureTime time = capturedAt.get();
            Optional<LocalDateTime> local = out.local(time.written());
            HostName clock = time.byMachine() ? host : HostName.UNKNOWN;
            local.ifPresent(at -> event.stamp(out.stamp(time.raw(), at, time.written(), clock)));
        }
        return event;
    }

    /** The same for an answer that has a time of its own, or none because it looks back. */
    Event.Builder unstamped(CaptureWriter out, String kind, String program, long line) {
        return out.event(kind, line, host).field(FieldNames.PROVIDER, program).field(FieldNames.CODE, kind);
    }
}
