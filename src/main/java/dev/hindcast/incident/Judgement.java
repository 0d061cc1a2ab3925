package dev.hindcast.incident;

import java.util.List;

/**
 * Everything that is judged of a case; what the report renders.
 *
 * @param incidents by verdict (yes, undetermined, no), then first failure, then host
 * @param cutovers by host, then time
 * @param hosts by name
 * @param findings further findings that no other part cites (correlations, duplicate exports, zone checks)
 * @param attemptMarks attempts of the guests with a cutover or an incident, by time
 * @param healthMarks health checks, by time
 */
public record Judgement(
        List<Incident> incidents,
        List<Cutover> cutovers,
        List<HostReport> hosts,
        List<Finding> findings,
        List<AttemptMark> attemptMarks,
        List<HealthMark> healthMarks) {
    public Judgement {
        incidents = List.copyOf(incidents);
        cutovers = List.copyOf(cutovers);
        hosts = List.copyOf(hosts);
        findings = List.copyOf(findings);
        attemptMarks = List.copyOf(attemptMarks);
        healthMarks = List.copyOf(healthMarks);
    }
}
