package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChronydOneshotTest {

    private static final String ASKED = """
            [root@app03 ~]# chronyd -Q 'server 192.168.123.1 iburst'
            2026-05-19T19:10:01Z chronyd version 4.3 starting (+CMDMON +NTP +REFCLOCK +RTC -DEBUG)
            2026-05-19T19:10:01Z Disabled control of system clock
            2026-05-19T19:10:05Z System clock wrong by -3601.108773 seconds (ignored)
            2026-05-19T19:10:05Z chronyd exiting
            """;
    private static final String SET = """
            [root@app03 ~]# chronyd -q 'pool pool.ntp.org iburst'
            2026-05-19T15:21:24Z chronyd version 4.8 starting (+CMDMON +REFCLOCK)
            2026-05-19T15:21:24Z Initial frequency -19.057 ppm
            2026-05-19T15:21:29Z System clock wrong by -296.990122 seconds (step)
            2026-05-19T15:16:33Z chronyd exiting
            """;
    private static final String NOBODY = """
            $ chronyd -Q -t 5 'server 192.0.2.1 iburst'
            2026-05-19T19:10:01Z chronyd version 4.3 starting (+CMDMON)
            2026-05-19T19:10:06Z No suitable source for synchronisation
            2026-05-19T19:10:06Z chronyd exiting
            """;

    @Test
    void the_offset_is_minus_what_the_clock_is_wrong_by() throws IOException {
        Collected read = Answered.read("chronyd-oneshot", ASKED + SET);
        Answered.assertContract(read, "chronyd-oneshot", "chronyd");
        assertThat(read.instants()).containsExactly("2026-05-19T19:10:05Z", "2026-05-19T15:21:29Z");
        assertThat(Answered.values(
                        read, FieldNames.ACTION, FieldNames.OFFSET, FieldNames.OFFSET_AGAINST, FieldNames.STEP))
                .containsExactly(
                        "offset-measured 3601.108773 192.168.123.1 -",
                        "offset-measured 296.990122 pool.ntp.org -296.990122");
        Event event = read.event(0);
        assertThat(event.host().value()).isEqualTo("app03");
        assertThat(event.stamp().orElseThrow().basis()).isEqualTo(StampBasis.IN_FILE);
        assertThat(event.stamp().orElseThrow().clock().value()).isEqualTo("app03");
    }

    @Test
    void no_answer_is_an_answer() throws IOException {
        Event event = Answered.read("chronyd-oneshot", NOBODY).event(0);
        assertThat(Answered.values(event, FieldNames.ACTION, FieldNames.OUTCOME))
                .isEqualTo("time-source failure");
        assertThat(event.text(FieldNames.OFFSET)).isEmpty();
    }

    @Test
    void a_daemons_own_log_and_a_cut_line_are_no_measurement() throws IOException {
        Collected read = Collected.of(
                Answered.format("chronyd-oneshot"),
                MemorySource.of(
                        "a.txt",
                        "2021-05-25T18:41:40Z System clock wrong by -2.535004 seconds\n"
                                + ASKED.replace("-3601.108773 seconds (ign", "-3601.1087 (ign")));
        assertThat(read.events()).isEmpty();
        assertThat(read.codes()).containsExactly("row-unreadable", "log-lines-in-capture");
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        byte[] all = (ASKED + SET + NOBODY).getBytes(StandardCharsets.UTF_8);
        Mutations.check(Answered.format("chronyd-oneshot"), all, 300, 41);
    }
}
