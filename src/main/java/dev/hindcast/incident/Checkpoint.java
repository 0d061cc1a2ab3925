package dev.hindcast.incident;

import dev.hindcast.attempt.AccountKind;
import dev.hindcast.attempt.Direction;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import dev.hindcast.rule.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The five checks of trust portability for one guest with a cutover, from evidence only (DESIGN section 1). */
final class Checkpoint {

    private final GuestCase guest;
    private final FindingWriter writer;
    private final Instant from;

    Checkpoint(GuestCase guest, FindingWriter writer) {
        this.guest = guest;
        this.writer = writer;
        this.from = guest.cutover().map(c -> c.span().latest().orElseThrow()).orElse(guest.countsFrom());
    }

    List<Check> all() {
        return List.of(timeSync(), kerberosAfterReboot(), spn(), certificateChain(), identityGate());
    }

    private Check timeSync() {
        List<OffsetSample> after = guest.clock().samples().stream()
                .filter(s -> !s.time().isBefore(from) && s.quality() != Quality.UNKNOWN)
                .toList();
        double tolerance = guest.toleranceSeconds();
        Optional<OffsetSample> beyond =
                after.stream().filter(s -> s.band().whollyBeyond(tolerance)).findFirst();
        Optional<TimeSourceFact> lost = guest.clock().timeSource().stream()
                .filter(f -> f.kind() != TimeSourceFact.Kind.SYNCHRONISED
                        && !f.time().best().orElse(Instant.MAX).isBefore(startOfMove()))
                .findFirst();
        Optional<TimeSourceFact> kept = guest.clock().timeSource().stream()
                .filter(f -> f.kind() == TimeSourceFact.Kind.SYNCHRONISED
                        && !f.time().best().orElse(Instant.MIN).isBefore(from))
                .findFirst();
        if (beyond.isPresent()) {
            Finding finding = writer.estimated(
                    guest.host(),
                    Moment.exactly(beyond.get().time()),
                    3,
                    "Estimated: the clock of " + guest.host().shortName() + " was "
                            + Words.offset(beyond.get().band().lowSeconds()) + " to "
                            + Words.offset(beyond.get().band().highSeconds()) + " from domain time",
                    citationsOfOnset());
            return new Check(
                    Check.Id.TIME_SYNC,
                    Check.State.FAIL,
                    "the clock left the tolerance after the move"
                            + lost.map(f -> "; " + f.statement()).orElse(""),
                    List.of(finding));
        }
        if (lost.isPresent()) {
            return new Check(
                    Check.Id.TIME_SYNC,
                    Check.State.FAIL,
                    "nothing keeps the clock: " + lost.get().statement(),
                    List.of(writer.observed(lost.get(), 2)));
        }
        boolean within =
                !after.isEmpty() && after.stream().allMatch(s -> s.band().whollyWithin(tolerance));
        if (within && kept.isPresent()) {
            return new Check(
                    Check.Id.TIME_SYNC,
                    Check.State.PASS,
                    "within the tolerance since the move, and " + kept.get().statement(),
                    List.of(writer.observed(kept.get(), 0)));
        }
        return unknown(
                Check.Id.TIME_SYNC,
                within
                        ? "within the tolerance since the move, but nothing in evidence says what keeps it"
                        : "the evidence does not measure this clock after the move");
    }

    private Instant startOfMove() {
        return guest.cutover().map(c -> c.span().earliest().orElseThrow()).orElse(from);
    }

    private List<Citation> citationsOfOnset() {
        return guest.onset().map(dev.hindcast.clock.Onset::binding).orElse(List.of());
    }

