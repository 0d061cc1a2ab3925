package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How each departure of a clock began: walks back from it through the pieces before (clock model, section 7, "Onset").
 */
final class OnsetSearch {

    private static final int CORRECTIONS_LEAST = 3;
    private static final int RECENT_GAPS = 20;
    /** Sets and boots are placed to seconds; a minute is the pace of the keepers that we know. */
    private static final double SURE_WITHIN = 60;
    /** A boot later than this is not part of the move that ended the corrections. */
    private static final double DOWN_MOST = 86_400;

    private final FittedClock clock;
    private final List<Piece> pieces;
    private final List<Departures.Excursion> excursions;
    private final CensoredOnset censored;

    OnsetSearch(FittedClock clock, List<Piece> pieces, List<Departures.Excursion> excursions) {
        this.clock = clock;
        this.pieces = pieces;
        this.excursions = excursions;
        this.censored = new CensoredOnset(clock);
    }

    /** One for each time that the clock left its band, in time order. */
    List<Onset> onsets() {
        List<Onset> onsets = new ArrayList<>();
        int explained = -1;
        for (Departures.Excursion excursion : excursions) {
            if (excursion.piece() <= explained) {
                continue;
            }
            Beginning beginning = beginning(excursion);
            explained = endOf(excursion);
            // A set back into the band is no discipline: what departs again at the same rate is the first onset's.
            if (!beginning.isResumed || onsets.isEmpty()) {
                onsets.add(onset(excursion, beginning));
            }
        }
        if (onsets.isEmpty()) {
            censored.onset().ifPresent(onsets::add);
        }
        return List.copyOf(onsets);
    }

    private int endOf(Departures.Excursion excursion) {
        int end = excursion.piece();
        while (end + 1 < pieces.size()) {
            Piece next = pieces.get(end + 1);
            if (excursion.sign() * next.offset((next.from() + next.to()) / 2) <= Departures.LIMIT_SECONDS) {
                break;
            }
            end++;
        }
        return end;
    }

    private Beginning beginning(Departures.Excursion excursion) {
        int sign = excursion.sign();
        int j = excursion.piece();
        while (true) {
            Piece piece = pieces.get(j);
            if (j == 0) {
                boolean isAway = sign * piece.offset(piece.from()) > Departures.LIMIT_SECONDS || isMoving(piece, sign);
                return new Beginning(isAway ? Onset.Kind.BEFORE_EVIDENCE : Onset.Kind.KINK, j, false);
            }
            Piece before = pieces.get(j - 1);
            boolean wasInside = sign * before.offset(lastKnown(before)) <= Departures.LIMIT_SECONDS;
            boolean isSameLine = before.index() == piece.index();
            if (sign * piece.offset(piece.from()) > Departures.LIMIT_SECONDS) {
                if (wasInside) {
                    return new Beginning(isSameLine ? Onset.Kind.STEP : Onset.Kind.JUMP, j, false);
                }
                j--;
                continue;
            }
            if (isSameLine) {
                if (departedEarlierOnThisLine(j, sign)) {
                    return new Beginning(Onset.Kind.CEASED, j, true);
                }
                if (corrections(piece.segment().start, piece.from(), sign).size() >= CORRECTIONS_LEAST) {
                    return new Beginning(Onset.Kind.CEASED, j, false);
                }
                j--;
                continue;
            }
            double leastBefore = leastRate(before.segment(), sign);
            if (wasInside
                    && leastBefore > 0
                    && corrections(before.segment().start, before.to(), sign).size() >= CORRECTIONS_LEAST) {
                return new Beginning(Onset.Kind.CEASED, j - 1, false);
            }
            boolean isKink = clock.changes.get(piece.index() - 1).isKink();
            if (isMoving(before, sign) && sign * before.offset(before.to()) <= Departures.LIMIT_SECONDS + 1 && isKink) {
                j--;
                continue;
            }
            return new Beginning(Onset.Kind.KINK, j, !wasInside && ratesOverlap(before.segment(), piece.segment()));
        }
    }

