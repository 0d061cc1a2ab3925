package dev.hindcast.clock;

import static dev.hindcast.clock.SyntheticHost.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.attempt.AccountKind;
import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.attempt.PairedRecords;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers that a person works out with a ruler (clock model, sections 2.1, 7 and 12). */
class ClockHandNumbersTest {

    private static final Duration FINE = Duration.ofMillis(1);

    @Test
    void two_intervals_bound_rate_and_band() {
        Polygon allowed = new Polygon();
        assertThat(allowed.clip(0, 0, 1, 0)).isTrue();
        assertThat(allowed.clip(10, 3, 4, 1)).isTrue();

        assertThat(allowed.corners()).isEqualTo(4);
        assertThat(allowed.minRate()).isCloseTo(0.2, within(1e-9));
        assertThat(allowed.maxRate()).isCloseTo(0.4, within(1e-9));
        assertThat(allowed.min(5)).isCloseTo(1.5, within(1e-9));
        assertThat(allowed.max(5)).isCloseTo(2.5, within(1e-9));
        assertThat(allowed.min(20)).isCloseTo(5, within(1e-9));
        assertThat(allowed.max(20)).isCloseTo(8, within(1e-9));
        assertThat(allowed.clip(5, 9, 10, 2)).isFalse();
    }

    @Test
    void at_1500_ppm_300_s_are_reached_after_200_000_s() {
        SyntheticHost host = host();
        host.offset = t -> 0.0015 * t;
        rows(host, 100_000, 2000);

        Moment forecast = host.history().forecastCrossing(300).orElseThrow();
        assertThat(forecast.earliest().orElseThrow()).isBefore(instant(200_000));
        assertThat(forecast.latest().orElseThrow()).isAfter(instant(200_000));
        assertThat(Duration.between(
                        forecast.earliest().orElseThrow(), forecast.latest().orElseThrow()))
                .isLessThan(Duration.ofSeconds(800));
    }

    @Test
    void a_reading_that_a_backward_step_shows_twice_is_ambiguous() {
        SyntheticHost host = host();
        host.offset = t -> t < 1000 ? 100 : 0;
        rows(host, 2000, 50);
        host.set(1000, 100, 0, "user");

        CorrectedTime corrected = host.history().correct(stamp(1050));
        assertThat(corrected.ambiguous()).isTrue();
        assertThat(corrected.earliest()).isBetween(instant(949), instant(950));
        assertThat(corrected.latest()).isBetween(instant(1050), instant(1051));
        assertThat(host.history().correct(stamp(500)).best()).isBetween(instant(399.5), instant(400.5));
    }

    @Test
    void a_reading_in_the_gap_of_a_forward_step_is_put_at_the_step_and_marked() {
        SyntheticHost host = host();
        host.offset = t -> t < 1000 ? 0 : 100;
        rows(host, 2000, 50);
        host.set(1000, 0, 100, "user");

        CorrectedTime corrected = host.history().correct(stamp(1050));
        assertThat(corrected.ambiguous()).isTrue();
        assertThat(corrected.earliest()).isBetween(instant(998), instant(1000));
        assertThat(corrected.latest()).isBetween(instant(1000), instant(1002));
        assertThat(host.history().steps()).hasSize(1);
        assertThat(host.history().onsets()).extracting(Onset::kind).containsExactly(Onset.Kind.STEP);
    }

    @Test
    void twenty_hourly_steps_of_1_08_s_imply_minus_300_ppm() {
        SyntheticHost host = host();
        for (int i = 0; i < 20; i++) {
            host.set(3600 * i, -1.08, 0, "vmtoolsd.exe");
        }
        host.end = 400 * 3600.0;

        EstimatedHistory history = host.history();
        Corrections tools = history.corrections().get(0);
        assertThat(tools.count()).isEqualTo(20);
        assertThat(tools.impliedPpm()).isCloseTo(-300, within(0.5));
        assertThat(tools.medianSeconds()).isCloseTo(1.08, within(1e-6));
        assertThat(tools.ceased()).isTrue();
        assertThat(history.drift()).isEmpty();
        assertThat(history.onsets()).isEmpty();
        assertThat(history.quality()).isEqualTo(Quality.UNKNOWN);
        assertThat(history.at(instant(3600)).band()).isEqualTo(OffsetBand.UNKNOWN);
    }

