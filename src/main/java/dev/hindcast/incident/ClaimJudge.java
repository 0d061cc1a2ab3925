package dev.hindcast.incident;

import dev.hindcast.event.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges both claims of one guest (DESIGN section 7). The word comes from the rules of the legs, never from the sum; the
 * sum can only hold a yes back.
 */
final class ClaimJudge {

    private final GuestCase guest;
    private final Fleet fleet;
    private final FindingWriter writer;

    ClaimJudge(GuestCase guest, Fleet fleet, FindingWriter writer) {
        this.guest = guest;
        this.fleet = fleet;
        this.writer = writer;
    }

    Judged judge() {
        MechanismLegs mechanismLegs = new MechanismLegs(guest, writer);
        OriginLegs originLegs = new OriginLegs(guest, fleet, writer);
        List<Leg> mechanism = mechanismLegs.all();
        List<Leg> origin = originLegs.all();
        Facts facts = new FactSearch(guest, fleet, writer, mechanism, origin, originLegs).all();
        Vetoes vetoes = new Vetoes(guest, facts);
        List<String> heldBack = new ArrayList<>();

        List<Veto> mechanismVetoes = vetoes.ofMechanism();
        boolean oneLeg = mechanismLegs.m3RestsOnCorrection();
        double mechanismOdds = mechanismOdds(mechanism, oneLeg);
        Verdict mechanismVerdict = mechanismVetoes.isEmpty()
                ? mechanismVerdict(mechanism, oneLeg, mechanismOdds, facts, heldBack)
                : Verdict.NO;

        List<Veto> originVetoes = vetoes.ofOrigin();
        double originOdds = originOdds(origin);
        Verdict originVerdict =
                originVetoes.isEmpty() ? originVerdict(origin, originLegs, originOdds, vetoes, heldBack) : Verdict.NO;

        boolean yes = mechanismVerdict == Verdict.YES && originVerdict == Verdict.YES;
        boolean no = mechanismVerdict == Verdict.NO || originVerdict == Verdict.NO;
        Verdict verdict = yes ? Verdict.YES : no ? Verdict.NO : Verdict.UNDETERMINED;
        boolean vetoed = !mechanismVetoes.isEmpty() || !originVetoes.isEmpty();
        double weaker = Math.min(Odds.probability(mechanismOdds), Odds.probability(originOdds));
        return new Judged(
                verdict,
                verdict == Verdict.YES ? weaker : Double.NaN,
                vetoed ? 0 : weaker,
                claim(mechanismVerdict, mechanismOdds, mechanism, mechanismVetoes),
                claim(originVerdict, originOdds, origin, originVetoes),
                facts,
                heldBack);
    }

    private static Claim claim(Verdict verdict, double odds, List<Leg> legs, List<Veto> vetoes) {
        boolean printed = verdict == Verdict.YES && vetoes.isEmpty();
        return new Claim(verdict, printed ? Odds.probability(odds) : Double.NaN, legs, vetoes);
    }

    /** M1 to M3 use the same attempts and offsets; M3 and M4 may be the same data. */
    private static double mechanismOdds(List<Leg> legs, boolean oneLeg) {
        double m3 = Leg.of(legs, Leg.Id.M3).logOdds();
        double m4 = Leg.of(legs, Leg.Id.M4).logOdds();
        double shared = oneLeg ? Math.max(m3, m4) : m3;
        return Odds.PRIOR
                + Odds.damped(
                        Leg.of(legs, Leg.Id.M1).logOdds(),
                        Leg.of(legs, Leg.Id.M2).logOdds(),
                        shared)
                + (oneLeg ? 0 : m4);
    }

    private static double originOdds(List<Leg> legs) {
        return Odds.PRIOR
                + Leg.of(legs, Leg.Id.O1).logOdds()
                + Leg.of(legs, Leg.Id.O2).logOdds()
                + Odds.damped(
                        Leg.of(legs, Leg.Id.O3).logOdds(),
                        Leg.of(legs, Leg.Id.O4).logOdds());
    }

