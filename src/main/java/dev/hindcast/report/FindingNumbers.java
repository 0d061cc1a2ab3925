package dev.hindcast.report;

import dev.hindcast.event.Citation;
import dev.hindcast.incident.Argument;
import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Check;
import dev.hindcast.incident.Claim;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Judgement;
import dev.hindcast.incident.Leg;
import dev.hindcast.incident.RankedHypothesis;
import dev.hindcast.incident.Veto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every finding of a report once, in a fixed order, under its number. */
final class FindingNumbers {

    /**
     * Findings that nothing cites are listed up to this number: at about half a kilobyte each they keep
     * {@code report.json} below what an editor and a pipeline open without care. Cited ones are never left out.
     */
    static final int UNCITED_MAX = 20_000;

    private static final Comparator<Finding> ORDER = Comparator.comparingInt(
                    (Finding f) -> f.step() == 0 ? Integer.MAX_VALUE : f.step())
            .thenComparing(f -> Times.anyOf(f.time()).orElse(Instant.MAX))
            .thenComparing(Finding::host)
            .thenComparing(Finding::statement)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::rawTime)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::citations, FindingNumbers::byPlace);

    private final List<NumberedFinding> numbered = new ArrayList<>();
    private final Map<Finding, String> ids = new HashMap<>();
    private final int leftOut;

    FindingNumbers(Set<Finding> cited, List<Finding> further) {
        List<Finding> uncited = further.stream()
                .filter(f -> !cited.contains(f))
                .distinct()
                .sorted(ORDER)
                .toList();
        List<Finding> all = new ArrayList<>(cited);
        all.addAll(uncited.subList(0, Math.min(UNCITED_MAX, uncited.size())));
        all.sort(ORDER);
        leftOut = Math.max(0, uncited.size() - UNCITED_MAX);
        for (Finding finding : all) {
            String id = "F-" + (numbered.size() + 1);
            numbered.add(new NumberedFinding(id, finding));
            ids.put(finding, id);
        }
    }

    List<NumberedFinding> numbered() {
        return List.copyOf(numbered);
    }

    int leftOut() {
        return leftOut;
    }

    Optional<String> id(Finding finding) {
        return Optional.ofNullable(ids.get(finding));
    }

    /** What the judgement cites anywhere, each once; in the order in which it is met. */
    static Set<Finding> citedBy(Judgement judgement) {
        Set<Finding> cited = new LinkedHashSet<>();
        judgement.incidents().forEach(incident -> cited.addAll(citedBy(incident)));
        for (Cutover cutover : judgement.cutovers()) {
            cited.addAll(citedBy(cutover));
        }
        for (HostReport host : judgement.hosts()) {
            cited.addAll(host.toleranceFindings());
            host.checkpoint().stream().map(Check::findings).forEach(cited::addAll);
        }
        return cited;
    }

    /** What one incident cites, its cutover included. */
    static Set<Finding> citedBy(Incident incident) {
        Set<Finding> cited = new LinkedHashSet<>();
        incident.cutover().forEach(c -> cited.addAll(citedBy(c)));
        for (Claim claim : List.of(incident.mechanism(), incident.origin())) {
            claim.legs().stream().map(Leg::findings).forEach(cited::addAll);
            claim.vetoes().stream().map(Veto::findings).forEach(cited::addAll);
        }
        incident.chain().stream().map(ChainStep::findings).forEach(cited::addAll);
        for (RankedHypothesis hypothesis : incident.hypotheses()) {
            cited.addAll(hypothesis.supports());
            cited.addAll(hypothesis.contradicts());
        }
        incident.checkpoint().stream().map(Check::findings).forEach(cited::addAll);
        cited.addAll(incident.impact().firstSignal());
        for (Argument argument : List.of(incident.strongestFor(), incident.strongestAgainst())) {
            cited.addAll(argument.findings());
        }
        return cited;
    }

    private static Set<Finding> citedBy(Cutover cutover) {
        Set<Finding> cited = new LinkedHashSet<>(cutover.findings());
        cutover.phases().stream().map(Cutover.Phase::findings).forEach(cited::addAll);
        return cited;
    }

    private static int byPlace(List<Citation> a, List<Citation> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
