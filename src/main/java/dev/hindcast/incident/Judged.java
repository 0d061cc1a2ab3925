package dev.hindcast.incident;

import java.util.List;

/**
 * Both claims of one guest with what they were made from.
 *
 * @param verdict the headline's answer
 * @param probability NaN unless the verdict has one
 * @param cutoverProbability what the cutover's ways share in the ranking of hypotheses; 0 after a veto
 * @param heldBack why a yes by the legs became undetermined, in words; empty where none did
 */
record Judged(
        Verdict verdict,
        double probability,
        double cutoverProbability,
        Claim mechanism,
        Claim origin,
        Facts facts,
        List<String> heldBack) {

    Judged {
        heldBack = List.copyOf(heldBack);
    }
}