    /** The end of what evidence shows of a piece; beyond it the line merely runs on, through the time of a move perhaps. */
    private double lastKnown(Piece piece) {
        return clock.isCarried(piece.index())
                ? Math.max(piece.from(), Math.min(piece.to(), clock.carriedTo(piece.index())))
                : piece.to();
    }

    private boolean departedEarlierOnThisLine(int piece, int sign) {
        for (int i = piece;
                i > 0 && pieces.get(i - 1).index() == pieces.get(piece).index();
                i--) {
            Piece before = pieces.get(i - 1);
            if (sign * before.offset(before.to()) > Departures.LIMIT_SECONDS) {
                return true;
            }
        }
        return false;
    }

    private static boolean ratesOverlap(Segment one, Segment other) {
        double low = Math.max(one.allowed.minRate(), other.allowed.minRate());
        double high = Math.min(one.allowed.maxRate(), other.allowed.maxRate());
        return low <= high && (one.allowed.minRate() > 0) == (one.allowed.maxRate() > 0);
    }

    private static double leastRate(Segment segment, int sign) {
        return sign > 0 ? segment.allowed.minRate() : -segment.allowed.maxRate();
    }

    /** Whether a piece runs away from zero by more than a second. */
    private boolean isMoving(Piece piece, int sign) {
        double moved = sign * (piece.segment().at(piece.to()) - piece.segment().at(piece.from()));
        return leastRate(piece.segment(), sign) > 0 && moved > Math.max(1.0, 4 * clock.wander);
    }

    /** The periodic sets against {@code sign} between two times. */
    private List<SetsOfClock.Placed> corrections(double from, double to, int sign) {
        return clock.sets.all().stream()
                .filter(s -> s.time() >= from && s.time() <= to)
                .filter(s -> s.moves() * sign < 0 && Math.abs(s.moves()) < Departures.PERIODIC_MOST)
                .toList();
    }

    private Onset onset(Departures.Excursion excursion, Beginning beginning) {
        Piece piece = pieces.get(beginning.piece);
        return switch (beginning.kind) {
            case CEASED -> ceased(excursion, piece);
            case STEP -> step(piece);
            case BEFORE_EVIDENCE -> beforeEvidence(excursion, piece);
            case JUMP, KINK, CENSORED -> changed(excursion, piece);
        };
    }

    private Onset ceased(Departures.Excursion excursion, Piece piece) {
        int sign = excursion.sign();
        double until = excursion.index() == piece.index() ? piece.from() : piece.to();
        List<SetsOfClock.Placed> corrections = corrections(piece.segment().start, until, sign);
        if (corrections.isEmpty()) {
            return changed(excursion, piece);
        }
        SetsOfClock.Placed last = corrections.get(corrections.size() - 1);
        double longest = 0;
        double largest = 0;
        for (int i = Math.max(1, corrections.size() - RECENT_GAPS); i < corrections.size(); i++) {
            longest = Math.max(
                    longest, corrections.get(i).time() - corrections.get(i - 1).time());
        }
        for (SetsOfClock.Placed correction : corrections) {
            largest = Math.max(largest, Math.abs(correction.moves()));
        }
        // The next correction is missed only while the host runs: a machine that is down is not corrected.
        double runs = last.time();
        for (double boot : clock.boots) {
            // a keeper that was missed before the machine went down had ended before it
            boolean missed = firstBeyond(last.time(), boot, sign, Math.max(3.0, 1.5 * largest)) < boot;
            runs = boot > runs && boot < excursion.from() && boot - last.time() < DOWN_MOST && !missed ? boot : runs;
        }
        double latest = longest > 0 ? Math.min(excursion.from(), runs + 2 * longest) : excursion.from();
        latest = Math.min(latest, firstBeyond(last.time(), excursion.from(), sign, Math.max(3.0, 1.5 * largest)));
        latest = Math.max(latest, last.time() + SURE_WITHIN);
        TreeSet<Citation> binding = new TreeSet<>(last.set().citations());
        binding.addAll(clock.binding(excursion.index()));
        return new Onset(
                moment(OptionalDouble.of((last.time() + latest) / 2), last.time() - slack(last.time()), latest),
                Onset.Kind.CEASED,
                List.copyOf(binding));
    }

