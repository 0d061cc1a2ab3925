package dev.hindcast.clock.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.LoggedSet;
import dev.hindcast.clock.MadeEvents;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationKindsTest {

    private static final Instant T = Instant.parse("2026-03-13T23:09:23Z");

    private final MadeEvents events = MadeEvents.of("erp01/System.evtx", "erp01.corp.example");
    private final Found found = new Found();

    @Test
    void a_tools_step_of_kernel_general_1_is_read_to_the_tick() {
        Instant before = Instant.parse("2019-04-10T22:32:20.9426150Z");
        Instant after = Instant.parse("2019-04-10T22:32:22.2320000Z");
        observe(
                new SystemTimeChanged(),
                events.kernelGeneral1(
                        before, after, "\\Device\\HarddiskVolume2\\Program Files\\VMware\\VMware Tools\\vmtoolsd.exe"));

        assertThat(found.sets).hasSize(1);
        assertThat(found.sets.get(0).bySeconds()).isCloseTo(1.289385, within(1e-9));
        assertThat(found.sets.get(0).actor()).isEqualTo("vmtoolsd.exe");
    }

    @Test
    void a_security_4616_names_process_and_account() {
        observe(
                new SystemTimeChanged(),
                events.security4616(T, T.minusMillis(340_000), "C:\\Windows\\System32\\PowerShell.exe"));

        assertThat(found.sets.get(0).bySeconds()).isEqualTo(-340);
        assertThat(found.sets.get(0).actor()).isEqualTo("powershell.exe");
        assertThat(found.sets.get(0).account()).isEqualTo("ERP01$");
    }

    @Test
    void a_4616_of_version_0_gives_the_difference_of_its_local_strings_in_either_order_of_the_date() {
        observe(new SystemTimeChanged(), v0("11/20/2010", "8:00:03 AM", "11/19/2010", "10:00:06 PM"));
        observe(new SystemTimeChanged(), v0("20.11.2010", "08:00:03", "20.11.2010", "07:00:03"));
        observe(new SystemTimeChanged(), v0("01/02/2010", "08:00:03", "02/02/2010", "08:00:03"));

        assertThat(found.sets).extracting(LoggedSet::bySeconds).containsExactly(-35_997.0, -3600.0);
    }

    private Event v0(String dateBefore, String before, String dateAfter, String after) {
        return events.windows("Security-Auditing", "4616", T)
                .data("PreviousDate", dateBefore)
                .data("PreviousTime", before)
                .data("NewDate", dateAfter)
                .data("NewTime", after)
                .data("ProcessName", "VBoxService.exe")
                .build();
    }

    @Test
    void housekeeping_below_50_ms_and_records_without_times_are_no_sets() {
        observe(new SystemTimeChanged(), events.kernelGeneral1(T, T.plusMillis(1), "svchost.exe"));
        observe(
                new SystemTimeChanged(),
                events.windows("Kernel-General", "1", T).data("NewTime", "soon").build());
        observe(new SystemTimeChanged(), events.windows("Kernel-Boot", "1", T).build());

        assertThat(found.sets).isEmpty();
    }

    @Test
    void a_kerberos_error_measures_the_client_against_the_server_time() {
        observe(
                new SecurityKerberos3(),
                events.windows("Security-Kerberos", "3", T.plusMillis(310_250))
                        .data("ServerTime", "23:9:23.0000 3/13/2026 Z")
                        .data("ServerName", "krbtgt/CORP.EXAMPLE")
                        .build());

        Bound bound = found.bounds.get(0);
        assertThat(bound.highSeconds()).isCloseTo(310.25, within(1e-6));
        assertThat(bound.lowSeconds()).isCloseTo(308.25, within(1e-6));
        assertThat(bound.against()).isEqualTo(HostName.UNKNOWN);
    }

    @Test
    void a_kerberos_error_of_a_service_is_measured_against_that_service() {
        observe(
                new SecurityKerberos3(),
                events.windows("Security-Kerberos", "3", T)
                        .data("ServerTime", "23:9:23.0000 3/13/2026 Z")
                        .data("ServerName", "HTTP/Web01.corp.example:8443@CORP.EXAMPLE")
                        .build());

        assertThat(found.bounds.get(0).against()).isEqualTo(HostName.of("web01.corp.example"));
    }

    @Test
    void a_refused_correction_says_how_far_behind_the_clock_is() {
        observe(
                new TimeService34(),
                events.windows("Time-Service", "34", T)
                        .data("SystemTimeChangeSeconds", "400")
                        .data("TimeSource", "dc01.corp.example (ntp.d|0x0|0.0.0.0:123->10.0.0.1:123)")
                        .build());

        assertThat(found.bounds.get(0).lowSeconds()).isEqualTo(-401);
        assertThat(found.bounds.get(0).highSeconds()).isEqualTo(-399);
        assertThat(found.bounds.get(0).against()).isEqualTo(HostName.of("dc01.corp.example"));
        assertThat(found.facts.get(0).kind()).isEqualTo(TimeSourceFact.Kind.REFUSED);
    }

    @Test
    void a_36_dates_the_loss_to_the_time_that_it_counts_and_to_a_day_where_it_does_not() {
        observe(
                new TimeServiceSource(),
                events.windows("Time-Service", "36", T)
                        .data("UnsynchronizedTimeSeconds", "7200")
                        .build());
        observe(new TimeServiceSource(), events.windows("Time-Service", "36", T).build());

        assertThat(found.facts)
                .extracting(f -> f.time().earliest().orElseThrow())
                .containsExactly(T.minusSeconds(7200), T.minusSeconds(86_400));
        assertThat(found.facts).allMatch(f -> f.kind() == TimeSourceFact.Kind.LOST);
    }

    @Test
    void sources_found_and_a_service_that_asks_nobody_are_facts() {
        observe(
                new TimeServiceSource(),
                events.windows("Time-Service", "35", T)
                        .data("TimeSource", "VM IC Time Synchronization Provider")
                        .build());
        observe(
                new TimeServiceSource(),
                events.windows("Time-Service", "260", T)
                        .data("Configuration", "Type: NoSync (Local)")
                        .data("Source", "Local CMOS Clock")
                        .build());
        observe(new TimeServiceSource(), events.windows("Kernel-Boot", "35", T).build());

        assertThat(found.facts)
                .extracting(TimeSourceFact::kind)
                .containsExactly(
                        TimeSourceFact.Kind.SYNCHRONISED, TimeSourceFact.Kind.NO_SYNC, TimeSourceFact.Kind.LOST);
    }

    @Test
    void a_stripchart_row_is_as_good_as_half_its_round_trip() {
        observe(new MeasuredOffset(), events.stripchart(T, 0.0044906, "dc01.corp.example"));
        observe(
                new MeasuredOffset(),
                events.at(T, MadeEvents.SECOND)
                        .field(FieldNames.ACTION, "offset-measured")
                        .field(FieldNames.OFFSET, "-1.3062897")
                        .build());

        assertThat(found.bounds.get(0).lowSeconds()).isCloseTo(0.00399, within(1e-5));
        assertThat(found.bounds.get(0).highSeconds()).isCloseTo(0.00499, within(1e-5));
        assertThat(found.bounds.get(1).lowSeconds()).isCloseTo(-1.4062897, within(1e-9));
        assertThat(found.bounds.get(1).weight()).isEqualTo(Bound.ROUGH);
    }

    @Test
    void agreeing_with_ones_own_clock_or_with_ones_hypervisor_says_nothing() {
        for (String against : List.of("127.127.1.0", "LOCAL(0)", "LOCL", "7F7F0101", "PHC0", "KVM")) {
            observe(new MeasuredOffset(), events.stripchart(T, 0, against));
        }
        assertThat(found.bounds).isEmpty();
    }

    @Test
    void a_status_on_the_local_cmos_clock_is_a_loss_even_with_leap_0() {
        observe(
                new W32tmStatus(),
                events.bare()
                        .field(FieldNames.CODE, "w32tm-status")
                        .field(FieldNames.LEAP, "0(no warning)")
                        .field(FieldNames.TIME_SOURCE, "Local CMOS Clock")
                        .build());
        observe(
                new W32tmStatus(),
                events.at(T, MadeEvents.SECOND)
                        .field(FieldNames.CODE, "w32tm-status")
                        .field(FieldNames.TIME_SOURCE, "dc01.corp.example")
                        .field(FieldNames.SINCE_SYNC, "2820.1997480")
                        .build());
        // lines were left out: nobody can say whether this one is synchronised
        observe(
                new W32tmStatus(),
                events.at(T, MadeEvents.SECOND)
                        .field(FieldNames.CODE, "w32tm-status")
                        .field(FieldNames.TIME_SOURCE, "dc01.corp.example")
                        .build());

        assertThat(found.facts).hasSize(2);
        assertThat(found.facts.get(0).kind()).isEqualTo(TimeSourceFact.Kind.LOST);
        assertThat(found.facts.get(0).time()).isEqualTo(Moment.UNKNOWN);
        assertThat(found.facts.get(1).kind()).isEqualTo(TimeSourceFact.Kind.SYNCHRONISED);
    }

    private void observe(ObservationKind kind, Event event) {
        kind.observe(event, found);
    }

    private static final class Found implements ObservationSink {
        private final List<Bound> bounds = new ArrayList<>();
        private final List<LoggedSet> sets = new ArrayList<>();
        private final List<TimeSourceFact> facts = new ArrayList<>();

        @Override
        public void bound(Bound bound) {
            bounds.add(bound);
        }

        @Override
        public void set(LoggedSet set) {
            sets.add(set);
        }

        @Override
        public void fact(TimeSourceFact fact) {
            facts.add(fact);
        }

        @Override
        public HostName hostOf(Event event) {
            return event.host();
        }

        @Override
        public HostName canonical(HostName written) {
            return written;
        }
    }
}
