package dev.hindcast.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.attempt.AccountKind;
import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.Attempts;
import dev.hindcast.attempt.ClientCorrection;
import dev.hindcast.attempt.CodeFamily;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.attempt.PairedRecords;
import dev.hindcast.clock.observe.MeasuredOffset;
import dev.hindcast.clock.observe.SystemTimeChanged;
import dev.hindcast.clock.observe.TimeServiceSource;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.StampBasis;
import dev.hindcast.host.Host;
import dev.hindcast.host.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whole cases, from events to histories. */
class ClockEstimateTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final double DAY = 86_400;
    private static final HostName ERP = HostName.of("erp01.corp.example");
    private static final HostName DC1 = HostName.of("dc01.corp.example");
    private static final HostName DC2 = HostName.of("dc02.corp.example");

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Event> events = new ArrayList<>();
    private final List<PairedRecords> pairs = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>(
            List.of(host(ERP, Role.GUEST), host(DC1, Role.DOMAIN_CONTROLLER), host(DC2, Role.DOMAIN_CONTROLLER)));
    private final List<HostName> stated = new ArrayList<>();

    /** Six days of a slow guest that Tools steps every 13 minutes; then the steps cease and it falls behind. */
    private static final class SlowGuest {
        static final double RATE = -1300e-6;
        static final double EVERY = 780;
        static final double LAST = Math.floor(6 * DAY / EVERY) * EVERY;
        static final double REPAIRED = LAST + 2.9 * DAY;

        static double offset(double t) {
            double since = t >= LAST ? LAST : Math.floor(t / EVERY) * EVERY;
            double repaired = t >= REPAIRED ? -RATE * (REPAIRED - LAST) : 0;
            return RATE * (t - since) + repaired;
        }
    }

    private void slowGuest() {
        MadeEvents system = MadeEvents.of("erp01/System.evtx", ERP.value());
        MadeEvents security = MadeEvents.of("erp01/Security.evtx", ERP.value());
        for (double t = SlowGuest.EVERY; t <= SlowGuest.LAST; t += SlowGuest.EVERY) {
            Instant before = at(t + SlowGuest.RATE * SlowGuest.EVERY);
            events.add(system.kernelGeneral1(before, at(t), "vmtoolsd.exe"));
            events.add(security.security4616(before, at(t), "C:\\Program Files\\VMware\\VMware Tools\\vmtoolsd.exe"));
        }
        Instant before = at(SlowGuest.REPAIRED + SlowGuest.offset(SlowGuest.REPAIRED - 1e-3));
        events.add(security.security4616(before, at(SlowGuest.REPAIRED), "C:\\Windows\\powershell.exe"));
        pairs(ERP, DC1, SlowGuest::offset, 0, SlowGuest.REPAIRED + DAY / 2, 2400);
        for (double t = SlowGuest.LAST + 2 * DAY; t < SlowGuest.LAST + 2.01 * DAY; t += 120) {
            double o = SlowGuest.offset(t);
            events.add(
                    MadeEvents.of("erp01/stripchart.txt", ERP.value()).stripchart(cut(t + o), o, "DC01.corp.example"));
        }
    }

    @Test
    void a_guest_that_tools_kept_begins_to_drift_where_the_corrections_cease() {
        slowGuest();
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.onsets()).hasSize(1);
        Onset onset = erp.onsets().get(0);
        assertThat(onset.kind()).isEqualTo(Onset.Kind.CEASED);
        Instant earliest = onset.time().earliest().orElseThrow();
        Instant latest = onset.time().latest().orElseThrow();
        assertThat(earliest).isBeforeOrEqualTo(at(SlowGuest.LAST + 1));
        assertThat(latest).isAfterOrEqualTo(at(SlowGuest.LAST));
        assertThat(Duration.between(earliest, latest)).isLessThan(Duration.ofMinutes(31));

        Drift drift = erp.drift().orElseThrow();
        assertThat(drift.ppm()).isCloseTo(-1300, within(5.0));
        assertThat(drift.highPpm() - drift.lowPpm()).isLessThan(30);
        assertThat(drift.lowPpm()).isLessThan(-1300);
        assertThat(drift.highPpm()).isGreaterThan(-1300);
        assertThat(drift.binding()).isNotEmpty();

        Crossing crossing = erp.crossings(300).get(0);
        assertThat(crossing.outward()).isTrue();
        Instant truth = at(SlowGuest.LAST + 300 / -SlowGuest.RATE);
        assertThat(crossing.time().earliest().orElseThrow()).isBefore(truth);
        assertThat(crossing.time().latest().orElseThrow()).isAfter(truth);
        assertThat(Duration.between(
                        crossing.time().earliest().orElseThrow(),
                        crossing.time().latest().orElseThrow()))
                .isLessThan(Duration.ofHours(1));

        Corrections tools = erp.corrections().get(0);
        assertThat(tools.actor()).isEqualTo("vmtoolsd.exe");
        assertThat(tools.count()).isEqualTo((int) (SlowGuest.LAST / SlowGuest.EVERY));
        assertThat(tools.impliedPpm()).isCloseTo(-1300, within(5.0));
        assertThat(tools.ceased()).isTrue();
        assertThat(erp.steps()).anyMatch(s -> s.actor().equals("powershell.exe") && s.bySeconds() > 300);
        assertThat(erp.departedWithin(at(SlowGuest.LAST + DAY), at(SlowGuest.LAST + 2 * DAY)))
                .isTrue();
        assertThat(erp.departedWithin(at(0), at(SlowGuest.LAST))).isFalse();
        assertThat(erp.healthyWithin(at(0), at(SlowGuest.LAST)).toHours()).isGreaterThan(130);
    }

    @Test
    void a_guest_that_tools_keep_to_the_end_does_not_drift() {
        slowGuest();
        events.removeIf(e -> e.stamp().orElseThrow().instant().isAfter(at(SlowGuest.LAST)));
        pairs.removeIf(p -> p.others().stamp().orElseThrow().instant().isAfter(at(SlowGuest.LAST)));
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.onsets()).isEmpty();
        assertThat(erp.drift()).isEmpty();
        assertThat(erp.crossings(300)).isEmpty();
    }

    @Test
    void a_departure_that_rests_on_one_join_key_names_it() {
        slowGuest();
        assertThat(estimate().of(ERP).statements()).noneMatch(s -> s.contains("logon-guid"));
        events.removeIf(e -> e.text(FieldNames.ACTION).equals("offset-measured"));
        assertThat(estimate().of(ERP).onsets()).hasSize(1);
        assertThat(estimate().of(ERP).statements()).anyMatch(s -> s.contains("logon-guid"));
    }

    @Test
    void corrections_alone_tell_no_drift() {
        slowGuest();
        pairs.clear();
        events.removeIf(e -> e.text(FieldNames.ACTION).equals("offset-measured"));
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.drift()).isEmpty();
        assertThat(erp.onsets()).isEmpty();
        assertThat(erp.quality()).isEqualTo(Quality.UNKNOWN);
        assertThat(erp.corrections()).isNotEmpty();
        assertThat(erp.statements()).anyMatch(s -> s.contains("not known"));
    }

    @Test
    void the_order_of_events_pairs_and_hosts_changes_nothing() {
        slowGuest();
        Clocks first = estimate();
        Collections.shuffle(events, new Random(5));
        Collections.shuffle(pairs, new Random(6));
        Collections.reverse(hosts);
        Clocks second = estimate();

        assertThat(second.hosts()).isEqualTo(first.hosts());
        assertThat(second.references()).isEqualTo(first.references());
        assertThat(second.of(ERP).samples()).isEqualTo(first.of(ERP).samples());
        assertThat(second.of(ERP).steps()).isEqualTo(first.of(ERP).steps());
        assertThat(second.of(ERP).statements()).isEqualTo(first.of(ERP).statements());
    }

    @Test
    void a_reference_that_nothing_checks_says_so() {
        slowGuest();
        Reference reference = estimate().references().get(0);

        assertThat(reference.realm()).isEqualTo("corp.example");
        assertThat(reference.host()).isEqualTo(DC1);
        assertThat(reference.basis()).isEqualTo(Reference.Basis.ASSUMED);
        assertThat(reference.check()).isEqualTo(Reference.Check.UNCHECKED);
        assertThat(reference.statement()).contains("nothing else");
        ClockHistory itself = estimate().of(DC1);
        assertThat(itself.at(at(0)).band()).isEqualTo(new OffsetBand(-0.1, 0.1));
        assertThat(itself.onsets()).isEmpty();
    }

    @Test
    void a_second_controller_measured_against_the_reference_agrees_or_is_found_away() {
        slowGuest();
        stripcharts(DC2, t -> 0.05, DC1.value());
        assertThat(estimate().references().get(0).check()).isEqualTo(Reference.Check.AGREES);

        events.removeIf(e -> e.host().equals(DC2));
        stripcharts(DC2, t -> 400, DC1.value());
        assertThat(estimate().references().get(0).check()).isEqualTo(Reference.Check.DISAGREES);
    }

    @Test
    void a_reference_that_its_own_log_shows_set_by_hours_disagrees() {
        slowGuest();
        events.add(
                MadeEvents.of("dc01/System.evtx", DC1.value()).kernelGeneral1(at(DAY), at(DAY + 7200), "svchost.exe"));
        assertThat(estimate().references().get(0).check()).isEqualTo(Reference.Check.DISAGREES);
    }

    @Test
    void a_stated_reference_wins() {
        slowGuest();
        stated.add(DC2);
        Reference reference = estimate().references().get(0);
        assertThat(reference.host()).isEqualTo(DC2);
        assertThat(reference.basis()).isEqualTo(Reference.Basis.STATED);
    }

    @Test
    void three_hosts_that_jump_at_once_show_that_the_reference_moved() {
        double moved = 4 * DAY;
        DoubleUnaryOperator seen = t -> t < moved ? 0.02 : -410;
        List<HostName> members = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            HostName member = HostName.of("app0" + i + ".corp.example");
            members.add(member);
            hosts.add(host(member, Role.SERVER));
            stripcharts(member, seen, DC1.value());
        }
        Clocks clocks = estimate();

        Reference reference = clocks.references().get(0);
        assertThat(reference.check()).isEqualTo(Reference.Check.DISAGREES);
        assertThat(reference.statement()).contains("+410 s");
        for (HostName member : members) {
            assertThat(clocks.of(member).onsets()).as(member.value()).isEmpty();
            assertThat(clocks.of(member).at(at(5 * DAY)).offsetSeconds()).isCloseTo(0, within(1.0));
        }
        assertThat(clocks.of(DC1).onsets()).hasSize(1);
        assertThat(clocks.of(DC1).at(at(5 * DAY)).offsetSeconds()).isCloseTo(410, within(1.0));
    }

    @Test
    void a_host_that_moves_alone_is_not_taken_for_the_reference() {
        for (int i = 1; i <= 3; i++) {
            HostName member = HostName.of("app0" + i + ".corp.example");
            hosts.add(host(member, Role.SERVER));
            boolean moves = i == 1;
            stripcharts(member, t -> moves && t > 4 * DAY ? 410 : 0, DC1.value());
        }
        Clocks clocks = estimate();
        assertThat(clocks.references().get(0).check()).isEqualTo(Reference.Check.UNCHECKED);
        assertThat(clocks.of(HostName.of("app01.corp.example")).onsets()).hasSize(1);
        assertThat(clocks.of(HostName.of("app02.corp.example")).onsets()).isEmpty();
    }

    @Test
    void three_hosts_that_begin_to_drift_alike_at_once_put_the_reference_in_doubt() {
        for (int i = 1; i <= 4; i++) {
            HostName member = HostName.of("app0" + i + ".corp.example");
            hosts.add(host(member, Role.SERVER));
            stripcharts(member, t -> Math.max(0, t - 3 * DAY) * 800e-6, DC1.value());
        }
        Reference reference = estimate().references().get(0);
        assertThat(reference.check()).isEqualTo(Reference.Check.DISAGREES);
        assertThat(reference.statement()).contains("4 of 4 hosts");
    }

    @Test
    void a_controller_that_leaves_while_others_stay_is_the_one_that_moved() {
        stripcharts(DC2, t -> t < 3 * DAY ? 0 : 400, DC1.value());
        for (int i = 1; i <= 2; i++) {
            HostName member = HostName.of("app0" + i + ".corp.example");
            hosts.add(host(member, Role.SERVER));
            stripcharts(member, t -> 0.01, DC1.value());
        }
        assertThat(estimate().references().get(0).check()).isNotEqualTo(Reference.Check.DISAGREES);
        assertThat(estimate().of(DC2).onsets()).hasSize(1);
    }

    @Test
    void refusals_by_a_server_that_is_itself_away_accuse_nobody_else() {
        HostName web = HostName.of("web01.corp.example");
        hosts.add(host(web, Role.SERVER));
        stripcharts(web, t -> 400, DC1.value());
        MadeEvents log = MadeEvents.of("web01/app.log", web.value());
        for (int i = 1; i < 6; i++) {
            Event event = log.at(at(i * DAY + 400), MadeEvents.SECOND).build();
            attempts.add(new Attempt(
                    ERP,
                    "",
                    "erp01$",
                    AccountKind.MACHINE,
                    web,
                    "http/web01",
                    Exchange.AP,
                    CodeFamily.CLOCK_SKEW,
                    "37",
                    event.stamp().orElseThrow(),
                    false,
                    ClientCorrection.DOES_NOT_HEAL,
                    List.of(event)));
        }
        assertThat(estimate().of(ERP).onsets()).isEmpty();
        assertThat(estimate().of(web).onsets()).hasSize(1);
    }

    @Test
    void a_host_seen_only_against_another_host_is_chained_through_it() {
        HostName web = HostName.of("web01.corp.example");
        hosts.add(host(web, Role.SERVER));
        stripcharts(web, t -> 20, DC1.value());
        stripcharts(ERP, t -> 30, web.value());
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.at(at(3 * DAY)).offsetSeconds()).isCloseTo(50, within(1.0));
        assertThat(erp.statements()).anyMatch(s -> s.contains("web01.corp.example"));
    }

    @Test
    void an_unseen_controller_is_taken_to_agree_and_it_is_said() {
        slowGuest();
        HostName web = HostName.of("web01.corp.example");
        hosts.add(host(web, Role.SERVER));
        stripcharts(web, t -> 0.2, DC2.value());
        ClockHistory history = estimate().of(web);
        assertThat(history.at(at(3 * DAY)).band().widthSeconds()).isBetween(1.0, 2.0);
        assertThat(history.statements()).anyMatch(s -> s.contains("dc02.corp.example is taken to agree"));
    }

    @Test
    void a_file_in_the_wrong_zone_is_set_aside_and_named() {
        stripcharts(ERP, t -> 0.1, DC1.value());
        wrongZonePairs();
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.setAside()).anyMatch(a -> a.why().equals("zone") && a.count() == 40);
        assertThat(erp.onsets()).isEmpty();
        assertThat(erp.at(at(3 * DAY)).offsetSeconds()).isCloseTo(0.1, within(0.3));
        assertThat(erp.statements()).anyMatch(s -> s.contains("--zone"));
    }

    @Test
    void a_single_file_in_a_doubtful_zone_leaves_the_clock_unknown_and_asks() {
        wrongZonePairs();
        ClockHistory erp = estimate().of(ERP);

        assertThat(erp.onsets()).isEmpty();
        assertThat(erp.quality()).isEqualTo(Quality.UNKNOWN);
        assertThat(erp.at(at(3 * DAY)).quality()).isEqualTo(Quality.UNKNOWN);
        assertThat(erp.statements()).anyMatch(s -> s.contains("--zone"));
    }

    private void wrongZonePairs() {
        MadeEvents local = new MadeEvents("erp01/app.log", ERP.value(), StampBasis.ASSUMED);
        MadeEvents dc = MadeEvents.of("dc01/Security.evtx", DC1.value());
        for (int i = 0; i < 40; i++) {
            double t = 1000 + i * 0.15 * DAY;
            Event own = local.at(at(t + 3600 + 0.2), MadeEvents.SECOND).build();
            Event others = dc.at(at(t), MadeEvents.TICK).build();
            pairs.add(new PairedRecords(ERP, DC1, PairedRecords.Order.OWN_LAST, own, others, "order:svc-erp"));
        }
    }

    @Test
    void the_history_without_outcomes_does_not_know_of_refusals() {
        MadeEvents kdc = MadeEvents.of("krb5kdc.log", DC1.value());
        for (int i = 0; i < 12; i++) {
            double t = i * DAY / 2;
            boolean refused = i > 7;
            Event event = kdc.at(at(t), MadeEvents.SECOND).build();
            attempts.add(new Attempt(
                    ERP,
                    "10.0.0.5",
                    "host/erp01",
                    AccountKind.MACHINE,
                    DC1,
                    "krbtgt",
                    Exchange.AS,
                    refused ? CodeFamily.CLOCK_SKEW : CodeFamily.SUCCESS,
                    refused ? "0x25" : "0x0",
                    event.stamp().orElseThrow(),
                    false,
                    ClientCorrection.DOES_NOT_HEAL,
                    List.of(event)));
        }
        Clocks clocks = estimate();

        Onset onset = clocks.of(ERP).onsets().get(0);
        assertThat(onset.kind()).isEqualTo(Onset.Kind.CENSORED);
        assertThat(onset.time().latest()).hasValue(at(4 * DAY).plusMillis(500));
        Crossing crossing = clocks.of(ERP).crossings(300).get(0);
        assertThat(crossing.time().earliest()).hasValue(at(3.5 * DAY).plusMillis(500));
        assertThat(clocks.withoutOutcomes(ERP).onsets()).isEmpty();
        assertThat(clocks.withoutOutcomes(ERP).quality()).isEqualTo(Quality.UNKNOWN);
    }

    @Test
    void a_host_of_which_nothing_is_known_is_unknown() {
        ClockHistory nobody = estimate().of(HostName.of("nobody"));
        assertThat(nobody.quality()).isEqualTo(Quality.UNKNOWN);
        assertThat(nobody.at(at(0)).band()).isEqualTo(OffsetBand.UNKNOWN);
        assertThat(nobody.at(at(0)).offsetSeconds()).isNaN();
        assertThat(nobody.samples()).isEmpty();
        assertThat(nobody.healthyWithin(at(0), at(DAY))).isEqualTo(Duration.ZERO);
    }

    @Test
    void facts_about_the_time_source_are_put_on_the_reference() {
        stripcharts(ERP, t -> 500, DC1.value());
        events.add(MadeEvents.of("erp01/System.evtx", ERP.value())
                .windows("Time-Service", "35", at(2 * DAY + 500))
                .data("TimeSource", "dc01.corp.example")
                .build());
        TimeSourceFact fact = estimate().of(ERP).timeSource().get(0);
        assertThat(Duration.between(at(2 * DAY), fact.time().best().orElseThrow())
                        .abs())
                .isLessThan(Duration.ofSeconds(2));
    }

    private Clocks estimate() {
        Observations observations = new Observations(
                List.of(new SystemTimeChanged(), new MeasuredOffset(), new TimeServiceSource()),
                Event::host,
                Function.<HostName>identity()::apply);
        events.forEach(observations::accept);
        return ClockEstimate.of(observations, new Attempts(attempts, pairs), List.of(), hosts, stated, 300);
    }

    /** Every three hours for six days, each measured to a hundredth. */
    private void stripcharts(HostName host, DoubleUnaryOperator offset, String against) {
        MadeEvents file = MadeEvents.of(host.shortName() + "/strip.txt", host.value());
        for (double t = random.nextDouble(0, 3000); t < 6 * DAY; t += 3 * 3600) {
            double o = offset.applyAsDouble(t);
            events.add(file.stripchart(cut(t + o), o + random.nextDouble(-0.01, 0.01), against));
        }
    }

    /** Own record a few hundredths of a second after the controller's, both fine. */
    private void pairs(HostName host, HostName dc, DoubleUnaryOperator offset, double from, double to, double every) {
        MadeEvents security = MadeEvents.of(host.shortName() + "/Security.evtx", host.value());
        MadeEvents others = MadeEvents.of(dc.shortName() + "/Security.evtx", dc.value());
        for (double t = from + 60; t < to; t += random.nextDouble(0.2, 1.8) * every) {
            double later = t + random.nextDouble(0.01, 0.3);
            pairs.add(new PairedRecords(
                    host,
                    dc,
                    PairedRecords.Order.OWN_LAST,
                    security.at(at(later + offset.applyAsDouble(later)), MadeEvents.TICK)
                            .build(),
                    others.at(at(t), MadeEvents.TICK).build(),
                    "logon-guid"));
        }
    }

    private static Instant at(double seconds) {
        return BEGIN.plusNanos(Math.round(seconds * 1e9));
    }

    private static Instant cut(double seconds) {
        return BEGIN.plusSeconds((long) Math.floor(seconds));
    }

    private static Host host(HostName name, Role role) {
        return new Host(name, List.of(), "one name only", Set.of(role));
    }
}
