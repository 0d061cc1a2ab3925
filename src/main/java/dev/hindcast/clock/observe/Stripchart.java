package dev.hindcast.clock.observe;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * A measured offset of one clock against another: w32tm stripchart, w32time.log, chrony. The reader has already turned the
 * sign, so the field is clock minus reference. The error of such an offset is at most half the round trip (RFC 5905); where
 * that is not given, ± 0.1 s at half the weight (clock model, section 2, rows 1 and 2).
 */
public final class Stripchart implements ObservationKind {

    private static final double UNTOLD_ERROR_SECONDS = 0.1;

    @Override
    public String id() {
        return "offset-measured";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        if (!event.text(FieldNames.ACTION).equals("offset-measured")) {
            return;
        }
        Optional<Stamp> stamp = event.stamp();
        Optional<Double> offset = TimeServiceSource.number(event.text(FieldNames.OFFSET));
        Optional<Double> roundTrip = TimeServiceSource.number(event.text(FieldNames.ROUNDTRIP));
        if (stamp.isEmpty() || offset.isEmpty()) {
            return;
        }
        double error = roundTrip.map(d -> Math.abs(d) / 2).orElse(UNTOLD_ERROR_SECONDS);
        sink.bound(new Bound(
                sink.hostOf(event),
                sink.canonical(HostName.of(event.text(FieldNames.OFFSET_AGAINST))),
                stamp.get().instant().plus(stamp.get().resolution().dividedBy(2)),
                Bound.PlacedBy.OWN,
                offset.get() - error,
                offset.get() + error,
                Bound.Kind.MEASURED,
                roundTrip.isPresent() ? Bound.DIRECT : Bound.ROUGH,
                "",
                List.of(Citation.of(event))));
    }
}
