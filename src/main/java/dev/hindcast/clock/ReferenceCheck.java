package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Counted;
import dev.hindcast.event.HostName;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Whether the clock that is taken as domain time was right, as far as other evidence tells (clock model, section 8.1). */
final class ReferenceCheck {

    private static final int HOSTS_LEAST = 3;

    private final Realms realms;
    private final String realm;
    private final SortedMap<HostName, FittedClock> members;
    private final List<ReferenceMove> moves;
    private final HostEvidence own;
    private final FittedClock outside;

    /**
     * @param members the clocks of the realm's other hosts, against the reference
     * @param own what the reference itself logged
     * @param outside the reference against sources outside the case
     */
    ReferenceCheck(
            Realms realms,
            String realm,
            SortedMap<HostName, FittedClock> members,
            List<ReferenceMove> moves,
            HostEvidence own,
            FittedClock outside) {
        this.realms = realms;
        this.realm = realm;
        this.members = members;
        this.moves = moves;
        this.own = own;
        this.outside = outside;
    }

    Reference reference() {
        HostName host = realms.reference(realm);
        TreeSet<Citation> citations = new TreeSet<>();
        String contradiction = contradiction(citations);
        if (!contradiction.isEmpty()) {
            return reference(host, Reference.Check.DISAGREES, name(host) + contradiction, citations);
        }
        String agreement = agreement(citations);
        if (!agreement.isEmpty()) {
            return reference(host, Reference.Check.AGREES, name(host) + agreement, citations);
        }
        return reference(
                host,
                Reference.Check.UNCHECKED,
                host.isKnown()
                        ? name(host) + " and nothing else in the evidence checks it: if its own clock was wrong, every"
                                + " offset here is wrong by as much."
                        : "No clock in the evidence is known to keep this realm's time.",
                citations);
    }

    private String name(HostName host) {
        return "The clock of " + host
                + (realms.isStated(realm) ? " is stated as the reference," : " is the reference,");
    }

    private Reference reference(HostName host, Reference.Check check, String statement, Set<Citation> citations) {
        Reference.Basis basis = realms.isStated(realm)
                ? Reference.Basis.STATED
                : check == Reference.Check.AGREES ? Reference.Basis.AGREED : Reference.Basis.ASSUMED;
        return new Reference(
                realm,
                host,
                basis,
                check,
                statement,
                citations.stream().limit(12).toList());
    }

    /** What speaks against the reference, as the end of a sentence; empty if nothing does. */
    private String contradiction(Set<Citation> citations) {
        if (!moves.isEmpty()) {
            ReferenceMove move = moves.get(0);
            citations.addAll(move.citations());
            return String.format(
                    Locale.ROOT,
                    " but %d hosts jumped by %+.0f s at once without a set of their own (%s): it moved by %+.0f s itself.",
                    move.hosts().size(),
                    -move.bySeconds(),
                    EpochSeconds.instant(move.low()).truncatedTo(ChronoUnit.SECONDS),
                    move.bySeconds());
        }
        for (LoggedSet set : own.sets) {
            if (Math.abs(set.bySeconds()) > Departures.LIMIT_SECONDS) {
                citations.addAll(set.citations());
                return String.format(
                        Locale.ROOT,
                        " but its own log says that it was set by %+.0f s: offsets around that moment are its doing.",
                        set.bySeconds());
            }
        }
        if (!outside.isEmpty() && !new Departures(outside).all().isEmpty()) {
            for (int k = 0; k < outside.segments.size(); k++) {
                citations.addAll(outside.binding(k));
            }
            return " but measured against sources outside it was away from them by more than 5 s.";
        }
        return controllers(citations) + driftTogether(citations);
    }

    private String controllers(Set<Citation> citations) {
        int away = 0;
        int near = 0;
        for (var member : members.entrySet()) {
            if (!realms.isController(member.getKey()) || movedItself(member.getKey())) {
                continue;
            }
            FittedClock clock = member.getValue();
            boolean isAway = !new Departures(clock).all().isEmpty();
            away += isAway ? 1 : 0;
            near += isAway ? 0 : 1;
            if (isAway) {
                citations.addAll(clock.binding(clock.segments.size() - 1));
            }
        }
        return away > near
                ? " but other controllers of the realm are away from it by more than 5 s: one of them is wrong."
                : "";
    }

