package dev.hindcast.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

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

    /** The command line as a shell takes it: words with blanks or signs of the shell in single quotes. */
    String shellLine() {
        return command.stream()
                .map(w -> w.matches("[\\w@%+=:,./-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
