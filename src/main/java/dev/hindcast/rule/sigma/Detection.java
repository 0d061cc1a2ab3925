package dev.hindcast.rule.sigma;

import dev.hindcast.event.Event;
import dev.hindcast.rule.CodeBound;
import java.util.Set;
import java.util.function.Predicate;

/** The detection of one rule, log source included. */
record Detection(Predicate<Event> source, EventTest test, Set<String> codes) implements Predicate<Event>, CodeBound {

    /** @param category Sigma's log source category, which names event codes where the detection does not */
    static Detection of(Predicate<Event> source, String category, EventTest test) {
        Set<String> codes = test.codes();
        return new Detection(source, test, codes.isEmpty() ? LogSources.codes(category) : codes);
    }

    @Override
    public boolean test(Event event) {
        return source.test(event) && test.holds(new EventView(event));
    }
}
