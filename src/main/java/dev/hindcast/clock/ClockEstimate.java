package dev.hindcast.clock;

import dev.hindcast.attempt.Attempts;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Boot;
import dev.hindcast.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of all hosts from everything that was observed. No cutover, sheet or hypothesis is an input, so none can bend
 * an estimate; the same input gives the same result whatever its order.
 */
public final class ClockEstimate implements Clocks {

    private final List<Reference> references;
    private final SortedMap<HostName, ClockHistory> histories;
    private final SortedMap<HostName, ClockHistory> withoutOutcomes;

    private ClockEstimate(
            List<Reference> references,
            SortedMap<HostName, ClockHistory> histories,
            SortedMap<HostName, ClockHistory> withoutOutcomes) {
        this.references = List.copyOf(references);
        this.histories = histories;
        this.withoutOutcomes = withoutOutcomes;
    }

    /**
     * @param observations what the events say about clocks
     * @param attempts pairs of records, and outcomes
     * @param boots of all hosts
     * @param hosts all hosts with their roles, under the names that the other inputs use
     * @param statedReferences whose clock the user calls domain time; empty = found from the evidence
     * @param toleranceSeconds the Kerberos tolerance that outcomes were judged by, 300 unless evidence says otherwise
     */
    public static ClockEstimate of(
            Observations observations,
            Attempts attempts,
            List<Boot> boots,
            List<Host> hosts,
            List<HostName> statedReferences,
            double toleranceSeconds) {
        List<Bound> bounds = new ArrayList<>(observations.bounds());
        bounds.addAll(PairBounds.of(attempts.pairs()));
        bounds.addAll(OutcomeBounds.of(attempts.all(), toleranceSeconds));
        bounds.removeIf(b -> b.host().equals(b.against()) || !b.host().isKnown());
        bounds.sort(Bound.fixedOrder());
        Realms realms = new Realms(hosts, bounds, observations.sets(), statedReferences);
        SortedMap<HostName, HostEvidence> evidence =
                Gathering.of(realms, bounds, observations.sets(), observations.facts(), boots);
        Fits all = new Fits(realms, evidence, toleranceSeconds, true);
        boolean hasOutcomes = bounds.stream().anyMatch(b -> b.kind().isOutcome());
        Fits without = hasOutcomes ? new Fits(realms, evidence, toleranceSeconds, false) : all;
        List<Reference> references = new ArrayList<>(all.references().values());
        return new ClockEstimate(references, all.histories(), hasOutcomes ? without.histories() : all.histories());
    }

    @Override
    public List<Reference> references() {
        return references;
    }

    @Override
    public ClockHistory of(HostName host) {
        ClockHistory known = histories.get(host);
        return known == null ? unknown(host) : known;
    }

    @Override
    public ClockHistory withoutOutcomes(HostName host) {
        ClockHistory known = withoutOutcomes.get(host);
        return known == null ? unknown(host) : known;
    }

    private static ClockHistory unknown(HostName host) {
        FittedClock nothing = FittedClock.without(SetsOfClock.NONE);
        return new EstimatedHistory(host, nothing, List.of(), List.of(), false, List.of(), 0);
    }

    @Override
    public List<HostName> hosts() {
        return List.copyOf(histories.keySet());
    }

    /** One pass over all hosts, with or without outcomes. */
    private static final class Fits {
        private final Realms realms;
        private final SortedMap<HostName, HostEvidence> evidence;
        private final double tolerance;
        private final boolean withOutcomes;
        private final SortedMap<HostName, ZoneCheck> zones = new TreeMap<>();
        private final SortedMap<HostName, FittedClock> clocks = new TreeMap<>();
        private final SortedMap<HostName, SetAside> unrelated = new TreeMap<>();
        private final SortedMap<String, Reference> references = new TreeMap<>();
        private final SortedMap<String, List<ReferenceMove>> moves = new TreeMap<>();

        Fits(Realms realms, SortedMap<HostName, HostEvidence> evidence, double tolerance, boolean withOutcomes) {
            this.realms = realms;
            this.evidence = evidence;
            this.tolerance = tolerance;
            this.withOutcomes = withOutcomes;
            evidence.values().forEach(this::fitDirect);
            Map<HostName, FittedClock> base = new TreeMap<>(clocks);
            evidence.values().forEach(host -> fitRelated(host, base));
            realms.all().forEach(this::checkReference);
        }

        private void fitDirect(HostEvidence host) {
            ZoneCheck zone = new ZoneCheck(usable(host.direct));
            zones.put(host.host, zone);
            clocks.put(host.host, fit(host, zone.kept));
        }

        private List<Bound> usable(List<Bound> bounds) {
            return withOutcomes
                    ? bounds
                    : bounds.stream().filter(b -> !b.kind().isOutcome()).toList();
        }

        private FittedClock fit(HostEvidence host, List<Bound> bounds) {
            return new ClockFit(bounds, host.sets, host.boots, tolerance).fit();
        }

