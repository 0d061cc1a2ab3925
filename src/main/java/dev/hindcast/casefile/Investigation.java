package dev.hindcast.casefile;

import dev.hindcast.attempt.AttemptCollector;
import dev.hindcast.attempt.Attempts;
import dev.hindcast.clock.ClockEstimate;
import dev.hindcast.clock.Clocks;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Observations;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.host.Boot;
import dev.hindcast.host.Boots;
import dev.hindcast.host.HostSightings;
import dev.hindcast.host.Hosts;
import dev.hindcast.incident.CaseEvidence;
import dev.hindcast.incident.Statements;
import dev.hindcast.index.EventStore;
import dev.hindcast.rule.CorrelationEngine;
import dev.hindcast.rule.CorrelationMatch;
import dev.hindcast.rule.Match;
import dev.hindcast.rule.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From stored events to what is judged: hosts, attempts, clocks, matches, correlations. The clocks are estimated before
 * anybody says when a migration was, and nothing here hears of one until they stand.
 */
final class Investigation {

    private static final Set<String> TABLE_ACTIONS = Set.of("cutover-recorded", "health-check");

    private final EventStore store;
    private final Map<String, List<Provenance>> duplicates;

    Investigation(EventStore store, Map<String, List<Provenance>> duplicates) {
        this.store = store;
        this.duplicates = Map.copyOf(duplicates);
    }

    /** Hosts, boots and attempts, and from them the clocks. */
    Timeline clocks(List<HostName> namedByUser, List<HostName> references, double toleranceSeconds, RuleSet rules)
            throws IOException {
        HostSightings sightings = new HostSightings();
        Boots bootMarkers = new Boots();
        AttemptCollector collector = new AttemptCollector();
        List<Match> matches = new ArrayList<>();
        List<Event> tables = new ArrayList<>();
        namedByUser.forEach(sightings::seeStated);
        scan(event -> {
            sightings.see(event);
            bootMarkers.see(event);
            collector.see(event);
            matches.addAll(rules.match(event));
            if (TABLE_ACTIONS.contains(event.text(FieldNames.ACTION))) {
                tables.add(event);
            }
        });
        Hosts hosts = sightings.together();
        List<Boot> boots = bootMarkers.under(hosts);
        Attempts attempts = collector.together(hosts);
        Observations observations = new Observations(ObservationKinds.ALL, hosts::of, hosts::canonical);
        scan(observations::accept);
        Clocks clocks = ClockEstimate.of(
                observations,
                attempts,
                boots,
                hosts.all(),
                references.stream().map(hosts::canonical).toList(),
                toleranceSeconds);
        return new Timeline(hosts, boots, attempts, clocks, matches, tables);
    }

    /** Every event of the logs that can be relied on; from carved and damaged records nothing is concluded. */
    private void scan(Consumer<Event> each) throws IOException {
        store.scan(stored -> {
            if (!stored.isDoubtful()) {
                each.accept(cited(stored));
            }
        });
    }

    private Event cited(Event event) {
        if (duplicates.isEmpty()) {
            return event;
        }
        Event cited = event;
        for (Provenance further : duplicates.getOrDefault(event.id(), List.of())) {
            cited = cited.alsoAt(further);
        }
        return cited;
    }

    /** Everything known before a migration is spoken of. */
    record Timeline(
            Hosts hosts, List<Boot> boots, Attempts attempts, Clocks clocks, List<Match> matches, List<Event> tables) {

        Timeline {
            boots = List.copyOf(boots);
            matches = List.copyOf(matches);
            tables = List.copyOf(tables);
        }

        /** With correlations on corrected time and the user's word: ready to be judged. */
        CaseEvidence with(RuleSet rules, Statements stated) {
            List<CorrelationMatch> correlations =
                    new CorrelationEngine(rules.correlations()).correlate(matches, this::corrected, hosts::subjectOf);
            return new CaseEvidence(hosts, attempts, clocks, boots, matches, correlations, tables, stated);
        }

        private CorrectedTime corrected(Event event) {
            return event.stamp()
                    .map(this::corrected)
                    .orElse(new CorrectedTime(Instant.MAX, Instant.MIN, Instant.MAX, Quality.UNKNOWN, true));
        }

        private CorrectedTime corrected(Stamp stamp) {
            return clocks.of(hosts.canonical(stamp.clock())).correct(stamp);
        }
    }
}
