package dev.hindcast.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How good the estimate is on clocks whose truth is known; prints the table. */
class ClockAccuracyTest {

    private static final int SEEDS = Integer.getInteger("clock.seeds", 10);
    private static final int FIRST = Integer.getInteger("clock.firstSeed", 0);

    @Test
    void bands_cover_the_truth_onsets_lie_in_their_intervals_and_healthy_clocks_are_left_alone() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "seeds %d..%d%n%-26s %6s %8s %7s %7s %7s %8s %6s %6s%n",
                FIRST,
                FIRST + SEEDS - 1,
                "family",
                "hosts",
                "med|e|",
                "cover",
                "width",
                "onset",
                "minutes",
                "claims",
                "cross"));
        Score all = new Score();
        for (SyntheticFamilies family : SyntheticFamilies.values()) {
            Score score = new Score();
            for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
                score.add(family, family.host(seed), seed);
            }
            table.append(score.row(family.name()));
            score.problems.forEach(p -> table.append("   ").append(p).append('\n'));
            all.add(score);
            boolean isHealthy = family.isHealthy();
            assertThat(isHealthy ? score.claims : 0)
                    .as("claims on %s%n%s", family, table)
                    .isZero();
            assertThat(score.coverage()).as("coverage of %s%n%s", family, table).isGreaterThanOrEqualTo(0.90);
        }
        table.append(all.row("all"));
        System.out.println(table);
        assertThat(all.coverage()).as(table.toString()).isGreaterThanOrEqualTo(0.93);
        assertThat(all.onsetRate()).as(table.toString()).isGreaterThanOrEqualTo(0.93);
        assertThat(all.median()).as(table.toString()).isLessThan(0.2);
    }

    private static final class Score {
        private int hosts;
        private int covered;
        private int points;
        private int onsetsRight;
        private int onsets;
        private int claims;
        private int crossingsRight;
        private int crossings;
        private final List<Double> errors = new ArrayList<>();
        private final List<Double> widths = new ArrayList<>();
        private final List<Double> minutes = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        void add(SyntheticFamilies family, SyntheticHost host, int seed) {
            hosts++;
            EstimatedHistory history = host.history();
            FittedClock clock = host.fit();
            double from = clock.first() - SyntheticHost.EPOCH;
            double to = clock.last() - SyntheticHost.EPOCH;
            for (int i = 0; i < 400; i++) {
                double t = from + (to - from) * i / 399;
                OffsetSample sample = history.at(SyntheticHost.instant(t));
                double truth = host.offset.applyAsDouble(t);
                if (!sample.band().isFinite()) {
                    continue;
                }
                points++;
                OffsetBand proven = history.provenAt(SyntheticHost.instant(t));
                boolean isIn = sample.band().lowSeconds() <= truth
                        && truth <= sample.band().highSeconds();
                covered += isIn ? 1 : 0;
                assertThat(proven.lowSeconds())
                        .isLessThanOrEqualTo(sample.band().lowSeconds());
                widths.add(sample.band().widthSeconds());
                if (sample.quality() == Quality.MEASURED && !Double.isNaN(sample.offsetSeconds())) {
                    errors.add(Math.abs(sample.offsetSeconds() - truth));
                }
            }
            List<Onset> found = history.onsets();
            if (Double.isNaN(host.onset)) {
                if (!found.isEmpty()) {
                    claims++;
                    problems.add("seed " + seed + ": claims " + found.get(0).time() + " "
                            + found.get(0).kind());
                }
                return;
            }
            onsets++;
            if (found.size() > 1) {
                claims++;
                problems.add("seed " + seed + ": onsets "
                        + found.stream().map(o -> o.kind() + " " + o.time()).toList());
            }
            Instant truth = SyntheticHost.instant(host.onset);
            boolean right = !found.isEmpty()
                    && found.get(0)
                            .time()
                            .earliest()
                            .map(e -> !e.isAfter(truth.plusSeconds(1)))
                            .orElse(true)
                    && !found.get(0).time().latest().orElseThrow().isBefore(truth.minusSeconds(1));
            onsetsRight += right ? 1 : 0;
            if (!right || (host.kind == Onset.Kind.CEASED && found.get(0).kind() != host.kind)) {
                problems.add("seed " + seed + ": onset " + truth + " found "
                        + found.stream().map(o -> o.kind() + " " + o.time()).toList());
            }
            if (right && found.get(0).time().earliest().isPresent()) {
                minutes.add((EpochSeconds.of(found.get(0).time().latest().orElseThrow())
                                - EpochSeconds.of(found.get(0).time().earliest().orElseThrow()))
                        / 60);
            }
            crossing(host, history, to, seed);
        }

        private void crossing(SyntheticHost host, EstimatedHistory history, double to, int seed) {
            double crossed = Double.NaN;
            for (double t = host.onset; t < to && Double.isNaN(crossed); t += 1) {
                crossed = Math.abs(host.offset.applyAsDouble(t)) > 300 ? t : Double.NaN;
            }
            if (Double.isNaN(crossed)) {
                return;
            }
            crossings++;
            Instant truth = SyntheticHost.instant(crossed);
            List<Crossing> found = history.crossings(300);
            // A refusal shows 301 s, not 300 (clock model, section 7): the interval may begin that much late.
            boolean right = !found.isEmpty()
                    && found.get(0)
                            .time()
                            .earliest()
                            .map(e -> !e.isAfter(truth.plusSeconds(900)))
                            .orElse(true)
                    && !found.get(0).time().latest().orElseThrow().isBefore(truth.minusSeconds(2));
            crossingsRight += right ? 1 : 0;
            if (!right) {
                problems.add("seed " + seed + ": crossing " + truth + " found "
                        + found.stream().map(Crossing::time).toList());
            }
        }

        void add(Score other) {
            hosts += other.hosts;
            covered += other.covered;
            points += other.points;
            onsets += other.onsets;
            onsetsRight += other.onsetsRight;
            claims += other.claims;
            crossings += other.crossings;
            crossingsRight += other.crossingsRight;
            errors.addAll(other.errors);
            widths.addAll(other.widths);
            minutes.addAll(other.minutes);
        }

        double coverage() {
            return points == 0 ? 1 : (double) covered / points;
        }

        double onsetRate() {
            return (double) onsetsRight / onsets;
        }

        double median() {
            return middle(errors);
        }

        private static double middle(List<Double> values) {
            return values.isEmpty()
                    ? Double.NaN
                    : values.stream().sorted().toList().get(values.size() / 2);
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-26s %6d %8.3f %6.1f%% %7.2f %3d/%-3d %8.1f %6d %2d/%-2d%n",
                    name,
                    hosts,
                    median(),
                    100 * coverage(),
                    middle(widths),
                    onsetsRight,
                    onsets,
                    middle(minutes),
                    claims,
                    crossingsRight,
                    crossings);
        }
    }
}
