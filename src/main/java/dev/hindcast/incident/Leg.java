package dev.hindcast.incident;

import java.util.List;
import java.util.Locale;

/**
 * One leg of a claim.
 *
 * @param id which leg
 * @param holds its answer
 * @param logOdds natural logarithm of the likelihood ratio, within ±3; 0 where {@code holds} is unknown
 * @param statement one sentence with its numbers
 * @param findings what it rests on
 */
public record Leg(Id id, Holds holds, double logOdds, String statement, List<Finding> findings) {

    public Leg {
        findings = List.copyOf(findings);
        if (holds == Holds.UNKNOWN && logOdds != 0) {
            throw new IllegalArgumentException("an unknown leg has no odds");
        }
    }

    /** A leg without an answer, and why. */
    static Leg unknown(Id id, String why) {
        return new Leg(id, Holds.UNKNOWN, 0, why, List.of());
    }

    /**
     * The leg of that id.
     *
     * @throws java.util.NoSuchElementException where the claim has no such leg
     */
    static Leg of(List<Leg> legs, Id id) {
        return legs.stream().filter(l -> l.id() == id).findFirst().orElseThrow();
    }

    /** The legs of both claims (DESIGN section 7). */
    public enum Id {
        M1,
        M2,
        M3,
        M4,
        O1,
        O2,
        O3,
        O4
    }

    /** A leg's answer. */
    public enum Holds {
        YES,
        NO,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isYes() {
        return holds == Holds.YES;
    }
}
