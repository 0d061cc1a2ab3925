package dev.hindcast.clock.observe;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import dev.hindcast.host.Principals;
import java.util.List;
import java.util.Optional;

/**
 * A client's clock against its KDC's, measured by an exchange of the two: a trace of the client that notes the KDC's time
 * (clock model, section 2, row 9), or a refusal by a KDC that notes the client's (row 8).
 *
 * <p>A Heimdal client keeps a correction that outlives its reason, so what it sent is not what its host's clock showed
 * (Kerberos under skew, 1.3): 29 of 30 refusals of one recorded host came after its clock was right. Heimdal's own KDC
 * serves such clients, and nothing is concluded from its log. Samba's serves Windows and MIT clients and its own members;
 * a member corrects itself while a process lives, so that such a refusal has half the weight of a measurement.
 */
public final class ClientOffset implements ObservationKind {

    /** A trace's fraction stands still at the first line of a process within a second (text log formats, 2.1). */
    private static final double FROZEN_SECONDS = 1.0;

    private static final double TRACE_EARLY_SECONDS = 0.02;
    /** The client's time is cut to whole seconds. */
    private static final double CUT_SECONDS = 1.0;
    /** From the client's reading of its clock to the KDC's; unknown (clock model, 6.5). */
    private static final double LATENCY_SECONDS = 3.0;

    @Override
    public String id() {
        return "client-offset-measured";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        Optional<Double> offset = TimeServiceSource.number(event.text(FieldNames.OFFSET));
        boolean isOne = event.text(FieldNames.ACTION).equals("client-offset-measured");
        if (!isOne || offset.isEmpty() || event.stamp().isEmpty()) {
            return;
        }
        Stamp stamp = event.stamp().get();
        double x = offset.get();
        if (event.text(FieldNames.DATASET).equals("krb5-trace")) {
            sink.bound(bound(
                    event,
                    sink.hostOf(event),
                    HostName.UNKNOWN,
                    stamp,
                    Bound.PlacedBy.OWN,
                    x - TRACE_EARLY_SECONDS,
                    x + FROZEN_SECONDS,
                    Bound.DIRECT));
        } else if (event.provider().equals("samba")) {
            sink.bound(bound(
                    event,
                    // a user may sit anywhere
                    sink.canonical(Principals.machineOf(event.text(FieldNames.OFFSET_OF))
                            .orElse(HostName.UNKNOWN)),
                    sink.hostOf(event),
                    stamp,
                    Bound.PlacedBy.OTHER,
                    x - CUT_SECONDS,
                    x + CUT_SECONDS + LATENCY_SECONDS,
                    Bound.ROUGH));
        }
    }

    private static Bound bound(
            Event event,
            HostName host,
            HostName kdc,
            Stamp stamp,
            Bound.PlacedBy by,
            double low,
            double high,
            double weight) {
        return new Bound(
                host,
                kdc,
                stamp.instant(),
                by,
                low,
                high,
                Bound.Kind.MEASURED,
                weight,
                "",
                List.of(Citation.of(event)));
    }
}
