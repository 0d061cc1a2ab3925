package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.clock.Bound;
import dev.hindcast.clock.LoggedSet;
import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.ObservationSink;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Stated;
import dev.hindcast.source.line.LineFormat;
import dev.hindcast.source.line.LineFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the bytes of a line to what it says of a clock: the numbers of the clock model, section 2.1. */
class LineObservationsTest {

    private final Found found = new Found();

    private void read(String format, String text) throws IOException {
        LineFormat reader = LineFormats.builtIn().stream()
                .filter(each -> each.id().equals(format))
                .findFirst()
                .orElseThrow();
        ReadingOptions options = new ReadingOptions(List.of(), List.of(new Stated<>("*", 2026)), List.of());
        Collected read = Collected.of(reader, MemorySource.of("erp01.log", text), options);
        assertThat(read.reading().tally().rejected()).isZero();
        for (Event event : read.events()) {
            for (ObservationKind kind : ObservationKinds.ALL) {
                kind.observe(event, found);
            }
        }
    }

    private void bound(int index, double low, double high) {
        assertThat(found.bounds.get(index).lowSeconds()).isCloseTo(low, within(2e-3));
        assertThat(found.bounds.get(index).highSeconds()).isCloseTo(high, within(2e-3));
    }

    @Test
    void a_trace_that_took_the_kdcs_time_measures_its_own_clock() throws IOException {
        read("krb5-trace", """
                [28873] 1773178245.409540: Getting initial credentials for host/erp01.corp.example@CORP.EXAMPLE
                [28873] 1773178245.409550: Received error from KDC: -1765328359/Additional pre-authentication required
                [28873] 1773178245.409552: Encrypted timestamp (for 1773177775.274097): plain 30, encrypted 33
                """);
        assertThat(found.bounds).hasSize(1);
        bound(0, 470.115, 471.136);
        assertThat(found.bounds.get(0).placedBy()).isEqualTo(Bound.PlacedBy.OWN);
    }

    @Test
    void a_trace_that_asked_nobody_before_says_nothing() throws IOException {
        read("krb5-trace", """
                [28873] 1773178245.409540: Getting initial credentials for host/erp01.corp.example@CORP.EXAMPLE
                [28873] 1773178245.409552: Encrypted timestamp (for 1773177775.274097): plain 30, encrypted 33
                """);
        assertThat(found.bounds).isEmpty();
    }

    @Test
    void a_refusal_of_samba_measures_a_machine_and_never_a_user() throws IOException {
        read("samba-log", """
                [2015/06/08 11:48:18.298300,  3] ../source4/auth/kerberos/krb5_init_context.c:80(smb_krb5_debug_wrapper)
                  Kerberos: Too large time skew, client time 2015-06-08T11:42:00 is out by 378 > 300 seconds -- ERP01$@MYDOMAIN.LOCAL
                  Kerberos: Too large time skew, client time 2015-06-08T11:42:00 is out by 378 > 300 seconds -- jdoe@MYDOMAIN.LOCAL
                """);
        assertThat(found.bounds).extracting(Bound::host).containsExactly(HostName.of("erp01"), HostName.UNKNOWN);
        bound(0, -379.3, -377.3 + 3);
        assertThat(found.bounds.get(0).placedBy()).isEqualTo(Bound.PlacedBy.OTHER);
    }

    @Test
    void a_refusal_in_heimdals_own_log_says_nothing_of_the_hosts_clock() throws IOException {
        read(
                "heimdal-kdc",
                "2026-02-11T04:22:01 Too large time skew, client time 2026-02-11T05:22:01 is out by 3600 > 300 seconds"
                        + " -- host/app03.heim.example@HEIM.EXAMPLE\n");
        assertThat(found.bounds).isEmpty();
    }

    @Test
    void chronys_rows_are_placed_by_the_corrected_time_that_stamps_them() throws IOException {
        read(
                "chrony-tracking",
                "2026-03-02 08:00:06 192.168.123.1    3      9.000      0.075  2.001e-02 N  1  2.940e-03  0.000e+00"
                        + "  1.534e-02  3.472e-04  8.304e-03\n");
        bound(0, 0.00001, 0.04001);
        assertThat(found.bounds.get(0).placedBy()).isEqualTo(Bound.PlacedBy.OTHER);
    }

    @Test
    void what_chronyd_finds_and_what_it_then_does_have_opposite_signs() throws IOException {
        read("syslog", """
                Mar 12 01:43:05 app01 chronyd[81]: System clock wrong by -119.019454 seconds
                Mar 12 01:41:06 app01 chronyd[81]: System clock was stepped by -119.019454 seconds
                """);
        bound(0, 119.019 - 0.1, 119.019 + 0.1);
        assertThat(found.sets).hasSize(1);
        assertThat(found.sets.get(0).bySeconds()).isCloseTo(-119.019454, within(1e-6));
        assertThat(found.sets.get(0).actor()).isEqualTo("chronyd");
    }

    private static final class Found implements ObservationSink {
        private final List<Bound> bounds = new ArrayList<>();
        private final List<LoggedSet> sets = new ArrayList<>();

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
            // no line of these says what keeps a clock
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
