package dev.hindcast.incident;

import java.util.List;

/**
 * A claim judged: mechanism or origin.
 *
 * @param probability NaN where none is printed (undetermined, or ended by a veto)
 */
public record Claim(Verdict verdict, double probability, List<Leg> legs, List<Veto> vetoes) {
    public Claim {
        legs = List.copyOf(legs);
        vetoes = List.copyOf(vetoes);
    }
}
