package dev.hindcast.rule.sigma;

/** One value of a rule, against one value of an event. */
interface ValueTest {

    /**
     * @param raw the event's value as it stands
     * @param folded the same, folded by {@link Folding}
     */
    boolean holds(String raw, String folded);
}
