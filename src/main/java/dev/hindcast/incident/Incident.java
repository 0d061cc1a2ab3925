package dev.hindcast.incident;

import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.HostName;
import java.util.List;

/**
 * One guest's case, judged.
 *
 * @param id {@code I-1}
 * @param host the guest
 * @param cutover the cutover that is judged; empty or one
 * @param verdict yes iff both claims are yes, no iff either is no, else undetermined
 * @param probability NaN where the verdict is undetermined or a veto ended a claim
 * @param headline one sentence that a manager reads
 * @param story a paragraph for the tired responder, ending with the state now
 * @param onset the onset of the departure that is judged; empty or one
 * @param failingClusters clusters of failures since the onset, else since the cutover's earliest moment, else all
 * @param explainedClusters those that the mechanism's legs explain
 */
public record Incident(
        String id,
        HostName host,
        List<Cutover> cutover,
        Verdict verdict,
        double probability,
        String headline,
        String story,
        Claim mechanism,
        Claim origin,
        List<Onset> onset,
        List<Crossing> crossings,
        AttemptCounts attempts,
        List<ChainStep> chain,
        List<RankedHypothesis> hypotheses,
        List<MissingEvidence> missingEvidence,
        List<Check> checkpoint,
        List<String> refutedBy,
        int failingClusters,
        int explainedClusters,
        Impact impact,
        List<String> missingChecklist,
        Confidence confidence,
        Argument strongestFor,
        Argument strongestAgainst,
        String stateNow) {

    public Incident {
        cutover = List.copyOf(cutover);
        onset = List.copyOf(onset);
        crossings = List.copyOf(crossings);
        chain = List.copyOf(chain);
        hypotheses = List.copyOf(hypotheses);
        missingEvidence = List.copyOf(missingEvidence);
        checkpoint = List.copyOf(checkpoint);
        refutedBy = List.copyOf(refutedBy);
        missingChecklist = List.copyOf(missingChecklist);
    }
}
