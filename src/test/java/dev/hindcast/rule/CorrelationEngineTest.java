package dev.hindcast.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Order on corrected time, and what is said where it cannot be proved. */
class CorrelationEngineTest {

    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");

    private final Layouts layouts = new Layouts();
    private final Map<Event, CorrectedTime> times = new HashMap<>();
    private int line;

    private static Rule rule(String id) {
        return new Rule(id, id, "", "low", List.of(), "test", e -> true);
    }

    private static Correlation.TemporalOrdered ordered(String id, Duration span, String... rules) {
        return new Correlation.TemporalOrdered(id, id, List.of(), List.of(rules), List.of(FieldNames.HOST), span);
    }

    private Event.Builder event(String host) {
        Provenance place = new Provenance("a.evtx", Position.record(++line), "evtx");
        return Event.at(place, layouts)
                .field(FieldNames.HOST, host)
                .stamp(Stamp.inFile("", NOON, Duration.ofSeconds(1), HostName.of(host)));
    }

    private Match match(String rule, String host, double second, double uncertainty) {
        return match(rule, event(host).build(), second, uncertainty, Quality.MEASURED);
    }

    private Match match(String rule, Event event, double second, double uncertainty, Quality quality) {
        times.put(
                event,
                new CorrectedTime(at(second), at(second - uncertainty), at(second + uncertainty), quality, false));
        return new Match(rule(rule), event);
    }

    private static Instant at(double second) {
        return NOON.plusMillis(Math.round(second * 1000));
    }

    private List<CorrelationMatch> correlate(List<Match> matches, Correlation... correlations) {
        return new CorrelationEngine(List.of(correlations)).correlate(matches, times::get, Event::host);
    }

    private static final Correlation.TemporalOrdered A_B = ordered("c", Duration.ofSeconds(60), "a", "b");

    @Test
    void a_clear_order_within_the_timespan_is_a_proved_match() {
        Match a = match("a", "erp01", 0, 1);
        Match b = match("b", "erp01", 10, 1);
        List<CorrelationMatch> found = correlate(List.of(b, a), A_B);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).matches()).containsExactly(a, b);
        assertThat(found.get(0).orderProved()).isTrue();
    }

    @Test
    void the_wrong_order_another_host_and_a_longer_time_are_no_match() {
        assertThat(correlate(List.of(match("a", "erp01", 10, 0), match("b", "erp01", 0, 0)), A_B))
                .isEmpty();
        assertThat(correlate(List.of(match("a", "erp01", 0, 0), match("b", "erp02", 10, 0)), A_B))
                .isEmpty();
        assertThat(correlate(List.of(match("a", "erp01", 0, 0), match("b", "erp01", 61, 0)), A_B))
                .isEmpty();
        assertThat(correlate(List.of(match("a", "erp01", 0, 0), match("b", "erp01", 60, 0)), A_B))
                .hasSize(1);
    }

    @Test
    void an_order_that_the_uncertainty_leaves_open_is_a_match_that_is_not_proved() {
        List<CorrelationMatch> found = correlate(List.of(match("a", "erp01", 10, 30), match("b", "erp01", 5, 30)), A_B);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).orderProved()).isFalse();
    }

    @Test
    void a_proved_chain_is_preferred_to_an_open_one_that_comes_first() {
        Match a = match("a", "erp01", 0, 2);
        Match open = match("b", "erp01", 1, 2);
        Match clear = match("b", "erp01", 20, 2);
        assertThat(correlate(List.of(a, open, clear), A_B)).singleElement().satisfies(m -> {
            assertThat(m.matches()).containsExactly(a, clear);
            assertThat(m.orderProved()).isTrue();
        });
    }

    @Test
    void an_unknown_clock_proves_no_order_but_the_record_ids_of_one_log_do() {
        Match a = match("a", event("erp01").build(), 0, 0, Quality.UNKNOWN);
        Match b = match("b", event("erp01").build(), 10, 0, Quality.UNKNOWN);
        assertThat(correlate(List.of(a, b), A_B)).singleElement().matches(m -> !m.orderProved());

        Match first = match("a", logged("erp01", 41), 5, 30, Quality.UNKNOWN);
        Match second = match("b", logged("erp01", 42), 5, 30, Quality.UNKNOWN);
        Correlation.TemporalOrdered day = ordered("c", Duration.ofDays(1), "a", "b");
        assertThat(correlate(List.of(first, second), day)).singleElement().matches(CorrelationMatch::orderProved);
        Match later = match("a", logged("erp01", 44), 5, 30, Quality.UNKNOWN);
        assertThat(correlate(List.of(later, second), day)).isEmpty();
    }

    private Event logged(String host, long recordId) {
        return event(host)
                .field(FieldNames.CHANNEL, "System")
                .field(FieldNames.RECORD_ID, Long.toString(recordId))
                .build();
    }

    @Test
    void one_event_does_not_precede_itself() {
        Event both = event("erp01").build();
        assertThat(correlate(
                        List.of(match("a", both, 0, 5, Quality.MEASURED), match("b", both, 0, 5, Quality.MEASURED)),
                        A_B))
                .isEmpty();
    }

    @Test
    void events_without_a_host_or_a_stamp_take_no_part() {
        assertThat(correlate(List.of(match("a", "", 0, 0), match("b", "", 10, 0)), A_B))
                .isEmpty();
        Event unstamped = Event.at(new Provenance("x", Position.line(1), "t"), layouts)
                .field(FieldNames.HOST, "erp01")
                .build();
        assertThat(correlate(List.of(new Match(rule("a"), unstamped), match("b", "erp01", 10, 0)), A_B))
                .isEmpty();
    }

    @Test
    void the_caller_says_which_host_an_event_is_about() {
        Match a = match("a", "erp01", 0, 0);
        Match atTheKdc = match("b", "dc01", 10, 0);
        List<CorrelationMatch> found = new CorrelationEngine(List.of(A_B))
                .correlate(List.of(a, atTheKdc), times::get, e -> HostName.of("erp01"));
        assertThat(found).hasSize(1);
    }

    @Test
    void a_correlation_may_rest_on_another() {
        Match a = match("a", "erp01", 0, 1);
        Match b = match("b", "erp01", 10, 1);
        Match c = match("c", "erp01", 20, 1);
        Correlation.TemporalOrdered inner = ordered("inner", Duration.ofSeconds(60), "a", "b");
        Correlation.TemporalOrdered outer = ordered("outer", Duration.ofSeconds(60), "inner", "c");
        List<CorrelationMatch> found = correlate(List.of(c, b, a), outer, inner);
        assertThat(found).extracting(m -> m.correlation().id()).containsExactly("inner", "outer");
        assertThat(found.get(1).matches()).containsExactly(a, b, c);
    }

    @Test
    void episodes_do_not_overlap_and_the_order_of_the_input_does_not_matter() {
        List<Match> matches = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            matches.add(match(random.nextBoolean() ? "a" : "b", "erp0" + random.nextInt(3), random.nextInt(2000), 1));
        }
        List<CorrelationMatch> found = correlate(matches, A_B);
        assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(150);
        Collections.shuffle(matches, new Random(7));
        assertThat(correlate(matches, A_B)).isEqualTo(found);
    }

    @Test
    void many_matches_are_judged_in_linear_time() {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            matches.add(match(i % 2 == 0 ? "a" : "b", "erp01", i / 100, 50));
        }
        long begin = System.nanoTime();
        assertThat(correlate(matches, A_B)).hasSizeLessThanOrEqualTo(100_000);
        // a quadratic search would take minutes; the bound is loose for slow machines
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
