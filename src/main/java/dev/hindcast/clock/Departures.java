package dev.hindcast.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a clock stood outside its disciplined band (clock model, section 7). Only what lies between the first and the last
 * two-sided row of a supported segment is a departure: a line that merely runs on into a silence proves nothing.
 */
final class Departures {

    /** Benign jumps at boots are 1 to 3 s, and 5 s is W32Time's own LargePhaseOffset (clock model, section 7). */
    static final double LIMIT_SECONDS = 5.0;
    /** A set larger than this corrects a fault; it is not a keeper's periodic correction. */
    static final double PERIODIC_MOST = 60;

    private static final int GRID = 24;

    private final FittedClock clock;
    private final List<Piece> pieces;
    private final List<Excursion> excursions;

    Departures(FittedClock clock) {
        this.clock = clock;
        this.pieces = clock.pieces();
        this.excursions = excursions();
    }

    /** By begin. */
    List<Excursion> all() {
        return excursions;
    }

    private List<Excursion> excursions() {
        List<Excursion> found = new ArrayList<>();
        for (int p = 0; p < pieces.size(); p++) {
            Piece piece = pieces.get(p);
            if (!clock.isCarried(piece.index()) || !clock.isSupported(piece.index())) {
                continue;
            }
            double from = Math.max(piece.from(), clock.carriedFrom(piece.index()));
            double to = Math.min(piece.to(), clock.carriedTo(piece.index()));
            for (int sign = 1; sign >= -1 && from <= to; sign -= 2) {
                double first = Double.NaN;
                double last = Double.NaN;
                for (int i = 0; i <= GRID; i++) {
                    double time = from + (to - from) * i / GRID;
                    if (piece.inner(time, sign) - clock.margin(piece.index()) > LIMIT_SECONDS) {
                        first = Double.isNaN(first) ? time : first;
                        last = time;
                    }
                }
                if (!Double.isNaN(first)) {
                    found.add(new Excursion(first, last, sign, p, piece.index()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Excursion::from));
        return List.copyOf(found);
    }

    /** How each began; clock model, section 7. */
    List<Onset> onsets() {
        return new OnsetSearch(clock, pieces, excursions).onsets();
    }

    /**
     * A stretch in which the whole band lies outside ±5 s on one side.
     *
     * @param from begin, seconds since 1970
     * @param to end
     * @param sign +1 ahead, -1 behind
     * @param piece which piece of the clock
     * @param index which segment
     */
    record Excursion(double from, double to, int sign, int piece, int index) {}
}