    /** How far off a set may stand that no two-sided evidence places: as far as the clock then may have been. */
    private double slack(double time) {
        if (clock.isCarried(clock.segmentAt(time))) {
            return 1;
        }
        Reading band = clock.at(time);
        double most = Math.max(Math.abs(band.low()), Math.abs(band.high()));
        return Double.isFinite(most) ? Math.max(1, most) : DOWN_MOST;
    }

    private double firstBeyond(double from, double to, int sign, double limit) {
        for (int i = 0; i <= 400; i++) {
            double time = from + (to - from) * i / 400;
            if (sign * (clock.segments.get(clock.segmentAt(time)).at(time) + clock.sets.sumUntil(time)) > limit) {
                return time;
            }
        }
        return to;
    }

    private Onset step(Piece piece) {
        List<Citation> citations = clock.sets.all().stream()
                .filter(s -> Math.abs(s.time() - piece.from()) < 1)
                .flatMap(s -> s.set().citations().stream())
                .toList();
        return new Onset(
                moment(OptionalDouble.of(piece.from()), piece.from() - 1, piece.from() + 1),
                Onset.Kind.STEP,
                citations);
    }

    private Onset beforeEvidence(Departures.Excursion excursion, Piece piece) {
        Polygon.Line line = piece.segment().line();
        OptionalDouble zero = OptionalDouble.empty();
        if (excursion.sign() * line.rate() > 1e-9) {
            double time = piece.segment().start - (line.offset() + piece.shift()) / line.rate();
            zero = OptionalDouble.of(Math.min(time, clock.first()));
        }
        return new Onset(
                moment(zero, Double.NaN, clock.first()), Onset.Kind.BEFORE_EVIDENCE, clock.binding(piece.index()));
    }

    private Onset changed(Departures.Excursion excursion, Piece piece) {
        TreeSet<Citation> binding = new TreeSet<>(clock.binding(piece.index()));
        if (piece.index() == 0) {
            return new Onset(
                    moment(OptionalDouble.empty(), Double.NaN, excursion.from()),
                    Onset.Kind.BEFORE_EVIDENCE,
                    List.copyOf(binding));
        }
        // A handful of wrong joins beside the onset can look like a stretch of their own: what supports no claim is
        // passed over.
        int after = piece.index();
        while (after < excursion.index() && clock.isThin(after)) {
            after++;
        }
        int before = piece.index() - 1;
        while (before > 0 && clock.isCarried(before) && !clock.isSupported(before)) {
            before--;
        }
        Change change = before + 1 == after
                ? clock.changes.get(before)
                : Change.between(
                        clock.rows, clock.segments.get(before), clock.segments.get(after), clock.wander, clock.boots);
        binding.addAll(clock.binding(before));
        binding.addAll(clock.binding(after));
        if (!clock.isCarried(before)) {
            return new Onset(
                    moment(OptionalDouble.empty(), censored.lastInside(change.low()), excursion.from()),
                    Onset.Kind.CENSORED,
                    List.copyOf(binding));
        }
        return new Onset(
                moment(OptionalDouble.of(change.time()), change.low(), change.high()),
                change.isKink() ? Onset.Kind.KINK : Onset.Kind.JUMP,
                List.copyOf(binding));
    }

    /** Open to the past where {@code earliest} is NaN. */
    static Moment moment(OptionalDouble best, double earliest, double latest) {
        double from = best.isPresent() ? Math.min(best.getAsDouble(), earliest) : earliest;
        double to = best.isPresent() ? Math.max(best.getAsDouble(), latest) : latest;
        Instant open = null;
        return Moment.of(
                best.isPresent() ? EpochSeconds.instant(best.getAsDouble()) : open,
                Double.isNaN(earliest) ? open : EpochSeconds.instant(from),
                EpochSeconds.instant(to));
    }

    private static final class Beginning {
        final Onset.Kind kind;
        final int piece;
        final boolean isResumed;

        Beginning(Onset.Kind kind, int piece, boolean isResumed) {
            this.kind = kind;
            this.piece = piece;
            this.isResumed = isResumed;
        }
    }
}
