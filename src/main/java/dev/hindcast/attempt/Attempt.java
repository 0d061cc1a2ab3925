package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One authentication attempt, counted once over its log lines, its retries within the protocol and its exports.
 *
 * @param initiator the host that asked, by its report name; {@link HostName#UNKNOWN} where only an address is known
 * @param address the initiator's address as the checker saw it; empty where it is not logged
 * @param account the account in the log's own spelling; where the checker could not name it, the one account that ever
 *     called it from that address
 * @param accountKind whose account it is
 * @param checker the host that compared the clocks: the KDC for AS and TGS, the acceptor for AP
 * @param service what was asked for: the service principal, or the logon type of an accepted logon
 * @param exchange which exchange
 * @param family what its final code speaks of
 * @param code the final code as logged, {@code 0x25}
 * @param stamp raw time of the final record, by the clock of the host that wrote it
 * @param healed refused first for the clock, and accepted within two seconds for the same pair: a success for its user,
 *     a measurement for the clock
 * @param stack the client's own correction, as far as the evidence tells
 * @param events the records, first to last; never empty
 */
public record Attempt(
        HostName initiator,
        String address,
        String account,
        AccountKind accountKind,
        HostName checker,
        String service,
        Exchange exchange,
        CodeFamily family,
        String code,
        Stamp stamp,
        boolean healed,
        ClientCorrection stack,
        List<Event> events) {

    public Attempt {
        events = List.copyOf(events);
    }

    public boolean succeeded() {
        return family == CodeFamily.SUCCESS;
    }

    public Instant rawTime() {
        return stamp.instant();
    }

    /** Which way this attempt goes, seen from a host. */
    public Direction directionFor(HostName host) {
        if (exchange == Exchange.AP && checker.equals(host) && !initiator.equals(host)) {
            return Direction.INBOUND;
        }
        if (initiator.equals(host)) {
            return Direction.OUTBOUND;
        }
        return initiator.isKnown() || !checker.equals(host) ? Direction.NOT_A_PARTY : Direction.UNKNOWN;
    }

    /** The account without realm and case, for grouping. */
    public String accountKey() {
        int at = account.indexOf('@');
        return (at < 0 ? account : account.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}
