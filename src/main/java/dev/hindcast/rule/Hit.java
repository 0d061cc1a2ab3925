package dev.hindcast.rule;

import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rule's match, or a correlation's, placed on corrected time. A correlation stands where it is complete: at its last event.
 *
 * @param matches of a rule one, of a correlation those of its chain
 * @param start best time of the first event
 * @param startEarliest earliest time of the first event
 * @param startLatest latest time of the first event
 * @param best best time of the last event
 * @param earliest earliest time of the last event
 * @param latest latest time of the last event
 * @param placed whether the clock is known there, so that the times can prove anything
 * @param orderProved whether the matches stand in no other order
 */
record Hit(
        List<Match> matches,
        Instant start,
        Instant startEarliest,
        Instant startLatest,
        Instant best,
        Instant earliest,
        Instant latest,
        boolean placed,
        boolean orderProved) {

    static final Comparator<Hit> BY_PLACE = Comparator.comparing(
                    (Hit hit) -> hit.first().provenance())
            .thenComparing(hit -> hit.last().provenance());

    static Hit of(Match match, CorrectedTime time) {
        return new Hit(
                List.of(match),
                time.best(),
                time.earliest(),
                time.latest(),
                time.best(),
                time.earliest(),
                time.latest(),
                time.quality() != Quality.UNKNOWN && !time.ambiguous(),
                true);
    }

    static Hit chain(List<Hit> parts, boolean orderProved) {
        Hit first = parts.get(0);
        Hit last = parts.get(parts.size() - 1);
        List<Match> matches = new ArrayList<>();
        parts.forEach(part -> matches.addAll(part.matches()));
        return new Hit(
                List.copyOf(matches),
                first.start(),
                first.startEarliest(),
                first.startLatest(),
                last.best(),
                last.earliest(),
                last.latest(),
                parts.stream().allMatch(Hit::placed),
                orderProved && parts.stream().allMatch(Hit::orderProved));
    }

    Event first() {
        return matches.get(0).event();
    }

    Event last() {
        return matches.get(matches.size() - 1).event();
    }

    boolean sharesAnEventWith(Hit other) {
        return matches.stream()
                .anyMatch(m -> other.matches.stream()
                        .anyMatch(o -> o.event() == m.event()
                                || o.event().provenance().equals(m.event().provenance())));
    }

    /** Whether this hit is complete before the other begins, beyond doubt. */
    boolean surelyPrecedes(Hit other) {
        return recordOrder(other) > 0 || (placed && other.placed && latest.isBefore(other.startEarliest));
    }

    /** Whether one log itself says that the other came first. */
    boolean surelyFollows(Hit other) {
        return recordOrder(other) < 0;
    }

    /**
     * Record ids of one log keep the true order even where its clock was set (windows-events, section 1): above zero where
     * this hit's last record precedes the other's first, below zero where it follows, 0 where no log can tell.
     */
    private int recordOrder(Hit other) {
        Event mine = last();
        Event theirs = other.first();
        boolean oneLog = mine.recordId() >= 0
                && theirs.recordId() >= 0
                && !mine.channel().isEmpty()
                && mine.channel().equalsIgnoreCase(theirs.channel())
                && mine.host().isKnown()
                && mine.host().equals(theirs.host());
        return oneLog ? Long.compare(theirs.recordId(), mine.recordId()) : 0;
    }
}
