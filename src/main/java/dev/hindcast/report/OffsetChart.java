package dev.hindcast.report;

import dev.hindcast.clock.Crossing;
import dev.hindcast.incident.AttemptMark;
import dev.hindcast.incident.HealthMark;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The picture: one time axis, on reference time, with the offset and its uncertainty, the tolerance, the cutover, the
 * corrections, attempts by family and the health checks. Drawn twice by the same code, wide and for a phone.
 */
public final class OffsetChart {

    private static final double PANEL_GAP = 6;

    private final PictureSpan span;
    private final Incident incident;
    private final List<HostReport> host;
    private final List<AttemptMark> attempts;
    private final List<HealthMark> health;
    private final double tolerance;
    private final String description;

    private OffsetChart(Report report, Incident incident) {
        this.span = PictureSpan.of(report, incident);
        this.incident = incident;
        this.host = report.host(incident.host()).stream().toList();
        this.attempts = report.judgement().attemptMarks().stream()
                .filter(m -> m.host().equals(incident.host()))
                .toList();
        this.health = report.judgement().healthMarks().stream()
                .filter(m -> m.host().equals(incident.host()))
                .toList();
        this.tolerance = host.stream()
                .mapToDouble(HostReport::toleranceSeconds)
                .findFirst()
                .orElse(report.source().toleranceSeconds());
        this.description = describe(report);
    }

    /** The picture of an incident. */
    public static OffsetChart of(Report report, Incident incident) {
        return new OffsetChart(report, incident);
    }

    public PictureSpan span() {
        return span;
    }

    /** What the picture tells, in sentences, for who cannot see it. */
    public String description() {
        return description;
    }

    /** The drawing for screens of a desk and for paper; an {@code svg} element. */
    public String wide() {
        return draw(ChartFrame.wide(span), "cw");
    }

    /** The drawing for screens below 700 px. */
    public String narrow() {
        return draw(ChartFrame.narrow(span), "cn");
    }

    private String draw(ChartFrame frame, String style) {
        List<AttemptPanel.Family> families = AttemptPanel.families(span, attempts);
        double corrections = OffsetPanel.BOTTOM + PANEL_GAP;
        double rows = corrections + CorrectionsPanel.HEIGHT + frame.labelAbove() + PANEL_GAP;
        double floor = rows + (families.size() + 1) * frame.rowHeight();
        Svg svg = new Svg();
        svg.add("<svg class=\"" + style + "\" viewBox=\"0 0 " + Svg.n(frame.width()) + " " + Svg.n(floor + 34)
                + "\" data-x0=\"" + Svg.n(frame.left()) + "\" data-x1=\"" + Svg.n(frame.right())
                + "\" role=\"img\" aria-labelledby=\"pt-" + incident.id() + " pd-" + incident.id() + "\">");
        OffsetPanel panel = new OffsetPanel(frame, incident, host, tolerance);
        panel.ground(svg);
        days(svg, frame, floor);
        verticals(svg, frame, floor);
        panel.history(svg);
        new CorrectionsPanel(frame, host).draw(svg, corrections);
        AttemptPanel attemptRows = new AttemptPanel(frame);
        double top = rows;
        for (AttemptPanel.Family family : families) {
            attemptRows.draw(svg, family, top);
            top += frame.rowHeight();
        }
        attemptRows.health(svg, health, top);
        svg.horizontal("zero", frame.left(), frame.right(), floor);
        hours(svg, frame, floor);
        panel.marks(svg);
        svg.add("<path class=\"cur\" d=\"M0 28V" + Svg.n(floor) + "\" visibility=\"hidden\"/></svg>");
        return svg.toString();
    }

    private void days(Svg svg, ChartFrame frame, double floor) {
        double dayWidth = frame.length(Duration.ofDays(1).toMillis());
        int every = Math.max(1, (int) Math.ceil((frame.isWide() ? 44 : 34) / dayWidth));
        List<Instant> days = span.days();
        for (int i = 0; i < days.size(); i++) {
            double x = frame.x(days.get(i));
            if (i % every == 0) {
                svg.vertical("grid", x, 28, floor);
                String name = Times.weekdayOfMonth(days.get(i));
                svg.text(
                        "day",
                        x + dayWidth / 2,
                        22,
                        "middle",
                        frame.isWide() ? name : name.replaceFirst("(..).", "$1"));
            }
        }
        svg.vertical("grid", frame.right(), 28, floor);
    }

    private void verticals(Svg svg, ChartFrame frame, double floor) {
        incident.cutover().forEach(cutover -> {
            double from = cutover.span().earliest().map(frame::x).orElse(frame.left());
            double to = cutover.span().latest().map(frame::x).orElse(from);
            if (to - from > 3) {
                svg.rect("column", from, 28, to - from, floor - 28);
            }
            svg.vertical("cut", frame.x(cutover.span()), 28, floor);
        });
        // a saw-tooth crosses hundreds of times; its first and last crossing say when
        List<Crossing> crossings = incident.crossings();
        for (int i = 0; i < crossings.size(); i++) {
            boolean end = i == 0 || i == crossings.size() - 1;
            if (end && span.covers(crossings.get(i).time())) {
                svg.vertical("ev", frame.x(crossings.get(i).time()), OffsetPanel.TOP, floor);
            }
        }
        host.forEach(guest -> PictureSpan.visibleSteps(guest).stream()
                .filter(s -> span.covers(s.time()))
                .limit(2)
                .forEach(s -> svg.vertical("ev", frame.x(s.time()), OffsetPanel.TOP, floor)));
    }

    private void hours(Svg svg, ChartFrame frame, double floor) {
        PictureMoment.cutoverTime(incident).ifPresent(start -> {
            double dayWidth = frame.length(Duration.ofDays(1).toMillis());
            long every = 24L * Math.max(1, (int) Math.ceil(50 / dayWidth));
            long first = Duration.between(start, span.from()).toHours() / every * every;
            for (long hour = first; start.plus(Duration.ofHours(hour)).isBefore(span.to()); hour += every) {
                Instant time = start.plus(Duration.ofHours(hour));
                double x = frame.x(time);
                if (span.covers(time) && x - frame.left() > 12 && frame.right() - x > 12) {
                    svg.vertical("tick", x, floor, floor + 5);
                    svg.text(
                            "ax",
                            x,
                            floor + 17,
                            "middle",
                            (hour < 0 ? "−" : hour > 0 ? "+" : "") + Math.abs(hour) + " h");
                }
            }
            svg.text("ax", 0, floor + (frame.isWide() ? 17 : 31), "start", "hours since cutover");
        });
    }

    private String describe(Report report) {
        StringBuilder words = new StringBuilder();
        words.append("Clock offset of ")
                .append(incident.host())
                .append(", ")
                .append(span.words())
                .append(". ");
        for (PictureMoment moment : PictureMoment.of(report, incident)) {
            words.append(Times.interval(moment.time()))
                    .append(": ")
                    .append(moment.what())
                    .append(", offset ")
                    .append(moment.offset())
                    .append(". ");
        }
        for (AttemptPanel.Family family : AttemptPanel.families(span, attempts)) {
            words.append(family.label()).append(": ").append(family.counts()).append(". ");
        }
        long up = health.stream().filter(HealthMark::up).count();
        words.append("Health checks: ")
                .append(up)
                .append(" of ")
                .append(health.size())
                .append(" up.");
        return words.toString();
    }
}
