package dev.hindcast.rule.sigma;

import dev.hindcast.event.Event;
import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.Rule;
import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the documents of one Sigma file: rules over single events and {@code temporal_ordered} correlations.
 *
 * <p>What would make a rule mean something else than it says is refused with file and line: modifiers other than all,
 * contains, startswith, endswith and re (with its flags), aggregations, filters, collections ({@code action:}), other
 * correlation types. Keys that do not influence matching are ignored. Regular expressions are RE2's; a pattern that RE2
 * refuses is a problem, because nothing bounds its time. Decisions and their reasons: Sigma semantics.
 */
public final class SigmaRuleReader {

    /**
     * What a file held.
     *
     * @param problems one a document that cannot be used
     */
    public record SigmaFile(List<SigmaRule> rules, List<SigmaCorrelation> correlations, List<RuleProblem> problems) {
        public SigmaFile {
            rules = List.copyOf(rules);
            correlations = List.copyOf(correlations);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A rule of a file.
     *
     * @param sigmaId the document's {@code id}; empty where it has none
     * @param line where the document begins
     * @param hasSource whether we read any events of its log source; without, the rule never matches
     */
    public record SigmaRule(Rule rule, String sigmaId, int line, boolean hasSource) {}

    /**
     * A correlation of a file; its references are as written, not yet resolved.
     *
     * @param sigmaId the document's {@code id}; empty where it has none
     * @param line where the document begins
     */
    public record SigmaCorrelation(Correlation.TemporalOrdered correlation, String sigmaId, int line) {}

    /**
     * Reads a file's text; never throws for what stands in it.
     *
     * @param origin how messages and {@link Rule#origin()} name the file
     */
    public SigmaFile read(String origin, String text) {
        List<SigmaRule> rules = new ArrayList<>();
        List<SigmaCorrelation> correlations = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        try {
            int number = 0;
            for (YamlValue document : YamlDocuments.read(origin, text)) {
                number++;
                try {
                    read(origin, document, number, rules, correlations);
                } catch (RuleProblem problem) {
                    problems.add(problem);
                }
            }
            if (number == 0) {
                problems.add(new RuleProblem(origin, 0, "the file holds no rule; fill or remove it"));
            }
        } catch (RuleProblem problem) {
            problems.add(problem);
        }
        return new SigmaFile(rules, correlations, problems);
    }

    private static void read(
            String origin, YamlValue value, int number, List<SigmaRule> rules, List<SigmaCorrelation> correlations)
            throws RuleProblem {
        if (!(value instanceof YamlValue.Fields document)) {
            throw new RuleProblem(origin, value.line(), "a rule is a map, not " + value.kind());
        }
        for (String key : List.of("action", "filter")) {
            if (document.has(key)) {
                throw new RuleProblem(
                        origin,
                        DocumentHead.lineOf(document, key),
                        "'" + key + ":' documents are not read; write what it does into each rule");
            }
        }
        DocumentHead head = DocumentHead.read(origin, document, number);
        YamlValue correlation = document.get("correlation").orElse(null);
        if (correlation != null) {
            if (document.has("detection")) {
                throw new RuleProblem(
                        origin,
                        DocumentHead.lineOf(document, "detection"),
                        "a document is a rule or a correlation, not both; split it");
            }
            correlations.add(new SigmaCorrelation(
                    new CorrelationReader(origin).read(head, correlation), head.sigmaId(), head.line()));
        } else {
            rules.add(rule(origin, document, head));
        }
    }

    private static SigmaRule rule(String origin, YamlValue.Fields document, DocumentHead head) throws RuleProblem {
        YamlValue.Fields detection = map(origin, document, "detection", "say what to look for");
        YamlValue.Fields logsource = map(origin, document, "logsource", "say which events to look at");
        String category = Folding.fold(DocumentHead.text(origin, logsource, "category"));
        String product = Folding.fold(DocumentHead.text(origin, logsource, "product"));
        String service = Folding.fold(DocumentHead.text(origin, logsource, "service"));
        if (category.isEmpty() && product.isEmpty() && service.isEmpty()) {
            throw new RuleProblem(
                    origin, logsource.line(), "the log source is empty; name a product, category or service");
        }
        EventTest test = new DetectionReader(origin, FieldMapping.forCategory(category)).read(detection);
        Predicate<Event> source = LogSources.of(product, category, service);
        boolean hasSource = source != LogSources.NEVER;
        Rule rule = new Rule(
                head.id(),
                head.title(),
                head.description(),
                head.level(),
                head.tags(),
                origin + ":" + head.line(),
                hasSource ? Detection.of(source, product.equals("hindcast") ? "" : category, test) : source);
        return new SigmaRule(rule, head.sigmaId(), head.line(), hasSource);
    }

    private static YamlValue.Fields map(String origin, YamlValue.Fields document, String key, String todo)
            throws RuleProblem {
        YamlValue value = document.get(key).orElse(null);
        if (value == null) {
            throw new RuleProblem(origin, document.line(), "the rule has no '" + key + "'; " + todo);
        }
        if (!(value instanceof YamlValue.Fields map)) {
            throw new RuleProblem(origin, value.line(), "'" + key + "' must be a map, not " + value.kind());
        }
        return map;
    }
}
