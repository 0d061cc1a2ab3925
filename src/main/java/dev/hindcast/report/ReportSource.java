package dev.hindcast.report;

import dev.hindcast.clock.Reference;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.incident.Judgement;
import java.util.List;

/**
 * What a report is made from.
 *
 * @param judgement what was judged
 * @param references the reference clocks and their check
 * @param evidence every file given, by path, the unrecognised ones too
 * @param diagnostics by file, then position
 * @param toleranceSeconds the Kerberos tolerance used
 * @param toleranceBasis why, in words
 * @param stated what the user stated, a line each, as {@code report.json} lists it
 * @param rulesSha256 of the rules used
 * @param events events in the case, duplicates counted once
 * @param run the run block
 */
public record ReportSource(
        Judgement judgement,
        List<Reference> references,
        List<EvidenceFile> evidence,
        List<Diagnostic> diagnostics,
        double toleranceSeconds,
        String toleranceBasis,
        List<String> stated,
        String rulesSha256,
        long events,
        Run run) {
    public ReportSource {
        references = List.copyOf(references);
        evidence = List.copyOf(evidence);
        diagnostics = List.copyOf(diagnostics);
        stated = List.copyOf(stated);
    }
}
