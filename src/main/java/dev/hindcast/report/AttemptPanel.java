package dev.hindcast.report;

import dev.hindcast.incident.AttemptMark;
import dev.hindcast.incident.HealthMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lower rows of the picture: attempts by family with their outcome, and the health checks. */
final class AttemptPanel {

    /** More rows are no picture; the rest shares one. */
    private static final int ROWS_MAX = 8;

    private static final Duration BIN = Duration.ofHours(4);

    /** Denser accepted marks become bars. */
    private static final double PIXELS_A_MARK = 6;

    /** Denser refused marks become one. */
    private static final double PIXELS_A_CROSS = 4;

    /** A row of attempts of one family. */
    record Family(String label, List<AttemptMark> marks) {
        long count(AttemptMark.Outcome outcome) {
            return marks.stream().filter(m -> m.outcome() == outcome).count();
        }

        /** Exact, where the drawing may be crowded. */
        String counts() {
            List<String> parts = new ArrayList<>();
            part(parts, "accepted ", count(AttemptMark.Outcome.ACCEPTED), "");
            part(parts, "refused ", count(AttemptMark.Outcome.REFUSED), "");
            part(parts, "", count(AttemptMark.Outcome.SECOND_TRY), " at 2nd try");
            return parts.isEmpty() ? "0 refused" : String.join(", ", parts);
        }

        private static void part(List<String> parts, String before, long count, String after) {
            if (count > 0) {
                parts.add(before + Figures.count(count) + after);
            }
        }
    }

    private final ChartFrame frame;

    AttemptPanel(ChartFrame frame) {
        this.frame = frame;
    }

    /** Families in the order in, out, policy, tasks, certificates, others; at least one row. */
    static List<Family> families(PictureSpan span, List<AttemptMark> marks) {
        TreeMap<String, List<AttemptMark>> byLabel =
                new TreeMap<>(Comparator.comparingInt(AttemptPanel::rank).thenComparing(Comparator.naturalOrder()));
        for (AttemptMark mark : marks) {
            if (span.covers(mark.time())) {
                byLabel.computeIfAbsent(mark.family(), f -> new ArrayList<>()).add(mark);
            }
        }
        List<Family> rows = new ArrayList<>();
        List<AttemptMark> others = new ArrayList<>();
        Set<String> own = ownRows(byLabel);
        byLabel.forEach((label, ofFamily) -> {
            if (own.contains(label)) {
                rows.add(new Family(label, List.copyOf(ofFamily)));
            } else {
                others.addAll(ofFamily);
            }
        });
        if (!others.isEmpty()) {
            rows.add(new Family("other families", List.copyOf(others)));
        }
        return rows.isEmpty() ? List.of(new Family("attempts", List.of())) : rows;
    }

