package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TimedatectlTest {

    private static final String NEW = """
                           Local time: Tue 2020-03-10 17:53:21 PDT
                       Universal time: Wed 2020-03-11 00:53:21 UTC
                             RTC time: Wed 2020-03-11 00:48:09
                            Time zone: America/Los_Angeles (PDT, -0700)
            System clock synchronized: no
                          NTP service: inactive
                      RTC in local TZ: no
            """;
    /** systemd 219 and its summer time, whose dates stand without labels. */
    private static final String OLD = """
                  Local time: Tue 2020-03-10 17:53:21 PDT
              Universal time: Wed 2020-03-11 00:53:21 UTC
                    RTC time: Wed 2020-03-11 00:53:21
                   Time zone: America/Los_Angeles (PDT, -0700)
                 NTP enabled: yes
            NTP synchronized: yes
             RTC in local TZ: no
                  DST active: yes
             Last DST change: DST began at
                              Sun 2020-03-08 01:59:59 PST
                              Sun 2020-03-08 03:00:00 PDT
             Next DST change: DST ends (the clock jumps one hour backwards) at
                              Sun 2020-11-01 01:59:59 PDT
                              Sun 2020-11-01 01:00:00 PST
            """;

    private static final String STATUS = """
                   Server: 216.239.35.8 (time.google.com)
            Poll interval: 8min 32s (min: 32s; max 34min 8s)
                     Leap: normal
                  Version: 4
                  Stratum: 1
                Reference: GOOG
                Precision: 1us (-20)
            Root distance: 91us (max: 5s)
                   Offset: -5.224ms
                    Delay: 65.884ms
                   Jitter: 10month 2w 1d 13h 28min 23.169258s
             Packet count: 5
                Frequency: +27.071ppm
            """;
    private static final String SHOW = """
            LinkNTPServers=
            SystemNTPServers=0.arch.pool.ntp.org 1.arch.pool.ntp.org
            FallbackNTPServers=0.pool.ntp.org
            ServerName=0.arch.pool.ntp.org
            ServerAddress=109.233.182.115
            RootDistanceMaxUSec=5s
            PollIntervalMinUSec=32s
            PollIntervalMaxUSec=34min 8s
            PollIntervalUSec=32s
            NTPMessage={ Leap=0, Version=4, Mode=4, Stratum=2, Precision=-25, RootDelay=1.388ms, RootDispersion=1.510ms, \
            Reference=559E1B1F, OriginateTimestamp=Sun 2022-08-07 09:32:10 UTC, ReceiveTimestamp=Sun 2022-08-07 09:32:08 UTC, \
            TransmitTimestamp=Sun 2022-08-07 09:32:08 UTC, DestinationTimestamp=Sun 2022-08-07 09:32:10 UTC, \
            Ignored=no PacketCount=1, Jitter=0 }
            Frequency=-2188148
            """;

    private static final String[] ZONED = {
        FieldNames.ZONE_NAME,
        FieldNames.ZONE_OFFSET,
        "timedatectl.synchronized",
        "timedatectl.ntp_service",
        "timedatectl.rtc_minus_universal_seconds"
    };

    @Test
    void the_answer_dates_itself_and_states_the_zone() throws IOException {
        Collected read = Answered.read("timedatectl", NEW);
        Answered.assertContract(read, "timedatectl", "timedatectl");
        Event event = read.event(0);
        assertThat(Answered.values(event, ZONED)).isEqualTo("America/Los_Angeles -25200 no inactive -312");
        Stamp stamp = event.stamp().orElseThrow();
        assertThat(stamp.instant()).hasToString("2020-03-11T00:53:21Z");
        assertThat(stamp.raw()).isEqualTo("Tue 2020-03-10 17:53:21 PDT");
        assertThat(stamp.zone()).isEqualTo("-07:00");
        assertThat(stamp.basis()).isEqualTo(StampBasis.IN_FILE);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(event.text(FieldNames.ACTION)).isEqualTo("time-source");
        assertThat(event.text(FieldNames.OFFSET)).isEmpty();
    }

    @Test
    void labels_of_all_years_are_known() throws IOException {
        assertThat(Answered.values(Answered.read("timedatectl", OLD).event(0), ZONED))
                .isEqualTo("America/Los_Angeles -25200 yes yes 0");
        for (String service : new String[] {"systemd-timesyncd.service active", "Network time on", "Network Time on"}) {
            String text = NEW.replace("NTP service", service).replace("System clock synchronized", "NTP synchronized");
            assertThat(Answered.values(Answered.read("timedatectl", text).event(0), ZONED))
                    .as(service)
                    .isEqualTo("America/Los_Angeles -25200 no inactive -312");
        }
        String first = NEW.replace("Time zone: America/Los_Angeles (PDT, -0700)", "Timezone: America/Los_Angeles");
        assertThat(Answered.values(Answered.read("timedatectl", first).event(0), ZONED))
                .isEqualTo("America/Los_Angeles -25200 no inactive -312");
    }

    @Test
    void other_locales_no_clock_and_no_zone_are_read() throws IOException {
        String text = NEW.replace("Tue 2020-03-10 17:53:21 PDT", "二 2020-03-10 17:53:21 -07")
                .replace("Wed 2020-03-11 00:48:09", "n/a")
                .replace("America/Los_Angeles (PDT, -0700)", "n/a (-07, -0700)");
        Event event = Answered.read("timedatectl", text).event(0);
        assertThat(Answered.values(event, ZONED)).isEqualTo("- -25200 no inactive -");
        assertThat(event.stamp().orElseThrow().instant()).hasToString("2020-03-11T00:53:21Z");
    }

    @Test
    void a_zone_alone_is_a_statement_and_no_stamp() throws IOException {
        Event event = Answered.read(
                        "timedatectl", "$ timedatectl | grep zone\n Time zone: Asia/Shanghai (CST, +0800)\n")
                .event(0);
        assertThat(Answered.values(event, ZONED)).isEqualTo("Asia/Shanghai 28800 - - -");
        assertThat(event.stamp()).isEmpty();
    }

    @Test
    void it_dates_the_answers_below_it() throws IOException {
        Collected read = Answered.read(
                "timedatectl",
                "user@web01:~$ timedatectl\n" + NEW + "user@web01:~$ timedatectl timesync-status\n" + STATUS);
        assertThat(Answered.kinds(read)).containsExactly("timedatectl", "timesync-status");
        assertThat(read.instants()).containsExactly("2020-03-11T00:53:21Z", "2020-03-11T00:53:21Z");
        assertThat(read.events()).allSatisfy(e -> assertThat(e.host().value()).isEqualTo("web01"));
    }

    @Test
    void the_offset_of_timesyncd_is_turned_and_no_measurement_of_now() throws IOException {
        Collected read = Answered.read("timesync-status", STATUS);
        Answered.assertContract(read, "timesync-status", "timedatectl");
        String[] names = {
            FieldNames.ACTION,
            FieldNames.TIME_SOURCE,
            FieldNames.OFFSET,
            FieldNames.OFFSET_ERROR,
            FieldNames.ROUNDTRIP,
            FieldNames.STRATUM,
            FieldNames.LEAP,
            "timesync.packet_count"
        };
        assertThat(Answered.values(read.event(0), names))
                .isEqualTo("time-source time.google.com 0.005224 0.033033 0.065884 1 0 5");
        String first =
                STATUS.replace("-5.224ms", "+7.493693s").replace("Frequency: +27.071ppm", "Frequency: +0,000ppm");
        assertThat(Answered.read("timesync-status", first).event(0).text(FieldNames.OFFSET))
                .isEqualTo("-7.493693");
        String none = """
                       Server: n/a (ntp.ubuntu.com)
                Poll interval: 0 (min: 32s; max 34min 8s)
                 Packet count: 0
                """;
        assertThat(Answered.values(Answered.read("timesync-status", none).event(0), names))
                .isEqualTo("time-source ntp.ubuntu.com - - - - - 0");
    }

    @Test
    void properties_are_read() throws IOException {
        Event event = Answered.read("timesync-status", SHOW).event(0);
        assertThat(Answered.values(
                        event,
                        FieldNames.TIME_SOURCE,
                        FieldNames.STRATUM,
                        FieldNames.LEAP,
                        "timesync.packet_count",
                        "timesync.last_packet"))
                .isEqualTo("0.arch.pool.ntp.org 2 0 1 Sun 2022-08-07 09:32:10 UTC");
        assertThat(event.stamp()).isEmpty();
        String silent = SHOW.replaceAll("(?m)^NTPMessage.*\n", "").replace("109.233.182.115", "(null)");
        assertThat(Answered.read("timesync-status", silent).event(0).text("timesync.packet_count"))
                .isEqualTo("0");
    }

    @Test
    void a_cut_answer_is_told() throws IOException {
        Collected read = Collected.of(
                Answered.format("timedatectl"),
                MemorySource.of(
                        "a.txt",
                        NEW.replace("2020-03-11 00:53:21", "2020-03-11 00:5") + "\n"
                                + STATUS.substring(0, STATUS.indexOf("Delay"))));
        assertThat(read.events()).isEmpty();
        assertThat(read.codes()).containsExactly("capture-cut", "capture-cut");
    }

    @Test
    void the_shared_specimen_is_read() throws IOException {
        Collected read = Answered.corpus("timedatectl", "time/timedatectl-constructed.txt");
        assertThat(Answered.values(read, ZONED))
                .containsExactly("Europe/Berlin 7200 no active -312", "Europe/Berlin 7200 no yes 6888");
        assertThat(read.instants()).containsExactly("2024-05-02T07:14:11Z", "2024-05-02T07:14:11Z");
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        byte[] all = (NEW + "\n" + OLD + STATUS + SHOW).getBytes(StandardCharsets.UTF_8);
        Mutations.check(Answered.format("timedatectl"), all, 300, 61);
    }
}
