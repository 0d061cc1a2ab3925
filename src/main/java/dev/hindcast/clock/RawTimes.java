package dev.hindcast.clock;

import dev.hindcast.event.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * What a clock's readings meant (clock model, section 7, "Corrected time"): raw = t + offset(t), solved on each piece. After
 * a backward step a reading was shown twice; within a forward one never.
 */
final class RawTimes {

    private static final double ROUNDING = 1e-3;

    private final FittedClock clock;
    private final List<Piece> pieces;

    RawTimes(FittedClock clock) {
        this.clock = clock;
        this.pieces = clock.pieces();
    }

    CorrectedTime correct(Stamp raw) {
        double reading = EpochSeconds.of(raw.instant());
        double resolution = raw.resolution().toNanos() * 1e-9;
        List<Double> moments = moments(reading);
        if (moments.isEmpty()) {
            return neverShown(raw, reading, resolution);
        }
        double first = moments.get(0);
        double last = moments.get(moments.size() - 1);
        Reading early = clock.at(first);
        Reading late = clock.at(last);
        if (!early.band().isFinite() || !late.band().isFinite()) {
            return uncorrected(raw);
        }
        boolean isTwice = last - first > early.high() - early.low() + late.high() - late.low();
        double from = Math.min(reading - early.high(), reading - late.high());
        double to = Math.max(reading - early.low(), reading - late.low()) + resolution;
        Quality quality = early.quality().compareTo(late.quality()) > 0 ? early.quality() : late.quality();
        return result(first + resolution / 2, from, to, quality, isTwice);
    }

    /** Every time at which the clock showed a reading, ascending. */
    private List<Double> moments(double reading) {
        List<Double> moments = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            double start = piece.segment().start;
            Polygon.Line line = piece.segment().line();
            double moment = start + (reading - start - piece.shift() - line.offset()) / (1 + line.rate());
            double from = i == 0 ? piece.from() - FittedClock.CARRIED_SECONDS : piece.from();
            double to = i + 1 == pieces.size() ? piece.to() + FittedClock.CARRIED_SECONDS : piece.to();
            if (moment >= from - ROUNDING && moment <= to + ROUNDING) {
                moments.add(moment);
            }
        }
        return moments;
    }

    /** A reading in the gap of a forward step was made at the step, or by another clock. */
    private CorrectedTime neverShown(Stamp raw, double reading, double resolution) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            Piece before = pieces.get(i);
            Piece after = pieces.get(i + 1);
            double moment = before.to();
            if (reading < moment + before.offset(moment) || reading > moment + after.offset(moment)) {
                continue;
            }
            Reading band = clock.at(moment);
            double gap = after.offset(moment) - before.offset(moment);
            if (gap <= 2 * (clock.margin(before.index()) + clock.margin(after.index()))
                    && band.band().isFinite()) {
                return result(moment, reading - band.high(), reading - band.low() + resolution, band.quality(), false);
            }
            boolean isLogged = before.index() == after.index();
            double from =
                    isLogged ? moment - 1 : clock.changes.get(before.index()).low();
            double to =
                    isLogged ? moment + 1 : clock.changes.get(before.index()).high();
            return result(moment, from, to, Quality.INFERRED, true);
        }
        return uncorrected(raw);
    }

    private static CorrectedTime uncorrected(Stamp raw) {
        return new CorrectedTime(raw.instant(), raw.instant(), raw.end(), Quality.UNKNOWN, false);
    }

    private static CorrectedTime result(double best, double from, double to, Quality quality, boolean ambiguous) {
        return new CorrectedTime(
                EpochSeconds.instant(best),
                EpochSeconds.instant(Math.min(best, from)),
                EpochSeconds.instant(Math.max(best, to)),
                quality,
                ambiguous);
    }
}