    /** Whether a controller left the reference within the evidence, while two other hosts stayed with it. */
    private boolean movedItself(HostName controller) {
        FittedClock clock = members.getOrDefault(controller, outside);
        List<Onset> onsets = new Departures(clock).onsets();
        boolean isSeenToMove =
                !onsets.isEmpty() && onsets.get(0).time().earliest().isPresent();
        long stayed = members.entrySet().stream()
                .filter(m -> !m.getKey().equals(controller) && isShown(m.getValue()))
                .filter(m -> new Departures(m.getValue()).all().isEmpty())
                .count();
        return isSeenToMove && stayed >= 2;
    }

    /**
     * Hosts that begin to drift alike at one time, without a boot or a set of their own: it may be the reference that
     * drifts. Guests of one wave drift alike too, but each from its own boot or last correction.
     */
    private String driftTogether(Set<Citation> citations) {
        int alike = 0;
        double lowRate = Double.NEGATIVE_INFINITY;
        double highRate = Double.POSITIVE_INFINITY;
        double earliest = Double.NEGATIVE_INFINITY;
        double latest = Double.POSITIVE_INFINITY;
        for (FittedClock clock : members.values()) {
            int begun = unprovokedDrift(clock);
            if (begun < 0) {
                continue;
            }
            Polygon allowed = clock.segments.get(begun).allowed;
            Change change = clock.changes.get(begun - 1);
            boolean isAlike = allowed.minRate() <= highRate
                    && allowed.maxRate() >= lowRate
                    && change.low() <= latest
                    && change.high() >= earliest;
            if (isAlike) {
                lowRate = Math.max(lowRate, allowed.minRate());
                highRate = Math.min(highRate, allowed.maxRate());
                earliest = Math.max(earliest, change.low());
                latest = Math.min(latest, change.high());
                alike++;
                citations.addAll(clock.binding(begun));
            }
        }
        if (alike < HOSTS_LEAST || alike * 2 <= members.size()) {
            return "";
        }
        return " but " + alike + " of " + members.size()
                + " hosts began to run away from it at one rate and at one time: it may be the one that drifts.";
    }

    /** The segment in which a clock first drifts away after a mere change of rate; -1 if none. */
    private static int unprovokedDrift(FittedClock clock) {
        Departures departures = new Departures(clock);
        if (departures.all().isEmpty()) {
            return -1;
        }
        int index = departures.all().get(0).index();
        Polygon allowed = clock.segments.get(index).allowed;
        boolean isRunning = allowed.minRate() > 0 || allowed.maxRate() < 0;
        if (!isRunning || index == 0) {
            return -1;
        }
        Change change = clock.changes.get(index - 1);
        boolean isProvoked = change.isBoot()
                || clock.sets.all().stream().anyMatch(s -> s.time() >= change.low() && s.time() <= change.high());
        return change.isKink() && !isProvoked ? index : -1;
    }

    /** What agrees with the reference, as the end of a sentence; empty if nothing was compared. */
    private String agreement(Set<Citation> citations) {
        int controllers = 0;
        for (var member : members.entrySet()) {
            if (realms.isController(member.getKey()) && isShown(member.getValue())) {
                controllers++;
                citations.addAll(member.getValue().binding(0));
            }
        }
        boolean isOutside = isShown(outside);
        if (isOutside) {
            citations.addAll(outside.binding(0));
        }
        if (controllers == 0 && !isOutside) {
            return "";
        }
        return " and " + (controllers > 0 ? Counted.of(controllers, "other controller") : "")
                + (controllers > 0 && isOutside ? " and " : "")
                + (isOutside ? "sources outside" : "")
                + (controllers + (isOutside ? 1 : 0) == 1 && !isOutside ? " agrees" : " agree")
                + " with it.";
    }

    private static boolean isShown(FittedClock clock) {
        for (int k = 0; k < clock.segments.size(); k++) {
            if (!clock.isSupported(k) || !clock.isCarried(k)) {
                return false;
            }
        }
        return !clock.isEmpty();
    }
}
