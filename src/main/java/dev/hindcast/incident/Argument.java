package dev.hindcast.incident;

import java.util.List;

/** The strongest thing that can be said for or against; an empty statement means that none was found. */
public record Argument(String statement, List<Finding> findings) {

    public static final Argument NONE = new Argument("", List.of());

    public Argument {
        findings = List.copyOf(findings);
    }

    public boolean isPresent() {
        return !statement.isEmpty();
    }
}
