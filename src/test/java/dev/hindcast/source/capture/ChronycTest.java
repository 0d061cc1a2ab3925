package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChronycTest {

    private static final String TRACKING = """
            Reference ID    : C0A87B01 (192.168.123.1)
            Stratum         : 3
            Ref time (UTC)  : Mon May 18 20:14:47 2026
            System time     : 3575.354492188 seconds fast of NTP time
            Last offset     : +0.000433419 seconds
            RMS offset      : 0.000372779 seconds
            Frequency       : 13.414 ppm fast
            Residual freq   : +1.750 ppm
            Skew            : 4.050 ppm
            Root delay      : 0.000943236 seconds
            Root dispersion : 0.000138509 seconds
            Update interval : 64.6 seconds
            Leap status     : Normal
            """;
    /** As a daemon that follows nobody prints it. */
    private static final String UNSYNCHRONISED = """
            Reference ID    : 00000000 ()
            Stratum         : 0
            Ref time (UTC)  : Thu Jan 01 00:00:00 1970
            System time     : 0.000000000 seconds fast of NTP time
            Last offset     : -0.008341066 seconds
            RMS offset      : 0.069269441 seconds
            Frequency       : 32.084 ppm slow
            Residual freq   : +0.000 ppm
            Skew            : 0.000 ppm
            Root delay      : 1.000000000 seconds
            Root dispersion : 1.000000000 seconds
            Update interval : 128.2 seconds
            Leap status     : Not synchronised""";

    private static final String SOURCES = """
            210 Number of sources = 5

              .-- Source mode  '^' = server, '=' = peer, '#' = local clock.
             / .- Source state '*' = current synced, '+' = combined , '-' = not combined,
            | /   '?' = unreachable, 'x' = time may be in error, '~' = time too variable.
            ||                                                 .- xxxx [ yyyy ] +/- zzzz
            ||      Reachability register (octal) -.           |  xxxx = adjusted offset,
            ||      Log2(Polling interval) --.      |          |  yyyy = measured offset,
            ||                                \\     |          |  zzzz = estimated error.
            MS Name/IP address         Stratum Poll Reach LastRx Last sample
            ===============================================================================
            ^* ec2-52-17-231-73.eu-west>     2   6   377    59    -14us[  -30us] +/- 1676us
            ^x 192.168.123.2                 2  10   377   309  -3000ms[-3000ms] +/-  564us
            ^x cisco-ucs.home.example.>     15   6   377   16m  -4747d[ -4747d] +/- 5684us
            #- PPS0                          0   4    17     9   +221ns[ +243ns] +/-  116ns
            ^? 2001:db8::15                  0   7     0     -     +0ns[   +0ns] +/-    0ns
            """;
    private static final String STATISTICS = """
            Name/IP Address            NP  NR  Span  Frequency  Freq Skew  Offset  Std Dev
            ==============================================================================
            192.168.123.2               9   7  137m     +0.019      0.037  -3000ms    42us
            203.0.113.88               32  17   90m    -19.568      4.916    -23ms    10ms
            """;
    private static final String COMMAS = """
            C0A87B01,192.168.123.1,3,1779135287.123456789,-3575.354492188,0.000433419,0.000372779,13.414,1.750,4.050,0.000943236,0.000138509,64.6,Normal
            00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not synchronised
            ^,*,192.168.123.1,2,10,377,754,0.001199813,0.001264698,0.004567511
            ^,?,192.168.123.9,0,6,0,4294967295,0.000000000,0.000000000,4000000000.000000000
            192.168.123.2,9,7,8220,0.019,0.037,-3.000012000,0.000042000
            """;
    private static final String NTPDATA = """
            Remote address  : 192.0.2.97 (C0000261)
            Remote port     : 123
            Local address   : 192.168.122.81 (C0A87A51)
            Leap status     : Normal
            Version         : 4
            Mode            : Server
            Stratum         : 2
            Poll interval   : 6 (64 seconds)
            Precision       : -25 (0.000000030 seconds)
            Root delay      : 0.001190 seconds
            Root dispersion : 0.000900 seconds
            Reference ID    : BD9C7C8F ()
            Reference time  : Thu Jan 16 03:50:24 2025
            Offset          : -0.001854833 seconds
            Peer delay      : 0.027594496 seconds
            Peer dispersion : 0.000055333 seconds
            Response time   : 0.000048660 seconds
            Jitter asymmetry: +0.00
            NTP tests       : 111 111 1111
            Interleaved     : No
            Authenticated   : No
            Total TX        : 5
            Total RX        : 5
            Total valid RX  : 5
            Total good RX   : 5
            """;

    @Test
    void tracking_states_the_source_and_no_offset() throws IOException {
        Collected read = Answered.read("chronyc-tracking", TRACKING);
        Answered.assertContract(read, "chronyc-tracking", "chronyc");
        Event event = read.event(0);
        assertThat(event.text(FieldNames.ACTION)).isEqualTo("time-source");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEqualTo("192.168.123.1");
        assertThat(event.text(FieldNames.STRATUM)).isEqualTo("3");
        assertThat(event.text(FieldNames.LEAP)).isEqualTo("0");
        assertThat(event.text(FieldNames.FREQUENCY)).isEqualTo("13.414");
        assertThat(event.text("chrony.system_time_seconds")).isEqualTo("3575.354492188");
        assertThat(event.text("chrony.last_offset_seconds")).isEqualTo("0.000433419");
        assertThat(event.text("chrony.root_dispersion_seconds")).isEqualTo("0.000138509");
        assertThat(event.text(FieldNames.OFFSET)).isEmpty();
        assertThat(event.stamp()).isEmpty();
    }

    @Test
    void the_words_slow_give_the_sign_and_no_reference_is_no_source() throws IOException {
        Event behind = Answered.read(
                        "chronyc-tracking",
                        TRACKING.replace("3575.354492188 seconds fast", "0.002129977 seconds slow")
                                .replace("13.414 ppm fast", "32.084 ppm slow"))
                .event(0);
        assertThat(behind.text("chrony.system_time_seconds")).isEqualTo("-0.002129977");
        assertThat(behind.text(FieldNames.FREQUENCY)).isEqualTo("-32.084");
        Event free = Answered.read("chronyc-tracking", UNSYNCHRONISED).event(0);
        assertThat(free.text(FieldNames.TIME_SOURCE)).isEmpty();
        assertThat(free.text(FieldNames.LEAP)).isEqualTo("3");
        assertThat(free.text("chrony.system_time_seconds")).isEqualTo("0");
        assertThat(free.text("chrony.reference_id")).isEqualTo("00000000");
    }

    @Test
    void chrony_1_ended_earlier_and_notes_begin_with_a_number_sign() throws IOException {
        String old = TRACKING.substring(0, TRACKING.indexOf("Skew")).replace("C0A87B01", "192.168.123.1");
        assertThat(Answered.read("chronyc-tracking", old).events()).hasSize(1);
        String noted = "# " + TRACKING.strip().replace("\n", "\n# ");
        assertThat(Answered.read("chronyc-tracking", noted).event(0).text("chrony.system_time_seconds"))
                .isEqualTo("3575.354492188");
    }

    @Test
    void sources_are_samples_against_the_corrected_clock_ahead_positive() throws IOException {
        Collected read = Answered.read("chronyc-sources", SOURCES);
        Answered.assertContract(read, "chronyc-sources", "chronyc");
        assertThat(Answered.values(
                        read, FieldNames.OFFSET_AGAINST, FieldNames.OFFSET, FieldNames.OFFSET_ERROR, "chrony.state"))
                .containsExactly(
                        "ec2-52-17-231-73.eu-west> -0.000014 0.001676 selected",
                        "192.168.123.2 -3 0.000564 falseticker",
                        "cisco-ucs.home.example.> -410140800 0.005684 falseticker",
                        "PPS0 0.000000221 0.000000116 not combined",
                        "2001:db8::15 - - unusable");
        assertThat(read.events())
                .allSatisfy(e -> assertThat(e.text(FieldNames.ACTION)).isEqualTo("source-sampled"));
        assertThat(read.event(0).text("chrony.measured_offset_seconds")).isEqualTo("-0.00003");
        assertThat(read.event(3).text("chrony.mode")).isEqualTo("local clock");
    }

    @Test
    void squeezed_quoted_and_empty_tables_are_read() throws IOException {
        String squeezed = """
                > MS Name/IP address Stratum Poll Reach LastRx Last sample
                > ============================================================
                > ^* 162.159.200.123    3     5    377    13    +43us[  +47us] +/- 9776us
                """;
        assertThat(Answered.read("chronyc-sources", squeezed).event(0).text(FieldNames.OFFSET))
                .isEqualTo("0.000043");
        Event none = Answered.read("chronyc-sources", "$ chronyc sources\n210 Number of sources = 0\n")
                .event(0);
        assertThat(Answered.values(none, FieldNames.ACTION, FieldNames.OUTCOME)).isEqualTo("time-source failure");
        Event nobody = Answered.read("chronyc-tracking", "$ chronyc tracking\n506 Cannot talk to daemon\n")
                .event(0);
        assertThat(Answered.values(nobody, FieldNames.OUTCOME, FieldNames.ERROR_CODE))
                .isEqualTo("failure 506");
    }

    @Test
    void statistics_are_read() throws IOException {
        Collected read = Answered.read("chronyc-sourcestats", STATISTICS);
        Answered.assertContract(read, "chronyc-sourcestats", "chronyc");
        assertThat(Answered.values(
                        read,
                        FieldNames.OFFSET_AGAINST,
                        FieldNames.OFFSET,
                        "chrony.std_dev_seconds",
                        "chrony.residual_frequency_ppm",
                        "chrony.samples"))
                .containsExactly("192.168.123.2 -3 0.000042 0.019 9", "203.0.113.88 -0.023 0.01 -19.568 32");
    }

    @Test
    void commas_say_the_same_with_the_signs_of_the_numbers_inside_chronyc() throws IOException {
        Collected read = Answered.read("chronyc-tracking", COMMAS);
        assertThat(Answered.kinds(read))
                .containsExactly(
                        "chronyc-tracking",
                        "chronyc-tracking",
                        "chronyc-sources",
                        "chronyc-sources",
                        "chronyc-sourcestats");
        String[] names = {
            FieldNames.TIME_SOURCE,
            FieldNames.STRATUM,
            FieldNames.LEAP,
            FieldNames.FREQUENCY,
            "chrony.system_time_seconds",
            "chrony.last_offset_seconds",
            "chrony.update_interval_seconds"
        };
        Event text = Answered.read("chronyc-tracking", TRACKING).event(0);
        assertThat(Answered.values(read.event(0), names)).isEqualTo(Answered.values(text, names));
        assertThat(read.event(0).text("chrony.ref_time")).isEqualTo("2026-05-18T20:14:47Z");
        assertThat(Answered.values(read.event(1), names)).isEqualTo("- 0 3 0 0 0 0");
        assertThat(Answered.values(read.event(2), FieldNames.OFFSET, FieldNames.OFFSET_ERROR))
                .isEqualTo("0.001199813 0.004567511");
        assertThat(read.event(3).text(FieldNames.OFFSET)).isEmpty();
        assertThat(read.event(4).text(FieldNames.OFFSET)).isEqualTo("-3.000012");
    }

    @Test
    void ntpdata_is_positive_behind_and_turned() throws IOException {
        Collected read = Answered.read("chronyc-ntpdata", NTPDATA + "\n" + NTPDATA.replace("192.0.2.97", "192.0.2.98"));
        Answered.assertContract(read, "chronyc-ntpdata", "chronyc");
        assertThat(Answered.values(
                        read,
                        FieldNames.OFFSET_AGAINST,
                        FieldNames.OFFSET,
                        FieldNames.OFFSET_ERROR,
                        FieldNames.ROUNDTRIP,
                        FieldNames.ACTION))
                .containsExactly(
                        "192.0.2.97 0.001854833 0.013852581 0.027594496 source-sampled",
                        "192.0.2.98 0.001854833 0.013852581 0.027594496 source-sampled");
    }

    @Test
    void one_paste_with_all_answers_loses_none_and_takes_host_and_time_from_the_shell() throws IOException {
        String text =
                "[root@app01 ~]# date\nThu May  2 09:14:11 CEST 2024\n[root@app01 ~]# chronyc tracking\n" + TRACKING
                        + "[root@app01 ~]# chronyc sources -v\n" + SOURCES + "[root@app01 ~]# chronyc sourcestats\n"
                        + STATISTICS + "some words of a person: yes\n" + NTPDATA;
        Collected read = Answered.read("chronyc-tracking", text);
        assertThat(read.events()).hasSize(9).allSatisfy(event -> {
            assertThat(event.host().value()).isEqualTo("app01");
            assertThat(event.stamp().orElseThrow().instant()).hasToString("2024-05-02T07:14:11Z");
            assertThat(event.stamp().orElseThrow().clock().value()).isEqualTo("app01");
        });
    }

    @Test
    void a_cut_answer_and_a_damaged_row_are_told_once_each() throws IOException {
        String cut = TRACKING.substring(0, TRACKING.indexOf("System time"));
        Collected read = Collected.of(
                Answered.format("chronyc-tracking"),
                MemorySource.of("a.txt", cut + "\n" + SOURCES.replace("-3000ms[-3000ms]", "-3000ms[-30")));
        assertThat(read.codes()).containsExactly("capture-cut", "row-unreadable");
        assertThat(read.diagnostics().get(0).message()).contains("192.168.123.1");
        assertThat(read.events()).hasSize(4);
    }

    @Test
    void the_shared_specimen_is_read() throws IOException {
        Collected read = Answered.corpus("chronyc-tracking", "time/chronyc-constructed.txt");
        assertThat(Answered.kinds(read)).containsExactly("chronyc-tracking", "chronyc-sources", "chronyc-sources");
        assertThat(Answered.values(
                        read.event(0), FieldNames.TIME_SOURCE, "chrony.system_time_seconds", FieldNames.FREQUENCY))
                .isEqualTo("ntp1.example.net -0.000006523 -3.225");
        assertThat(Answered.values(read.event(1), FieldNames.OFFSET, FieldNames.OFFSET_ERROR))
                .isEqualTo("0.000012 0.012");
        assertThat(read.event(2).text(FieldNames.OFFSET)).isEmpty();
    }

    @Test
    void other_text_is_not_taken() {
        String other = "Stratum: 4 (secondary reference)\nSystem time: 10:00\nName/IP of it: x\na,b,c,d,e,f,g,h\n";
        for (String id : new String[] {
            "chronyc-tracking", "chronyc-sources", "chronyc-sourcestats", "chronyc-ntpdata", "chronyd-oneshot"
        }) {
            assertThat(Answered.format(id)
                            .recognise(Sample.of(other.getBytes(StandardCharsets.UTF_8)))
                            .isMatch())
                    .as(id)
                    .isFalse();
        }
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        String all = "$ chronyc tracking\n" + TRACKING + SOURCES + STATISTICS + COMMAS + NTPDATA + UNSYNCHRONISED;
        Mutations.check(Answered.format("chronyc-tracking"), all.getBytes(StandardCharsets.UTF_8), 400, 31);
        Mutations.check(Answered.format("chronyc-sources"), all.getBytes(StandardCharsets.UTF_16LE), 60, 32);
    }
}
