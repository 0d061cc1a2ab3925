package dev.hindcast.rule.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.rule.RuleProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random boolean expressions, read by the parser and evaluated directly. */
class ConditionPropertyTest {

    private static final long SEED = 20260307L;
    private static final List<String> NAMES = List.of("sel_a", "sel_b", "filter", "_hidden");

    /** An expression as text, and as a function of which names hold (bit i = name i). */
    private record Expression(String text, IntPredicate value) {}

    @Test
    void a_condition_means_what_its_expression_means() throws RuleProblem {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, EventTest> identifiers = new LinkedHashMap<>();
        FieldMapping fields = FieldMapping.forCategory("");
        for (String name : NAMES) {
            identifiers.put(
                    name,
                    new EventTest.FieldTest(
                            fields.reference(name),
                            List.of(TextPattern.of("yes", TextPattern.Anchoring.WHOLE)),
                            false,
                            false));
        }
        FlatEvents flat = new FlatEvents();
        List<Event> events = IntStream.range(0, 1 << NAMES.size())
                .mapToObj(bits -> flat.event(fieldsOf(bits)))
                .toList();
        for (int i = 0; i < 3000; i++) {
            Expression expression = or(random, 4);
            EventTest parsed = ConditionParser.parse("x.yml", 1, expression.text, identifiers);
            for (int bits = 0; bits < events.size(); bits++) {
                assertThat(parsed.holds(new EventView(events.get(bits))))
                        .as("seed %d, expression %d: %s with names %s", SEED, i, expression.text, fieldsOf(bits))
                        .isEqualTo(expression.value.test(bits));
            }
        }
    }

    private static Map<String, String> fieldsOf(int bits) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int n = 0; n < NAMES.size(); n++) {
            if ((bits >> n & 1) == 1) {
                fields.put(NAMES.get(n), "yes");
            }
        }
        return fields;
    }

    private static Expression or(SplittableRandom random, int depth) {
        Expression left = and(random, depth);
        if (random.nextInt(3) > 0) {
            return left;
        }
        Expression right = or(random, depth);
        return new Expression(
                left.text + blank(random) + word(random, "or") + blank(random) + right.text,
                bits -> left.value.test(bits) | right.value.test(bits));
    }

    private static Expression and(SplittableRandom random, int depth) {
        Expression left = unary(random, depth);
        if (random.nextInt(3) > 0) {
            return left;
        }
        Expression right = and(random, depth);
        return new Expression(
                left.text + blank(random) + word(random, "and") + blank(random) + right.text,
                bits -> left.value.test(bits) & right.value.test(bits));
    }

    private static Expression unary(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            Expression inner = unary(random, depth - 1);
            return new Expression("not " + inner.text, bits -> !inner.value.test(bits));
        }
        if (kind < 5) {
            Expression inner = or(random, depth - 1);
            return new Expression("(" + inner.text + ")", inner.value);
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Expression("1 of sel_*", bits -> (bits & 3) != 0);
            case 1 -> new Expression("all of sel_*", bits -> (bits & 3) == 3);
            case 2 -> new Expression("any of them", bits -> (bits & 7) != 0);
            case 3 -> new Expression("all of them", bits -> (bits & 7) == 7);
            case 4 -> new Expression("1 of _*", bits -> (bits & 8) != 0);
            default -> {
                int n = random.nextInt(NAMES.size());
                yield new Expression(NAMES.get(n), bits -> (bits >> n & 1) == 1);
            }
        };
    }

    private static String word(SplittableRandom random, String word) {
        return random.nextInt(8) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    private static String blank(SplittableRandom random) {
        return random.nextInt(6) == 0 ? "\n   " : " ";
    }
}
