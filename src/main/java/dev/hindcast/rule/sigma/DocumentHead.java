package dev.hindcast.rule.sigma;

import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What rules and correlations have in common: everything that does not influence matching.
 *
 * @param id the {@code name}, else the {@code id}, else file and place
 * @param sigmaId the {@code id}; empty where there is none
 */
record DocumentHead(
        int line, String id, String sigmaId, String title, String description, String level, List<String> tags) {

    private static final Set<String> LEVELS = Set.of("informational", "low", "medium", "high", "critical");
    private static final Pattern STEP = Pattern.compile("hindcast\\.step\\.[1-9]");
    private static final Pattern FACT = Pattern.compile("hindcast\\.fact\\.[a-z0-9]+(?:-[a-z0-9]+)*");

    static DocumentHead read(String origin, YamlValue.Fields document, int number) throws RuleProblem {
        String sigmaId = text(origin, document, "id");
        String name = text(origin, document, "name");
        String title = text(origin, document, "title");
        if (title.isEmpty()) {
            throw new RuleProblem(
                    origin, document.line(), "the rule has no title; add one line that says what it finds");
        }
        String level = text(origin, document, "level");
        if (!level.isEmpty() && !LEVELS.contains(level)) {
            throw new RuleProblem(
                    origin,
                    lineOf(document, "level"),
                    "level '" + level + "' is unknown; Sigma has informational, low, medium, high, critical");
        }
        String id = !name.isEmpty() ? name : !sigmaId.isEmpty() ? sigmaId : origin + "#" + number;
        return new DocumentHead(
                document.line(),
                id,
                sigmaId,
                title.strip(),
                text(origin, document, "description").strip(),
                level.isEmpty() ? "informational" : level,
                tags(origin, document));
    }

    /** The text of a key; empty where it is not given. */
    static String text(String origin, YamlValue.Fields map, String key) throws RuleProblem {
        YamlValue value = map.get(key).orElse(null);
        if (value == null) {
            return "";
        }
        if (!(value instanceof YamlValue.Scalar scalar)) {
            throw new RuleProblem(origin, value.line(), "'" + key + "' must be a text, not " + value.kind());
        }
        return scalar.isNull() ? "" : scalar.text();
    }

    static int lineOf(YamlValue.Fields map, String key) {
        YamlValue.Field field = map.byKey().get(key);
        return field == null ? map.line() : field.line();
    }

    /** The texts of a list, or of one text; empty where the key is not given. */
    static List<String> texts(String origin, YamlValue.Fields map, String key) throws RuleProblem {
        YamlValue value = map.get(key).orElse(null);
        if (value == null || (value instanceof YamlValue.Scalar scalar && scalar.isNull())) {
            return List.of();
        }
        if (!(value instanceof YamlValue.Items list)) {
            return List.of(text(origin, map, key));
        }
        List<String> texts = new ArrayList<>();
        for (YamlValue item : list.items()) {
            if (!(item instanceof YamlValue.Scalar scalar)) {
                throw new RuleProblem(origin, item.line(), "'" + key + "' is a list of texts, not of " + item.kind());
            }
            texts.add(scalar.text());
        }
        return texts;
    }

    private static List<String> tags(String origin, YamlValue.Fields document) throws RuleProblem {
        List<String> tags = texts(origin, document, "tags");
        for (String tag : tags) {
            if (tag.startsWith("hindcast.")
                    && !STEP.matcher(tag).matches()
                    && !FACT.matcher(tag).matches()) {
                throw new RuleProblem(
                        origin,
                        lineOf(document, "tags"),
                        "tag '" + tag + "' is none of ours; write hindcast.step.1 to hindcast.step.9 or"
                                + " hindcast.fact.some-fact");
            }
        }
        return tags;
    }
}
