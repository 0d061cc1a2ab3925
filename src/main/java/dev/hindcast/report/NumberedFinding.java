package dev.hindcast.report;

import dev.hindcast.incident.Finding;

/**
 * A finding under its number in one report.
 *
 * @param id {@code F-12}
 */
public record NumberedFinding(String id, Finding finding) {}
