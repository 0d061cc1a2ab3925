package dev.hindcast.report;

import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Check;
import dev.hindcast.incident.HealthMark;
import dev.hindcast.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The contrast that explains such an incident: the workload came over (it booted, its health checks are green), the trust
 * did not (the five checks).
 *
 * @param workload two rows: booted, health checks
 * @param trust the five checks, in their order
 */
public record Portability(List<Row> workload, List<Row> trust) {

    public Portability {
        workload = List.copyOf(workload);
        trust = List.copyOf(trust);
    }

    /**
     * One property of the moved guest.
     *
     * @param state {@code pass}, {@code fail} or {@code unknown}
     */
    public record Row(String what, String state, Cited answer) {}

    /** The contrast for an incident's guest. */
    public static Portability of(Report report, Incident incident) {
        List<Row> trust = incident.checkpoint().stream().map(Portability::row).toList();
        return new Portability(List.of(booted(incident), healthy(report, incident)), trust);
    }

    /** {@code 2 of 2 pass}. */
    public String workloadSummary() {
        return passes(workload);
    }

    /** {@code 1 of 5 pass}. */
    public String trustSummary() {
        return passes(trust);
    }

    private static String passes(List<Row> rows) {
        return rows.stream().filter(r -> r.state().equals("pass")).count() + " of " + rows.size() + " pass";
    }

    /** A check as a row. */
    public static Row row(Check check) {
        return new Row(Wording.title(check.id()), check.state().word(), new Cited(check.statement(), check.findings()));
    }

    private static Row booted(Incident incident) {
        ChainStep step = step(incident, ChainStep.Id.MIGRATED);
        String state = switch (step.state()) {
            case OBSERVED, INFERRED -> "pass";
            case CONTRADICTED -> "fail";
            case NOT_OBSERVED, NO_EVIDENCE -> "unknown";
        };
        return new Row("booted", state, new Cited(step.statement(), step.findings()));
    }

    private static Row healthy(Report report, Incident incident) {
        ChainStep step = step(incident, ChainStep.Id.MONITORING_GREEN);
        Instant since = PictureMoment.cutoverTime(incident).orElse(Instant.MIN);
        List<HealthMark> marks = new ArrayList<>(report.judgement().healthMarks());
        marks.removeIf(m -> !m.host().equals(incident.host()) || m.time().isBefore(since));
        if (marks.isEmpty()) {
            return new Row("health checks", "unknown", new Cited(step.statement(), step.findings()));
        }
        long up = marks.stream().filter(HealthMark::up).count();
        // a check that fails during the reboot itself is no red monitor; the step says where green ends
        String state = switch (step.state()) {
            case OBSERVED, INFERRED -> "pass";
            case CONTRADICTED -> "fail";
            case NOT_OBSERVED, NO_EVIDENCE -> "unknown";
        };
        return new Row(
                "health checks",
                state,
                new Cited(
                        Figures.count(up) + " of " + Figures.count(marks.size()) + " up since the move",
                        step.findings()));
    }

    private static ChainStep step(Incident incident, ChainStep.Id id) {
        return incident.chain().stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(incident.id() + " has no step " + id));
    }
}
