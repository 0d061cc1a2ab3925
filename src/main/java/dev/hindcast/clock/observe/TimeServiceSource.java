package dev.hindcast.clock.observe;

import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What W32Time says of its source: found (35, 37, 266), lost (36, 24, 29, 38, 47, 129 to 134), told to ask nobody (Type
 * NoSync in 257, 260, 263). A 36 comes a day after the loss that it reports: windows-events, chapter 2.
 */
public final class TimeServiceSource implements ObservationKind {

    /** UnsynchronizedTimeSeconds where the record does not carry it. */
    private static final long LOST_BEFORE_SECONDS = 86_400;

    @Override
    public String id() {
        return "time-service-source";
    }

    @Override
    public void observe(Event event, ObservationSink sink) {
        Optional<Stamp> stamp = event.stamp();
        if (stamp.isEmpty() || !isTimeService(event)) {
            return;
        }
        Instant time = stamp.get().instant();
        switch (event.code()) {
            case "35", "37", "266" -> follows(event, time, sourceName(event.data("TimeSource")), sink);
            case "36" -> {
                long since = number(event.data("UnsynchronizedTimeSeconds"))
                        .map(Math::round)
                        .orElse(LOST_BEFORE_SECONDS);
                lost(
                        event,
                        Moment.between(
                                time.minusSeconds(since),
                                time.minusSeconds(since).plusSeconds(1)),
                        "The time service had time from a source for the last time then; it said so " + since
                                + " s later.",
                        sink);
            }
            case "14", "17", "129", "130", "131", "132", "133", "134" ->
                lost(event, Moment.exactly(time), "The time service found no source to ask.", sink);
            case "24", "47" ->
                lost(event, Moment.exactly(time), "The time service got no answer from its source.", sink);
            case "29", "38" -> lost(event, Moment.exactly(time), "The time service has no source of time.", sink);
            case "257", "260", "263" -> configuration(event, time, sink);
            default -> {}
        }
    }

    private static void configuration(Event event, Instant time, ObservationSink sink) {
        if (saysNoSync(event.data("Configuration")) || saysNoSync(event.data("TimeProviders"))) {
            sink.fact(new TimeSourceFact(
                    sink.hostOf(event),
                    Moment.exactly(time),
                    TimeSourceFact.Kind.NO_SYNC,
                    "",
                    "The time service is told to ask nobody (Type NoSync).",
                    Citation.of(event)));
        }
        String source = event.data("Source");
        if (event.code().equals("260") && !source.isEmpty()) {
            if (W32tmStatus.isOwnClock(source)) {
                lost(
                        event,
                        Moment.exactly(time),
                        "The time service follows only its own clock (" + source + ").",
                        sink);
            } else {
                follows(event, time, sourceName(source), sink);
            }
        }
    }

    private static boolean saysNoSync(String configuration) {
        return configuration.toLowerCase(Locale.ROOT).contains("nosync");
    }

    private static void follows(Event event, Instant time, String source, ObservationSink sink) {
        if (W32tmStatus.isOwnClock(source)) {
            lost(event, Moment.exactly(time), "The time service follows only its own clock (" + source + ").", sink);
            return;
        }
        sink.fact(new TimeSourceFact(
                sink.hostOf(event),
                Moment.exactly(time),
                TimeSourceFact.Kind.SYNCHRONISED,
                source,
                "The time service follows " + (source.isEmpty() ? "a source that it does not name" : source) + ".",
                Citation.of(event)));
    }

    private static void lost(Event event, Moment time, String statement, ObservationSink sink) {
        String named = event.data("DomainPeer").isEmpty() ? event.data("ManualPeer") : event.data("DomainPeer");
        sink.fact(new TimeSourceFact(
                sink.hostOf(event), time, TimeSourceFact.Kind.LOST, sourceName(named), statement, Citation.of(event)));
    }

    static boolean isTimeService(Event event) {
        return event.provider().endsWith("Time-Service") || event.provider().equals("W32Time");
    }

    /** {@code dc01.corp.example} of {@code dc01.corp.example (ntp.d|0x0|0.0.0.0:123->10.0.0.1:123)}; flags cut off. */
    static String sourceName(String written) {
        int end = written.indexOf(" (");
        String name = end < 0 ? written : written.substring(0, end);
        int flags = name.indexOf(",0x");
        return (flags < 0 ? name : name.substring(0, flags)).strip();
    }

    /** A number, with or without group separators; empty where it is none. */
    static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
