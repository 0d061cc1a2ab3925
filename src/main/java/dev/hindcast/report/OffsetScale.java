package dev.hindcast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps offsets to heights: linear, because a straight line is the message of a drift; logarithmic on both sides where the
 * largest offset is more than ten times the tolerance, so that the tolerance stays visible beside hours.
 */
final class OffsetScale {

    /** A marked height. */
    record Tick(double seconds, String label) {}

    private static final double LOG_FROM_TOLERANCES = 10;
    private static final int TICKS_MAX = 8;

    private final double tolerance;
    private final double low;
    private final double high;
    private final boolean log;
    private final double top;
    private final double bottom;

    OffsetScale(double tolerance, double lowest, double highest, double top, double bottom) {
        this.tolerance = tolerance;
        this.top = top;
        this.bottom = bottom;
        this.log = Math.max(Math.abs(lowest), Math.abs(highest)) > LOG_FROM_TOLERANCES * tolerance;
        this.low = Math.min(-tolerance, lowest * 1.05) - tolerance / 6;
        // the cutover's label stands above the upper tolerance line
        this.high = Math.max(tolerance + tolerance / 3, highest * 1.1 + tolerance / 6);
    }

    boolean isLog() {
        return log;
    }

    /** y of an offset in seconds, held inside the panel. */
    double y(double seconds) {
        double held = Math.max(low, Math.min(high, seconds));
        return bottom - (shape(held) - shape(low)) / (shape(high) - shape(low)) * (bottom - top);
    }

    private double shape(double seconds) {
        // linear to about a tenth of the tolerance, logarithmic beyond
        return log ? Math.signum(seconds) * Math.log10(1 + Math.abs(seconds) / (tolerance / 10)) : seconds;
    }

    /** Marked offsets apart from zero and the tolerance, which are drawn by themselves. */
    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : log ? logTicks() : linearTicks()) {
            boolean inside = tick.seconds() > low && tick.seconds() < high;
            boolean free = Math.abs(y(tick.seconds()) - y(tolerance)) > 13
                    && Math.abs(y(tick.seconds()) - y(-tolerance)) > 13
                    && Math.abs(y(tick.seconds()) - y(0)) > 11;
            if (inside && free) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private List<Tick> linearTicks() {
        double step = 1;
        double[] factors = {2, 2.5, 2};
        int i = 0;
        while ((high - low) / step > TICKS_MAX + 2) {
            step *= factors[i++ % 3];
        }
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil(low / step) * step; at < high; at += step) {
            ticks.add(new Tick(at, Figures.signed(at, 0)));
        }
        return ticks;
    }

    private List<Tick> logTicks() {
        List<Tick> ticks = new ArrayList<>();
        for (double sign : new double[] {1, -1}) {
            String mark = sign > 0 ? "+" : "−";
            ticks.add(new Tick(sign * 30, mark + "30 s"));
            ticks.add(new Tick(sign * 3600, mark + "1 h"));
            ticks.add(new Tick(sign * 36_000, mark + "10 h"));
            ticks.add(new Tick(sign * 10 * 86_400, mark + "10 d"));
        }
        return ticks;
    }

    String toleranceLabel(boolean ahead) {
        return (ahead ? "+" : "−") + String.format(Locale.ROOT, "%.0f s", tolerance);
    }
}
