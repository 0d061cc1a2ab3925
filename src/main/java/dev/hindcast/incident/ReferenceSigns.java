package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.clock.Reference;
import dev.hindcast.event.Counted;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The signs that domain time itself, or a log's zone, is at fault and no guest's clock. */
final class ReferenceSigns {

    private final GuestCase guest;
    private final Fleet fleet;
    private final Facts facts;

    ReferenceSigns(GuestCase guest, Fleet fleet, Facts facts) {
        this.guest = guest;
        this.fleet = fleet;
        this.facts = facts;
    }

    /** Shows what holds. */
    void show() {
        for (Reference reference : guest.evidence().clocks().references()) {
            if (reference.host().equals(guest.host())) {
                continue;
            }
            Finding finding = new Finding(
                    reference.citations().isEmpty() ? Finding.Kind.JUDGED : Finding.Kind.ESTIMATED,
                    reference.host(),
                    Moment.UNKNOWN,
                    Double.NaN,
                    "",
                    0,
                    "",
                    "Judged: " + reference.statement(),
                    reference.citations());
            switch (reference.check()) {
                case DISAGREES -> facts.show("reference-moved", finding);
                case AGREES -> facts.show("reference-agrees", finding);
                case UNCHECKED -> {}
            }
        }
        refusedTogether();
        guest.clock().setAside().stream()
                .filter(s -> s.why().startsWith("zone"))
                .findFirst()
                .ifPresent(s -> facts.show("zone-contradiction", List.of()));
    }

    /**
     * Whether hosts that are not known to have moved were refused for the clock by the same KDC in most of the hours in
     * which this guest was: then the KDC's clock is the simpler cause (kerberos-under-skew 3, "DC choice").
     */
    private void refusedTogether() {
        Map<String, Set<Long>> hours = new HashMap<>();
        for (Attempt a : guest.evidence().attempts().all()) {
            if (a.exchange() == Exchange.AP || !a.family().speaksOfClock()) {
                continue;
            }
            boolean movedHost = guest.cutover().isPresent() && a.initiator().isKnown() && fleet.hasMoved(a.initiator());
            String who = a.initiator().equals(guest.host())
                    ? "guest"
                    : movedHost
                            ? "moved"
                            : a.initiator().isKnown() ? a.initiator().value() : a.address();
            hours.computeIfAbsent(who, w -> new TreeSet<>()).add(a.rawTime().getEpochSecond() / 3600);
        }
        Set<Long> own = hours.getOrDefault("guest", Set.of());
        hours.remove("guest");
        hours.remove("moved");
        if (own.isEmpty() || hours.isEmpty()) {
            return;
        }
        Set<Long> others = new TreeSet<>();
        hours.values().forEach(others::addAll);
        long first = own.iterator().next();
        boolean sameTime = others.stream().anyMatch(h -> Math.abs(h - first) <= 6);
        if (sameTime && hours.size() >= 2) {
            facts.show(
                    "refused-together",
                    new Finding(
                            Finding.Kind.JUDGED,
                            HostName.UNKNOWN,
                            Moment.UNKNOWN,
                            Double.NaN,
                            "",
                            0,
                            "",
                            "Judged: " + Counted.of(hours.size(), "other host")
                                    + " that did not move with this one were refused for the clock by the same KDC from"
                                    + " the same hours on",
                            List.of()));
        }
    }
}
