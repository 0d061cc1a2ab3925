package dev.hindcast.report;

import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The upper part of the picture: offset, uncertainty, tolerance, onset, crossings, sets of the clock. */
final class OffsetPanel {

    static final double TOP = 36;
    static final double BOTTOM = 272;

    private final ChartFrame frame;
    private final Incident incident;
    private final List<HostReport> host;
    private final List<OffsetSample> line;
    private final OffsetScale scale;
    private final ChartLabels labels;

    OffsetPanel(ChartFrame frame, Incident incident, List<HostReport> host, double tolerance) {
        this.frame = frame;
        this.incident = incident;
        this.host = host;
        this.line = line(frame.span(), host);
        double lowest = 0;
        double highest = 0;
        for (OffsetSample sample : line) {
            if (!Double.isNaN(sample.offsetSeconds())) {
                lowest = Math.min(lowest, sample.offsetSeconds());
                highest = Math.max(highest, sample.offsetSeconds());
            }
        }
        this.scale = new OffsetScale(tolerance, lowest, highest, TOP, BOTTOM);
        this.labels = new ChartLabels(frame, TOP);
    }

    /** The history inside the span, with its ends. */
    static List<OffsetSample> line(PictureSpan span, List<HostReport> host) {
        List<OffsetSample> line = new ArrayList<>();
        for (HostReport guest : host) {
            line.add(guest.clock().at(span.from()));
            guest.clock().samples().stream()
                    .filter(s -> s.time().isAfter(span.from()) && s.time().isBefore(span.to()))
                    .forEach(line::add);
            line.add(guest.clock().at(span.to()));
        }
        return line;
    }

    /** The ground: beyond the tolerance, ticks, zero and tolerance lines. */
    void ground(Svg svg) {
        double left = frame.left();
        double right = frame.right();
        svg.rect("beyond", left, TOP, right - left, scale.y(tolerance()) - TOP);
        svg.rect("beyond", left, scale.y(-tolerance()), right - left, BOTTOM - scale.y(-tolerance()));
        for (OffsetScale.Tick tick : scale.ticks()) {
            svg.horizontal("grid", left, right, scale.y(tick.seconds()));
            if (frame.isWide()) {
                svg.text("ax", left - 6, scale.y(tick.seconds()) + 4, "end", tick.label());
            }
        }
        svg.horizontal("zero", left, right, scale.y(0));
        for (boolean ahead : new boolean[] {true, false}) {
            double y = scale.y(ahead ? tolerance() : -tolerance());
            svg.horizontal("tol", left, right, y);
            if (frame.isWide()) {
                svg.text("ax b", left - 6, y + 4, "end", scale.toleranceLabel(ahead));
            } else {
                svg.text("ax b halo", 3, y - 4, "start", scale.toleranceLabel(ahead) + (ahead ? " tolerance" : ""));
                labels.taken(0, y - 15, 105, y);
            }
        }
        if (frame.isWide()) {
            svg.text("ax", left - 6, scale.y(0) + 4, "end", "0");
            svg.text("b", 0, 46, "start", EvidenceText.cut(incident.host().shortName(), 12) + " clock offset");
            svg.text("m", 0, 61, "start", "s, + = ahead of");
            svg.text("m", 0, 75, "start", "domain time" + (scale.isLog() ? ", log scale" : ""));
        }
    }

    private double tolerance() {
        return host.stream()
                .mapToDouble(HostReport::toleranceSeconds)
                .findFirst()
                .orElse(300);
    }

    /** Band, line and hatch. */
    void history(Svg svg) {
        int from = 0;
        while (from + 1 < line.size()) {
            int to = from + 1;
            boolean blank = isBlank(line.get(from), line.get(to));
            while (!blank && to + 1 < line.size() && continues(from, to)) {
                to++;
            }
            if (!blank) {
                run(svg, line.subList(from, to + 1));
            }
            from = to;
        }
        for (Blank blank : blanks()) {
            svg.rect("hatch", frame.x(blank.from()), TOP, frame.x(blank.to()) - frame.x(blank.from()), BOTTOM - TOP);
        }
        if (host.isEmpty()) {
            svg.rect("hatch", frame.left(), TOP, frame.right() - frame.left(), BOTTOM - TOP);
        }
    }

    private boolean continues(int from, int to) {
        return line.get(to).quality() == line.get(from).quality() && !isBlank(line.get(to), line.get(to + 1));
    }

    /** A stretch of one quality: its band as one shape, its line as one path. */
    private void run(Svg svg, List<OffsetSample> run) {
        StringBuilder middle = new StringBuilder();
        StringBuilder low = new StringBuilder();
        StringBuilder high = new StringBuilder();
        for (OffsetSample sample : run) {
            double x = frame.x(sample.time());
            point(middle, x, sample.offsetSeconds());
            point(low, x, sample.band().lowSeconds());
            high.insert(0, "L" + at(x, sample.band().highSeconds()));
        }
        svg.path("band", low + high.toString() + "Z");
        String style = switch (run.get(0).quality()) {
            case MEASURED -> "line";
            case BOUNDED -> "line dash";
            case INFERRED, UNKNOWN -> "line dots";
        };
        svg.path(style, middle.toString());
    }

    private void point(StringBuilder path, double x, double seconds) {
        path.append(path.isEmpty() ? 'M' : 'L').append(at(x, seconds));
    }

    private String at(double x, double seconds) {
        return Svg.n(x) + " " + Svg.n(scale.y(seconds));
    }

    private static boolean isBlank(OffsetSample from, OffsetSample to) {
        return from.quality() == Quality.UNKNOWN
                || Double.isNaN(from.offsetSeconds())
                || Double.isNaN(to.offsetSeconds());
    }

    /** A stretch in which nothing is known. */
    record Blank(Instant from, Instant to) {}

    private List<Blank> blanks() {
        List<Blank> blanks = new ArrayList<>();
        for (int i = 1; i < line.size(); i++) {
            Instant from = line.get(i - 1).time();
            Instant to = line.get(i).time();
            if (!isBlank(line.get(i - 1), line.get(i)) || !from.isBefore(to)) {
                continue;
            }
            int last = blanks.size() - 1;
            if (last >= 0 && blanks.get(last).to().equals(from)) {
                blanks.set(last, new Blank(blanks.get(last).from(), to));
            } else {
                blanks.add(new Blank(from, to));
            }
        }
        return blanks;
    }

    /** Marks and labels on what was drawn. */
    void marks(Svg svg) {
        new OffsetMarks(frame, incident, host, line, scale, labels).draw(svg, blanks());
    }
}
