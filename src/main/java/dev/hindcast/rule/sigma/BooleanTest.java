package dev.hindcast.rule.sigma;

/** A boolean of a rule: the text {@code true} or {@code false} in any case, never 1 or 0. */
record BooleanTest(String word) implements ValueTest {

    @Override
    public boolean holds(String raw, String folded) {
        return folded.equals(word);
    }
}
