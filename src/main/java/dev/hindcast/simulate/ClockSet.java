package dev.hindcast.simulate;

import java.time.Instant;

/**
 * A setting of a clock that Windows logs twice: Kernel-General 1 in System and Security 4616 with the same two times.
 *
 * @param host whose clock
 * @param trueTime when; the clock has a segment that starts there
 * @param setter who
 */
record ClockSet(SimulatedHost host, Instant trueTime, ClockSetter setter) {

    void log(World world, Draw draw) {
        Instant oldTime = host.clock().rawBefore(trueTime);
        Instant newTime = host.clock().raw(trueTime);
        Instant t = trueTime.plusNanos(draw.between(200, 2_000) * 100L);
        world.log(host, t, SystemRecords.timeChanged(setter, oldTime, newTime));
        t = t.plusNanos(draw.between(200, 9_000) * 100L);
        world.log(host, t, SecurityRecords.timeChanged(setter, oldTime, newTime));
    }
}
