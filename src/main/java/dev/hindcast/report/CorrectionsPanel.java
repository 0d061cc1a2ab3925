package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Corrections;
import dev.hindcast.incident.HostReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The row of corrections: who kept or set the clock, on a logarithmic scale of its own, because milliseconds and minutes
 * share no linear axis.
 */
final class CorrectionsPanel {

    static final double HEIGHT = 72;

    /** Linear up to a tenth of a millisecond. */
    private static final double LINEAR_TO_SECONDS = 1e-4;

    /** A row of one actor below this many is drawn as single stems. */
    private static final int BLOCK_FROM = 3;

    private static final Duration SILENCE = Duration.ofHours(12);

    private final ChartFrame frame;
    private final List<HostReport> host;

    CorrectionsPanel(ChartFrame frame, List<HostReport> host) {
        this.frame = frame;
        this.host = host;
    }

    void draw(Svg svg, double top) {
        double shift = frame.labelAbove();
        double zero = top + shift + 26;
        if (frame.isWide()) {
            svg.text("b", 0, top + 24, "start", "corrections").text("m", 0, top + 38, "start", "log scale");
        } else {
            svg.text("b halo", 0, top + 11, "start", "corrections, log scale");
        }
        svg.horizontal("zero", frame.left(), frame.right(), zero);
        List<Corrections> blocks = host.stream()
                .flatMap(h -> h.clock().corrections().stream())
                .filter(c ->
                        c.count() >= BLOCK_FROM && c.last().isAfter(frame.span().from()))
                .toList();
        for (Corrections block : blocks) {
            double x0 = frame.x(block.first());
            double x1 = frame.x(block.last());
            double y = zero - height(block.medianSeconds());
            svg.rect("corr", x0, Math.min(y, zero), Math.max(1.5, x1 - x0), Math.max(1, Math.abs(y - zero)));
            label(svg, block, x0, x1, zero);
        }
        for (HostReport guest : host) {
            for (ClockStep step : PictureSpan.visibleSteps(guest)) {
                if (frame.span().covers(step.time())
                        && blocks.stream().noneMatch(b -> b.actor().equals(step.actor()))) {
                    double x = frame.x(step.time());
                    double y = zero - height(step.bySeconds());
                    svg.vertical("stem", x, zero, y).circle("pt", x, y, 3);
                    svg.text(
                            "m halo",
                            x - 6,
                            y + 4,
                            "end",
                            Figures.signed(step.bySeconds(), 1) + " s"
                                    + (step.actor().isEmpty() ? "" : " by " + EvidenceText.cut(step.actor(), 20)));
                }
            }
        }
        silence(svg, blocks, zero);
        boolean set = host.stream()
                .flatMap(h -> PictureSpan.visibleSteps(h).stream())
                .anyMatch(s -> frame.span().covers(s.time()));
        if (blocks.isEmpty() && !set) {
            svg.text("m halo", frame.left() + 6, zero + 15, "start", "no correction in the evidence of this time");
        }
    }

    private void label(Svg svg, Corrections block, double x0, double x1, double zero) {
        String size = Math.abs(block.medianSeconds()) < 1
                ? Figures.signed(block.medianSeconds() * 1000, 1) + " ms"
                : Figures.signed(block.medianSeconds(), 1) + " s";
        String words =
                EvidenceText.cut(block.actor(), 20) + ", " + Figures.count(block.count()) + " times, median " + size;
        if (x1 - x0 < words.length() * 6.1) {
            words = EvidenceText.cut(block.actor(), 20);
        }
        boolean fits = x0 + 6 + words.length() * 6.1 < frame.right();
        svg.text("m halo", fits ? x0 + 6 : x1 - 4, zero + 15, fits ? "start" : "end", words);
    }

    /** The longest stretch without any correction, where it is long enough to say something. */
    private void silence(Svg svg, List<Corrections> blocks, double zero) {
        List<Instant> starts = new ArrayList<>();
        host.forEach(h ->
                PictureSpan.visibleSteps(h).forEach(s -> Times.anyOf(s.time()).ifPresent(starts::add)));
        blocks.forEach(b -> starts.add(b.first()));
        for (Corrections block : blocks) {
            Optional<Instant> next =
                    starts.stream().filter(t -> t.isAfter(block.last())).min(Comparator.naturalOrder());
            Instant end = next.orElse(frame.span().to());
            Duration silent = Duration.between(block.last(), end);
            double width = frame.x(end) - frame.x(block.last());
            if (block.ceased() && silent.compareTo(SILENCE) > 0 && width > 150) {
                String words = next.isPresent() ? "none logged for " + Times.length(silent) : "none logged after";
                svg.text("halo", frame.x(block.last()) + width / 2, zero + 15, "middle", words);
            }
        }
    }

    private static double height(double seconds) {
        double decades = Math.log10(1 + Math.abs(seconds) / LINEAR_TO_SECONDS);
        return Math.signum(seconds) * Math.min(38, decades * 5.6);
    }
}