        /** Each relation is used once, from the better known clock to the less known (section 8.2). */
        private void fitRelated(HostEvidence host, Map<HostName, FittedClock> base) {
            List<Bound> carried = new ArrayList<>();
            int lost = 0;
            for (Bound bound : usable(host.relations)) {
                Bound through = carried(bound, host, base);
                if (through != null) {
                    carried.add(through);
                } else if (bound.kind() != Bound.Kind.REFUSED
                        && bound.citations().size() > 1) {
                    lost++;
                }
            }
            if (!carried.isEmpty()) {
                carried.addAll(zones.getOrDefault(host.host, new ZoneCheck(List.of())).kept);
                clocks.put(host.host, fit(host, carried));
            }
            if (lost > 0
                    && clocks.getOrDefault(host.host, FittedClock.without(SetsOfClock.NONE))
                            .isEmpty()) {
                unrelated.put(host.host, new SetAside(lost, "against a host whose own clock is not known"));
            }
        }

        private @Nullable Bound carried(Bound bound, HostEvidence host, Map<HostName, FittedClock> base) {
            FittedClock others = base.get(bound.against());
            if (others == null || others.isEmpty()) {
                return null;
            }
            double reading = EpochSeconds.of(bound.reading());
            double time = reading;
            FittedClock placing = bound.placedBy() == Bound.PlacedBy.OTHER ? others : base.get(host.host);
            for (int i = 0; i < 2 && placing != null; i++) {
                double offset = placing.at(time).offset();
                time = Double.isNaN(offset) ? time : reading - offset;
            }
            Reading known = others.at(time);
            FittedClock own = base.get(host.host);
            double ownWidth =
                    own == null ? Double.POSITIVE_INFINITY : own.at(time).band().widthSeconds();
            // A refusal by a clock that is itself away says nothing of this one.
            boolean isOthersFault = bound.kind() == Bound.Kind.REFUSED && !known.isWithin(Departures.LIMIT_SECONDS);
            if (isOthersFault || !known.band().isFinite() || known.band().widthSeconds() >= ownWidth) {
                return null;
            }
            host.notes.add("Observations against " + bound.against() + " are used through that host's own estimate.");
            return bound.carriedBy(known.band(), realms.referenceOf(host.host), EpochSeconds.instant(time));
        }

        private void checkReference(String realm) {
            SortedMap<HostName, FittedClock> members = new TreeMap<>();
            clocks.forEach((host, clock) -> {
                if (realms.of(host).equals(realm) && !realms.isReference(host) && !clock.isEmpty()) {
                    members.put(host, clock);
                }
            });
            List<ReferenceMove> moved = ReferenceMove.among(members);
            moves.put(realm, moved);
            if (!moved.isEmpty()) {
                members.forEach((host, clock) -> {
                    HostEvidence own = evidence.get(host);
                    if (own != null) {
                        clocks.put(host, fit(own, ReferenceMove.rebased(clock, moved)));
                    }
                });
            }
            HostName host = realms.reference(realm);
            HostEvidence own = evidence.getOrDefault(host, new HostEvidence(host));
            FittedClock outside = clocks.getOrDefault(host, FittedClock.without(SetsOfClock.NONE));
            references.put(realm, new ReferenceCheck(realms, realm, members, moved, own, outside).reference());
        }

        SortedMap<String, Reference> references() {
            return references;
        }

        SortedMap<HostName, ClockHistory> histories() {
            SortedMap<HostName, ClockHistory> histories = new TreeMap<>();
            for (HostEvidence host : evidence.values()) {
                FittedClock clock = clocks.getOrDefault(host.host, FittedClock.without(SetsOfClock.NONE));
                Reference reference = references.get(realms.of(host.host));
                if (reference != null && reference.host().equals(host.host)) {
                    List<ReferenceMove> moved = moves.getOrDefault(reference.realm(), List.of());
                    histories.put(host.host, new ReferenceHistory(reference, moved, rawSets(host), host.facts));
                } else if (!host.isEmpty()) {
                    histories.put(host.host, history(host, clock));
                }
            }
            return histories;
        }

        /** The sets of the reference, at its own readings: it is the reference. */
        private static SetsOfClock rawSets(HostEvidence host) {
            return new SetsOfClock(host.sets.stream()
                    .map(s -> new SetsOfClock.Placed(EpochSeconds.of(s.newReading()), s.bySeconds(), s))
                    .toList());
        }

        private ClockHistory history(HostEvidence host, FittedClock clock) {
            ZoneCheck zone = zones.getOrDefault(host.host, new ZoneCheck(List.of()));
            TreeSet<String> notes = new TreeSet<>(host.notes);
            notes.addAll(zone.statements);
            List<SetAside> leftOut = new ArrayList<>(zone.setAside);
            SetAside lost = unrelated.get(host.host);
            if (lost != null) {
                leftOut.add(lost);
            }
            return new EstimatedHistory(
                    host.host, clock, host.facts, leftOut, zone.isDoubtful, List.copyOf(notes), host.lastLogged());
        }
    }
}
