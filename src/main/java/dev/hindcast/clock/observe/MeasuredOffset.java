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
import java.util.regex.Pattern;

/**
 * A measured offset of one clock against another: w32tm stripchart, w32time.log, chrony, ntpd. The reader has already turned
 * the sign, so the field is clock minus reference. The error is what the source itself states, else at most half the round
 * trip (RFC 5905), else ± 0.1 s at half the weight (clock model, section 2, rows 1 to 5). chronyd stamps its logs with the
 * time as it will be when all corrections are applied: such a stamp is the reference's, not the clock's own (row 4).
 */
public final class MeasuredOffset implements ObservationKind {

    private static final double UNTOLD_ERROR_SECONDS = 0.1;

    /**
     * A machine's own clock, or that of the host it runs on, as ntpd and chronyd name them: agreeing with it says nothing
     * of domain time, and a hypervisor that is an hour off would be cleared by itself.
     */
    private static final Pattern OWN_CLOCK = Pattern.compile(
            "127\\.127\\..*|(?:LOCAL|LOCL|PHC|PTP|KVM|HYPV|VMW).*|7F7F[0-9A-F]{4}", Pattern.CASE_INSENSITIVE);

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
        String against = event.text(FieldNames.OFFSET_AGAINST);
        if (stamp.isEmpty() || offset.isEmpty() || OWN_CLOCK.matcher(against).matches()) {
            return;
        }
        double error = Math.abs(stated.orElse(UNTOLD_ERROR_SECONDS));
        // the rows of a monitor are stamped by whoever ran it
        boolean byOther = event.text(FieldNames.STAMP_IS).equals("corrected")
                || event.text(FieldNames.DATASET).equals("w32tm-monitor");
        sink.bound(new Bound(
                sink.hostOf(event),
                sink.canonical(HostName.of(against)),
                stamp.get().instant().plus(stamp.get().resolution().dividedBy(2)),
                byOther ? Bound.PlacedBy.OTHER : Bound.PlacedBy.OWN,
                offset.get() - error,
                offset.get() + error,
                Bound.Kind.MEASURED,
                stated.isPresent() ? Bound.DIRECT : Bound.ROUGH,
                "",
                List.of(Citation.of(event))));
    }
}
