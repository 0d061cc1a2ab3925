package dev.hindcast.report;

import java.time.Instant;
import java.util.List;

/**
 * The one part of a report that differs between two runs over the same evidence.
 *
 * @param version of Hindcast
 * @param created when the report was made
 * @param command the command line, word by word
 * @param wallSeconds how long it took
 */
public record Run(String version, Instant created, List<String> command, double wallSeconds) {
    public Run {
        command = List.copyOf(command);
    }
}
