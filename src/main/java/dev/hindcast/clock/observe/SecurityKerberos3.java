package dev.hindcast.clock.observe;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Security-Kerberos 3: a KRB-ERROR always carries the checker's time, so the record's own stamp minus Server Time measures
 * the client against it (clock model, section 2, row 7). Server Time is cut to seconds, the stamp comes a round trip later.
 */
public final class SecurityKerberos3 implements ObservationKind {

    /** From the error's sending to its logging; a few milliseconds as a rule. */
    private static final double ROUND_TRIP_SECONDS = 1.0;

    @Override
    public String id() {
        return "security-kerberos-3";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        boolean isKerberos = event.provider().endsWith("Security-Kerberos")
                || event.provider().equals("Kerberos");
        if (!isKerberos || !event.code().equals("3")) {
            return;
        }
        Optional<Stamp> stamp = event.stamp();
        Optional<Instant> server = WindowsTimes.kerberos(event.data("ServerTime"));
        if (stamp.isPresent() && server.isPresent()) {
            double apart = seconds(Duration.between(server.get(), stamp.get().instant()));
            double resolution = seconds(stamp.get().resolution());
            sink.bound(new Bound(
                    sink.hostOf(event),
                    checker(event.data("ServerName"), sink),
                    stamp.get().instant(),
                    Bound.PlacedBy.OWN,
                    apart - 1 - ROUND_TRIP_SECONDS,
                    apart + resolution,
                    Bound.Kind.MEASURED,
                    Bound.DIRECT,
                    "",
                    List.of(Citation.of(event))));
        }
    }

    /** The KDC is not named; a service is, by its principal. */
    private static HostName checker(String serverName, ObservationSink sink) {
        String principal = serverName.toLowerCase(Locale.ROOT);
        int slash = principal.indexOf('/');
        if (principal.isEmpty() || principal.startsWith("krbtgt")) {
            return HostName.UNKNOWN;
        }
        String host = principal.substring(slash + 1);
        int end = 0;
        while (end < host.length() && "/@:".indexOf(host.charAt(end)) < 0) {
            end++;
        }
        return sink.canonical(HostName.of(host.substring(0, end)));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
