package dev.hindcast.incident;

import dev.hindcast.event.HostName;
import java.time.Instant;

/** One health check as the picture draws it; the time is the monitoring server's. */
public record HealthMark(HostName host, Instant time, boolean up) {}
