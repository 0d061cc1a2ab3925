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

class JavaKrb5DebugTest {

    private static final String ID = "java-krb5-debug";

    /** As a client of Windows' KDC has it, without cTime. */
    private static final String ASKED = """
            >>> KDCRep: init() encoding tag is 126 req type is 11
            >>>KRBError:
            \t sTime is Tue Jun 27 10:35:12 CEST 2017 1498552512000
            \t suSec is 82330
            \t error code is 25
            \t error Message is Additional pre-authentication required
            \t sname is krbtgt/DEV.EXAMPLE@DEV.EXAMPLE
            \t eData provided.
            \t msgType is 30
            >>>Pre-Authentication Data:
            """;
    /** As a client of MIT's KDC has it: cTime is the nonce of the request. */
    private static final String NONCE = """
            >>>KRBError:
            \t cTime is Tue Oct 19 13:05:28 UTC 2010 1287493528000
            \t sTime is Thu Jan 23 20:02:57 UTC 2020 1579809777000
            \t suSec is 199726
            \t error code is 37
            \t error Message is Clock skew too great
            \t cname is nn/node6.example@EXAMPLE
            \t sname is krbtgt/EXAMPLE@EXAMPLE
            \t msgType is 30
            """;

    private static final String TRACE = """
            Caused by: org.ietf.jgss.GSSException: No valid credentials provided (Mechanism level: Clock skew too great (37) - PROCESS_TGS)
            \tat sun.security.jgss.krb5.Krb5Context.initSecContext(Krb5Context.java:770) ~[?:1.8.0_191]
            \t... 47 more
            Caused by: sun.security.krb5.KrbException: Clock skew too great (37) - PROCESS_TGS
            32301-Caused by: javax.security.auth.login.LoginException: Clock skew too great (37) - PREAUTH_FAILED
            2024-05-02T09:14:11.123+02:00 ERROR [main] c.e.Login - javax.security.auth.login.LoginException: Clock skew too great
            2024-05-02 09:14:12,123 WARN  GSSException: Failure unspecified at GSS-API level (Mechanism level: Ticket not yet valid (33))
            """;

    @Test
    void the_servers_time_is_read_to_the_microsecond_and_the_jvms_zone_with_it() throws IOException {
        Collected read = Answered.read(ID, ASKED);
        Answered.assertContract(read, ID, "java");
        assertThat(Answered.values(
                        read,
                        FieldNames.KRB_SERVER_TIME,
                        FieldNames.ERROR_CODE,
                        FieldNames.OUTCOME,
                        FieldNames.KRB_SERVICE,
                        FieldNames.ZONE_OFFSET,
                        FieldNames.OFFSET))
                .containsExactly("2017-06-27T08:35:12.082330Z 25 unknown krbtgt/DEV.EXAMPLE@DEV.EXAMPLE 7200 -");
        assertThat(read.event(0).stamp()).isEmpty();
    }

    @Test
    void a_nonce_in_the_place_of_the_clients_time_is_no_offset() throws IOException {
        Event event = Answered.read(ID, NONCE).event(0);
        assertThat(Answered.values(event, FieldNames.OFFSET, FieldNames.KRB_CLIENT_TIME))
                .isEqualTo("- -");
        assertThat(event.text("java.ctime")).isEqualTo("Tue Oct 19 13:05:28 UTC 2010 1287493528000");
        assertThat(event.text(FieldNames.KRB_CLIENT)).isEqualTo("nn/node6.example@EXAMPLE");
    }

    @Test
    void a_block_inside_an_applications_log_has_the_stamp_of_its_line() throws IOException {
        String logged = ASKED.replace(
                        ">>>KRBError:", "2017-06-27 10:35:11,874 INFO  [stdout] (default task-1) >>>KRBError:")
                .replace("\t s", "2017-06-27 10:35:11,875 INFO  [stdout] (default task-1) \t s")
                .replace("\t e", "2017-06-27 10:35:11,875 INFO  [stdout] (default task-1) \t e")
                .replace("\t m", "2017-06-27 10:35:11,875 INFO  [stdout] (default task-1) \t m");
        Collected read = Answered.read(ID, logged);
        assertThat(Answered.values(read, FieldNames.KRB_SERVER_TIME, FieldNames.KRB_SERVICE))
                .containsExactly("2017-06-27T08:35:12.082330Z krbtgt/DEV.EXAMPLE@DEV.EXAMPLE");
        assertThat(read.event(0).stamp().orElseThrow().raw()).isEqualTo("2017-06-27 10:35:11,874");
        assertThat(read.codes()).containsExactly("zone-assumed");
    }

