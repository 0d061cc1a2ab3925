package dev.hindcast.simulate;

import java.time.Instant;

/**
 * A record as it stands in a log, with the truth that the log does not hold.
 *
 * @param host whose log
 * @param recordId number within the host's channel, rising by one
 * @param trueTime when it was truly written
 * @param stamp when the host's clock said so, in units of 100 ns
 * @param record what it says
 */
public record LoggedRecord(SimulatedHost host, long recordId, Instant trueTime, Instant stamp, WindowsRecord record) {}
