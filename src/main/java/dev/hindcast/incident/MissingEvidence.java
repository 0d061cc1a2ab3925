package dev.hindcast.incident;

import dev.hindcast.event.HostName;
import java.util.List;

/**
 * Evidence that would decide something and is not there.
 *
 * @param id short stable id, {@code guest-system-log}
 * @param host where to get it; {@link HostName#UNKNOWN} where no host can be named
 * @param what what is missing
 * @param why why it is needed
 * @param separates hypothesis ids that it would decide between
 * @param export the command that exports it, or why it cannot be had any more
 */
public record MissingEvidence(
        String id, HostName host, String what, String why, List<String> separates, String export) {
    public MissingEvidence {
        separates = List.copyOf(separates);
    }
}
