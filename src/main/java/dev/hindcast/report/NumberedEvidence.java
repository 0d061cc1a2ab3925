package dev.hindcast.report;

import dev.hindcast.event.EvidenceFile;

/**
 * An evidence file under its number in one report.
 *
 * @param id {@code E-3}, by path
 */
public record NumberedEvidence(String id, EvidenceFile file) {}
