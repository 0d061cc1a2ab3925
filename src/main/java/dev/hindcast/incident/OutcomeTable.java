package dev.hindcast.incident;

import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.Direction;
import java.util.ArrayList;
import java.util.List;

/** The clusters of one direction by where the relative offset stood and how they ended: the table of leg M3. */
final class OutcomeTable {

    private final Direction direction;
    final List<Cluster> beyondRefused = new ArrayList<>();
    final List<Cluster> beyondAccepted = new ArrayList<>();
    final List<Cluster> withinRefused = new ArrayList<>();
    final List<Cluster> withinAccepted = new ArrayList<>();

    OutcomeTable(Direction direction) {
        this.direction = direction;
    }

    /** Lays out the guest's clusters of one direction; what failed for another reason says nothing of the clock. */
    static OutcomeTable of(GuestCase guest, Direction direction) {
        OutcomeTable table = new OutcomeTable(direction);
        for (Cluster c : guest.clusters()) {
            boolean clock = c.refusedForClock();
            if (c.direction() != direction || (!clock && c.failed())) {
                continue;
            }
            switch (c.relation()) {
                case BEYOND -> (clock ? table.beyondRefused : table.beyondAccepted).add(c);
                case WITHIN -> (clock ? table.withinRefused : table.withinAccepted).add(c);
                case OPEN -> {}
            }
        }
        return table;
    }

    Direction direction() {
        return direction;
    }

    boolean isFilled() {
        return beyondRefused.size() + beyondAccepted.size() > 0
                && withinRefused.size() + withinAccepted.size() > 0
                && beyondRefused.size() + withinRefused.size() > 0
                && beyondAccepted.size() + withinAccepted.size() > 0;
    }

    boolean isEmpty() {
        return beyondRefused.isEmpty()
                && beyondAccepted.isEmpty()
                && withinRefused.isEmpty()
                && withinAccepted.isEmpty();
    }

    double p() {
        return Odds.fisher(beyondRefused.size(), beyondAccepted.size(), withinRefused.size(), withinAccepted.size());
    }

    /** For a "no" only parties count that cannot have healed themselves: uncompensated clients, and acceptors. */
    OutcomeTable onlyUncorrected() {
        OutcomeTable only = new OutcomeTable(direction);
        only.beyondRefused.addAll(beyondRefused);
        only.withinRefused.addAll(withinRefused);
        for (Cluster c : beyondAccepted) {
            if (c.stack() == ClientCorrection.DOES_NOT_HEAL) {
                only.beyondAccepted.add(c);
            }
        }
        return only;
    }
}
