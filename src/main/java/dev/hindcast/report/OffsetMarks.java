package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Onset;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands on the offset's line: labels by rank, rings at crossings, the bracket of the onset. */
final class OffsetMarks {

    /** Rings of a saw-tooth nearer than this are one to the eye. */
    private static final double RING_GAP = 4;

    private static final double MIDDLE = (OffsetPanel.TOP + OffsetPanel.BOTTOM) / 2;

    private final ChartFrame frame;
    private final Incident incident;
    private final List<HostReport> host;
    private final List<OffsetSample> line;
    private final OffsetScale scale;
    private final ChartLabels labels;

    OffsetMarks(
            ChartFrame frame,
            Incident incident,
            List<HostReport> host,
            List<OffsetSample> line,
            OffsetScale scale,
            ChartLabels labels) {
        this.frame = frame;
        this.incident = incident;
        this.host = host;
        this.line = List.copyOf(line);
        this.scale = scale;
        this.labels = labels;
    }

    /** Marks and labels, by rank: cutover, crossing, set of the clock, onset, drift, what is not known. */
    void draw(Svg svg, List<OffsetPanel.Blank> blanks) {
        for (Cutover cutover : incident.cutover()) {
            double x = frame.x(cutover.span());
            String stated = cutover.basis() == Cutover.Basis.RECORDED
                    ? ""
                    : " (" + cutover.basis().word() + ")";
            labels.place(svg, "b hb", x, 50, List.of("Cutover, " + time(cutover.span(), Times::weekdayTime) + stated));
        }
        crossings(svg);
        steps(svg);
        for (Onset onset : incident.onset()) {
            onset(svg, onset);
        }
        host.forEach(guest -> guest.clock().drift().ifPresent(drift -> {
            OffsetSample middle = middle();
            double half = (drift.highPpm() - drift.lowPpm()) / 2;
            String words =
                    Figures.signed(drift.ppm(), 0) + " ± " + String.format(java.util.Locale.ROOT, "%.0f ppm", half);
            labels.place(
                    svg,
                    "blue halo",
                    frame.x(middle.time()) + 10,
                    scale.y(middle.offsetSeconds()) + 24,
                    List.of(words));
        }));
        for (OffsetPanel.Blank blank : blanks) {
            double width = frame.x(blank.to()) - frame.x(blank.from());
            if (width > 120) {
                String words = blank.from().equals(frame.span().from())
                        ? "nothing is known"
                        : "no reading after " + Times.weekdayTime(blank.from());
                labels.place(svg, "b halo", frame.x(blank.from()) + 4, MIDDLE - 20, List.of(words));
            }
        }
        if (host.isEmpty()) {
            labels.place(svg, "b halo", frame.left() + 4, MIDDLE, List.of("no reading of this clock"));
        }
    }

    private OffsetSample middle() {
        OffsetSample largest = line.get(0);
        for (OffsetSample sample : line) {
            largest = Math.abs(sample.offsetSeconds()) > Math.abs(largest.offsetSeconds()) ? sample : largest;
        }
        Instant half = incident.onset().stream()
                .flatMap(o -> Times.anyOf(o.time()).stream())
                .findFirst()
                .orElse(frame.span().from());
        long between = half.toEpochMilli() + (largest.time().toEpochMilli() - half.toEpochMilli()) / 2;
        OffsetSample at = host.get(0).clock().at(Instant.ofEpochMilli(between));
        return Double.isNaN(at.offsetSeconds()) ? largest : at;
    }

    private void crossings(Svg svg) {
        List<Crossing> all = incident.crossings();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            Crossing crossing = all.get(i);
            if (!frame.span().covers(crossing.time())) {
                continue;
            }
            double x = frame.x(crossing.time());
            double sign = sign(outside(crossing));
            double y = scale.y(sign * crossing.toleranceSeconds());
            if (x - last >= RING_GAP) {
                svg.circle("pt", x, y, 3.5);
                last = x;
            }
            if (crossing.outward() && (i == 0 || i == all.size() - 1)) {
                labels.placeLeft(
                        svg,
                        "b hb",
                        x,
                        sign > 0 ? y - 24 : y + 18,
                        List.of(
                                "Passes " + scale.toleranceLabel(sign > 0),
                                time(crossing.time(), Times::weekdayTime) + uncertainty(crossing.time())));
            }
        }
    }

    /** A moment at which the offset is surely beyond: after the way out, before the way back. */
    private static Moment outside(Crossing crossing) {
        Moment time = crossing.time();
        return crossing.outward()
                ? time.latest().map(Moment::exactly).orElse(time)
                : time.earliest().map(t -> Moment.exactly(t.minusSeconds(1))).orElse(time);
    }

    private double sign(Moment time) {
        return Times.anyOf(time)
                .flatMap(t -> host.stream().findFirst().map(h -> h.clock().at(t).offsetSeconds()))
                .filter(o -> o < 0)
                .map(o -> -1.0)
                .orElse(1.0);
    }

    private static String uncertainty(Moment time) {
        Optional<Double> half = time.earliest()
                .flatMap(from -> time.latest()
                        .map(to -> java.time.Duration.between(from, to).toMillis() / 2000.0));
        return half.filter(h -> h >= 1).map(h -> " " + Figures.uncertainty(h)).orElse("");
    }

    private void steps(Svg svg) {
        for (HostReport guest : host) {
            List<ClockStep> steps = PictureSpan.visibleSteps(guest).stream()
                    .filter(s -> frame.span().covers(s.time()))
                    .toList();
            for (int i = 0; i < steps.size(); i++) {
                if (i == 0 || i == steps.size() - 1) {
                    ClockStep step = steps.get(i);
                    labels.place(
                            svg,
                            "b halo",
                            frame.x(step.time()),
                            scale.y(0) - 56,
                            List.of(
                                    "Set " + time(step.time(), Times::weekdayTime),
                                    Figures.signed(step.bySeconds(), 1) + " s"));
                }
            }
        }
    }

    private void onset(Svg svg, Onset onset) {
        double from = onset.time().earliest().map(frame::x).orElse(frame.left());
        double to = onset.time().latest().map(frame::x).orElse(frame.x(onset.time()));
        // never under five pixels: a bracket must be seen to be read
        double middle = (from + to) / 2;
        double half = Math.max(2.5, (to - from) / 2);
        double y = scale.y(0) + 5;
        svg.path("onset", "M" + Svg.n(middle - half) + " " + Svg.n(y) + "v6H" + Svg.n(middle + half) + "v-6");
        labels.place(svg, "m halo", middle, y + 15, List.of("onset " + Times.interval(onset.time())));
    }

    private static String time(Moment moment, java.util.function.Function<Instant, String> words) {
        return Times.anyOf(moment).map(words).orElse("unknown");
    }
}
