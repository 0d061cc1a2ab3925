package dev.hindcast.clock;

import static dev.hindcast.clock.SyntheticHost.DAY;
import static dev.hindcast.clock.SyntheticHost.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every estimate (clock model, section 12); each seed is printed where it fails. */
class ClockPropertyTest {

    private static final long SEED = 4;

    @Test
    void a_further_interval_never_widens_a_polygon() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Polygon allowed = new Polygon();
            for (int i = 0; i < 40; i++) {
                double tau = random.nextDouble(0, 1e5);
                double middle = 0.001 * tau + random.nextDouble(-1, 1);
                double[] before = {allowed.min(5e4), allowed.max(5e4), allowed.minRate(), allowed.maxRate()};
                allowed.clip(tau, middle - random.nextDouble(0.5, 3), middle + random.nextDouble(0.5, 3), i);
                assertThat(allowed.min(5e4)).as("seed %d", seed).isGreaterThanOrEqualTo(before[0] - 1e-6);
                assertThat(allowed.max(5e4)).as("seed %d", seed).isLessThanOrEqualTo(before[1] + 1e-6);
                assertThat(allowed.minRate()).as("seed %d", seed).isGreaterThanOrEqualTo(before[2] - 1e-9);
                assertThat(allowed.maxRate()).as("seed %d", seed).isLessThanOrEqualTo(before[3] + 1e-9);
            }
        }
    }

    @Test
    void an_interval_that_holds_the_whole_range_changes_nothing_and_the_centroid_lies_inside() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Polygon allowed = new Polygon();
            for (int i = 0; i < 20; i++) {
                double tau = random.nextDouble(0, 1e5);
                allowed.clip(tau, 0.001 * tau - random.nextDouble(0.1, 2), 0.001 * tau + random.nextDouble(0.1, 2), i);
            }
            int corners = allowed.corners();
            assertThat(allowed.clip(3e4, allowed.min(3e4) - 1, allowed.max(3e4) + 1, 99))
                    .isTrue();
            assertThat(allowed.corners()).as("seed %d", seed).isEqualTo(corners);
            for (double tau = -1e5; tau < 2e5; tau += 1e4) {
                assertThat(allowed.centroid().at(tau))
                        .as("seed %d", seed)
                        .isBetween(allowed.min(tau) - 1e-9, allowed.max(tau) + 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SyntheticFamilies.class)
    void the_order_of_the_input_changes_nothing(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        EstimatedHistory first = host.history();
        Collections.shuffle(host.bounds, new Random(7));
        Collections.shuffle(host.boots, new Random(8));
        EstimatedHistory second = host.history();

        assertThat(second.samples()).isEqualTo(first.samples());
        assertThat(second.onsets()).isEqualTo(first.onsets());
        assertThat(second.crossings(300)).isEqualTo(first.crossings(300));
        assertThat(second.statements()).isEqualTo(first.statements());
    }

    @ParameterizedTest
    @EnumSource(
            value = SyntheticFamilies.class,
            names = {"GAINS_1500_PPM", "SAWTOOTH", "WRONG_JOINS_5_PERCENT", "TOOLS_CORRECTIONS_CEASED"})
    void a_shift_of_all_stamps_shifts_all_times_and_leaves_the_offsets(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        List<double[]> before = bands(host, 0);
        Duration shift = Duration.ofSeconds(4000);
        host.bounds.replaceAll(b -> moved(b, b.lowSeconds(), b.highSeconds(), b.kind(), shift));
        host.sets.replaceAll(s -> new LoggedSet(
                s.host(),
                s.oldReading().plus(shift),
                s.newReading().plus(shift),
                s.actor(),
                s.account(),
                s.citations()));
        host.boots.replaceAll(b -> new dev.hindcast.host.Boot(
                b.host(), b.rawTime().plus(shift), b.lastBefore().plus(shift), b.citation()));
        assertNear(bands(host, 4000), before, 1e-3);
    }

    @ParameterizedTest
    @EnumSource(
            value = SyntheticFamilies.class,
            names = {"GAINS_1500_PPM", "SPARSE", "WRONG_JOINS_5_PERCENT", "ONE_SIDED_ONLY"})
    void a_mirrored_clock_has_a_mirrored_band(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        host.boots.clear();
        List<double[]> before = bands(host, 0);
        host.bounds.replaceAll(b -> {
            Bound.Kind kind = switch (b.kind()) {
                case OWN_FIRST -> Bound.Kind.OWN_LAST;
                case OWN_LAST -> Bound.Kind.OWN_FIRST;
                case AHEAD -> Bound.Kind.BEHIND;
                case BEHIND -> Bound.Kind.AHEAD;
                case MEASURED, ACCEPTED, REFUSED -> b.kind();
            };
            return moved(b, -b.highSeconds(), -b.lowSeconds(), kind, Duration.ZERO);
        });
        List<double[]> mirrored = new ArrayList<>();
        bands(host, 0).forEach(b -> mirrored.add(new double[] {-b[1], -b[0]}));
        assertNear(mirrored, before, 0.4);
    }

    @ParameterizedTest
    @EnumSource(
            value = SyntheticFamilies.class,
            names = {"GAINS_1500_PPM", "SAWTOOTH", "WRONG_JOINS_5_PERCENT"})
    void every_observation_twice_says_no_more(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        List<double[]> before = bands(host, 0);
        int changes = host.fit().changes.size();
        for (Bound b : List.copyOf(host.bounds)) {
            host.bounds.add(new Bound(
                    b.host(),
                    b.against(),
                    b.reading(),
                    b.placedBy(),
                    b.lowSeconds(),
                    b.highSeconds(),
                    b.kind(),
                    b.weight(),
                    b.key(),
                    List.of(host.citation())));
        }
        assertNear(bands(host, 0), before, 0.35);
        assertThat(host.fit().changes).hasSize(changes);
    }

    @ParameterizedTest
    @EnumSource(SyntheticFamilies.class)
    void evidence_that_ends_before_the_onset_yields_no_departure(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        if (!Double.isNaN(host.onset)) {
            Instant cut = instant(host.onset - 600);
            host.bounds.removeIf(b -> b.reading().isAfter(cut));
            host.sets.removeIf(s -> s.newReading().isAfter(cut));
            host.boots.removeIf(b -> b.rawTime().isAfter(cut));
        }
        assertThat(host.history().onsets()).isEmpty();
        assertThat(host.history().drift()).isEmpty();
    }

    @Test
    void a_pair_of_sets_that_cancel_within_a_microsecond_changes_nothing() {
        SyntheticHost host = SyntheticFamilies.GAINS_1500_PPM.host(SEED);
        List<double[]> before = bands(host, 0);
        double t = host.onset + DAY;
        double x = host.offset.applyAsDouble(t);
        host.set(t, x, x + 50, "a.exe");
        host.set(t + 1e-6, x + 50, x, "a.exe");
        assertNear(bands(host, 0), before, 0.05);
    }

    @Test
    void a_set_that_nobody_logged_shows_as_a_jump_around_its_time() {
        SyntheticHost host = SyntheticFamilies.SAWTOOTH.host(5);
        assertThat(host.sets).isNotEmpty();
        LoggedSet lost = host.sets.remove(0);

        List<ClockStep> jumps = host.history().steps().stream()
                .filter(s -> !s.logged() && Math.abs(s.bySeconds() - lost.bySeconds()) < 3)
                .toList();
        assertThat(jumps).hasSize(1);
        Instant when = instant(EpochSeconds.of(lost.oldReading()) - SyntheticHost.EPOCH);
        assertThat(jumps.get(0).time().earliest().orElseThrow()).isBefore(when.plusSeconds(400));
        assertThat(jumps.get(0).time().latest().orElseThrow()).isAfter(when.minusSeconds(400));
    }

    @ParameterizedTest
    @EnumSource(
            value = SyntheticFamilies.class,
            names = {"GAINS_1500_PPM", "LOSES_1200_PPM", "TOOLS_CORRECTIONS_CEASED", "SPARSE"})
    void a_corrected_reading_contains_the_time_at_which_it_was_shown(SyntheticFamilies family) {
        SyntheticHost host = family.host(SEED);
        EstimatedHistory history = host.history();
        int outside = 0;
        for (int i = 1; i < 400; i++) {
            double t = host.end * i / 400;
            double reading = t + host.offset.applyAsDouble(t);
            CorrectedTime corrected =
                    history.correct(Stamp.inFile("", instant(reading), Duration.ofMillis(1), SyntheticHost.GUEST));
            boolean isIn = !corrected.earliest().isAfter(instant(t + 0.01))
                    && !corrected.latest().isBefore(instant(t - 0.01));
            outside += isIn ? 0 : 1;
        }
        assertThat(outside).as("of 399").isLessThanOrEqualTo(4);
    }

    @Test
    void a_forecast_made_early_contains_the_crossing_found_later() {
        for (long seed = 1; seed < 12; seed++) {
            SyntheticHost host = SyntheticFamilies.GAINS_1500_PPM.host(seed);
            double crossing = host.onset + 200_000;
            host.bounds.removeIf(b -> b.reading().isAfter(instant(host.onset + DAY)));
            var forecast = host.history().forecastCrossing(300).orElseThrow();
            assertThat(forecast.earliest().orElseThrow()).as("seed %d", seed).isBefore(instant(crossing + 1));
            assertThat(forecast.latest().orElseThrow()).as("seed %d", seed).isAfter(instant(crossing - 1));
        }
    }

    @Test
    void the_binding_observations_alone_give_the_same_rate() {
        SyntheticHost host = SyntheticFamilies.GAINS_1500_PPM.host(SEED);
        FittedClock clock = host.fit();
        Segment segment = clock.segments.get(clock.segments.size() - 1);
        Polygon again = new Polygon();
        for (int i = 0; i < segment.allowed.corners(); i++) {
            int row = segment.allowed.label(i);
            again.clip(
                    clock.rows.time[row] - segment.start,
                    clock.rows.low[row] - clock.wander,
                    clock.rows.high[row] + clock.wander,
                    row);
        }
        assertThat(again.minRate()).isCloseTo(segment.allowed.minRate(), within(1e-9));
        assertThat(again.maxRate()).isCloseTo(segment.allowed.maxRate(), within(1e-9));
    }

    @Test
    void five_percent_wrong_joins_accuse_no_healthy_clock() {
        for (long seed = 0; seed < 120; seed++) {
            SyntheticHost host = new SyntheticHost(new SplittableRandom(seed));
            host.end = 12 * DAY;
            host.pairs(0, host.end, 2 * SyntheticHost.HOUR, 0.05, true);
            assertThat(host.history().onsets()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void no_band_is_narrower_than_twice_the_wander() {
        for (SyntheticFamilies family : SyntheticFamilies.values()) {
            SyntheticHost host = family.host(SEED);
            for (OffsetSample sample : host.history().samples()) {
                assertThat(sample.band().widthSeconds()).isGreaterThanOrEqualTo(2 * ClockFit.WANDER_LEAST);
            }
        }
    }

    private static Bound moved(Bound b, double low, double high, Bound.Kind kind, Duration shift) {
        return new Bound(
                b.host(),
                b.against(),
                b.reading().plus(shift),
                b.placedBy(),
                low,
                high,
                kind,
                b.weight(),
                b.key(),
                b.citations());
    }

    private static List<double[]> bands(SyntheticHost host, double shift) {
        EstimatedHistory history = host.history();
        List<double[]> bands = new ArrayList<>();
        for (int i = 1; i < 60; i++) {
            OffsetBand band = history.at(instant(host.end * i / 60 + shift)).band();
            bands.add(new double[] {band.lowSeconds(), band.highSeconds()});
        }
        return bands;
    }

    private static void assertNear(List<double[]> found, List<double[]> expected, double limit) {
        for (int i = 0; i < expected.size(); i++) {
            for (int side = 0; side < 2; side++) {
                if (Double.isFinite(expected.get(i)[side])) {
                    assertThat(found.get(i)[side]).as("at %d", i).isCloseTo(expected.get(i)[side], within(limit));
                } else {
                    assertThat(found.get(i)[side]).isEqualTo(expected.get(i)[side]);
                }
            }
        }
    }
}
