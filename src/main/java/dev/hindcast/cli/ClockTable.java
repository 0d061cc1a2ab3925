package dev.hindcast.cli;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Corrections;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Onset;
import dev.hindcast.clock.Quality;
import dev.hindcast.clock.SetAside;
import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.report.TerminalStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Clock histories as lines of text. */
final class ClockTable {

    private static final int CELLS = 56;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BLOCKS = "_.:-=+*#";

    private final TerminalStyle style;
    private final double toleranceSeconds;

    ClockTable(TerminalStyle style, double toleranceSeconds) {
        this.style = style;
        this.toleranceSeconds = toleranceSeconds;
    }

    /** A line a host, worst first. */
    List<String> all(List<ClockHistory> histories) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-12s %10s  %14s  %-9s %s", "host", "largest, s", "drift, ppm", "known", "offset"));
        histories.stream()
                .sorted(Comparator.comparing((ClockHistory h) -> largest(h))
                        .reversed()
                        .thenComparing(ClockHistory::host))
                .forEach(h -> lines.add(String.format(
                        Locale.ROOT,
                        "%-12s %10s  %14s  %-9s %s",
                        cut(h.host().shortName(), 12),
                        h.quality() == Quality.UNKNOWN && h.samples().isEmpty()
                                ? "unknown"
                                : String.format(Locale.ROOT, "%+.2f", signedLargest(h)),
                        h.drift().map(ClockTable::ppm).orElse("-"),
                        h.quality().word(),
                        sparkline(h.samples(), CELLS / 2))));
        return lines;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static double largest(ClockHistory history) {
        return Math.abs(signedLargest(history));
    }

    private static double signedLargest(ClockHistory history) {
        return history.samples().stream()
                .filter(s -> s.quality() != Quality.UNKNOWN && Double.isFinite(s.offsetSeconds()))
                .mapToDouble(OffsetSample::offsetSeconds)
                .boxed()
                .max(Comparator.comparing(Math::abs))
                .orElse(0.0);
    }

    private static String ppm(Drift drift) {
        return String.format(Locale.ROOT, "%+,.0f ± %,.0f", drift.ppm(), (drift.highPpm() - drift.lowPpm()) / 2);
    }

    /** Everything about one clock, with the observations that bind each number. */
    List<String> one(ClockHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add(history.host() + ", " + history.quality().word());
        int aside = history.setAside().stream().mapToInt(SetAside::count).sum();
        lines.add(history.observations() + " readings"
                + (aside == 0 ? "" : ", " + aside + " set aside: " + asides(history)));
        lines.add("");
        if (!history.samples().isEmpty()) {
            lines.add("offset     " + sparkline(history.samples(), CELLS)
                    + String.format(Locale.ROOT, "  %+.1f s", signedLargest(history)));
            lines.add("           " + span(history.samples()));
            lines.add("");
        }
        history.statements().forEach(lines::add);
        Set<Citation> binding = new TreeSet<>();
        for (Onset onset : history.onsets()) {
            lines.add("onset      " + when(onset.time()) + "  " + onset.kind().word());
            binding.addAll(onset.binding());
        }
        history.drift().ifPresent(d -> {
            lines.add("drift      " + ppm(d) + " ppm");
            binding.addAll(d.binding());
        });
        for (Crossing crossing : history.crossings(toleranceSeconds)) {
            lines.add("crosses    " + when(crossing.time()) + "  " + Math.round(crossing.toleranceSeconds()) + " s, "
                    + (crossing.outward() ? "out" : "back"));
            binding.addAll(crossing.binding());
        }
        history.forecastCrossing(toleranceSeconds)
                .ifPresent(m -> lines.add("will cross " + when(m) + "  if nothing corrects it"));
        for (Corrections by : history.corrections()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "set by     %s  %d times, median %+.3f s, %s to %s",
                    by.actor(),
                    by.count(),
                    by.medianSeconds(),
                    second(by.first()),
                    second(by.last())));
        }
        history.steps().stream()
                .filter(s -> !s.logged())
                .forEach(s -> lines.add(String.format(
                        Locale.ROOT,
                        "jumped     %s  %+.1f s, by nobody that is logged",
                        when(s.time()),
                        s.bySeconds())));
        history.timeSource()
                .forEach(f -> lines.add("source     "
                        + f.time().best().map(ClockTable::second).orElse("no stamp") + "  " + f.statement()));
        if (!binding.isEmpty()) {
            lines.add("");
            binding.forEach(
                    c -> lines.add("binding    " + c.stamp().map(Stamp::raw).orElse("no stamp") + "  " + c));
        }
        return lines;
    }

    private static String asides(ClockHistory history) {
        return String.join(
                ", ",
                history.setAside().stream().map(s -> s.count() + " " + s.why()).toList());
    }

    private static String span(List<OffsetSample> samples) {
        return second(samples.get(0).time()) + " to "
                + second(samples.get(samples.size() - 1).time());
    }

    /** What a stamp on this host's clock really meant. */
    List<String> at(ClockHistory history, Instant raw, String written) {
        CorrectedTime time = history.correct(
                new Stamp(written, raw, Duration.ofSeconds(1), StampBasis.STATED, "UTC", HostName.UNKNOWN));
        if (time.quality() == Quality.UNKNOWN) {
            return List.of("What the clock of " + history.host().shortName() + " showed as " + written
                    + " cannot be placed: nothing is known of that clock then.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("When the clock of " + history.host().shortName() + " showed " + written + ", domain time was "
                + second(time.best())
                + String.format(
                        Locale.ROOT,
                        " ± %.1f s (%s)",
                        time.uncertaintySeconds(),
                        time.quality().word())
                + ".");
        if (time.ambiguous()) {
            lines.add("The clock showed this reading more than once, or never; both ends are " + second(time.earliest())
                    + " and " + second(time.latest()) + ".");
        }
        return lines;
    }

    private String sparkline(List<OffsetSample> samples, int cells) {
        if (samples.isEmpty()) {
            return "";
        }
        String blocks = style.unicode() ? BLOCKS : ASCII_BLOCKS;
        Instant from = samples.get(0).time();
        long width = Math.max(
                1,
                Duration.between(from, samples.get(samples.size() - 1).time()).toMillis());
        double[] sizes = new double[cells];
        Arrays.fill(sizes, Double.NaN);
        for (OffsetSample sample : samples) {
            if (sample.quality() != Quality.UNKNOWN && Double.isFinite(sample.offsetSeconds())) {
                int cell = (int) Math.min(
                        cells - 1, Duration.between(from, sample.time()).toMillis() * cells / width);
                double size = Math.abs(sample.offsetSeconds());
                sizes[cell] = Double.isNaN(sizes[cell]) ? size : Math.max(sizes[cell], size);
            }
        }
        double top = Math.max(
                1, Arrays.stream(sizes).filter(s -> !Double.isNaN(s)).max().orElse(1));
        StringBuilder line = new StringBuilder();
        for (double size : sizes) {
            line.append(
                    Double.isNaN(size)
                            ? (style.unicode() ? ' ' : '?')
                            : blocks.charAt((int) Math.min(blocks.length() - 1, size / top * blocks.length())));
        }
        return line.toString();
    }

    private static String when(Moment moment) {
        String best = moment.best().map(ClockTable::second).orElse("unknown");
        return best + "  (" + moment.earliest().map(ClockTable::second).orElse("open") + " to "
                + moment.latest().map(ClockTable::second).orElse("open") + ")";
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
}