    @Test
    void an_error_of_kerberos_is_known_by_its_number_and_one_of_java_is_not_taken_for_it() throws IOException {
        Collected read = Answered.read(ID, """
                KrbException: Server not found in Kerberos database (7) - UNKNOWN_SERVER
                Caused by: GSSException: No valid credentials provided (Mechanism level: Additional pre-authentication required (25))
                javax.security.auth.login.LoginException: Pre-authentication information was invalid (24)
                java.net.ConnectException: Connection refused (13)
                javax.security.auth.login.LoginException: Unable to obtain password from user
                """);
        assertThat(Answered.values(read, FieldNames.OUTCOME, FieldNames.ERROR_CODE, FieldNames.KRB_ERROR))
                .containsExactly(
                        "failure 7 Server not found in Kerberos database",
                        "unknown 25 Additional pre-authentication required",
                        "failure 24 Pre-authentication information was invalid");
    }

    @Test
    void lines_that_state_a_refusal_are_an_event_each() throws IOException {
        Collected read = Answered.read(ID, TRACE);
        Answered.assertContract(read, ID, "java");
        assertThat(Answered.values(read, FieldNames.ERROR_CODE, FieldNames.KRB_STATUS, FieldNames.KRB_ERROR))
                .containsExactly(
                        "37 PROCESS_TGS Clock skew too great",
                        "37 PROCESS_TGS Clock skew too great",
                        "37 PREAUTH_FAILED Clock skew too great",
                        "- - Clock skew too great",
                        "33 - Ticket not yet valid");
        assertThat(read.event(0).stamp()).isEmpty();
        assertThat(read.event(3).stamp().orElseThrow().instant()).hasToString("2024-05-02T07:14:11Z");
        assertThat(read.event(4).stamp()).isPresent();
    }

    @Test
    void other_programs_refusals_are_not_javas() {
        String other =
                "2020/04/18 14:57:24 >  [!] AS Exchange Error: KRB Error: (37) KRB_AP_ERR_SKEW Clock skew too great\n"
                        + "kinit: Clock skew too great while getting initial credentials\n";
        assertThat(Answered.format(ID)
                        .recognise(Sample.of(other.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void a_cut_block_is_told() throws IOException {
        Collected read = Collected.of(
                Answered.format(ID), MemorySource.of("a.txt", ASKED.substring(0, ASKED.indexOf("\t suSec"))));
        assertThat(read.codes()).containsExactly("capture-cut");
        assertThat(read.diagnostics().get(0).message()).contains("[sTime]");
    }

    @Test
    void the_shared_specimen_measures_the_client() throws IOException {
        Event event = Answered.corpus(ID, "client-errors/java-krberror-constructed.txt")
                .event(0);
        assertThat(Answered.values(
                        event,
                        FieldNames.OFFSET,
                        FieldNames.OFFSET_OF,
                        FieldNames.OFFSET_AGAINST,
                        FieldNames.KRB_CLIENT_TIME,
                        FieldNames.KRB_SERVER_TIME,
                        FieldNames.ERROR_CODE,
                        FieldNames.OUTCOME))
                .isEqualTo("-347.123456 web07$@CORP.EXAMPLE krbtgt/CORP.EXAMPLE@CORP.EXAMPLE 2024-05-02T07:08:24Z"
                        + " 2024-05-02T07:14:11.123456Z 37 failure");
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        byte[] all = (ASKED + NONCE + TRACE).getBytes(StandardCharsets.UTF_8);
        Mutations.check(Answered.format(ID), all, 300, 81);
    }
}
