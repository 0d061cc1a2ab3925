package dev.hindcast.incident;

import java.util.List;

/**
 * A reason that ends a claim whatever its legs say.
 *
 * @param id a hypothesis id, or {@code onset-before-cutover}, {@code no-failures}, {@code disciplined-after-cutover}
 * @param statement "excluded, because …"
 */
public record Veto(String id, String statement, List<Finding> findings) {
    public Veto {
        findings = List.copyOf(findings);
    }
}
