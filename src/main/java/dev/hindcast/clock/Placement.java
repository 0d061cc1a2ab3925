package dev.hindcast.clock;

import dev.hindcast.host.Boot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts what only the host's own clock dates on the reference: sets of the clock, boots, and outcomes that the host itself
 * logged. A reading alone is ambiguous after a backward set; the two measurements around it decide (clock model, section 4).
 */
final class Placement {

    private static final int ROWS_MAX = 4000;
    private static final double BEYOND = 1e12;
    /** Before the first and after the last measurement a place is only taken if no other fits. */
    private static final double BEYOND_PENALTY = 5.0;
    /** A set smaller than this is never the end of a pause. */
    private static final double PAUSE_LEAST = 2.0;
    /** No oscillator loses 5 % (windows-events, chapter 7, "Pause or drift?"). */
    private static final double PAUSE_RATE = 0.05;

    private final double[] time;
    private final double[] offset;

    /** Measurements by time, with their offsets. */
    Placement(double[] times, double[] offsets) {
        int count = Math.min(times.length, ROWS_MAX);
        time = new double[count + 2];
        offset = new double[count + 2];
        for (int i = 0; i < count; i++) {
            int from = count < 2 ? i : (int) ((long) i * (times.length - 1) / (count - 1));
            time[i + 1] = times[from];
            offset[i + 1] = offsets[from];
        }
        time[0] = -BEYOND;
        time[count + 1] = BEYOND;
        offset[0] = count == 0 ? 0 : offset[1];
        offset[count + 1] = count == 0 ? 0 : offset[count];
    }

    SetsOfClock sets(List<LoggedSet> logged) {
        List<SetsOfClock.Placed> placed = new ArrayList<>();
        double previous = Double.NEGATIVE_INFINITY;
        for (LoggedSet set : logged) {
            double before = EpochSeconds.of(set.oldReading());
            double after = EpochSeconds.of(set.newReading());
            int gap = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i + 1 < time.length; i++) {
                double moment = before - offset[i];
                double bad = Math.abs(moment - (after - offset[i + 1])) + outside(moment, i);
                bad += i == 0 || i + 2 == time.length ? BEYOND_PENALTY : 0;
                if (bad < least) {
                    least = bad;
                    gap = i;
                }
            }
            double moment = Math.min(Math.max(before - offset[gap], time[gap]), time[gap + 1]);
            double known = Math.max(time[gap], previous);
            boolean endsPause = set.bySeconds() > PAUSE_LEAST
                    && Math.abs(offset[gap + 1] - offset[gap]) < set.bySeconds() / 4
                    && time[gap] > -BEYOND
                    && time[gap + 1] < BEYOND
                    && set.bySeconds() > PAUSE_RATE * (moment - known);
            if (endsPause) {
                moment = Math.min(Math.max(after - offset[gap + 1], time[gap]), time[gap + 1]);
            }
            placed.add(new SetsOfClock.Placed(moment, endsPause ? 0 : set.bySeconds(), set));
            previous = moment;
        }
        return new SetsOfClock(placed);
    }

    double[] boots(List<Boot> boots) {
        double[] moments = new double[boots.size()];
        for (int b = 0; b < moments.length; b++) {
            double raw = EpochSeconds.of(boots.get(b).rawTime());
            double lastBefore = EpochSeconds.of(boots.get(b).lastBefore());
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i + 1 < time.length; i++) {
                double moment = raw - offset[i + 1];
                double down = moment - (lastBefore - offset[i]);
                double bad = outside(moment, i) + Math.max(0, -down) + 1e-3 * Math.abs(down);
                if (bad < least) {
                    least = bad;
                    moments[b] = Math.min(Math.max(moment, time[i]), time[i + 1]);
                }
            }
        }
        Arrays.sort(moments);
        return moments;
    }

    /** A reading of the host's clock by its nearest measurement. */
    double moment(double reading) {
        double nearest = Double.POSITIVE_INFINITY;
        double moment = reading;
        for (int i = 1; i + 1 < time.length; i++) {
            double candidate = reading - offset[i];
            double away = Math.abs(candidate - time[i]);
            if (away < nearest) {
                nearest = away;
                moment = candidate;
            }
        }
        return moment;
    }

    private double outside(double moment, int gap) {
        return Math.max(0, time[gap] - moment) + Math.max(0, moment - time[gap + 1]);
    }
}
