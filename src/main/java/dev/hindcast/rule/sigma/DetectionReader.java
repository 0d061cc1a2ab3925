package dev.hindcast.rule.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code detection} of a Sigma rule (Sigma semantics, sections 2 to 6). */
final class DetectionReader {

    private final String origin;
    private final FieldMapping fields;

    DetectionReader(String origin, FieldMapping fields) {
        this.origin = origin;
        this.fields = fields;
    }

    EventTest read(YamlValue.Fields detection) throws RuleProblem {
        Map<String, EventTest> identifiers = new LinkedHashMap<>();
        for (YamlValue.Field field : detection.byKey().values()) {
            if (field.key().equals("timeframe")) {
                throw problem(
                        field.line(), "'timeframe' belongs to an aggregation, which is not read; write a correlation");
            }
            if (!field.key().equals("condition")) {
                identifiers.put(field.key(), identifier(field));
            }
        }
        if (identifiers.isEmpty()) {
            throw problem(detection.line(), "the detection defines nothing to look for; add a selection");
        }
        YamlValue.Field condition = detection.byKey().get("condition");
        if (condition == null) {
            throw problem(
                    detection.line(),
                    "the detection has no condition; add 'condition: "
                            + identifiers.keySet().iterator().next() + "'");
        }
        return condition(condition, identifiers);
    }

    private EventTest condition(YamlValue.Field field, Map<String, EventTest> identifiers) throws RuleProblem {
        if (field.value() instanceof YamlValue.Scalar one) {
            return ConditionParser.parse(origin, one.line(), one.text(), identifiers);
        }
        if (field.value() instanceof YamlValue.Items several && !several.items().isEmpty()) {
            List<EventTest> alternatives = new ArrayList<>();
            for (YamlValue item : several.items()) {
                if (!(item instanceof YamlValue.Scalar one)) {
                    throw problem(item.line(), "a condition is a text, not " + item.kind());
                }
                alternatives.add(ConditionParser.parse(origin, one.line(), one.text(), identifiers));
            }
            return new EventTest.AnyOf(alternatives);
        }
        throw problem(
                field.line(),
                "the condition is a text or a list of texts, not "
                        + field.value().kind());
    }

    private EventTest identifier(YamlValue.Field field) throws RuleProblem {
        return part(field.key(), field.line(), field.value());
    }

    private EventTest part(String name, int line, YamlValue value) throws RuleProblem {
        if (value instanceof YamlValue.Fields map) {
            if (map.byKey().isEmpty()) {
                throw problem(line, "'" + name + "' is empty; remove it or say what to look for");
            }
            List<EventTest> items = new ArrayList<>();
            for (YamlValue.Field item : map.byKey().values()) {
                items.add(item(item));
            }
            return items.size() == 1 ? items.get(0) : new EventTest.AllOf(items);
        }
        if (value instanceof YamlValue.Items list) {
            if (list.items().isEmpty()) {
                throw problem(line, "'" + name + "' is empty; remove it or say what to look for");
            }
            List<EventTest> alternatives = new ArrayList<>();
            for (YamlValue item : list.items()) {
                alternatives.add(part(name, item.line(), item));
            }
            return new EventTest.AnyOf(alternatives);
        }
        YamlValue.Field keyword = new YamlValue.Field("", line, value);
        return item(keyword);
    }

    private EventTest item(YamlValue.Field field) throws RuleProblem {
        ItemKey key = ItemKey.parse(origin, field.line(), field.key());
        List<ValueTest> tests = new ArrayList<>();
        boolean orMissing = false;
        for (YamlValue.Scalar value : scalars(field)) {
            if (value.isNull()) {
                if (key.isKeyword() || key.wantsText()) {
                    throw problem(
                            value.line(),
                            "null means that a field is missing, so it needs a field without text"
                                    + " modifiers; remove it or name the field");
                }
                orMissing = true;
            } else {
                tests.add(test(key, value));
            }
        }
        return key.isKeyword()
                ? new EventTest.KeywordTest(tests, key.all())
                : new EventTest.FieldTest(fields.reference(key.field()), tests, key.all(), orMissing);
    }

    private List<YamlValue.Scalar> scalars(YamlValue.Field field) throws RuleProblem {
        if (field.value() instanceof YamlValue.Scalar one) {
            return List.of(one);
        }
        if (!(field.value() instanceof YamlValue.Items list)) {
            throw problem(
                    field.line(),
                    "'" + field.key() + "' has " + field.value().kind()
                            + " as its value; a field takes a text, a number, true, false, null or a list of these");
        }
        if (list.items().isEmpty()) {
            throw problem(field.line(), "'" + field.key() + "' has an empty list of values; fill or remove it");
        }
        List<YamlValue.Scalar> scalars = new ArrayList<>();
        for (YamlValue item : list.items()) {
            if (!(item instanceof YamlValue.Scalar scalar)) {
                throw problem(
                        item.line(),
                        "a value of '" + field.key() + "' is " + item.kind()
                                + "; a field takes texts, numbers, true, false and null");
            }
            scalars.add(scalar);
        }
        return scalars;
    }

    private ValueTest test(ItemKey key, YamlValue.Scalar value) throws RuleProblem {
        if (value.type() == YamlValue.Type.BOOLEAN && key.wantsText()) {
            throw problem(
                    value.line(),
                    "'" + value.text() + "' is a boolean and the modifiers of '" + key.field()
                            + "' work on text; put it in quotes");
        }
        if (key.regex()) {
            return regex(key, value);
        }
        if (key.isKeyword()) {
            TextPattern.Anchoring anchoring =
                    key.anchoring() == TextPattern.Anchoring.WHOLE ? TextPattern.Anchoring.CONTAINS : key.anchoring();
            return TextPattern.of(value.text(), anchoring);
        }
        if (value.type() == YamlValue.Type.BOOLEAN) {
            return new BooleanTest(Folding.fold(value.text()));
        }
        if (value.type() == YamlValue.Type.NUMBER && !key.wantsText()) {
            return NumberTest.of(value.text())
                    .map(n -> (ValueTest) n)
                    .orElseGet(() -> TextPattern.of(value.text(), TextPattern.Anchoring.WHOLE));
        }
        return TextPattern.of(value.text(), key.anchoring());
    }

    private ValueTest regex(ItemKey key, YamlValue.Scalar value) throws RuleProblem {
        String pattern = switch (key.anchoring()) {
            case WHOLE, CONTAINS -> value.text();
            case STARTS_WITH -> "\\A(?:" + value.text() + ")";
            case ENDS_WITH -> "(?:" + value.text() + ")\\z";
        };
        try {
            return new RegexTest(Pattern.compile(pattern, key.regexFlags()));
        } catch (PatternSyntaxException e) {
            throw problem(
                    value.line(),
                    "regular expression '" + value.text() + "' is not RE2: " + e.getDescription()
                            + "; RE2 has no look-around, no back references and repeats at most 1000 times");
        }
    }

    private RuleProblem problem(int line, String what) {
        return new RuleProblem(origin, line, what);
    }
}
