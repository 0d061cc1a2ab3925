package dev.hindcast.incident;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All hypotheses, read from their documents under {@code rules/hypotheses/}, which travel in the jar. */
public final class Hypotheses {

    /** The list of documents; a jar cannot be listed portably. A test holds it equal to the folder. */
    private static final List<String> DOCUMENTS = List.of(
            "time-source-lost",
            "rtc-base",
            "host-clock-inherited",
            "unexplained",
            "clock-other-origin",
            "reference-clock",
            "zone-misread",
            "snapshot-or-pause",
            "machine-password",
            "wrong-password",
            "account-state",
            "spn",
            "encryption-types",
            "dc-unreachable");

    private final List<Hypothesis> all;

    private Hypotheses(List<Hypothesis> all) {
        this.all = List.copyOf(all);
    }

    /** Reads the documents that are part of the product. */
    public static Hypotheses ofTheProduct() {
        List<Hypothesis> read = new ArrayList<>();
        for (String id : DOCUMENTS) {
            read.add(parse(id, RulesResource.text("hypotheses/" + id + ".yml")));
        }
        return new Hypotheses(read);
    }

    /** In the order of the documents: the cutover's ways first. */
    public List<Hypothesis> all() {
        return all;
    }

    static Hypothesis parse(String id, String yaml) {
        Object tree = new Load(LoadSettings.builder().setLabel(id).build()).loadFromString(yaml);
        Map<?, ?> map = asMap(id, tree);
        if (!id.equals(text(id, map, "id"))) {
            throw new IllegalStateException("hypothesis " + id + " calls itself " + map.get("id"));
        }
        return new Hypothesis(
                id,
                text(id, map, "title"),
                text(id, map, "way").equals("cutover") ? Hypothesis.Way.CUTOVER : Hypothesis.Way.RIVAL,
                text(id, map, "claim"),
                text(id, map, "looks_like").strip(),
                weights(id, map.get("supports")),
                weights(id, map.get("contradicts")),
                strings(map.get("settled_by")));
    }

    private static List<Hypothesis.Weight> weights(String id, @Nullable Object list) {
        List<Hypothesis.Weight> weights = new ArrayList<>();
        if (list instanceof Collection<?> entries) {
            for (Object entry : entries) {
                Map<?, ?> map = asMap(id, entry);
                Object rule = map.get("rule");
                String sign = rule == null ? text(id, map, "fact") : "rule:" + rule;
                weights.add(
                        new Hypothesis.Weight(sign, Double.parseDouble(text(id, map, "weight")), text(id, map, "why")));
            }
        }
        return weights;
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof Collection<?> c ? c.stream().map(String::valueOf).toList() : List.of();
    }

    private static Map<?, ?> asMap(String id, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException("hypothesis " + id + ": a mapping was expected, not " + tree);
    }

    private static String text(String id, Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("hypothesis " + id + " lacks " + key);
        }
        return value.toString();
    }

    /**
     * Ranks all hypotheses. The cutover's probability is shared among its ways, the rest among the rivals, each by
     * weights: one scale that sums to 1 (DESIGN section 7).
     *
     * @param cutoverProbability 0 to 1: that of the weaker claim; 0 where a veto ended one
     * @param printed whether numbers may be given; none are for an undetermined verdict
     * @return by rank; probabilities are NaN where none are printed or no sign speaks for or against any of them
     */
    List<RankedHypothesis> rank(Facts facts, double cutoverProbability, boolean printed) {
        boolean silent = all.stream()
                .noneMatch(h -> h.supports().stream().anyMatch(w -> facts.shows(w.sign()))
                        || h.contradicts().stream().anyMatch(w -> facts.shows(w.sign())));
        Map<String, Double> share = new TreeMap<>();
        share(facts, Hypothesis.Way.CUTOVER, cutoverProbability, share);
        share(facts, Hypothesis.Way.RIVAL, 1 - cutoverProbability, share);
        List<Hypothesis> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing((Hypothesis h) -> share.getOrDefault(h.id(), 0.0))
                .reversed()
                .thenComparing(all::indexOf));
        List<RankedHypothesis> ranked = new ArrayList<>();
        for (Hypothesis h : ordered) {
            ranked.add(new RankedHypothesis(
                    h.id(),
                    h.title(),
                    ranked.size() + 1,
                    silent || !printed ? Double.NaN : share.getOrDefault(h.id(), 0.0),
                    h.claim(),
                    findings(facts, h.supports()),
                    findings(facts, h.contradicts())));
        }
        return ranked;
    }

    private void share(Facts facts, Hypothesis.Way way, double total, Map<String, Double> into) {
        double sum = 0;
        for (Hypothesis h : all) {
            if (h.way() == way) {
                sum += Math.exp(score(facts, h));
            }
        }
        for (Hypothesis h : all) {
            if (h.way() == way) {
                into.put(h.id(), total * Math.exp(score(facts, h)) / sum);
            }
        }
    }

    private static double score(Facts facts, Hypothesis h) {
        double score = 0;
        for (Hypothesis.Weight w : h.supports()) {
            score += facts.shows(w.sign()) ? w.logOdds() : 0;
        }
        for (Hypothesis.Weight w : h.contradicts()) {
            score -= facts.shows(w.sign()) ? w.logOdds() : 0;
        }
        return score;
    }

    private static List<Finding> findings(Facts facts, List<Hypothesis.Weight> weights) {
        return weights.stream()
                .flatMap(w -> facts.of(w.sign()).stream())
                .distinct()
                .toList();
    }

    /** Documents of the product's rules folder. */
    static final class RulesResource {
        private RulesResource() {}

        static String text(String path) {
            try (InputStream in = Hypotheses.class.getResourceAsStream("/rules/" + path)) {
                if (in == null) {
                    throw new IllegalStateException("the product lacks rules/" + path);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
