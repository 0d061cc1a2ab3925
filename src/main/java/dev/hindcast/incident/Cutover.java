package dev.hindcast.incident;

import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.util.List;
import java.util.Locale;

/**
 * The span of a host's move, from the removal of the old agent to the first boot and new agent on the new hypervisor.
 *
 * @param id {@code C-1}
 * @param host which guest, by its report name
 * @param span from the earliest to the latest moment that belongs to the move, both present
 * @param basis who says so
 * @param from source hypervisor or cluster; empty where unknown
 * @param to target; empty where unknown
 * @param phases named parts of it, in time order
 * @param disagreesWith ids of other cutovers of this host that do not overlap it
 * @param findings what it rests on
 */
public record Cutover(
        String id,
        HostName host,
        Moment span,
        Basis basis,
        String from,
        String to,
        List<Phase> phases,
        List<String> disagreesWith,
        List<Finding> findings) {

    public Cutover {
        phases = List.copyOf(phases);
        disagreesWith = List.copyOf(disagreesWith);
        findings = List.copyOf(findings);
        if (span.earliest().isEmpty() || span.latest().isEmpty()) {
            throw new IllegalArgumentException("a cutover has both ends");
        }
    }

    /** Who says so. */
    public enum Basis {
        RECORDED,
        STATED,
        INFERRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A named part of a cutover. */
    public record Phase(String name, Moment time, List<Finding> findings) {
        public Phase {
            findings = List.copyOf(findings);
        }
    }
}
