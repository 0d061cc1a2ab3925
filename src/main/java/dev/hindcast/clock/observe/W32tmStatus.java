package dev.hindcast.clock.observe;

import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code w32tm /query /status}: what keeps the clock at the moment of the capture. Facts only; the phase offset of it has no
 * sure sign (text-log-formats 3.2). "Local CMOS Clock" at stratum 1 with leap 0 looks synchronised and is not.
 */
public final class W32tmStatus implements ObservationKind {

    /** After a day without a sync the service itself calls its time lost (Time-Service 36). */
    private static final double RECENT_SECONDS = 86_400;

    @Override
    public String id() {
        return "w32tm-status";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        if (!event.code().equals("w32tm-status")) {
            return;
        }
        String source = event.text(FieldNames.TIME_SOURCE);
        Optional<Double> sinceSync = TimeServiceSource.number(event.text(FieldNames.SINCE_SYNC));
        boolean isUnset = event.text(FieldNames.LEAP).startsWith("3");
        boolean isOwn = isOwnClock(source);
        if (!isUnset && source.isEmpty()) {
            return;
        }
        boolean isStale = sinceSync.filter(s -> s > RECENT_SECONDS).isPresent();
        boolean isLost = isUnset || isOwn || isStale;
        if (!isLost && event.text(FieldNames.LEAP).isEmpty() && sinceSync.isEmpty()) {
            // somebody left lines out, and with them whether the service calls itself synchronised
            return;
        }
        Moment captured = event.stamp().map(Stamp::instant).map(Moment::exactly).orElse(Moment.UNKNOWN);
        sink.fact(new TimeSourceFact(
                sink.hostOf(event),
                isLost ? lostAt(event, sinceSync).orElse(captured) : captured,
                isLost ? TimeSourceFact.Kind.LOST : TimeSourceFact.Kind.SYNCHRONISED,
                source,
                statement(source, isLost, isStale, sinceSync),
                Citation.of(event)));
    }

    private static Optional<Moment> lostAt(Event event, Optional<Double> sinceSync) {
        if (event.stamp().isEmpty() || sinceSync.isEmpty()) {
            return Optional.empty();
        }
        Instant captured = event.stamp().orElseThrow().instant();
        return Optional.of(Moment.exactly(captured.minus(TimeServiceSource.seconds(sinceSync.get()))));
    }

    private static String statement(String source, boolean isLost, boolean isStale, Optional<Double> sinceSync) {
        String named = source.isEmpty() ? "no source" : source;
        String since = sinceSync
                .map(s -> String.format(Locale.ROOT, ", last set %.1f h before the capture", s / 3600))
                .orElse("");
        if (!isLost) {
            return "The time service follows " + named + since + ".";
        }
        return (isStale
                        ? "The time service names " + named
                        : "Nothing keeps this clock: the time service names " + named)
                + since + ".";
    }

    /** Names for the machine's own clock; localised builds keep "CMOS". */
    static boolean isOwnClock(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        return name.contains("cmos") || name.contains("free-running") || name.equals("locl");
    }
}
