package dev.hindcast.incident;

import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.clock.Onset;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reasons that end a claim, or hold a yes back, whatever its legs say (DESIGN section 7, "Vetoes"). */
final class Vetoes {

    /** Codes that a difference of clocks cannot produce: the checker never came to look at the time (kerberos 1.2). */
    private static final Map<CodeFamily, String> NOT_THE_CLOCK = Map.of(
            CodeFamily.WRONG_KEY, "wrong-password",
            CodeFamily.ACCOUNT, "account-state",
            CodeFamily.SPN, "spn",
            CodeFamily.ENCRYPTION, "encryption-types",
            CodeFamily.MACHINE_PASSWORD, "machine-password");

    private final GuestCase guest;
    private final Facts facts;

    Vetoes(GuestCase guest, Facts facts) {
        this.guest = guest;
        this.facts = facts;
    }

    /** What makes the mechanism a no. */
    List<Veto> ofMechanism() {
        List<Veto> vetoes = new ArrayList<>();
        if (facts.shows("reference-moved")) {
            vetoes.add(new Veto(
                    "reference-clock", "excluded, because domain time itself moved", facts.of("reference-moved")));
        }
        if (facts.shows("zone-contradiction") && guest.onset().isEmpty()) {
            vetoes.add(new Veto(
                    "zone-misread",
                    "excluded, because the difference is the zone of one log and no clock's",
                    facts.of("zone-contradiction")));
        }
        if (!guest.failuresWouldBeSeen()) {
            return vetoes; // missing evidence does not clear
        }
        List<Cluster> failing = guest.failing();
        if (failing.isEmpty()) {
            vetoes.add(new Veto(
                    "no-failures",
                    "excluded, because the logs that would record a failure reach from the cutover to the end and hold"
                            + " none",
                    List.of()));
        } else {
            otherCause(failing).ifPresent(vetoes::add);
        }
        return vetoes;
    }

    /** One other cause that a clock cannot imitate, behind every failing cluster. */
    private Optional<Veto> otherCause(List<Cluster> failing) {
        CodeFamily family = failing.get(0).family();
        String rival = NOT_THE_CLOCK.get(family);
        boolean all = failing.stream().allMatch(c -> c.family() == family);
        if (rival == null || !all) {
            return Optional.empty();
        }
        return Optional.of(new Veto(
                rival,
                "excluded, because all " + Counted.of(failing.size(), "failing cluster")
                        + " carry a code that a clock cannot cause",
                facts.of(family == CodeFamily.WRONG_KEY ? "wrong-key-failures" : word(family) + "-failures")));
    }

    private static String word(CodeFamily family) {
        return switch (family) {
            case ACCOUNT -> "account";
            case SPN -> "spn";
            case ENCRYPTION -> "encryption";
            case MACHINE_PASSWORD -> "machine-password";
            case WRONG_KEY -> "wrong-key";
            case UNREACHABLE -> "unreachable";
            case SUCCESS, CLOCK_SKEW, NOT_YET_VALID, EXPIRED, OTHER -> "other";
        };
    }

    /** What makes the origin a no. */
    List<Veto> ofOrigin() {
        List<Veto> vetoes = new ArrayList<>();
        if (facts.shows("onset-before-cutover") && !guest.cutoverZoneIsAssumed()) {
            vetoes.add(new Veto(
                    "onset-before-cutover",
                    "excluded, because the clock had left its band before the cutover began",
                    facts.of("onset-before-cutover")));
        }
        if (facts.shows("reference-moved")) {
            vetoes.add(new Veto(
                    "reference-clock", "excluded, because domain time itself moved", facts.of("reference-moved")));
        }
        List<Finding> other = otherChange();
        if (facts.shows("set-beyond") || (!other.isEmpty() && !lossNamed())) {
            other.addAll(facts.of("set-beyond"));
            vetoes.add(new Veto(
                    "clock-other-origin",
                    "excluded, because another logged change between cutover and onset explains the offset",
                    other));
        }
        return vetoes;
    }

    /** Logged changes of this host between cutover and onset that would explain the offset by themselves. */
    private List<Finding> otherChange() {
        List<Finding> other = new ArrayList<>(facts.of("time-policy-changed"));
        if (afterCutover()) {
            other.addAll(facts.of("set-away-by-person"));
        }
        return other;
    }

    private boolean lossNamed() {
        return facts.shows("corrections-ceased") || facts.shows("time-source-lost");
    }

    /** Why a yes must wait though the legs hold, in words. */
    List<String> holdsOriginBack() {
        List<String> why = new ArrayList<>();
        if (lossNamed() && !otherChange().isEmpty()) {
            why.add(
                    "the loss of the time source and another logged change both lie before the offset passed the tolerance;"
                            + " the evidence does not tell which of them it was");
        }
        if (facts.shows("carried-by-later-change")) {
            why.add("most of the offset came from a change after the onset that no log of the move explains");
        }
        if (facts.shows("controls-departed") && !facts.shows("fleet-followed")) {
            why.add("a host that did not move left domain time as well");
        }
        if (guest.cutoverZoneIsAssumed()) {
            why.add(
                    "the zone of the migration record is assumed; state it with --zone before the onset is laid beside it");
        }
        if (guest.moveIsDenied()) {
            why.add("a record says that this host moved, and --unmigrated says that it did not");
        }
        return why;
    }

    private boolean afterCutover() {
        return guest.cutover().isPresent()
                && guest.onset()
                        .flatMap(o -> o.time().earliest())
                        .filter(t ->
                                t.isAfter(guest.cutover().get().span().latest().orElseThrow()))
                        .isPresent();
    }

    /**
     * Whether another source kept the clock after the cutover's last phase and before the onset, shown on both sides:
     * then the origin is at most undetermined, unless something names the loss.
     */
    Optional<String> disciplinedAfterCutover(boolean lossNamed) {
        Optional<Cutover> cutover = guest.cutover();
        Optional<Onset> onset = guest.onset();
        if (lossNamed
                || cutover.isEmpty()
                || onset.isEmpty()
                || onset.get().time().earliest().isEmpty()) {
            return Optional.empty();
        }
        Instant from = cutover.get().span().latest().orElseThrow();
        Instant to = onset.get().time().earliest().get();
        if (!from.isBefore(to) || guest.clock().healthyWithin(from, to).compareTo(Duration.ofHours(1)) < 0) {
            return Optional.empty();
        }
        boolean source = guest.clock().timeSource().stream()
                        .anyMatch(f -> f.kind() == TimeSourceFact.Kind.SYNCHRONISED && inside(f.time(), from, to))
                || guest.clock().corrections().stream()
                        .anyMatch(c -> c.count() >= 3 && inside(Moment.exactly(c.last()), from, to.plusSeconds(90)));
        return source
                ? Optional.of("another source kept the clock between the cutover and the onset")
                : Optional.empty();
    }

    private static boolean inside(Moment time, Instant from, Instant to) {
        return time.best().filter(t -> !t.isBefore(from) && !t.isAfter(to)).isPresent();
    }
}
