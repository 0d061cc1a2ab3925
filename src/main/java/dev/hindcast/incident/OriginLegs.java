package dev.hindcast.incident;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The legs of the claim that the cutover caused the offset (DESIGN section 7; numbers of the clock model, section 9).
 */
final class OriginLegs {

    private static final double FIRST_LOSS = 2.0;
    private static final double FURTHER_LOSS = 0.5;
    private static final double CONTROL = 0.69;
    private static final double CONTROLS_MAX = 2.0;
    private static final double CONTROL_DEPARTED = -1.5;

    private final GuestCase guest;
    private final Fleet fleet;
    private final FindingWriter writer;
    private final Losses lossSearch;

    OriginLegs(GuestCase guest, Fleet fleet, FindingWriter writer) {
        this.lossSearch = new Losses(guest, writer);
        this.guest = guest;
        this.fleet = fleet;
        this.writer = writer;
    }

    List<Leg> all() {
        return List.of(o1(), o2(), o3(), o4());
    }

    /** The span that both uncertainties cover: of the onset and of the cutover; empty where the onset is open. */
    static Optional<Window> window(GuestCase guest) {
        Optional<Cutover> cutover = guest.cutover();
        Optional<Onset> onset = guest.onset();
        if (cutover.isEmpty()
                || onset.isEmpty()
                || onset.get().time().earliest().isEmpty()
                || onset.get().time().latest().isEmpty()) {
            return Optional.empty();
        }
        Instant from = earlier(
                onset.get().time().earliest().get(),
                cutover.get().span().earliest().orElseThrow());
        Instant to = later(
                onset.get().time().latest().get(), cutover.get().span().latest().orElseThrow());
        Instant start = guest.evidence().start().orElse(from);
        Duration healthy = start.isBefore(from) ? guest.clock().healthyWithin(start, from) : Duration.ZERO;
        return Optional.of(new Window(from, to, healthy, guest.candidates()));
    }

    /**
     * The span that is charged to chance.
     *
     * @param healthyBefore how long before it the clock is shown healthy
     * @param tried how many separate moves of this host are on record: each is one more try for the same onset
     */
    record Window(Instant from, Instant to, Duration healthyBefore, int tried) {
        /** The probability that an unrelated onset would fall so close to one of them. */
        double chance() {
            double width = Duration.between(from, to).toMillis();
            double one = width / (width + healthyBefore.toMillis());
            return 1 - Math.pow(1 - one, tried);
        }
    }

    /** Timing. */
    private Leg o1() {
        if (guest.cutover().isEmpty()) {
            return Leg.unknown(Leg.Id.O1, "no cutover of this host is known; state it with --cutover");
        }
        if (guest.onset().isEmpty()) {
            return Leg.unknown(Leg.Id.O1, "no onset is known: the clock is not seen to leave its band");
        }
        Onset onset = guest.onset().get();
        Instant cutoverFrom = guest.cutover().get().span().earliest().orElseThrow();
        Finding began = onsetFinding(onset);
        if (onset.time().latest().isPresent() && onset.time().latest().get().isBefore(cutoverFrom)) {
            return new Leg(
                    Leg.Id.O1,
                    Leg.Holds.NO,
                    -Odds.LEG_MAX,
                    "the clock had left its band before the cutover began, " + Words.time(onset.time()),
                    List.of(began));
        }
        Optional<Window> window = window(guest);
        if (window.isEmpty() || window.get().healthyBefore().isZero()) {
            return Leg.unknown(Leg.Id.O1, "no evidence shows the clock healthy before the onset");
        }
        double p = window.get().chance();
        String statement = "onset and cutover lie within "
                + Words.span(Duration.between(window.get().from(), window.get().to())) + " after "
                + Words.span(window.get().healthyBefore()) + " observed healthy; p = " + Words.p(p);
        boolean holds = p <= Odds.LEVEL;
        return new Leg(
                Leg.Id.O1, holds ? Leg.Holds.YES : Leg.Holds.NO, holds ? Odds.ofP(p) : 0, statement, List.of(began));
    }

    Finding onsetFinding(Onset onset) {
        return writer.estimated(
                guest.host(),
                onset.time(),
                3,
                "Estimated: the clock of " + guest.host().shortName() + " began to leave its band, "
                        + Words.time(onset.time()) + rate(),
                onset.binding());
    }

    private String rate() {
        return guest.clock()
                .drift()
                .map(d -> " at " + Words.ppm(d.ppm()) + " (" + Words.ppm(d.lowPpm()) + " to " + Words.ppm(d.highPpm())
                        + ")")
                .orElse("");
    }

    /** What names the loss, inside the onset interval. */
    private Leg o2() {
        if (guest.onset().isEmpty()) {
            return Leg.unknown(Leg.Id.O2, "no onset is known in which a loss could lie");
        }
        List<Losses.Loss> losses = lossSearch.all();
        if (losses.isEmpty()) {
            return Leg.unknown(Leg.Id.O2, "nothing inside the onset interval names the loss of a time source");
        }
        double odds = Math.min(Odds.LEG_MAX, FIRST_LOSS + FURTHER_LOSS * (losses.size() - 1));
        return new Leg(
                Leg.Id.O2,
                Leg.Holds.YES,
                odds,
                String.join("; ", losses.stream().map(Losses.Loss::words).toList()),
                losses.stream().map(Losses.Loss::finding).toList());
    }

