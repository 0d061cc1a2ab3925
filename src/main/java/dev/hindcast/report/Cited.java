package dev.hindcast.report;

import dev.hindcast.incident.Finding;
import java.util.List;

/** A statement of a report with the findings that it rests on. */
public record Cited(String statement, List<Finding> findings) {
    public Cited {
        findings = List.copyOf(findings);
    }

    /** A statement about the report itself, which rests on no finding. */
    static Cited of(String statement) {
        return new Cited(statement, List.of());
    }
}
