package dev.hindcast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrueClockTest {

    private static final Instant BOOT = Instant.parse("2026-03-14T22:47:50Z");
    private static final Instant SET = Instant.parse("2026-03-16T09:00:00Z");

    private static final TrueClock CLOCK = TrueClock.wobbling(0.02, Duration.ofDays(1))
            .from(BOOT, -0.4, -1300, "boot")
            .from(SET, 0.25, 0, "set")
            .build();

    @Test
    void a_clock_that_loses_1300_ppm_is_112_seconds_behind_after_a_day() {
        assertThat(CLOCK.offsetSeconds(BOOT.plus(Duration.ofDays(1)))).isEqualTo(-112.72, within(1e-6));
    }

    @Test
    void a_step_reads_old_before_and_new_from_its_moment_on() {
        assertThat(CLOCK.raw(SET)).isEqualTo(SET.plusMillis(250));
        assertThat(Duration.between(CLOCK.rawBefore(SET), SET).toMillis()).isBetween(159_000L, 162_000L);
    }

    @Test
    void the_moment_at_which_a_clock_shows_a_reading_is_found_again() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant t = BOOT.plusMillis(random.nextLong(Duration.ofDays(4).toMillis()));
            Instant found = CLOCK.firstShowing(CLOCK.raw(t));
            assertThat(Duration.between(found, t).abs())
                    .as("seed %d, %s", seed, t)
                    .isLessThan(Duration.ofNanos(1_000));
        }
    }

    @Test
    void a_reading_that_a_forward_step_jumps_over_is_first_passed_at_the_step() {
        assertThat(CLOCK.firstShowing(SET.minusSeconds(60))).isEqualTo(SET);
    }

    @Test
    void the_crossing_lies_64_hours_after_the_boot_when_the_clock_is_left_alone() {
        TrueClock free = TrueClock.wobbling(0, Duration.ofDays(1))
                .from(BOOT, -0.4, -1300, "boot")
                .build();
        Instant crossing = free.firstBeyond(Duration.ofMinutes(5), BOOT, BOOT.plus(Duration.ofDays(4)));
        assertThat(Duration.between(BOOT, crossing).toMillis()).isCloseTo(230_461_539L, within(2L));
    }
}
