package dev.hindcast.rule.sigma;

import dev.hindcast.event.FieldNames;
import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.RuleProblem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Sigma correlations of the type {@code temporal_ordered} (Sigma semantics, section 8). The rules that a correlation
 * refers to go on reporting of their own, whatever {@code generate} says: they are facts of the case.
 */
final class CorrelationReader {

    private static final Pattern TIMESPAN = Pattern.compile("([1-9]\\d{0,8})([smhdwMy])");

    /** Seconds; month and year as pySigma has them. */
    private static final Map<String, Long> UNIT_SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L, "M", 2_629_746L, "y", 31_556_952L);

    private static final Map<String, String> GROUP_FIELDS = Map.of(
            "computer", FieldNames.HOST,
            "eventid", FieldNames.CODE,
            "channel", FieldNames.CHANNEL,
            "provider_name", FieldNames.PROVIDER);

    private final String origin;

    CorrelationReader(String origin) {
        this.origin = origin;
    }

    Correlation.TemporalOrdered read(DocumentHead head, YamlValue value) throws RuleProblem {
        if (!(value instanceof YamlValue.Fields correlation)) {
            throw new RuleProblem(origin, value.line(), "'correlation' must be a map, not " + value.kind());
        }
        for (YamlValue.Field field : correlation.byKey().values()) {
            check(field);
        }
        String type = DocumentHead.text(origin, correlation, "type");
        if (!type.equals("temporal_ordered")) {
            throw new RuleProblem(
                    origin,
                    DocumentHead.lineOf(correlation, "type"),
                    "correlation type '" + type + "' is not read; only temporal_ordered is");
        }
        List<String> rules = DocumentHead.texts(origin, correlation, "rules");
        if (rules.size() < 2) {
            throw new RuleProblem(
                    origin,
                    DocumentHead.lineOf(correlation, "rules"),
                    "'rules' names " + rules.size() + " rule(s); an order needs two or more, by name or id");
        }
        List<String> groupBy = DocumentHead.texts(origin, correlation, "group-by").stream()
                .map(CorrelationReader::groupField)
                .toList();
        if (new HashSet<>(groupBy).size() < groupBy.size()) {
            throw new RuleProblem(
                    origin, DocumentHead.lineOf(correlation, "group-by"), "'group-by' names a field twice; keep one");
        }
        return new Correlation.TemporalOrdered(
                head.id(), head.title(), head.tags(), rules, groupBy, timespan(correlation));
    }

    private void check(YamlValue.Field field) throws RuleProblem {
        switch (field.key()) {
            case "type", "rules", "group-by", "timespan", "generate" -> {}
            case "aliases", "condition", "field" ->
                throw new RuleProblem(
                        origin,
                        field.line(),
                        "'" + field.key() + "' is not read in a temporal_ordered correlation; remove it");
            default ->
                throw new RuleProblem(
                        origin,
                        field.line(),
                        "'" + field.key() + "' is unknown in a correlation; it has type, rules, group-by, timespan");
        }
    }

    private Duration timespan(YamlValue.Fields correlation) throws RuleProblem {
        String written = DocumentHead.text(origin, correlation, "timespan");
        Matcher matcher = TIMESPAN.matcher(written);
        if (!matcher.matches()) {
            throw new RuleProblem(
                    origin,
                    DocumentHead.lineOf(correlation, "timespan"),
                    "timespan '" + written + "' is none; write a number and one of s, m, h, d, w, M, y, as in 30d");
        }
        long seconds = UNIT_SECONDS.getOrDefault(matcher.group(2), 1L);
        return Duration.ofSeconds(Long.parseLong(matcher.group(1)) * seconds);
    }

    /** A bare name is Sigma's: one of the System element, else of EventData. */
    private static String groupField(String name) {
        if (name.indexOf('.') >= 0) {
            return name;
        }
        String system = GROUP_FIELDS.get(Folding.fold(name));
        return system != null ? system : FieldNames.EVENT_DATA + name;
    }
}