    /** What names the loss inside the onset interval. */
    Losses losses() {
        return lossSearch;
    }

    /** Controls that stayed disciplined. */
    private Leg o3() {
        Optional<Window> window = window(guest);
        if (window.isEmpty()) {
            return Leg.unknown(Leg.Id.O3, "without an onset and a cutover there is no time over which to compare");
        }
        List<HostName> stayed = new ArrayList<>();
        List<HostName> departed = new ArrayList<>();
        for (HostName control : fleet.unmigrated()) {
            switch (fate(guest.evidence().clock(control), window.get())) {
                case DEPARTED -> departed.add(control);
                case STAYED -> stayed.add(control);
                case OPEN -> {}
            }
        }
        if (stayed.isEmpty() && departed.isEmpty()) {
            return Leg.unknown(
                    Leg.Id.O3, "no host that is shown not to have moved has clock evidence over the same time");
        }
        double odds = Math.min(CONTROLS_MAX, CONTROL * stayed.size()) + CONTROL_DEPARTED * departed.size();
        String statement = departed.isEmpty()
                ? names(stayed) + " did not move and kept their time"
                : names(departed) + " did not move and left domain time as well";
        List<Finding> findings = stayed.stream().map(this::keptTime).toList();
        return new Leg(
                Leg.Id.O3,
                departed.isEmpty() ? Leg.Holds.YES : Leg.Holds.NO,
                Math.max(-Odds.LEG_MAX, odds),
                statement,
                findings);
    }

    /** What became of a control's clock over the same time. */
    private enum Fate {
        STAYED,
        DEPARTED,
        OPEN
    }

    /**
     * A slow drift takes an hour to leave the band, so a control departed if an onset of its own may lie in the window,
     * and stayed only if it is shown healthy until the guest had crossed the tolerance.
     */
    private Fate fate(ClockHistory clock, Window window) {
        boolean own = clock.onsets().stream().anyMatch(o -> overlaps(o.time(), window));
        if (own || clock.departedWithin(window.from(), window.to())) {
            return Fate.DEPARTED;
        }
        Instant until =
                guest.firstCrossing().filter(t -> t.isAfter(window.to())).orElse(window.to());
        Duration width = Duration.between(window.from(), until);
        Duration healthy = clock.healthyWithin(window.from(), until);
        return !width.isZero() && healthy.toMillis() >= HEALTHY_SHARE * width.toMillis() ? Fate.STAYED : Fate.OPEN;
    }

    private static final double HEALTHY_SHARE = 0.9;

    private static boolean overlaps(Moment onset, Window window) {
        return !onset.earliest().orElse(Instant.MIN).isAfter(window.to())
                && !onset.latest().orElse(Instant.MAX).isBefore(window.from());
    }

    private Finding keptTime(HostName control) {
        return new Finding(
                Finding.Kind.JUDGED,
                control,
                Moment.UNKNOWN,
                Double.NaN,
                "",
                0,
                "",
                "Judged: " + control.shortName() + " is shown not to have moved (" + fleet.why(control)
                        + ") and kept domain time through the onset",
                List.of());
    }

    /** Other guests of the same wave. */
    private Leg o4() {
        Optional<Window> window = window(guest);
        if (window.isEmpty()) {
            return Leg.unknown(Leg.Id.O4, "without an onset of this guest there is nothing to compare others with");
        }
        List<GuestCase> moved = new ArrayList<>();
        int departed = 0;
        for (GuestCase other : fleet.movedBeside(guest)) {
            if (other.clock().observations() > 0) {
                moved.add(other);
                // in its own move's window, not at any time
                departed += window(other).filter(w -> w.chance() <= Odds.LEVEL).isPresent() ? 1 : 0;
            }
        }
        if (moved.isEmpty()) {
            return Leg.unknown(Leg.Id.O4, "no other guest of the same move has clock evidence");
        }
        int stayedStill = 0;
        int stayedDeparted = 0;
        for (HostName control : fleet.unmigrated()) {
            switch (fate(guest.evidence().clock(control), window.get())) {
                case DEPARTED -> stayedDeparted++;
                case STAYED -> stayedStill++;
                case OPEN -> {}
            }
        }
        double p = Odds.fisher(1 + departed, moved.size() - departed, stayedDeparted, stayedStill);
        String statement = (1 + departed) + " of " + (1 + moved.size()) + " guests of the move departed, "
                + stayedDeparted + " of " + (stayedDeparted + stayedStill) + " that did not move; p = " + Words.p(p);
        boolean holds = p <= Odds.LEVEL;
        return new Leg(
                Leg.Id.O4,
                holds ? Leg.Holds.YES : Leg.Holds.NO,
                holds ? Math.min(CONTROLS_MAX, Odds.ofP(p)) : 0,
                statement,
                List.of());
    }

    private static String names(List<HostName> hosts) {
        return String.join(
                " and ", hosts.stream().map(HostName::shortName).sorted().toList());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
