package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The span of time that a picture shows, in whole days: from the day before the cutover to twelve hours after the last
 * failure or correction.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record PictureSpan(Instant from, Instant to) {

    private static final Duration AFTERMATH = Duration.ofHours(12);

    /** One torn stamp of the year 9999 must not draw three million days; then the year around the move is drawn. */
    private static final Duration EXTENT_MAX = Duration.ofDays(366);

    /** Smaller sets of a clock change nothing that a picture can show. */
    static final double VISIBLE_STEP_SECONDS = 1.0;

    /** The span for an incident; without a cutover it begins the day before the first departure or failure. */
    public static PictureSpan of(Report report, Incident incident) {
        List<HostReport> host = report.host(incident.host()).stream().toList();
        Optional<Instant> begin = incident.cutover().stream()
                .map(Cutover::span)
                .flatMap(m -> m.earliest().stream())
                .findFirst()
                .or(() -> firstDeparture(incident))
                .or(() ->
                        host.stream().flatMap(h -> h.seen().earliest().stream()).findFirst());
        Instant start = begin.orElse(Instant.EPOCH);
        List<Instant> ends = new ArrayList<>();
        ends.add(start.plus(Duration.ofDays(1)));
        Times.anyOf(incident.attempts().lastFailure()).ifPresent(ends::add);
        incident.crossings().forEach(c -> Times.anyOf(c.time()).ifPresent(ends::add));
        incident.onset().forEach(o -> Times.anyOf(o.time()).ifPresent(ends::add));
        for (HostReport known : host) {
            visibleSteps(known).forEach(s -> Times.anyOf(s.time()).ifPresent(ends::add));
        }
        Instant end = ends.stream().max(Comparator.naturalOrder()).orElse(start).plus(AFTERMATH);
        Instant first = firstDeparture(incident).filter(t -> t.isBefore(start)).orElse(start);
        Instant from = first.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        Instant to = end.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        if (Duration.between(from, to).compareTo(EXTENT_MAX) > 0) {
            Instant near = start.truncatedTo(ChronoUnit.DAYS).minus(30, ChronoUnit.DAYS);
            from = near.isAfter(from) ? near : from;
            to = from.plus(EXTENT_MAX).isBefore(to) ? from.plus(EXTENT_MAX) : to;
        }
        return new PictureSpan(from, to);
    }

    private static Optional<Instant> firstDeparture(Incident incident) {
        return incident.onset().stream()
                .map(o -> o.time())
                .flatMap(m -> m.earliest().or(m::best).stream())
                .findFirst()
                .or(() -> Times.anyOf(incident.attempts().firstFailure()));
    }

    /** Sets of a clock that a picture can show, routine upkeep left out. */
    static List<ClockStep> visibleSteps(HostReport host) {
        return ClockFindings.listed(host).stream()
                .filter(s -> Math.abs(s.bySeconds()) >= VISIBLE_STEP_SECONDS)
                .toList();
    }

    public boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public boolean covers(Moment moment) {
        return Times.anyOf(moment).filter(this::covers).isPresent();
    }

    /** Where a time lies, 0 at the start and 1 at the end; outside it is below 0 or above 1. */
    public double share(Instant time) {
        return (double) Duration.between(from, time).toMillis()
                / Duration.between(from, to).toMillis();
    }

    /** The time at a share of the span. */
    public Instant at(double share) {
        return from.plusMillis(Math.round(share * Duration.between(from, to).toMillis()));
    }

    /** Midnights from the first day's on, without the end. */
    public List<Instant> days() {
        List<Instant> days = new ArrayList<>();
        for (Instant day = from; day.isBefore(to); day = day.plus(1, ChronoUnit.DAYS)) {
            days.add(day);
        }
        return days;
    }

    /** The days between its first and its last, {@code Fri 13 Mar – Thu 19 Mar 2026}. */
    public String words() {
        return Times.day(from) + " – " + Times.dayOfYear(to.minusSeconds(1));
    }
}
