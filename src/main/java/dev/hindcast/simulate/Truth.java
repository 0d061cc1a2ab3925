package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What really happened in a scenario: what an analysis should find, and what it is judged by.
 *
 * @param scenario id of the scenario
 * @param seed its seed
 * @param begin true time at which the evidence begins
 * @param end true time at which it ends
 * @param guest the host that moved
 * @param reference the domain controller
 * @param controls hosts that did not move
 * @param phases the cutover's phases in order
 * @param onset from when on nothing corrected the guest's clock: true time of the last correction
 * @param crossing first true time at which the guest's offset was beyond the tolerance
 * @param repaired true time at which the clock was set right
 * @param freeRatePpm rate of the guest's clock when nothing corrects it
 * @param tolerance Kerberos tolerance of every checker
 * @param hosts all hosts with their clocks
 * @param attempts how authentications ended
 */
public record Truth(
        String scenario,
        long seed,
        Instant begin,
        Instant end,
        String guest,
        String reference,
        List<String> controls,
        List<Phase> phases,
        Instant onset,
        Instant crossing,
        Instant repaired,
        double freeRatePpm,
        Duration tolerance,
        List<SimulatedHost> hosts,
        List<TrueAttempt> attempts) {

    /**
     * A phase of the cutover.
     *
     * @param trueTime when
     * @param what which
     */
    public record Phase(Instant trueTime, String what) {}

    public Truth {
        controls = List.copyOf(controls);
        phases = List.copyOf(phases);
        hosts = List.copyOf(hosts);
        attempts = List.copyOf(attempts);
    }

    /** The host of a name. */
    public SimulatedHost host(String name) {
        return hosts.stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host " + name));
    }

    /** The whole as JSON, with line ends {@code \n} and a fixed order. */
    String toJson() {
        return new TruthJson(this).write();
    }
}