    private Verdict mechanismVerdict(List<Leg> legs, boolean oneLeg, double odds, Facts facts, List<String> heldBack) {
        boolean m3 = Leg.of(legs, Leg.Id.M3).isYes();
        boolean m4 = Leg.of(legs, Leg.Id.M4).isYes();
        int held = (Leg.of(legs, Leg.Id.M1).isYes() ? 1 : 0)
                + (Leg.of(legs, Leg.Id.M2).isYes() ? 1 : 0)
                + (oneLeg ? (m3 || m4 ? 1 : 0) : (m3 ? 1 : 0) + (m4 ? 1 : 0));
        if (Leg.of(legs, Leg.Id.M2).holds() == Leg.Holds.NO
                || Leg.of(legs, Leg.Id.M3).holds() == Leg.Holds.NO) {
            boolean both = Leg.of(legs, Leg.Id.M2).holds() == Leg.Holds.NO && !m3 && !m4;
            if (both && guest.evidence().stated().toleranceStated()) {
                heldBack.add(
                        "the stated tolerance contradicts the evidence: refusals that name a clock begin within it");
                return Verdict.UNDETERMINED;
            }
            // the clocks were right at the refusals: a positive reason, if nothing speaks the other way
            return both ? Verdict.NO : Verdict.UNDETERMINED;
        }
        if (held < 2 || !(Leg.of(legs, Leg.Id.M2).isYes() || m3)) {
            return Verdict.UNDETERMINED;
        }
        if (odds < Odds.YES_LEAST) {
            heldBack.add("the mechanism's legs hold, but together they weigh less than four to one");
            return Verdict.UNDETERMINED;
        }
        int failing = guest.failing().size();
        int explained = guest.explained().size();
        if (2 * explained < failing) {
            heldBack.add("the clock explains only " + explained + " of " + Counted.of(failing, "failing cluster")
                    + "; another cause is at work as well");
            return Verdict.UNDETERMINED;
        }
        long within = refused(TimedAttempt.Relation.WITHIN);
        if (within >= Math.max(3, refused(TimedAttempt.Relation.BEYOND) / 10)) {
            heldBack.add(Counted.of(within, "refusal") + " name a clock while both clocks were within the tolerance:"
                    + " something else refuses as well, or the tolerance is smaller (--tolerance)");
            return Verdict.UNDETERMINED;
        }
        if (facts.shows("refused-together")) {
            heldBack.add("hosts that are not known to have moved were refused in the same hours: the KDC's own clock"
                    + " must be checked first");
            return Verdict.UNDETERMINED;
        }
        return Verdict.YES;
    }

    /** Attempts refused for the clock, at any time, whose two clocks are both in evidence and stood so. */
    private long refused(TimedAttempt.Relation relation) {
        return guest.attempts().stream()
                .filter(a -> a.refusedForClock() && !a.byProxy() && a.relation() == relation)
                .count();
    }

    private Verdict originVerdict(
            List<Leg> legs, OriginLegs originLegs, double odds, Vetoes vetoes, List<String> heldBack) {
        boolean o2 = Leg.of(legs, Leg.Id.O2).isYes();
        if (!Leg.of(legs, Leg.Id.O1).isYes()) {
            return Verdict.UNDETERMINED;
        }
        boolean alone = Leg.of(legs, Leg.Id.O3).isYes()
                && OriginLegs.window(guest)
                        .filter(w -> w.chance() <= O1_WITH_CONTROLS_ALONE)
                        .isPresent()
                && originLegs.losses().setsInOnset().isEmpty();
        if (!o2 && !Leg.of(legs, Leg.Id.O4).isYes() && !alone) {
            return Verdict.UNDETERMINED;
        }
        List<String> waits = vetoes.holdsOriginBack();
        if (!waits.isEmpty()) {
            heldBack.addAll(waits);
            return Verdict.UNDETERMINED;
        }
        var disciplined = vetoes.disciplinedAfterCutover(o2);
        if (disciplined.isPresent()) {
            heldBack.add(disciplined.get());
            return Verdict.UNDETERMINED;
        }
        if (odds < Odds.YES_LEAST) {
            heldBack.add("the origin's legs hold, but together they weigh less than four to one");
            return Verdict.UNDETERMINED;
        }
        return Verdict.YES;
    }

    /** Controls exclude a common cause, not a second cause on the same host (clock model, section 9). */
    private static final double O1_WITH_CONTROLS_ALONE = 0.01;
}
