package dev.hindcast.rule.sigma;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layout;

/** One event while rules look at it; folds each value at most once. Not thread-safe: one an event. */
final class EventView {

    private final Event event;
    private final String[] folded;

    EventView(Event event) {
        this.event = event;
        this.folded = new String[event.layout().size()];
    }

    Layout layout() {
        return event.layout();
    }

    boolean holds(ValueTest test, int slot) {
        String raw = event.value(slot);
        String known = folded[slot];
        if (known == null) {
            known = Folding.fold(raw);
            folded[slot] = known;
        }
        return test.holds(raw, known);
    }
}
