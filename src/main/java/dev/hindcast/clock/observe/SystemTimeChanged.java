package dev.hindcast.clock.observe;

import dev.hindcast.clock.LoggedSet;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of the clock: Kernel-General 1 of any version and Security 4616 (windows-events, chapters 2 and 3). Both write the
 * time before and after to 100 ns; of 4616 version 0, which writes four local strings, the difference is taken and put at
 * the record's own stamp.
 */
public final class SystemTimeChanged implements ObservationKind {

    /** Smaller sets are the housekeeping of a time service. */
    private static final Duration HOUSEKEEPING = Duration.ofMillis(50);

    @Override
    public String id() {
        return "system-time-changed";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        if (event.code().equals("1") && event.provider().endsWith("Kernel-General")) {
            set(event, "OldTime", sink);
        } else if (event.code().equals("4616") && event.provider().contains("Security-Auditing")) {
            if (event.data("PreviousDate").isEmpty()) {
                set(event, "PreviousTime", sink);
            } else {
                setByLocalStrings(event, sink);
            }
        }
    }

    private static void set(Event event, String oldField, ObservationSink sink) {
        Optional<Instant> before = WindowsTimes.utc(event.data(oldField));
        Optional<Instant> after = WindowsTimes.utc(event.data("NewTime"));
        if (before.isPresent() && after.isPresent()) {
            pass(event, before.get(), after.get(), sink);
        }
    }

    private static void setByLocalStrings(Event event, ObservationSink sink) {
        Optional<Stamp> stamp = event.stamp();
        Optional<Duration> by = WindowsTimes.between(
                event.data("PreviousDate"), event.data("PreviousTime"), event.data("NewDate"), event.data("NewTime"));
        if (stamp.isPresent() && by.isPresent()) {
            Instant after = stamp.get().instant();
            pass(event, after.minus(by.get()), after, sink);
        }
    }

    private static void pass(Event event, Instant before, Instant after, ObservationSink sink) {
        if (Duration.between(before, after).abs().compareTo(HOUSEKEEPING) >= 0) {
            sink.set(new LoggedSet(
                    sink.hostOf(event), before, after, actor(event), account(event), Citation.allOf(event)));
        }
    }

    /** Base name of the path, device path or not; empty where the version of the event names no process. */
    private static String actor(Event event) {
        String path = event.data("ProcessName").strip();
        String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
        return name.equals("-") ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String account(Event event) {
        String name = event.data("SubjectUserName");
        return name.isEmpty() || name.equals("-") ? event.text(FieldNames.WINLOG_USER) : name;
    }
}
