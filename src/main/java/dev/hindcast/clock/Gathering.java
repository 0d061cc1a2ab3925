package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import dev.hindcast.host.Boot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorts everything that was observed by the host whose clock it speaks of. */
final class Gathering {

    /** How far apart the controllers of one domain usually are at most (clock model, section 8.4). */
    private static final OffsetBand CONTROLLERS_AGREE = new OffsetBand(-0.5, 0.5);

    private final Realms realms;
    private final SortedMap<HostName, HostEvidence> evidence = new TreeMap<>();

    private Gathering(Realms realms) {
        this.realms = realms;
    }

    static SortedMap<HostName, HostEvidence> of(
            Realms realms, List<Bound> bounds, List<LoggedSet> sets, List<TimeSourceFact> facts, List<Boot> boots) {
        Gathering gathering = new Gathering(realms);
        realms.all().stream().map(realms::reference).filter(HostName::isKnown).forEach(gathering::on);
        SortedMap<HostName, Integer> compared = new TreeMap<>();
        for (Bound bound : bounds) {
            if (realms.isReference(bound.against())) {
                compared.merge(bound.host(), 1, Integer::sum);
            }
            if (realms.isReference(bound.host())) {
                compared.merge(bound.against(), 1, Integer::sum);
            }
        }
        bounds.forEach(bound -> gathering.add(bound, compared));
        sets.forEach(set -> gathering.on(set.host()).sets.add(set));
        facts.forEach(fact -> gathering.on(fact.host()).facts.add(fact));
        boots.stream()
                .filter(b -> b.host().isKnown() && gathering.evidence.containsKey(b.host()))
                .forEach(b -> gathering.on(b.host()).boots.add(b));
        for (HostEvidence host : gathering.evidence.values()) {
            List<LoggedSet> merged = TwinSets.merged(host.sets);
            host.sets.clear();
            host.sets.addAll(merged);
        }
        return gathering.evidence;
    }

    private HostEvidence on(HostName host) {
        return evidence.computeIfAbsent(host, HostEvidence::new);
    }

    private void add(Bound bound, SortedMap<HostName, Integer> compared) {
        HostName host = bound.host();
        HostName against = bound.against();
        HostName reference = realms.referenceOf(host);
        if (realms.isReference(host) && realms.isHost(against)) {
            if (!realms.isReference(against)) {
                addDirect(bound.turned(), host);
            }
        } else if (!against.isKnown() || against.equals(reference)) {
            on(host).direct.add(bound);
        } else if (!realms.isHost(against)) {
            on(host).direct.add(bound);
            if (!realms.isReference(host)) {
                on(host).notes
                        .add(against + " is no host of this case and is taken to agree with " + named(reference) + ".");
            }
        } else if (realms.isController(against)
                && realms.of(against).equals(realms.of(host))
                && !compared.containsKey(against)) {
            on(host).direct.add(bound.kind() == Bound.Kind.REFUSED ? bound : bound.within(CONTROLLERS_AGREE));
            on(host).notes
                    .add(against + " is taken to agree with " + named(reference)
                            + " within half a second, as controllers of one domain usually do; nothing in the evidence compares"
                            + " the two.");
        } else {
            on(host).relations.add(bound);
            on(against).relations.add(bound.turned());
        }
    }

    private void addDirect(Bound bound, HostName reference) {
        if (realms.referenceOf(bound.host()).equals(reference)) {
            on(bound.host()).direct.add(bound);
        } else {
            on(bound.host()).relations.add(bound);
        }
    }

    private static String named(HostName reference) {
        return reference.isKnown() ? reference.value() : "domain time";
    }
}