    /** Families that get a row of their own: those that were refused first, then the busiest. */
    private static Set<String> ownRows(Map<String, List<AttemptMark>> byLabel) {
        int most = byLabel.size() <= ROWS_MAX ? ROWS_MAX : ROWS_MAX - 1;
        return byLabel.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<AttemptMark>> e) -> e.getValue().stream()
                                .filter(m -> m.outcome() == AttemptMark.Outcome.REFUSED)
                                .count())
                        .thenComparing(e -> e.getValue().size())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static int rank(String family) {
        String lower = family.toLowerCase(Locale.ROOT);
        List<String> order = List.of("in", "out", "policy", "task", "certificate");
        for (int i = 0; i < order.size(); i++) {
            if (lower.startsWith(order.get(i))) {
                return i;
            }
        }
        return order.size();
    }

    void draw(Svg svg, Family family, double top) {
        rowLabel(svg, family.label(), family.counts(), top);
        double base = top + frame.rowHeight() - 4;
        double middle = top + frame.labelAbove() + (frame.rowHeight() - frame.labelAbove()) / 2;
        if (isDense(family)) {
            bars(svg, family, base);
        } else {
            singles(svg, family, middle);
        }
        double last = Double.NEGATIVE_INFINITY;
        StringBuilder crosses = new StringBuilder();
        for (AttemptMark mark : family.marks()) {
            double x = frame.x(mark.time());
            if (mark.outcome() == AttemptMark.Outcome.REFUSED && x - last >= PIXELS_A_CROSS) {
                crosses.append(Svg.cross(x, middle, frame.isWide() ? 3.2 : 2));
                last = x;
            }
        }
        path(svg, "bad", crosses);
    }

    private void singles(Svg svg, Family family, double middle) {
        StringBuilder ticks = new StringBuilder();
        for (AttemptMark mark : family.marks()) {
            double x = frame.x(mark.time());
            if (mark.outcome() == AttemptMark.Outcome.ACCEPTED) {
                ticks.append('M')
                        .append(Svg.n(x))
                        .append(' ')
                        .append(Svg.n(middle - 5))
                        .append("v10");
            } else if (mark.outcome() == AttemptMark.Outcome.SECOND_TRY) {
                svg.circle("rt", x, middle, 3);
            }
        }
        path(svg, "ok", ticks);
    }

    private static void path(Svg svg, String style, StringBuilder path) {
        if (!path.isEmpty()) {
            svg.path(style, path.toString());
        }
    }

    private boolean isDense(Family family) {
        double last = Double.NEGATIVE_INFINITY;
        for (AttemptMark mark : family.marks()) {
            double x = frame.x(mark.time());
            if (mark.outcome() != AttemptMark.Outcome.REFUSED) {
                if (x - last < PIXELS_A_MARK / 2) {
                    return true;
                }
                last = x;
            }
        }
        return false;
    }

    private void bars(Svg svg, Family family, double base) {
        int bins = (int) Math.ceil((double)
                        Duration.between(frame.span().from(), frame.span().to()).toMillis()
                / BIN.toMillis());
        int[] accepted = new int[bins];
        int[] second = new int[bins];
        int most = 1;
        for (AttemptMark mark : family.marks()) {
            int bin = (int) Math.min(
                    bins - 1, Duration.between(frame.span().from(), mark.time()).toMillis() / BIN.toMillis());
            accepted[bin] += mark.outcome() == AttemptMark.Outcome.ACCEPTED ? 1 : 0;
            second[bin] += mark.outcome() == AttemptMark.Outcome.SECOND_TRY ? 1 : 0;
            most = Math.max(most, Math.max(accepted[bin], second[bin]));
        }
        double full = frame.rowHeight() - frame.labelAbove() - 10;
        StringBuilder filled = new StringBuilder();
        StringBuilder hollow = new StringBuilder();
        for (int i = 0; i < bins; i++) {
            bar(filled, i, accepted[i], full / most, base);
            bar(hollow, i, second[i], full / most, base);
        }
        path(svg, "bar", filled);
        path(svg, "bar2", hollow);
    }

    private void bar(StringBuilder path, int bin, int count, double unit, double base) {
        if (count > 0) {
            Instant start = frame.span().from().plus(BIN.multipliedBy(bin));
            double height = Math.max(1, count * unit);
            path.append('M')
                    .append(Svg.n(frame.x(start) + 0.6))
                    .append(' ')
                    .append(Svg.n(base))
                    .append('v')
                    .append(Svg.n(-height))
                    .append('H')
                    .append(Svg.n(frame.x(start.plus(BIN)) - 0.6))
                    .append('v')
                    .append(Svg.n(height))
                    .append('z');
        }
    }

    /** The health checks: a neutral bar while they say up, gaps where none ran, crosses where they said down. */
    void health(Svg svg, List<HealthMark> marks, double top) {
        List<HealthMark> shown =
                marks.stream().filter(m -> frame.span().covers(m.time())).toList();
        long up = shown.stream().filter(HealthMark::up).count();
        String counts = shown.isEmpty()
                ? "none in the evidence"
                : Figures.count(up) + " of " + Figures.count(shown.size()) + " up";
        rowLabel(svg, "health checks", counts, top);
        double y = top + frame.labelAbove() + (frame.rowHeight() - frame.labelAbove()) / 2 - 5;
        double gap = usualGap(shown) * 2.5;
        double from = Double.NaN;
        double to = Double.NaN;
        for (HealthMark mark : shown) {
            double x = frame.x(mark.time());
            if (!Double.isNaN(from) && (x - to > gap || !mark.up())) {
                svg.rect("up", from, y, Math.max(1, to - from), 10);
                from = Double.NaN;
            }
            if (mark.up()) {
                from = Double.isNaN(from) ? x : from;
                to = x;
            } else {
                svg.path("bad", Svg.cross(x, y + 5, 3.2));
            }
        }
        if (!Double.isNaN(from)) {
            svg.rect("up", from, y, Math.max(1, to - from), 10);
        }
    }

    private double usualGap(List<HealthMark> marks) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < marks.size(); i++) {
            gaps.add(frame.x(marks.get(i).time()) - frame.x(marks.get(i - 1).time()));
        }
        gaps.sort(Comparator.naturalOrder());
        return gaps.isEmpty() ? 1 : Math.max(0.4, gaps.get(gaps.size() / 2));
    }

    private void rowLabel(Svg svg, String label, String counts, double top) {
        svg.horizontal("grid", 0, frame.right(), top);
        if (frame.isWide()) {
            svg.text("lab", 0, top + 12.5, "start", EvidenceText.cut(label, 25));
            svg.text("sub", 0, top + 24.5, "start", EvidenceText.cut(counts, 28));
        } else {
            svg.text("sub halo", 0, top + 12, "start", EvidenceText.cut(label + ": " + counts, 60));
        }
    }
}
