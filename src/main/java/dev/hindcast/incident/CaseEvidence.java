package dev.hindcast.incident;

import dev.hindcast.attempt.Attempts;
import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.Clocks;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import dev.hindcast.host.Boot;
import dev.hindcast.host.Hosts;
import dev.hindcast.host.LogSpan;
import dev.hindcast.rule.CorrelationMatch;
import dev.hindcast.rule.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the stages before found, and what the user states: what is judged.
 *
 * @param boots by place
 * @param matches of the rules over single events
 * @param correlations of the rules over corrected time
 * @param tables events of migration sheets and health checks
 * @param stated the user's words
 */
public record CaseEvidence(
        Hosts hosts,
        Attempts attempts,
        Clocks clocks,
        List<Boot> boots,
        List<Match> matches,
        List<CorrelationMatch> correlations,
        List<Event> tables,
        Statements stated) {

    public CaseEvidence {
        boots = List.copyOf(boots);
        matches = List.copyOf(matches);
        correlations = List.copyOf(correlations);
        tables = List.copyOf(tables);
    }

    /** A stamp on the reference clock; the raw reading itself where the clock is not known. */
    CorrectedTime corrected(Stamp stamp) {
        HostName clock = hosts.canonical(stamp.clock());
        return clocks.of(clock).correct(stamp);
    }

    /** When an event happened on the reference clock; empty for an event without a stamp. */
    Optional<CorrectedTime> corrected(Event event) {
        return event.stamp().map(this::corrected);
    }

    Instant timeOf(Match match) {
        return corrected(match.event()).map(CorrectedTime::best).orElse(Instant.MIN);
    }

    ClockHistory clock(HostName host) {
        return clocks.of(host);
    }

    /** The last moment of which any log speaks. */
    Optional<Instant> end() {
        return hosts.logs().stream().map(LogSpan::last).max(Instant::compareTo);
    }

    /** The first moment of which any log speaks. */
    Optional<Instant> start() {
        return hosts.logs().stream().map(LogSpan::first).min(Instant::compareTo);
    }

    /** Matches of one rule on one host, by time on the reference clock. */
    List<Match> matchesOf(String ruleId, HostName host) {
        return matches.stream()
                .filter(m -> m.rule().id().equals(ruleId))
                .filter(m -> hosts.of(m.event()).equals(host))
                .sorted((a, b) -> timeOf(a).compareTo(timeOf(b)))
                .toList();
    }

    /** Matches that show a fact, on one host, by time on the reference clock. */
    List<Match> matchesShowing(String fact, HostName host) {
        return matches.stream()
                .filter(m -> m.rule().facts().contains(fact))
                .filter(m -> hosts.of(m.event()).equals(host))
                .sorted((a, b) -> timeOf(a).compareTo(timeOf(b)))
                .toList();
    }
}
