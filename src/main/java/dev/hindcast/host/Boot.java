package dev.hindcast.host;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import java.time.Instant;

/**
 * A start of a host's operating system, from its own log only (never from a migration record).
 *
 * @param host which host
 * @param rawTime the stamp of the event that tells it, by the host's own clock
 * @param lastBefore raw time of the last record of the session before, by the same clock; equal to {@code rawTime} where
 *     there is none
 * @param citation the event
 */
public record Boot(HostName host, Instant rawTime, Instant lastBefore, Citation citation) {}
