package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.incident.AttemptMark;
import dev.hindcast.incident.HealthMark;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The picture in characters: a row a thing, a cell an equal part of the span. Blocks are levels of the offset's size up to
 * its largest, {@code |} is the cutover or a set of the clock, a blank means that nothing is known.
 *
 * @param rows the picture's rows, the days first
 */
record TextPicture(List<Row> rows) {

    /** Cells of {@code Sat 14} and a blank. */
    private static final int DAY_NAME = 7;

    static final String BLOCKS = "▁▂▃▄▅▆▇█";

    TextPicture {
        rows = List.copyOf(rows);
    }

    /** What a row shows; a renderer may colour it. */
    enum Kind {
        DAYS,
        OFFSET,
        BEYOND,
        REFUSED,
        CHECKS,
        MARKS
    }

    /** A row: its name, its cells, and its answer in words. */
    record Row(Kind kind, String label, String cells, String value) {}

    /** The picture of an incident, {@code width} cells wide. */
    static TextPicture of(Report report, Incident incident, int width) {
        PictureSpan span = PictureSpan.of(report, incident);
        List<HostReport> host = report.host(incident.host()).stream().toList();
        double tolerance = host.stream()
                .mapToDouble(HostReport::toleranceSeconds)
                .findFirst()
                .orElse(report.source().toleranceSeconds());
        Cells cells = new Cells(span, width);
        List<OffsetSample> samples = host.isEmpty() ? List.of() : cells.samples(host.get(0));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Kind.DAYS, "", cells.days(), ""));
        rows.add(offset(cells, incident, host, samples));
        rows.add(beyond(cells, incident, samples, tolerance));
        rows.add(refused(cells, report, incident));
        rows.add(checks(cells, report, incident));
        rows.add(new Row(Kind.MARKS, "", cells.marks(incident, host), ""));
        return new TextPicture(rows);
    }

    private static Row offset(Cells cells, Incident incident, List<HostReport> host, List<OffsetSample> samples) {
        double largest = 0;
        // a cell's middle may miss the peak; the history has it
        List<OffsetSample> all = new ArrayList<>(samples);
        host.forEach(h -> all.addAll(h.clock().samples()));
        for (OffsetSample sample : all) {
            if (cells.span().covers(sample.time()) && Math.abs(sample.offsetSeconds()) > Math.abs(largest)) {
                largest = sample.offsetSeconds();
            }
        }
        char[] row = cells.blank(' ');
        for (int i = 0; i < samples.size(); i++) {
            if (isKnown(samples.get(i))) {
                row[i] = BLOCKS.charAt(level(samples.get(i).offsetSeconds(), largest));
            }
        }
        cells.verticals(incident, host).forEach(i -> row[i] = '|');
        boolean known = samples.stream().anyMatch(TextPicture::isKnown);
        return new Row(Kind.OFFSET, "offset", new String(row), known ? Figures.signed(largest, 1) + " s" : "unknown");
    }

    /** Outcomes alone leave a band of twice the tolerance; its middle is no estimate, and none is given. */
    private static boolean isKnown(OffsetSample sample) {
        return sample.quality() != Quality.UNKNOWN && !Double.isNaN(sample.offsetSeconds());
    }

    /** Level 0 for offsets that are next to nothing of the largest, or of a second where the clock is healthy. */
    private static int level(double offset, double largest) {
        double size = Math.max(1, Math.abs(largest));
        return (int) Math.min(7, Math.floor(8 * Math.abs(offset) / size));
    }

    private static Row beyond(Cells cells, Incident incident, List<OffsetSample> samples, double tolerance) {
        char[] row = cells.blank(' ');
        for (int i = 0; i < samples.size(); i++) {
            OffsetSample sample = samples.get(i);
            if (isKnown(sample) && sample.band().whollyBeyond(tolerance)) {
                row[i] = '=';
            }
        }
        String first = incident.crossings().stream()
                .filter(c -> c.outward())
                .flatMap(c -> Times.anyOf(c.time()).stream())
                .findFirst()
                .map(Times::weekdayTime)
                .orElse("");
        return new Row(Kind.BEYOND, "beyond", new String(row), first);
    }

    private static Row refused(Cells cells, Report report, Incident incident) {
        char[] row = cells.blank('.');
        for (AttemptMark mark : report.judgement().attemptMarks()) {
            if (mark.host().equals(incident.host()) && mark.outcome() == AttemptMark.Outcome.REFUSED) {
                cells.index(mark.time()).ifPresent(i -> row[i] = 'x');
            }
        }
        return new Row(
                Kind.REFUSED,
                "refused",
                new String(row),
                Figures.count(incident.attempts().failed()) + " of "
                        + Figures.count(incident.attempts().total()));
    }

    private static Row checks(Cells cells, Report report, Incident incident) {
        char[] row = cells.blank(' ');
        long up = 0;
        long all = 0;
        for (HealthMark mark : report.judgement().healthMarks()) {
            if (mark.host().equals(incident.host()) && cells.span().covers(mark.time())) {
                all++;
                up += mark.up() ? 1 : 0;
                cells.index(mark.time()).ifPresent(i -> row[i] = mark.up() && row[i] != '-' ? '+' : '-');
            }
        }
        String value = all == 0 ? "none" : up == all ? "all" : Figures.count(up) + " of " + Figures.count(all);
        return new Row(Kind.CHECKS, "checks up", new String(row), value);
    }

    /** Cells of equal time. */
    private record Cells(PictureSpan span, int width) {

        char[] blank(char with) {
            char[] row = new char[width];
            Arrays.fill(row, with);
            return row;
        }

        Optional<Integer> index(Instant time) {
            return span.covers(time) ? Optional.of((int) (span.share(time) * width)) : Optional.empty();
        }

        List<OffsetSample> samples(HostReport host) {
            List<OffsetSample> samples = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                samples.add(host.clock().at(span.at((i + 0.5) / width)));
            }
            return samples;
        }

        List<Integer> verticals(Incident incident, List<HostReport> host) {
            List<Integer> found = new ArrayList<>();
            PictureMoment.cutoverTime(incident).flatMap(this::index).ifPresent(found::add);
            for (HostReport guest : host) {
                for (ClockStep step : PictureSpan.visibleSteps(guest)) {
                    Times.anyOf(step.time()).flatMap(this::index).ifPresent(found::add);
                }
            }
            return found;
        }

        /** Every day's name where its first cell is, or every second, every third where they would not fit. */
        String days() {
            List<Instant> days = span.days();
            int every = 1;
            while (every < days.size() && width * every < DAY_NAME * days.size()) {
                every++;
            }
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < days.size(); i += every) {
                int at = (int) Math.ceil(span.share(days.get(i)) * width);
                String name = Times.weekdayOfMonth(days.get(i));
                if (at >= row.length() && at + name.length() <= width) {
                    row.append(" ".repeat(at - row.length())).append(name).append(' ');
                }
            }
            return row.toString().stripTrailing();
        }

        String marks(Incident incident, List<HostReport> host) {
            StringBuilder row = new StringBuilder();
            PictureMoment.cutoverTime(incident)
                    .ifPresent(time -> mark(row, time, "| cutover " + Times.weekdayTime(time)));
            for (HostReport guest : host) {
                for (ClockStep step : PictureSpan.visibleSteps(guest)) {
                    String text = "| set " + Figures.signed(step.bySeconds(), 1) + " s";
                    Times.anyOf(step.time()).ifPresent(time -> mark(row, time, text));
                }
            }
            return row.toString();
        }

        private void mark(StringBuilder row, Instant time, String text) {
            index(time)
                    .filter(at -> at >= row.length() && (row.isEmpty() || at > row.length()))
                    .ifPresent(at -> row.append(" ".repeat(at - row.length())).append(text));
        }
    }
}
