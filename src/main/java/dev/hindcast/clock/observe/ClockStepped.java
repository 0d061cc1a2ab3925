package dev.hindcast.clock.observe;

import dev.hindcast.clock.LoggedSet;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Stamp;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A step that a time service of Linux made and logged with its size: chronyd, ntpd, ntpdate. The line is stamped when the
 * step is done (clock model, section 2, row 17 and 2.1).
 */
public final class ClockStepped implements ObservationKind {

    private static final Set<String> STEPPERS = Set.of("chronyd", "ntpd", "ntpdate", "sntp");

    @Override
    public String id() {
        return "clock-stepped";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        String actor = event.provider().toLowerCase(Locale.ROOT);
        Optional<Double> step = TimeServiceSource.number(event.text(FieldNames.STEP));
        Optional<Stamp> stamp = event.stamp();
        if (STEPPERS.contains(actor) && step.isPresent() && stamp.isPresent()) {
            sink.set(new LoggedSet(
                    sink.hostOf(event),
                    stamp.get().instant().minus(TimeServiceSource.seconds(step.get())),
                    stamp.get().instant(),
                    actor,
                    "",
                    Citation.allOf(event)));
        }
    }
}
