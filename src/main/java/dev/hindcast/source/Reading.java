package dev.hindcast.source;

import dev.hindcast.event.StampBasis;
import dev.hindcast.event.Tally;

/**
 * What a reader says of a file when it has read it.
 *
 * @param tally records present, read and rejected
 * @param zone the zone in which its stamps were read; empty where they carry none or there are no stamps
 * @param zoneBasis why
 */
public record Reading(Tally tally, String zone, StampBasis zoneBasis) {}
