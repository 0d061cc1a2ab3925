package dev.hindcast.rule;

import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Judges correlations over matches, on corrected time.
 *
 * <p>For each first event of a group the engine looks for a chain whose order the uncertainties leave no doubt of, and
 * takes the one that is complete soonest; failing that, for a chain whose order they allow. A later first event that lies
 * inside a chain already reported belongs to that episode and is not reported again. So a group never has more matches than
 * it has first events, nor more than a {@code k}-th of its hits where the correlation names {@code k} rules; a million
 * matches cost a sort and a few binary searches each.
 *
 * <p>Events without a stamp, and events that lack a value of a group-by field (missing, empty or {@code -}), take no part.
 */
public final class CorrelationEngine {

    private final Map<String, Correlation> correlations = new TreeMap<>();

    /** @param correlations those of one {@link RuleSet}; none rests on itself */
    public CorrelationEngine(List<Correlation> correlations) {
        correlations.forEach(c -> this.correlations.put(c.id(), c));
    }

    /**
     * The correlations that hold, by correlation id, then by the corrected time of the first match. The order of the input
     * does not matter.
     *
     * @param time corrected time of an event; asked only of events that have a stamp
     * @param host the host that {@code host.name} in a group-by means for an event. A KDC's record of a refusal is about
     *     the client or the service, so a caller who wants it grouped with the guest answers the guest here
     */
    public List<CorrelationMatch> correlate(
            List<Match> matches, Function<Event, CorrectedTime> time, Function<Event, HostName> host) {
        Evaluation evaluation = new Evaluation(matches, time, host);
        List<CorrelationMatch> all = new ArrayList<>();
        for (Correlation correlation : correlations.values()) {
            for (Hit hit : evaluation.hits(correlation.id(), new HashSet<>())) {
                all.add(new CorrelationMatch(correlation, hit.matches(), hit.orderProved()));
            }
        }
        return all;
    }

    /** One evaluation; remembers the hits of each rule and correlation. */
    private final class Evaluation {

        private final Function<Event, HostName> host;
        private final Map<String, List<Hit>> known = new HashMap<>();

        Evaluation(List<Match> matches, Function<Event, CorrectedTime> time, Function<Event, HostName> host) {
            this.host = host;
            Set<String> wanted = new HashSet<>();
            for (Correlation correlation : correlations.values()) {
                wanted.addAll(((Correlation.TemporalOrdered) correlation).rules());
            }
            for (Match match : matches) {
                if (wanted.contains(match.rule().id()) && match.event().stamp().isPresent()) {
                    known.computeIfAbsent(match.rule().id(), id -> new ArrayList<>())
                            .add(Hit.of(match, time.apply(match.event())));
                }
            }
        }

        List<Hit> hits(String id, Set<String> above) {
            List<Hit> found = known.get(id);
            Correlation correlation = correlations.get(id);
            if (found != null || correlation == null) {
                return found == null ? List.of() : found;
            }
            if (!above.add(id)) {
                throw new IllegalArgumentException("correlation " + id + " rests on itself");
            }
            List<Hit> fresh = evaluate((Correlation.TemporalOrdered) correlation, above);
            above.remove(id);
            known.put(id, fresh);
            return fresh;
        }

        private List<Hit> evaluate(Correlation.TemporalOrdered correlation, Set<String> above) {
            int steps = correlation.rules().size();
            Map<String, List<List<Hit>>> groups = new TreeMap<>();
            for (int step = 0; step < steps; step++) {
                for (Hit hit : hits(correlation.rules().get(step), above)) {
                    Optional<String> key = group(correlation.groupBy(), hit);
                    if (key.isPresent()) {
                        groups.computeIfAbsent(key.get(), k -> emptySteps(steps))
                                .get(step)
                                .add(hit);
                    }
                }
            }
            List<Hit> found = new ArrayList<>();
            for (List<List<Hit>> group : groups.values()) {
                if (group.stream().noneMatch(List::isEmpty)) {
                    found.addAll(new OrderedSearch(group, correlation.timespan()).chains());
                }
            }
            found.sort(Comparator.comparing(Hit::start).thenComparing(Hit.BY_PLACE));
            return found;
        }

        /** The group of a hit; empty where a value is missing or differs among the events of an inner correlation. */
        private Optional<String> group(List<String> fields, Hit hit) {
            String common = null;
            for (Match match : hit.matches()) {
                StringBuilder key = new StringBuilder();
                for (String field : fields) {
                    String value = field.equals(FieldNames.HOST)
                            ? host.apply(match.event()).value()
                            : match.event().text(field).strip().toLowerCase(Locale.ROOT);
                    if (value.isEmpty() || value.equals("-")) {
                        return Optional.empty();
                    }
                    key.append(value).append('\0');
                }
                if (common != null && !common.contentEquals(key)) {
                    return Optional.empty();
                }
                common = key.toString();
            }
            return Optional.ofNullable(common);
        }
    }

    private static List<List<Hit>> emptySteps(int count) {
        List<List<Hit>> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new ArrayList<>());
        }
        return steps;
    }
}
