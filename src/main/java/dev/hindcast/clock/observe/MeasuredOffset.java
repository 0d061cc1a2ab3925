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
 * A measured offset of one clock against another: w32tm stripchart, w32time.log, chrony, ntpd. The reader has already turned
 * the sign, so the field is clock minus reference. The error is what the source itself states, else at most half the round
 * trip (RFC 5905), else ± 0.1 s at half the weight (clock model, section 2, rows 1 to 5). chronyd stamps its logs with the
 * time as it will be when all corrections are applied: such a stamp is the reference's, not the clock's own (row 4).
 */
public final class MeasuredOffset implements ObservationKind {

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
        Optional<Double> stated = TimeServiceSource.number(event.text(FieldNames.OFFSET_ERROR))
                .or(() -> TimeServiceSource.number(event.text(FieldNames.ROUNDTRIP))
                        .map(d -> d / 2));
        if (stamp.isEmpty() || offset.isEmpty()) {
            return;
        }
        double error = Math.abs(stated.orElse(UNTOLD_ERROR_SECONDS));
        boolean corrected = event.text(FieldNames.STAMP_IS).equals("corrected");
        sink.bound(new Bound(
                sink.hostOf(event),
                sink.canonical(HostName.of(event.text(FieldNames.OFFSET_AGAINST))),
                stamp.get().instant().plus(stamp.get().resolution().dividedBy(2)),
                corrected ? Bound.PlacedBy.OTHER : Bound.PlacedBy.OWN,
                offset.get() - error,
                offset.get() + error,
                Bound.Kind.MEASURED,
                stated.isPresent() ? Bound.DIRECT : Bound.ROUGH,
                "",
                List.of(Citation.of(event))));
    }
}
