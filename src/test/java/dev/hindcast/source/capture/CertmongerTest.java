package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CertmongerTest {

    private static final String LIST = """
            Number of certificates and requests being tracked: 4.
            Request ID '20150522133327':
                    status: MONITORING
                    stuck: no
                    key pair storage: type=NSSDB,location='/etc/dirsrv/slapd-EXAMPLE-COM',nickname='Server-Cert'
                    certificate: type=NSSDB,location='/etc/dirsrv/slapd-EXAMPLE-COM',nickname='Server-Cert'
                    CA: IPA
                    issuer: CN=Certificate Authority,O=EXAMPLE.COM
                    subject: CN=ldap.example.com,O=EXAMPLE.COM
                    expires: 2017-05-22 13:33:27 UTC
                    pre-save command:
                    post-save command: /usr/lib64/ipa/certmonger/restart_dirsrv EXAMPLE-COM
                    track: yes
                    auto-renew: yes
            Request ID '20111111152846':
            \tstatus: CA_UNREACHABLE
            \tca-error: Server failed request, will retry: -504 (libcurl failed to execute the HTTP POST transaction).
            \tstuck: yes
            \tCA: IPA
            \tsubject: CN=ipa.example.com,O=EXAMPLE.COM
            \texpires: 2020-09-05 12:06:22 CEST
            Request ID 'HTTP.vault':
             status: CA_REJECTED
             ca-error: Server at https://ipa.example.com/ipa/json denied our request, giving up:
            2100 (Insufficient access: no privilege for alt name 'vault.example.com').
             stuck: yes
             expires: 2021-11-05 19:59:27 MST
            """;
    /** The wording of certmonger around Kerberos' text; no such output was found. */
    private static final String SKEW = """
            Request ID '20240301071411':
            \tstatus: CA_UNREACHABLE
            \tca-error: Error setting up ccache for "host" service on client using default keytab: Clock skew too great.
            \tstuck: no
            """;

    @Test
    void every_request_is_an_event_with_its_error() throws IOException {
        Collected read = Answered.read("certmonger-list", LIST + SKEW);
        Answered.assertContract(read, "certmonger-list", "getcert");
        assertThat(Answered.values(
                        read,
                        "certmonger.request_id",
                        "certmonger.status",
                        FieldNames.OUTCOME,
                        "certmonger.expires_utc",
                        FieldNames.KRB_ERROR))
                .containsExactly(
                        "20150522133327 MONITORING success 2017-05-22T13:33:27Z -",
                        "20111111152846 CA_UNREACHABLE failure 2020-09-05T10:06:22Z -",
                        "HTTP.vault CA_REJECTED failure - -",
                        "20240301071411 CA_UNREACHABLE failure - Clock skew too great");
        assertThat(read.event(2).text("certmonger.ca_error"))
                .endsWith("giving up: 2100 (Insufficient access: no" + " privilege for alt name 'vault.example.com').");
        assertThat(read.event(2).text("certmonger.expires")).isEqualTo("2021-11-05 19:59:27 MST");
        assertThat(read.event(0).stamp()).isEmpty();
    }

    @Test
    void what_grep_left_is_read_and_a_request_without_a_status_is_told() throws IOException {
        String grepped = """
                Request ID '20180730085204':
                     status: CA_UNREACHABLE
                     expires: 2024-05-04 13:35:31 UTC
                """;
        assertThat(Answered.read("certmonger-list", grepped).events()).hasSize(1);
        String last =
                "Request ID 'a':\n status: CA_UNREACHABLE\n ca-error: Server failed request.\n[root@ipa ~]# date\n";
        assertThat(Answered.read("certmonger-list", last).event(0).text("certmonger.ca_error"))
                .isEqualTo("Server failed request.");
        Collected cut =
                Collected.of(Answered.format("certmonger-list"), MemorySource.of("a.txt", "Request ID '2018':\n\n"));
        assertThat(cut.codes()).containsExactly("capture-cut");
    }

    @Test
    void damage_never_throws_and_every_answer_is_accounted_for() {
        Mutations.check(Answered.format("certmonger-list"), (LIST + SKEW).getBytes(StandardCharsets.UTF_8), 300, 71);
    }
}