    @Test
    void a_record_before_its_request_gives_a_lower_bound_and_one_after_the_answer_an_upper_one() {
        MadeEvents guest = MadeEvents.of("erp01/Security.evtx", "erp01.corp.example");
        MadeEvents dc = MadeEvents.of("krb5kdc.log", "dc01.corp.example");
        Event kdc =
                dc.at(Instant.parse("2026-03-02T09:14:12Z"), MadeEvents.SECOND).build();
        Event before = guest.at(Instant.parse("2026-03-02T09:14:10Z"), MadeEvents.SECOND)
                .build();
        Event after = guest.at(Instant.parse("2026-03-02T09:14:13Z"), MadeEvents.SECOND)
                .build();

        List<Bound> bounds = PairBounds.of(List.of(
                pair(PairedRecords.Order.OWN_FIRST, before, kdc), pair(PairedRecords.Order.OWN_LAST, after, kdc)));

        assertThat(bounds.get(0).lowSeconds()).isEqualTo(-3);
        assertThat(bounds.get(0).highSeconds()).isInfinite();
        assertThat(bounds.get(1).lowSeconds()).isInfinite();
        assertThat(bounds.get(1).highSeconds()).isEqualTo(2);
    }

    private static PairedRecords pair(PairedRecords.Order order, Event own, Event others) {
        return new PairedRecords(SyntheticHost.GUEST, SyntheticHost.DC, order, own, others, "order:host/erp01");
    }

    @Test
    void an_acceptance_bounds_by_301_s_only_where_the_client_does_not_heal_itself() {
        assertThat(outcome(CodeFamily.SUCCESS, ClientCorrection.DOES_NOT_HEAL, Exchange.AP))
                .singleElement()
                .satisfies(b ->
                        assertThat(List.of(b.lowSeconds(), b.highSeconds())).containsExactly(-301.0, 301.0));
        assertThat(outcome(CodeFamily.SUCCESS, ClientCorrection.UNKNOWN, Exchange.AP))
                .isEmpty();
        assertThat(outcome(CodeFamily.SUCCESS, ClientCorrection.HEALS, Exchange.AP))
                .isEmpty();
        assertThat(outcome(CodeFamily.SUCCESS, ClientCorrection.DOES_NOT_HEAL, Exchange.TGS))
                .isEmpty();
    }

    @Test
    void a_ticket_not_yet_valid_puts_the_acceptor_behind_and_a_skew_leaves_the_sign_open() {
        assertThat(outcome(CodeFamily.NOT_YET_VALID, ClientCorrection.UNKNOWN, Exchange.AP))
                .singleElement()
                .satisfies(b -> {
                    assertThat(b.host()).isEqualTo(SyntheticHost.GUEST);
                    assertThat(b.highSeconds()).isEqualTo(-299);
                });
        assertThat(outcome(CodeFamily.CLOCK_SKEW, ClientCorrection.DOES_NOT_HEAL, Exchange.AP))
                .singleElement()
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Bound.Kind.REFUSED));
    }

    private static List<Bound> outcome(CodeFamily family, ClientCorrection stack, Exchange exchange) {
        Event event = MadeEvents.of("erp01/app.log", "erp01.corp.example")
                .at(instant(0), MadeEvents.SECOND)
                .build();
        Attempt attempt = new Attempt(
                HostName.of("ws07.corp.example"),
                "10.0.0.7",
                "anna",
                AccountKind.USER,
                SyntheticHost.GUEST,
                "http/erp01",
                exchange,
                family,
                "",
                event.stamp().orElseThrow(),
                false,
                stack,
                List.of(event));
        return OutcomeBounds.of(List.of(attempt), 300);
    }

    @Test
    void kernel_general_1_and_its_4616_twin_are_one_set_with_two_citations() {
        MadeEvents events = MadeEvents.of("x", "erp01");
        LoggedSet kernel = set(events, 0, 1.05, "");
        LoggedSet security = set(events, 0, 1.05, "vmtoolsd.exe");
        LoggedSet next = set(events, 780, 1.05, "vmtoolsd.exe");

        List<LoggedSet> merged = TwinSets.merged(List.of(next, security, kernel));
        assertThat(merged).hasSize(2);
        assertThat(merged.get(0).citations()).hasSize(2);
        assertThat(merged.get(0).actor()).isEqualTo("vmtoolsd.exe");
    }

    private static LoggedSet set(MadeEvents events, double at, double by, String actor) {
        Event event = events.bare().build();
        return new LoggedSet(
                SyntheticHost.GUEST,
                instant(at),
                instant(at + by),
                actor,
                "",
                dev.hindcast.event.Citation.allOf(event));
    }

    private static SyntheticHost host() {
        return new SyntheticHost(new SplittableRandom(1));
    }

    private static void rows(SyntheticHost host, int until, int step) {
        host.end = until;
        for (int t = 0; t <= until; t += step) {
            double x = host.offset.applyAsDouble(t);
            host.bound(t, x - 0.01, x + 0.01, Bound.Kind.MEASURED, Bound.DIRECT);
        }
    }

    private static Stamp stamp(double reading) {
        return Stamp.inFile("", instant(reading), FINE, SyntheticHost.GUEST);
    }
}
