package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import java.util.List;

/**
 * The clocks of all hosts, estimated before anybody says when a migration was. Both estimates are made in one go: with
 * the codes of authentication outcomes, and without them (what leg M2 of the verdict may use).
 */
public interface Clocks {

    /** One per realm that has a host with evidence, by realm. */
    List<Reference> references();

    /** The history of a host; one that says "unknown" throughout for a host without evidence. */
    ClockHistory of(HostName host);

    /** The same without any outcome of an authentication. */
    ClockHistory withoutOutcomes(HostName host);

    /** Hosts with any observation, sorted. */
    List<HostName> hosts();
}
