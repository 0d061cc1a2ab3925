package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Reference;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings for what the clock section cites: facts on time sources, sets of a clock, the check of a reference. Where the
 * judgement already has an observation of that event, it is taken, so that one event has one number.
 */
final class ClockFindings {

    /** Sets of one actor beyond this number, each at most {@link #ROUTINE_SECONDS}, are upkeep: one row tells them. */
    private static final int ROUTINE_COUNT = 200;

    /** VMware Tools steps a guest by about a second each time it lags by more than that (clock model, section 4). */
    private static final double ROUTINE_SECONDS = 2.0;

    /** A finding with more citations than this speaks of a group; it does not stand for one event. */
    private static final int ONE_EVENT_MAX = 3;

    private final Map<HostName, Map<Citation, Finding>> judged = new HashMap<>();

    ClockFindings(Iterable<Finding> judgedFindings) {
        for (Finding finding : judgedFindings) {
            if (finding.kind() == Finding.Kind.OBSERVED && finding.citations().size() <= ONE_EVENT_MAX) {
                Map<Citation, Finding> ofHost = judged.computeIfAbsent(finding.host(), h -> new HashMap<>());
                finding.citations().forEach(c -> ofHost.putIfAbsent(c, finding));
            }
        }
    }

    List<Finding> of(TimeSourceFact fact) {
        return known(
                fact.host(),
                List.of(fact.citation()),
                () -> new Finding(
                        Finding.Kind.OBSERVED,
                        fact.host(),
                        fact.time(),
                        fact.time().halfWidthSeconds(),
                        raw(List.of(fact.citation())),
                        0,
                        "",
                        fact.statement(),
                        List.of(fact.citation())));
    }

    List<Finding> of(HostName host, ClockStep step) {
        if (step.citations().isEmpty()) {
            return List.of();
        }
        String by = Figures.signed(step.bySeconds(), 3) + " s";
        String statement = step.logged()
                ? "Logged: clock of " + host + " set by " + by + (step.actor().isEmpty() ? "" : ", by " + step.actor())
                : "Estimated: clock of " + host + " jumped by " + by + "; no record names what set it";
        return known(
                host,
                step.citations(),
                () -> new Finding(
                        step.logged() ? Finding.Kind.OBSERVED : Finding.Kind.ESTIMATED,
                        host,
                        step.time(),
                        step.time().halfWidthSeconds(),
                        raw(step.citations()),
                        0,
                        "",
                        statement,
                        step.citations()));
    }

    List<Finding> of(Reference reference) {
        if (reference.citations().isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                Finding.Kind.ESTIMATED,
                reference.host(),
                Moment.UNKNOWN,
                Double.NaN,
                "",
                0,
                "",
                reference.statement(),
                reference.citations()));
    }

    /** The sets of a clock that a report lists one by one; upkeep stands in the rows of corrections instead. */
    static List<ClockStep> listed(HostReport host) {
        Set<String> busy = new HashSet<>();
        host.clock().corrections().stream()
                .filter(c -> c.count() > ROUTINE_COUNT)
                .forEach(c -> busy.add(c.actor()));
        return host.clock().steps().stream()
                .filter(s -> Math.abs(s.bySeconds()) > ROUTINE_SECONDS || !busy.contains(s.actor()))
                .toList();
    }

    private List<Finding> known(HostName host, List<Citation> citations, java.util.function.Supplier<Finding> made) {
        Map<Citation, Finding> ofHost = judged.getOrDefault(host, Map.of());
        for (Citation citation : citations) {
            Finding finding = ofHost.get(citation);
            if (finding != null) {
                return List.of(finding);
            }
        }
        return List.of(made.get());
    }

    private static String raw(List<Citation> citations) {
        return citations.get(0).stamp().map(Stamp::raw).orElse("");
    }
}
