package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;

/**
 * Two records of one exchange, one by each side's clock: what bounds the difference of the two clocks (clock model,
 * section 2, rows 12 and 13).
 *
 * @param host whose clock stamped {@code own}
 * @param other whose clock stamped {@code others} (the KDC, a domain controller)
 * @param order whether {@code own} was written before the request left or after the answer came
 * @param own the host's record
 * @param others the other side's record
 * @param joinKey by what they were joined: {@code logon-guid}, {@code order:svc-backup}; departures that rest on one key
 *     say which
 */
public record PairedRecords(HostName host, HostName other, Order order, Event own, Event others, String joinKey) {

    /** Which of the two records is the earlier in true time. */
    public enum Order {
        /** {@code own} was written before the other side's record: own clock minus other &gt;= own - others. */
        OWN_FIRST,
        /** {@code own} was written after it: own clock minus other &lt;= own - others. */
        OWN_LAST
    }
}
