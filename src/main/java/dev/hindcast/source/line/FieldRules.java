package dev.hindcast.source.line;

import dev.hindcast.source.Declaration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a document says of fields:
 *
 * <ul>
 *   <li>{@code event.code: AS_REQ}, a constant; {@code source.ip: $ip|ip6}, the first part of the line that is
 *       there;
 *   <li>{@code {by: status, ISSUE: success, otherwise: failure}}, a word chosen by a part;
 *   <li>{@code {sum: [offset, -remaining], times: 0.001, unit: u, sign: word, negative: [slow]}}, a number;
 *   <li>{@code {sum: [0.02, 0.5*delay, 0.0005*|remaining|]}}, the same with constants, factors and magnitudes;
 *   <li>{@code {time: client}}, an instant; {@code {difference: [client, epoch|stamp], unpadded: true, beyond: 0.001}},
 *       seconds between two, where it is more than a millisecond; with {@code about: out}, only where its size is what
 *       the part {@code out} tells.
 * </ul>
 */
final class FieldRules {

    private static final String BY = "by";
    private static final String SUM = "sum";
    private static final String TIME = "time";
    private static final String DIFFERENCE = "difference";
    private static final String STAMP = "stamp";

    private final Shape shape;
    private final List<String> omitted;

    FieldRules(Shape shape, List<String> omitted) {
        this.shape = shape;
        this.omitted = List.copyOf(omitted);
    }

    /** Rules that need no line: constants alone. */
    static List<FieldRule> constants(Declaration fields) {
        List<FieldRule> rules = new ArrayList<>();
        fields.asTexts().forEach((name, value) -> {
            if (value.startsWith("$")) {
                throw fields.problem(name, "must be a constant here, not a part of the line");
            }
            rules.add(new FieldRule(name, new TextValues.Constant(value)));
        });
        return rules;
    }

    /** @throws IllegalArgumentException where a value names a part that the shape does not have, or says nothing known */
    List<FieldRule> of(Declaration fields) {
        List<FieldRule> rules = new ArrayList<>();
        for (String field : fields.keys()) {
            rules.add(new FieldRule(field, value(fields, field)));
        }
        return rules;
    }

    private FieldRule.FieldValue value(Declaration fields, String field) {
        if (!fields.isSection(field)) {
            String text = fields.text(field);
            return text.startsWith("$") ? part(fields, field, text.substring(1)) : new TextValues.Constant(text);
        }
        Declaration rule = fields.section(field);
        if (rule.has(BY)) {
            return choice(rule);
        }
        if (rule.has(SUM)) {
            return number(rule);
        }
        if (rule.has(TIME)) {
            return new TimeValues.At(time(rule, TIME, rule.text(TIME)));
        }
        if (rule.has(DIFFERENCE)) {
            List<String> two = rule.texts(DIFFERENCE);
            if (two.size() != 2) {
                throw rule.problem(DIFFERENCE, "must be two times, the second of which is subtracted");
            }
            return new TimeValues.Difference(
                    time(rule, DIFFERENCE, two.get(0)),
                    time(rule, DIFFERENCE, two.get(1)),
                    beyond(rule),
                    optionalGroup(rule, "about"));
        }
        throw fields.problem(field, "needs one of the keys by, sum, time, difference");
    }

    private FieldRule.FieldValue part(Declaration fields, String field, String names) {
        List<TextValues.Part> parts = new ArrayList<>();
        for (String name : names.split("\\|", -1)) {
            parts.add(new TextValues.Part(group(fields, field, name), omitted));
        }
        return parts.size() == 1 ? parts.get(0) : new TextValues.FirstOf(parts);
    }

    private TextValues.Choice choice(Declaration rule) {
        Map<String, String> choices = new LinkedHashMap<>(rule.asTexts());
        int group = group(rule, BY, String.valueOf(choices.remove(BY)));
        String otherwise = choices.getOrDefault("otherwise", "");
        choices.remove("otherwise");
        return new TextValues.Choice(new TextValues.Part(group, omitted), choices, otherwise);
    }

    private NumberValue number(Declaration rule) {
        List<NumberValue.Term> terms = new ArrayList<>();
        for (String name : rule.texts(SUM)) {
            terms.add(NumberValue.Term.of(name, part -> group(rule, SUM, part)));
        }
        String factor = rule.optionalText("times").orElse("1");
        try {
            return new NumberValue(
                    terms,
                    new BigDecimal(factor),
                    optionalGroup(rule, "unit"),
                    optionalGroup(rule, "sign"),
                    new HashSet<>(rule.texts("negative")));
        } catch (NumberFormatException noNumber) {
            throw rule.problem("times", "must be a number, not " + factor);
        }
    }

    private List<TimeValues.Moment> time(Declaration rule, String key, String names) {
        boolean unpadded = rule.optionalText("unpadded").orElse("").equals("true");
        List<TimeValues.Moment> moments = new ArrayList<>();
        for (String name : names.split("\\|", -1)) {
            moments.add(
                    name.equals(STAMP)
                            ? new TimeValues.Moment(TimeValues.Moment.STAMP, false)
                            : new TimeValues.Moment(group(rule, key, name), unpadded));
        }
        return moments;
    }

    private static BigDecimal beyond(Declaration rule) {
        String seconds = rule.optionalText("beyond").orElse("-1");
        try {
            return new BigDecimal(seconds);
        } catch (NumberFormatException noNumber) {
            throw rule.problem("beyond", "must be a number of seconds, not " + seconds);
        }
    }

    private int optionalGroup(Declaration rule, String key) {
        return rule.has(key) ? group(rule, key, rule.text(key)) : -1;
    }

    /** The number of a named part. */
    int group(Declaration where, String key, String name) {
        int group = shape.group(name);
        if (group < 0) {
            throw where.problem(key, "names the group " + name + ", which its pattern does not have");
        }
        return group;
    }
}
