package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NtpqTest {

    private static final String HEAD = """
                 remote           refid      st t when poll reach   delay   offset  jitter
            ==============================================================================
            """;
    private static final String PEERS = HEAD + """
             0.ubuntu.pool.n .POOL.          16 p    -   64    0    0.000    0.000   0.000
            *ntp2.example.ne .GPS.            1 u   25   64    7   76.857    0.473   7.890
            +45.79.36.123 (t 216.218.254.202  2 u   11   64    7   68.172    4.404   4.878
            #2001:388:608c:8 .MBGh.           1 u  12m   68m 377   10.000  -10.000   2.000
            -SHM(0)          .PPS.            0 l    9   16  377    0.000    0.045   1.012
             LOCAL(0)        .LOCL.          10 l   5d   64    0    0.000    0.000   0.000
             vf1.example.net 252.74.143.178   2 u    1   64    1  387.363  1589483  39.556
            o83.137.98.96    10.177.80.37     2 u  740 1024  377   54.033  243.426 449514.
            x128.118.46.3                     1 u  510 1024  377   79.120  -36.329   1.130
             ntp9.example.ne .INIT.          16 u    - 1024    0    0.000   +0.000   0.000
            """;
    private static final String NTPSEC = """
                 remote                                   refid      st t when poll reach   delay   offset   jitter
            =======================================================================================================
            +c-73-14-129-213.hsd1.co.example.net     .PPS.            1 u   55   64  377  42.2095  -0.5344   0.8669
            -50-203-248-23-static.hfc.examplebusines 130.207.244.240  2 u  123   64    6  79.1322 -101.1641  0.1393
            """;
    private static final String VARIABLES = """
            [root@db01 ~]# ntpq -c rv 127.0.0.1
            associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,
            version="ntpd 4.2.6p5@1.2349-o Tue Jun 23 15:38:18 UTC 2020 (1)",
            processor="x86_64", system="Linux/3.10.0-1127.el7.x86_64", leap=00,
            stratum=3, precision=-24, rootdelay=122.293, rootdisp=101.044,
            refid=133.18.174.255,
            reftime=e57e4442.c0b32625  Tue, Jan  4 2022 11:57:54.752,
            clock=e57e46c9.784b77e8  Tue, Jan  4 2022 12:08:41.469, peer=4728, tc=10,
            mintc=3, offset=0.671, frequency=0.146, sys_jitter=37.790,
            clk_jitter=5.586, clk_wander=0.395
            """;
    private static final String ALARM = """
            associd=0 status=c016 leap_alarm, sync_unspec, 1 event, restart,
            version="ntpd 4.2.8p18-a (1)", processor="amd64",
            system="FreeBSD/15.0-RELEASE", leap=11, stratum=16, precision=-25,
            rootdelay=0.000, rootdisp=0.015, refid=INIT, reftime=(no time),
            clock=ecdb11d2.88100972  Wed, Dec  3 2025 20:45:22.531, peer=0, tc=3,
            mintc=3, offset=+0.000000, frequency=+0.000, sys_jitter=0.000000
            """;

    private static final String[] OFFSETS = {
        FieldNames.OFFSET_AGAINST, FieldNames.OFFSET, FieldNames.OFFSET_ERROR, FieldNames.STRATUM, "ntpq.tally"
    };

    @Test
    void offsets_are_turned_to_clock_minus_peer_in_seconds() throws IOException {
        Collected read = Answered.read("ntpq-peers", PEERS);
        Answered.assertContract(read, "ntpq-peers", "ntpq");
        assertThat(Answered.values(read, OFFSETS))
                .containsExactly(
                        "0.ubuntu.pool.n - - 16 discarded",
                        "ntp2.example.ne -0.000473 0.0463185 1 system peer",
                        "45.79.36.123 (t -0.004404 0.038964 2 candidate",
                        "2001:388:608c:8 0.01 0.007 1 backup",
                        "SHM(0) -0.000045 0.001012 0 outlier",
                        "LOCAL(0) - - 10 discarded",
                        "vf1.example.net -1589.483 0.2332375 2 discarded",
                        "83.137.98.96 -0.243426 449.5410165 2 pps peer",
                        "128.118.46.3 0.036329 0.04069 1 falseticker",
                        "ntp9.example.ne - - 16 discarded");
        assertThat(read.events())
                .extracting(e -> e.text(FieldNames.ACTION))
                .containsExactly(
                        "time-source",
                        "offset-measured",
                        "offset-measured",
                        "offset-measured",
                        // ntpd believes neither an outlier nor what it discarded nor a falseticker
                        "source-sampled",
                        "time-source",
                        "source-sampled",
                        "offset-measured",
                        "source-sampled",
                        "time-source");
        assertThat(Answered.values(read.event(1), "ntpq.refid", "ntpq.reach", "ntpq.when", FieldNames.ROUNDTRIP))
                .isEqualTo(".GPS. 7 25 0.076857");
        assertThat(read.event(8).text("ntpq.refid")).isEmpty();
        assertThat(read.event(0).stamp()).isEmpty();
    }

    @Test
    void the_own_clock_measures_nothing_even_where_it_answers() throws IOException {
        Event own = Answered.read(
                        "ntpq-peers",
                        HEAD + "*LOCAL(0)        .LOCL.          10 l   12   64  377    0.000    0.000   0.000\n")
                .event(0);
        assertThat(Answered.values(own, FieldNames.ACTION, FieldNames.OFFSET)).isEqualTo("time-source -");
    }

    @Test
    void wide_columns_and_units_of_ntpsec_are_read() throws IOException {
        assertThat(Answered.values(Answered.read("ntpq-peers", NTPSEC), OFFSETS))
                .containsExactly(
                        "c-73-14-129-213.hsd1.co.example.net 0.0005344 0.02197165 1 candidate",
                        "50-203-248-23-static.hfc.examplebusines 0.1011641 0.0397054 2 outlier");
        // ntpq -u: written from the manual page, no such output was found
        String units = HEAD + "*ntp1.example    .GPS.            1 u   25   64  377 7.123ms  -0.473us   12ns\n";
        assertThat(Answered.read("ntpq-peers", units).event(0).text(FieldNames.OFFSET))
                .isEqualTo("0.000000473");
    }

    @Test
    void rows_wrapped_by_a_long_name_or_by_a_mail_are_joined() throws IOException {
        String named = HEAD + "+very-long-name-of-a-server.corp.example\n"
                + "                 192.0.2.10       2 u   25   64  377    0.412  312441.   0.045\n";
        assertThat(Answered.values(Answered.read("ntpq-peers", named), OFFSETS))
                .containsExactly("very-long-name-of-a-server.corp.example -312.441 0.000251 2 candidate");
        String mailed = """
                >      remote           refid      st t when poll reach
                >   delay   offset
                > jitter
                >  192.68.54.20    0.0.0.0         16 -    - 1024    0
                >    0.000    0.000
                > 16000.0
                > x128.118.46.3    .WWV.            1 u  510 1024  377
                >   79.120  -36.329
                > 1.130
                """;
        assertThat(Answered.values(Answered.read("ntpq-peers", mailed), OFFSETS))
                .containsExactly("192.68.54.20 - - 16 discarded", "128.118.46.3 0.036329 0.04069 1 falseticker");
    }

    @Test
    void rows_without_a_head_and_with_tabs_are_rows() throws IOException {
        Collected read = Answered.read(
                "ntpq-peers",
                "+37.58.57.238 (domain) 192.53.103.103\t\t\t2 u   10 1024  377    1.748    0.373   0.101\n");
        assertThat(Answered.values(read, OFFSETS))
                .containsExactly("37.58.57.238 (domain) -0.000373 0.000975 2 candidate");
    }

    @Test
    void no_answer_is_an_answer() throws IOException {
        for (String text : List.of(
                "No association ID's returned\n",
                "localhost: timed out, nothing received\n***Request timed out\n",
                "/usr/sbin/ntpq: read: Connection refused\n")) {
            assertThat(Answered.values(Answered.read("ntpq-peers", text), FieldNames.OUTCOME))
                    .as(text)
                    .containsExactly("failure");
        }
    }

    @Test
    void variables_date_themselves_and_tell_the_zone() throws IOException {
        Collected read = Answered.read("ntpq-rv", VARIABLES + "\n" + ALARM);
        Answered.assertContract(read, "ntpq-rv", "ntpq");
        assertThat(read.instants()).containsExactly("2022-01-04T04:08:41.469Z", "2025-12-03T19:45:22.531Z");
        assertThat(Answered.values(
                        read,
                        FieldNames.ACTION,
                        FieldNames.TIME_SOURCE,
                        FieldNames.STRATUM,
                        FieldNames.LEAP,
                        FieldNames.ZONE_OFFSET,
                        "ntpq.offset_seconds"))
                .containsExactly("time-source 133.18.174.255 3 0 28800 0.000671", "time-source - 16 3 3600 0");
        assertThat(read.event(0).host().value()).isEqualTo("db01");
        assertThat(read.event(0).text(FieldNames.OFFSET)).isEmpty();
    }

    @Test
    void damaged_rows_are_told_and_the_others_read() throws IOException {
        Collected read = Collected.of(
                Answered.format("ntpq-peers"),
                MemorySource.of("a.txt", PEERS.replace("76.857    0.473", "76.8x7    0.473")));
        assertThat(read.codes()).containsExactly("row-unreadable");
        assertThat(read.diagnostics().get(0).position().number()).isEqualTo(4);
        assertThat(read.events()).hasSize(9);
        Collected cut = Collected.of(
                Answered.format("ntpq-rv"),
                MemorySource.of("a.txt", VARIABLES.substring(0, VARIABLES.indexOf("processor"))));
        assertThat(cut.codes()).containsExactly("capture-cut");
    }

    @Test
    void the_shared_specimen_is_read_without_the_loopstats_below() throws IOException {
        Collected read = Answered.corpus("ntpq-peers", "time/ntpq-loopstats-constructed.txt");
        assertThat(Answered.values(read, OFFSETS))
                .containsExactly("10.0.0.1 -312.441 0.000251 3 system peer", "10.0.0.2 - - 1 outlier");
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        byte[] all = (PEERS + NTPSEC + VARIABLES + ALARM).getBytes(StandardCharsets.UTF_8);
        Mutations.check(Answered.format("ntpq-peers"), all, 400, 51);
    }
}
