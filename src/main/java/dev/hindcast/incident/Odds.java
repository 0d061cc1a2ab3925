package dev.hindcast.incident;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/** The arithmetic of evidence: natural log-odds, bounded and damped as the clock model's section 9 says. */
final class Odds {

    /** Mechanism and origin start at one to four against. */
    static final double PRIOR = Math.log(0.2 / 0.8);

    /** No single leg weighs more than twenty to one. */
    static final double LEG_MAX = 3.0;

    /** A yes needs four to one. */
    static final double YES_LEAST = Math.log(4);

    /** Until the odds are calibrated, nothing is more certain than this (DESIGN section 7). */
    static final double PROBABILITY_MAX = 0.95;

    /** The level of the exact tests and of O1. */
    static final double LEVEL = 0.05;

    private Odds() {}

    /**
     * The largest likelihood ratio that a p-value can stand for (Sellke, Bayarri, Berger 2001): -1 / (e p ln p).
     *
     * @param p in (0, 1]
     * @return natural logarithm, 0 to {@link #LEG_MAX}; p = 0.05 gives 0.90
     */
    static double ofP(double p) {
        if (p >= 1 / Math.E) {
            return 0;
        }
        return Math.min(LEG_MAX, Math.log(-1 / (Math.E * p * Math.log(p))));
    }

    /**
     * Fisher's exact test, one-sided: how likely a table with so many or more {@code a} would be if rows and columns had
     * nothing to do with each other. (3, 0; 0, 3) gives 1/20.
     */
    static double fisher(int a, int b, int c, int d) {
        if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) {
            return 1;
        }
        return FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(new int[][] {{a, b}, {c, d}})
                .getPValue();
    }

    /** Legs that share data: the largest counts whole, the second half, the third a quarter; signs kept. */
    static double damped(double... logOdds) {
        double[] bySize = Arrays.stream(logOdds)
                .boxed()
                .sorted((x, y) -> Double.compare(Math.abs(y), Math.abs(x)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        double share = 1;
        for (double one : bySize) {
            sum += one * share;
            share /= 2;
        }
        return sum;
    }

    /** The probability of log-odds, held below {@link #PROBABILITY_MAX}. */
    static double probability(double logOdds) {
        return Math.min(PROBABILITY_MAX, 1 / (1 + Math.exp(-logOdds)));
    }
}
