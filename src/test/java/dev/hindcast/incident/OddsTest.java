package dev.hindcast.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The hand numbers of the clock model, sections 9 and 12. */
class OddsTest {

    @Test
    void p_values_weigh_what_the_bound_says() {
        assertThat(Odds.ofP(0.05)).isCloseTo(0.90, within(0.005));
        assertThat(Odds.ofP(0.01)).isCloseTo(2.08, within(0.005));
        assertThat(Odds.ofP(0.0001)).isEqualTo(3.0);
        assertThat(Odds.ofP(0.5)).isZero();
        assertThat(Odds.ofP(1.0)).isZero();
    }

    @Test
    void fisher_gives_the_textbook_tails() {
        assertThat(Odds.fisher(3, 0, 0, 3)).isCloseTo(1 / 20.0, within(1e-12));
        assertThat(Odds.fisher(4, 0, 0, 4)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(Odds.fisher(1, 1, 1, 1)).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(Odds.fisher(2, 0, 0, 5)).isCloseTo(1 / 21.0, within(1e-12));
        assertThat(Odds.fisher(12, 0, 0, 9)).isCloseTo(3.4e-6, within(1e-7));
        assertThat(Odds.fisher(5, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void legs_that_share_data_count_whole_half_and_quarter() {
        assertThat(Odds.damped(1.5, 3.0, 3.0)).isCloseTo(4.875, within(1e-12));
        assertThat(Odds.damped(1.39, 0)).isCloseTo(1.39, within(1e-12));
        assertThat(Odds.damped(-1.5, 0.7)).isCloseTo(-1.15, within(1e-12));
    }

    @Test
    void the_worked_example_comes_out_and_is_capped() {
        double mechanism = Odds.PRIOR + Odds.damped(1.5, 3.0, 3.0);
        assertThat(mechanism).isCloseTo(3.5, within(0.02));
        double origin = Odds.PRIOR + Odds.ofP(5 / 341.0) + 2.0 + Odds.damped(1.39, 0);
        assertThat(origin).isCloseTo(3.78, within(0.02));
        assertThat(Odds.probability(mechanism)).isEqualTo(0.95);
        assertThat(Odds.probability(Odds.PRIOR)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void words_follow_the_bounds_of_icd_203() {
        assertThat(Likelihood.of(0.05)).isEqualTo(Likelihood.ALMOST_NO_CHANCE);
        assertThat(Likelihood.of(0.051)).isEqualTo(Likelihood.VERY_UNLIKELY);
        assertThat(Likelihood.of(0.55)).isEqualTo(Likelihood.ROUGHLY_EVEN_CHANCE);
        assertThat(Likelihood.of(0.95)).isEqualTo(Likelihood.VERY_LIKELY);
        assertThat(Likelihood.of(0.96)).isEqualTo(Likelihood.ALMOST_CERTAIN);
    }
}
