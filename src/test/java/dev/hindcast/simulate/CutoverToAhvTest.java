package dev.hindcast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.simulate.TrueAttempt.Kind;
import dev.hindcast.simulate.TrueAttempt.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be true of the incident, whatever the seed. */
class CutoverToAhvTest {

    private static final SimulatedIncident SAMPLE = new CutoverToAhv().play(SampleLogs.SEED);

    @Test
    void the_guest_loses_1300_ppm_from_its_first_boot_until_a_hand_sets_it() {
        TrueClock clock = SAMPLE.truth().host("erp01").clock();
        Instant boot = Instant.parse("2026-03-14T22:47:50Z");
        for (long hour = 0; hour < 129; hour++) {
            Instant t = boot.plus(Duration.ofHours(hour));
            assertThat(clock.offsetSeconds(t)).isEqualTo(-0.4 - 1300e-6 * hour * 3600, within(0.05));
        }
        assertThat(clock.offsetSeconds(Instant.parse("2026-03-20T09:00:00Z"))).isEqualTo(0, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleLogs.SEED, 1, 2})
    void the_controller_and_the_controls_stay_on_the_reference(long seed) {
        for (LoggedRecord record : new CutoverToAhv().play(seed).records()) {
            double offset = Duration.between(record.trueTime(), record.stamp()).toNanos() * 1e-9;
            String host = record.host().name();
            double bound = host.equals("dc01") ? 0.02 : 0.05;
            if (!host.equals("erp01")) {
                assertThat(Math.abs(offset)).as("seed %d: %s", seed, record).isLessThanOrEqualTo(bound);
            }
        }
    }

    @Test
    void before_the_cutover_tools_set_the_clock_forward_by_little_more_than_a_second_and_never_after() {
        List<LoggedRecord> sets = records("erp01", 4616)
                .filter(r -> r.record().text("ProcessName").endsWith("vmtoolsd.exe"))
                .toList();
        assertThat(sets).hasSizeBetween(600, 700);
        for (LoggedRecord set : sets) {
            assertThat(step(set, "PreviousTime")).isBetween(1.0, 1.08);
            assertThat(set.trueTime()).isBefore(Instant.parse("2026-03-14T22:31:07Z"));
        }
    }

    @Test
    void every_setting_is_logged_twice_with_the_same_two_times() {
        List<String> security = records("erp01", 4616)
                .map(r -> r.record().text("PreviousTime") + r.record().text("NewTime"))
                .toList();
        List<String> system = kernelGeneral1("erp01")
                .map(r -> r.record().text("OldTime") + r.record().text("NewTime"))
                .toList();
        assertThat(system).isEqualTo(security).hasSizeGreaterThan(600);
    }

