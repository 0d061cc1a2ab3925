package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Stamp;

/**
 * One log record that reports the outcome of one authentication exchange, before records are put together into attempts.
 *
 * @param initiatorName the initiator as the record names it; {@link HostName#UNKNOWN} where only an address is known
 * @param exchange which exchange
 * @param family what its code speaks of
 * @param code as logged
 * @param account as logged; empty or a placeholder where the checker could not know it
 * @param address the initiator's; empty where it is not logged
 * @param service what was asked for
 * @param checker who compared the clocks, as the record names it
 * @param ticket a key that the same ticket leaves on both sides (logon GUID); empty for none
 * @param stamp raw time
 */
record AuthRecord(
        HostName initiatorName,
        Exchange exchange,
        CodeFamily family,
        String code,
        String account,
        String address,
        String service,
        HostName checker,
        String ticket,
        Stamp stamp,
        Event event) {}
