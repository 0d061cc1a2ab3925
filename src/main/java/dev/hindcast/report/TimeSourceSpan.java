package dev.hindcast.report;

import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What kept a clock over a span of time, as evidence tells.
 *
 * @param time from the fact that says so to the next that says otherwise; an end that no fact gives is open
 * @param source in words: a host, {@code none (NoSync)}, {@code lost}
 * @param facts the first and the last fact that say so
 */
record TimeSourceSpan(Moment time, String source, List<TimeSourceFact> facts) {

    TimeSourceSpan {
        facts = List.copyOf(facts);
    }

    /** Facts in time order, those without a time last, joined where neighbours say the same. */
    static List<TimeSourceSpan> of(List<TimeSourceFact> facts) {
        List<TimeSourceSpan> spans = new ArrayList<>();
        int i = 0;
        while (i < facts.size()) {
            TimeSourceFact first = facts.get(i);
            int next = i + 1;
            while (next < facts.size() && saysTheSame(first, facts.get(next))) {
                next++;
            }
            TimeSourceFact last = facts.get(next - 1);
            Optional<Instant> start = Times.anyOf(first.time());
            Optional<Instant> end =
                    next < facts.size() ? Times.anyOf(facts.get(next).time()) : Optional.empty();
            spans.add(new TimeSourceSpan(
                    start.map(from -> Moment.of(
                                    null,
                                    from,
                                    end.filter(to -> !to.isBefore(from)).orElse(null)))
                            .orElse(Moment.UNKNOWN),
                    words(first),
                    last.equals(first) ? List.of(first) : List.of(first, last)));
            i = next;
        }
        return spans;
    }

    private static boolean saysTheSame(TimeSourceFact a, TimeSourceFact b) {
        return words(a).equals(words(b)) && a.time().isKnown() == b.time().isKnown();
    }

    private static String words(TimeSourceFact fact) {
        String named = fact.source();
        return switch (fact.kind()) {
            case SYNCHRONISED -> named.isEmpty() ? "a source that is not named" : named;
            case LOST -> named.isEmpty() ? "lost" : "lost (" + named + ")";
            case NO_SYNC -> "none (NoSync)";
            case REFUSED -> "a correction was refused as too large" + (named.isEmpty() ? "" : " (" + named + ")");
        };
    }
}