    private Check kerberosAfterReboot() {
        List<TimedAttempt> own = guest.attempts().stream()
                .filter(a -> !a.time().isBefore(startOfMove()) && a.direction() == Direction.OUTBOUND)
                .filter(a -> a.attempt().accountKind() == AccountKind.MACHINE
                        && a.attempt().exchange() != Exchange.AP)
                .toList();
        Optional<TimedAttempt> granted = own.stream()
                .filter(a -> a.attempt().succeeded() && !a.time().isBefore(from))
                .findFirst();
        if (granted.isPresent()) {
            return new Check(
                    Check.Id.KERBEROS_AFTER_REBOOT,
                    Check.State.PASS,
                    "the machine's own account was given a ticket at "
                            + Words.time(granted.get().time()),
                    List.of(writer.attempts(
                            List.of(granted.get().attempt()),
                            guest.host(),
                            0,
                            "Logged: ticket for the machine account after its first boot")));
        }
        List<TimedAttempt> refused =
                own.stream().filter(a -> !a.attempt().succeeded()).toList();
        if (!refused.isEmpty()) {
            return new Check(
                    Check.Id.KERBEROS_AFTER_REBOOT,
                    Check.State.FAIL,
                    "the machine's own account was refused " + refused.size() + " times and not served",
                    List.of(writer.attempts(
                            refused.stream().map(TimedAttempt::attempt).toList(),
                            guest.host(),
                            5,
                            "Logged: " + Counted.of(refused.size(), "refusal") + " of the machine account")));
        }
        return unknown(
                Check.Id.KERBEROS_AFTER_REBOOT,
                "no request of the machine's own account after the move is in evidence");
    }

    private Check spn() {
        List<TimedAttempt> unknownService = guest.attempts().stream()
                .filter(a -> !a.time().isBefore(from)
                        && a.attempt().family() == dev.hindcast.attempt.CodeFamily.SPN
                        && a.attempt()
                                .service()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(guest.host().shortName()))
                .toList();
        if (!unknownService.isEmpty()) {
            return new Check(
                    Check.Id.SPN,
                    Check.State.FAIL,
                    "the KDC does not know the host's own service names",
                    List.of(writer.attempts(
                            unknownService.stream().map(TimedAttempt::attempt).toList(),
                            guest.host(),
                            0,
                            "Logged: unknown service of this host")));
        }
        return unknown(Check.Id.SPN, "no setspn capture after the move is in evidence");
    }

    private Check certificateChain() {
        List<Match> failed = guest.evidence().matchesOf("certificate-renewal-failed", guest.host()).stream()
                .filter(m -> !guest.evidence().timeOf(m).isBefore(from))
                .toList();
        return failed.isEmpty()
                ? unknown(
                        Check.Id.CERTIFICATE_CHAIN, "no renewal and no certutil capture after the move is in evidence")
                : new Check(
                        Check.Id.CERTIFICATE_CHAIN,
                        Check.State.FAIL,
                        "a renewal or chain failed after the move",
                        List.of(writer.observedTogether(failed, 6)));
    }

    private Check identityGate() {
        List<Match> applied = guest.evidence().matchesOf("policy-refreshed", guest.host()).stream()
                .filter(m -> !guest.evidence().timeOf(m).isBefore(from))
                .toList();
        List<Match> failed = guest.evidence().matchesOf("policy-refresh-failed", guest.host()).stream()
                .filter(m -> !guest.evidence().timeOf(m).isBefore(from))
                .toList();
        boolean healed = !applied.isEmpty()
                && (failed.isEmpty()
                        || guest.evidence()
                                .timeOf(applied.get(applied.size() - 1))
                                .isAfter(guest.evidence().timeOf(failed.get(failed.size() - 1))));
        if (healed) {
            return new Check(
                    Check.Id.IDENTITY_GATE,
                    Check.State.PASS,
                    "group policy was applied from a named domain controller after the move",
                    List.of(writer.observed(applied.get(0), 0)));
        }
        if (!failed.isEmpty()) {
            return new Check(
                    Check.Id.IDENTITY_GATE,
                    Check.State.FAIL,
                    "group policy could not be refreshed after the move",
                    List.of(writer.observedTogether(failed, 8)));
        }
        return unknown(
                Check.Id.IDENTITY_GATE, "no Kerberos-authenticated domain operation after the move is in evidence");
    }

    private static Check unknown(Check.Id id, String why) {
        return new Check(id, Check.State.UNKNOWN, why, List.of());
    }
}
