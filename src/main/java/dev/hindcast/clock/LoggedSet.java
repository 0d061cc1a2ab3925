package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A set of a clock as its own log tells it: it showed {@code oldReading} and then {@code newReading}. Both readings are
 * that clock's own.
 *
 * @param host whose clock
 * @param oldReading before
 * @param newReading after
 * @param actor base name of the process that set it, lower case; empty where the log does not name one
 * @param account who, as logged; empty where the log does not say
 * @param citations the records: Kernel-General 1 and its twin Security 4616 are one set
 */
public record LoggedSet(
        HostName host, Instant oldReading, Instant newReading, String actor, String account, List<Citation> citations) {

    public LoggedSet {
        citations = List.copyOf(citations);
    }

    /** New minus old, positive = moved forward. */
    public double bySeconds() {
        Duration by = Duration.between(oldReading, newReading);
        return by.getSeconds() + by.getNano() * 1e-9;
    }
}
