package dev.hindcast.source.evtx;

import dev.hindcast.event.Event;
import dev.hindcast.source.windows.Markup;
import org.jspecify.annotations.Nullable;

/** Where the records of one worker go. What comes between two calls of {@link #mark} can be taken back. */
interface RecordOutput {

    /** What was written so far, in whatever unit; for {@link #backTo}. */
    int mark();

    /** Takes back everything since a mark. */
    void backTo(int mark);

    /**
     * Writes a record of the usual shape by its plan.
     *
     * @param ticks its TimeCreated, which is set
     * @param recordId its EventRecordID, from 0
     * @return false where a value is of a kind that the plan does not know; the record then goes the long way
     */
    boolean planned(FieldPlan plan, Instance outer, Instance inner, long ticks, long recordId);

    /** Whether {@link #planned} is of use at all. */
    boolean takesPlans();

    /** What else wants to hear a record that goes the long way; null where nothing does. */
    @Nullable
    Markup markup();

    /** Writes a record that went the long way; {@link #markup} heard it. */
    void spoken(Event event);
}
