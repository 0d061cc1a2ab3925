package dev.hindcast.incident;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which hosts moved, which are shown not to have moved, and who says so. */
final class Fleet {

    /** Guests whose cutovers lie within a week of each other are taken for one wave where no record names waves. */
    private static final Duration ONE_WAVE = Duration.ofDays(7);

    private final Map<HostName, String> unmigrated = new TreeMap<>();
    private final Map<HostName, GuestCase> moved = new TreeMap<>();

    private Fleet() {}

    /** From the user's word, the records that name hosts as staying, and the cutovers found. */
    static Fleet of(CaseEvidence evidence, List<Cutover> cutovers) {
        Fleet fleet = new Fleet();
        Map<HostName, List<Cutover>> byHost = new TreeMap<>();
        cutovers.forEach(
                c -> byHost.computeIfAbsent(c.host(), h -> new ArrayList<>()).add(c));
        for (Event row : evidence.tables()) {
            if (row.text(FieldNames.CUTOVER_STATUS).equals("staying")) {
                HostName host = evidence.hosts().of(row);
                if (host.isKnown() && !byHost.containsKey(host)) {
                    fleet.unmigrated.put(host, "named as staying by " + row.provenance());
                }
            }
        }
        for (HostName stated : evidence.stated().unmigrated()) {
            HostName host = evidence.hosts().canonical(stated);
            if (!byHost.containsKey(host)) {
                fleet.unmigrated.put(host, "stated with --unmigrated");
            }
        }
        byHost.forEach((host, own) -> fleet.moved.put(host, GuestCase.of(evidence, host, own)));
        return fleet;
    }

    /** Hosts shown not to have moved, by name. */
    List<HostName> unmigrated() {
        return List.copyOf(unmigrated.keySet());
    }

    /** Who says that a host did not move; empty where nobody does. */
    String why(HostName host) {
        return unmigrated.getOrDefault(host, "");
    }

    /** Guests with a cutover, by name. */
    List<GuestCase> moved() {
        return List.copyOf(moved.values());
    }

    boolean hasMoved(HostName host) {
        return moved.containsKey(host);
    }

    /** Other guests that moved within the same wave. */
    List<GuestCase> movedBeside(GuestCase guest) {
        if (guest.cutover().isEmpty()) {
            return List.of();
        }
        return moved.values().stream()
                .filter(o -> !o.host().equals(guest.host()) && o.cutover().isPresent())
                .filter(o -> Duration.between(
                                        o.cutover().get().span().earliest().orElseThrow(),
                                        guest.cutover().get().span().earliest().orElseThrow())
                                .abs()
                                .compareTo(ONE_WAVE)
                        <= 0)
                .toList();
    }
}
