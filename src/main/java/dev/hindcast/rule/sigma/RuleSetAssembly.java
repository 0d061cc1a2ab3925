package dev.hindcast.rule.sigma;

import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.Rule;
import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSet;
import dev.hindcast.rule.RuleSetReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts the documents of several files together: ids are unique, references of correlations are resolved to ids. */
final class RuleSetAssembly {

    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<String, Placed> correlations = new TreeMap<>();
    private final List<String> withoutSource = new ArrayList<>();
    /** From a name or a Sigma id to our id. */
    private final Map<String, String> names = new HashMap<>();

    private final Map<String, String> places;

    /** @param places where each name and id stands that is taken already; the names of this set join them */
    RuleSetAssembly(Map<String, String> places) {
        this.places = places;
    }

    private record Placed(Correlation.TemporalOrdered correlation, String origin, int line) {}

    void add(String origin, SigmaRuleReader.SigmaFile file) {
        problems.addAll(file.problems());
        for (SigmaRuleReader.SigmaRule rule : file.rules()) {
            if (claim(rule.rule().id(), rule.sigmaId(), origin, rule.line())) {
                rules.put(rule.rule().id(), rule.rule());
                if (!rule.hasSource()) {
                    withoutSource.add(rule.rule().id());
                }
            }
        }
        for (SigmaRuleReader.SigmaCorrelation c : file.correlations()) {
            if (claim(c.correlation().id(), c.sigmaId(), origin, c.line())) {
                correlations.put(c.correlation().id(), new Placed(c.correlation(), origin, c.line()));
            }
        }
    }

    void add(RuleProblem problem) {
        problems.add(problem);
    }

    RuleSetReading assemble(String sha256) {
        Map<String, Placed> resolved = new TreeMap<>();
        correlations.forEach((id, placed) -> resolve(placed).ifPresent(r -> resolved.put(id, r)));
        Set<String> usable = new HashSet<>();
        List<Correlation> kept = new ArrayList<>();
        resolved.forEach((id, placed) -> {
            if (isUsable(id, resolved, usable, new HashSet<>())) {
                kept.add(placed.correlation());
            } else {
                problems.add(new RuleProblem(
                        placed.origin(),
                        placed.line(),
                        "correlation '" + id + "' rests on itself or on one that cannot be used; correct its 'rules'"));
            }
        });
        problems.sort(Comparator.comparing(RuleProblem::origin).thenComparingInt(RuleProblem::line));
        return new RuleSetReading(new RuleSet(List.copyOf(rules.values()), kept, sha256), problems, withoutSource);
    }

    private boolean claim(String id, String sigmaId, String origin, int line) {
        Set<String> both = sigmaId.isEmpty() ? Set.of(id) : new HashSet<>(List.of(id, sigmaId));
        for (String name : both.stream().sorted().toList()) {
            String earlier = places.get(name);
            if (earlier != null) {
                problems.add(new RuleProblem(
                        origin,
                        line,
                        "'" + name + "' is the name or id of the rule at " + earlier + " already; rename one"));
                return false;
            }
        }
        both.forEach(name -> {
            places.put(name, origin + ":" + line);
            names.put(name, id);
        });
        return true;
    }

    private Optional<Placed> resolve(Placed placed) {
        Correlation.TemporalOrdered c = placed.correlation();
        List<String> ids = new ArrayList<>();
        for (String reference : c.rules()) {
            String id = names.get(reference);
            if (id == null) {
                problems.add(new RuleProblem(
                        placed.origin(),
                        placed.line(),
                        "correlation '" + c.id() + "' refers to '" + reference
                                + "', which is no rule of this set; name a rule by its name or id"));
                return Optional.empty();
            }
            ids.add(id);
        }
        return Optional.of(new Placed(
                new Correlation.TemporalOrdered(c.id(), c.title(), c.tags(), ids, c.groupBy(), c.timespan()),
                placed.origin(),
                placed.line()));
    }

    private boolean isUsable(String id, Map<String, Placed> resolved, Set<String> usable, Set<String> above) {
        if (rules.containsKey(id) || usable.contains(id)) {
            return true;
        }
        Placed placed = resolved.get(id);
        if (placed == null || !above.add(id)) {
            return false;
        }
        for (String inner : placed.correlation().rules()) {
            if (!isUsable(inner, resolved, usable, above)) {
                return false;
            }
        }
        above.remove(id);
        usable.add(id);
        return true;
    }
}