    @Test
    void one_person_sets_the_clock_forward_by_ten_minutes_and_nobody_else_touches_it_after_the_move() {
        List<LoggedRecord> after = records("erp01", 4616)
                .filter(r -> r.trueTime().isAfter(Instant.parse("2026-03-14T22:31:07Z")))
                .toList();
        assertThat(after).hasSize(1);
        assertThat(after.get(0).record().text("SubjectUserName")).isEqualTo("adm-keller");
        assertThat(step(after.get(0), "PreviousTime")).isEqualTo(606.3, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleLogs.SEED, 1, 2})
    void nothing_is_refused_for_the_clock_before_the_crossing_or_after_the_repair(long seed) {
        SimulatedIncident incident = new CutoverToAhv().play(seed);
        Truth truth = incident.truth();
        List<LoggedRecord> refusals = incident.records().stream()
                .filter(CutoverToAhvTest::refusedForTheClock)
                .toList();
        assertThat(refusals)
                .as("seed %d", seed)
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        r -> assertThat(r.trueTime()).isAfter(truth.crossing()).isBefore(truth.repaired()));
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleLogs.SEED, 1, 2})
    void between_crossing_and_repair_java_is_always_refused_and_windows_always_heals(long seed) {
        Truth truth = new CutoverToAhv().play(seed).truth();
        List<TrueAttempt> beyond = truth.attempts().stream()
                .filter(a -> a.trueTime().isAfter(truth.crossing().plusSeconds(60))
                        && a.trueTime().isBefore(truth.repaired()))
                .toList();
        assertThat(beyond.stream().filter(a -> a.kind() == Kind.JAVA_INBOUND || a.kind() == Kind.JAVA_OUTBOUND))
                .as("seed %d", seed)
                .hasSizeGreaterThan(100)
                .allSatisfy(a -> assertThat(a.outcome()).isEqualTo(Outcome.REFUSED_FOR_THE_CLOCK));
        assertThat(beyond.stream().filter(a -> a.account().equals("svc-backup")))
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.outcome()).isEqualTo(Outcome.HEALED));
    }

    @Test
    void every_refusal_of_a_windows_client_is_followed_by_the_ticket_within_a_tenth_of_a_second() {
        List<LoggedRecord> kdc = SAMPLE.records().stream()
                .filter(r -> r.host().name().equals("dc01"))
                .toList();
        List<LoggedRecord> refused = kdc.stream()
                .filter(CutoverToAhvTest::refusedForTheClock)
                .filter(r -> !client(r).equals("svc-erpjava"))
                .toList();
        assertThat(refused)
                .hasSizeGreaterThan(50)
                .allSatisfy(r -> assertThat(kdc).anySatisfy(granted -> {
                    assertThat(granted.record().id()).isEqualTo(r.record().id());
                    assertThat(client(granted)).isEqualTo(client(r));
                    assertThat(granted.record().text("Status")).isEqualTo("0x0");
                    assertThat(Duration.between(r.trueTime(), granted.trueTime()))
                            .isBetween(Duration.ofMillis(30), Duration.ofMillis(80));
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleLogs.SEED, 1, 2})
    void every_logon_has_the_controllers_ticket_with_the_same_guid_before_it(long seed) {
        List<LoggedRecord> records = new CutoverToAhv().play(seed).records();
        Map<String, Instant> issued = records.stream()
                .filter(r ->
                        r.record().id() == 4769 && r.record().text("Status").equals("0x0"))
                .collect(Collectors.toMap(r -> r.record().text("LogonGuid"), LoggedRecord::trueTime));
        assertThat(records.stream().filter(r -> r.record().id() == 4624))
                .as("seed %d", seed)
                .hasSizeGreaterThan(900)
                .allSatisfy(r -> assertThat(issued.get(r.record().text("LogonGuid")))
                        .isNotNull()
                        .isBefore(r.trueTime()));
    }

    @Test
    void beyond_the_tolerance_no_workstation_is_accepted_with_a_ticket_younger_than_the_excess() {
        Truth truth = SAMPLE.truth();
        Map<String, Instant> issued = records("dc01", 4769)
                .filter(r -> r.record().text("Status").equals("0x0"))
                .collect(Collectors.toMap(r -> r.record().text("LogonGuid"), LoggedRecord::trueTime));
        List<LoggedRecord> beyond = records("erp01", 4624)
                .filter(r -> r.record().text("LogonType").equals("3"))
                .filter(r ->
                        r.trueTime().isAfter(truth.crossing()) && r.trueTime().isBefore(truth.repaired()))
                .toList();
        assertThat(beyond).hasSize(16).allSatisfy(r -> {
            Duration age = Duration.between(issued.get(r.record().text("LogonGuid")), r.trueTime());
            double lag = -truth.host("erp01").clock().offsetSeconds(r.trueTime());
            assertThat(age.toMillis() / 1000.0).isGreaterThan(lag - 300);
        });
    }

    @Test
    void a_run_of_the_backup_is_triggered_before_its_ticket_and_started_after_its_logon() {
        Map<String, List<LoggedRecord>> runs = SAMPLE.records().stream()
                .filter(r -> r.record().activity().length() > 0
                        && r.record().id() != 1500
                        && r.record().id() != 1502)
                .filter(r -> r.host().name().equals("erp01"))
                .collect(Collectors.groupingBy(r -> r.record().activity()));
        assertThat(runs).hasSizeGreaterThan(350);
        runs.values()
                .forEach(run ->
                        assertThat(run.stream().map(r -> r.record().id())).containsExactly(107, 100, 200, 201, 102));
    }

    @Test
    void the_evidence_shows_five_healthy_days_and_many_successes_before_the_onset() {
        Truth truth = SAMPLE.truth();
        assertThat(Duration.between(truth.begin(), truth.onset())).isGreaterThan(Duration.ofDays(5));
        assertThat(records("erp01", 4624).filter(r -> r.trueTime().isBefore(truth.onset())))
                .hasSizeGreaterThan(30);
        assertThat(records("dc01", 4769).filter(r -> r.trueTime().isBefore(truth.onset())))
                .hasSizeGreaterThan(30);
        assertThat(truth.crossing())
                .isBetween(Instant.parse("2026-03-17T14:00:00Z"), Instant.parse("2026-03-17T16:00:00Z"));
    }

    @Test
    void the_time_service_reports_exactly_a_day_after_the_first_boot_that_it_never_synchronised() {
        LoggedRecord report = records("erp01", 36).collect(Collectors.toList()).get(0);
        LoggedRecord boot = records("erp01", 12)
                .filter(r -> r.trueTime().isAfter(Instant.parse("2026-03-14T22:00:00Z")))
                .findFirst()
                .orElseThrow();
        assertThat(records("erp01", 36)).hasSize(1);
        assertThat(Duration.between(boot.stamp(), report.stamp()).toMillis()).isBetween(86_400_000L, 86_400_200L);
    }

    @Test
    void a_wrong_password_never_carries_the_code_of_a_wrong_clock() {
        Set<String> codes = records("dc01", 4771)
                .filter(r -> r.record().text("TargetUserName").equals("j.sommer"))
                .map(r -> r.record().text("Status"))
                .collect(Collectors.toSet());
        assertThat(codes).containsExactly("0x18");
    }

    private static Stream<LoggedRecord> records(String host, int id) {
        return SAMPLE.records().stream()
                .filter(r -> r.host().name().equals(host) && r.record().id() == id);
    }

    private static Stream<LoggedRecord> kernelGeneral1(String host) {
        return records(host, 1).filter(r -> r.record().provider() == WindowsProvider.KERNEL_GENERAL);
    }

    private static double step(LoggedRecord set, String oldField) {
        return Duration.between(
                                Instant.parse(set.record().text(oldField)),
                                Instant.parse(set.record().text("NewTime")))
                        .toNanos()
                * 1e-9;
    }

    private static boolean refusedForTheClock(LoggedRecord record) {
        String status = record.record().text("Status");
        return status.equals("0x25") || status.equals("0xc0000133");
    }

    private static String client(LoggedRecord record) {
        String name = record.record().text("TargetUserName");
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }
}
