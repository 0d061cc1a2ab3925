package dev.hindcast.rule.sigma;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A part of a detection. Two-valued: a test on a field that the event lacks is false, and its negation true. */
sealed interface EventTest {

    boolean holds(EventView event);

    /** Decimal event codes outside of which this never holds; empty where it may hold for any code. */
    Set<String> codes();

    /** Every part holds. */
    record AllOf(List<EventTest> parts) implements EventTest {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(EventView event) {
            for (EventTest part : parts) {
                if (!part.holds(event)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Set<String> codes() {
            Set<String> least = Set.of();
            for (EventTest part : parts) {
                Set<String> codes = part.codes();
                if (!codes.isEmpty() && (least.isEmpty() || codes.size() < least.size())) {
                    least = codes;
                }
            }
            return least;
        }
    }

    /** At least one part holds. */
    record AnyOf(List<EventTest> parts) implements EventTest {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(EventView event) {
            for (EventTest part : parts) {
                if (part.holds(event)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> codes() {
            Set<String> together = new TreeSet<>();
            for (EventTest part : parts) {
                Set<String> codes = part.codes();
                if (codes.isEmpty()) {
                    return Set.of();
                }
                together.addAll(codes);
            }
            return together;
        }
    }

    /** The part does not hold. */
    record Not(EventTest part) implements EventTest {
        @Override
        public boolean holds(EventView event) {
            return !part.holds(event);
        }

        @Override
        public Set<String> codes() {
            return Set.of();
        }
    }

    /**
     * Values of one field.
     *
     * @param all every test must hold for some value of the field, instead of any
     * @param orMissing {@code null} is among the rule's values: it holds where the event lacks the field
     */
    record FieldTest(FieldReference field, List<ValueTest> tests, boolean all, boolean orMissing) implements EventTest {
        public FieldTest {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean holds(EventView event) {
            int[] slots = field.slots(event.layout());
            if (slots.length == 0) {
                return orMissing;
            }
            return all
                    ? !tests.isEmpty() && !orMissing && everyTestHolds(event, slots, tests)
                    : someTestHolds(event, slots, tests);
        }

        @Override
        public Set<String> codes() {
            if (!field.isEventCode() || all || orMissing) {
                return Set.of();
            }
            Set<String> codes = new TreeSet<>();
            for (ValueTest test : tests) {
                if (!(test instanceof NumberTest number)) {
                    return Set.of();
                }
                codes.add(number.number().stripTrailingZeros().toPlainString());
            }
            return codes;
        }
    }

    /** Values without a field: each is looked for in every value of the event. */
    record KeywordTest(List<ValueTest> tests, boolean all) implements EventTest {
        public KeywordTest {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean holds(EventView event) {
            int[] slots = FieldReference.KEYWORDS.slots(event.layout());
            return all ? everyTestHolds(event, slots, tests) : someTestHolds(event, slots, tests);
        }

        @Override
        public Set<String> codes() {
            return Set.of();
        }
    }

    private static boolean everyTestHolds(EventView event, int[] slots, List<ValueTest> tests) {
        for (ValueTest test : tests) {
            if (!holdsSomewhere(event, slots, test)) {
                return false;
            }
        }
        return true;
    }

    private static boolean someTestHolds(EventView event, int[] slots, List<ValueTest> tests) {
        for (ValueTest test : tests) {
            if (holdsSomewhere(event, slots, test)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsSomewhere(EventView event, int[] slots, ValueTest test) {
        for (int slot : slots) {
            if (event.holds(test, slot)) {
                return true;
            }
        }
        return false;
    }
}
