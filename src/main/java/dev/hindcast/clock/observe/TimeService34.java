package dev.hindcast.clock.observe;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * Time-Service 34: the service refused a correction as too large and says how large it was. The number is reference minus
 * local, so a clock that "needs to be changed by 400 seconds" is 400 s behind (clock model, section 2, row 10).
 */
public final class TimeService34 implements ObservationKind {

    @Override
    public String id() {
        return "time-service-34";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        if (!event.code().equals("34") || !TimeServiceSource.isTimeService(event)) {
            return;
        }
        Optional<Stamp> stamp = event.stamp();
        Optional<Double> change = TimeServiceSource.number(event.data("SystemTimeChangeSeconds"));
        if (stamp.isEmpty() || change.isEmpty()) {
            return;
        }
        String source = TimeServiceSource.sourceName(event.data("TimeSource"));
        HostName host = sink.hostOf(event);
        Citation citation = Citation.of(event);
        sink.bound(new Bound(
                host,
                sink.canonical(HostName.of(source)),
                stamp.get().instant(),
                Bound.PlacedBy.OWN,
                -change.get() - 1,
                -change.get() + 1,
                Bound.Kind.MEASURED,
                Bound.DIRECT,
                "",
                List.of(citation)));
        sink.fact(new TimeSourceFact(
                host,
                Moment.exactly(stamp.get().instant()),
                TimeSourceFact.Kind.REFUSED,
                source,
                "The time service refused to change the clock by " + Math.round(change.get())
                        + " s, which is more than it is allowed.",
                citation));
    }
}
