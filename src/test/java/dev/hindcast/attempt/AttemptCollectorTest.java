package dev.hindcast.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.host.HostSightings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as one attempt, who its parties are, what its code means, and which records bound two clocks. */
class AttemptCollectorTest {

    private static final String DC = "dc01.corp.example";
    private static final String GUEST = "erp01.corp.example";
    private static final HostName ERP01 = HostName.of(GUEST);

    private static Attempts attempts(AnEvent... records) {
        HostSightings hosts = new HostSightings();
        AttemptCollector collector = new AttemptCollector();
        hosts.seeStated(ERP01);
        for (AnEvent record : records) {
            Event event = record.build();
            hosts.see(event);
            collector.see(event);
        }
        return collector.together(hosts.together());
    }

    private static AnEvent machineTicket(String time) {
        return ticket(4768, "ERP01$", "0x0", time);
    }

    private static AnEvent ticket(int code, String account, String status, String time) {
        return AnEvent.security(DC, code)
                .at(time)
                .from("10.20.0.31")
                .data("TargetUserName", account)
                .data("ServiceName", "krbtgt")
                .data("Status", status);
    }

    @Test
    void a_refusal_that_the_client_heals_within_two_seconds_is_one_success_that_was_healed() {
        Attempts found = attempts(
                machineTicket("2026-03-17T10:00:00Z"),
                ticket(4768, "svc-backup", "0x25", "2026-03-17T15:00:00.000Z"),
                ticket(4768, "svc-backup", "0x0", "2026-03-17T15:00:00.060Z"));
        Attempt healed = found.all().get(1);
        assertThat(found.all()).hasSize(2);
        assertThat(healed.healed()).isTrue();
        assertThat(healed.succeeded()).isTrue();
        assertThat(healed.stack()).isEqualTo(ClientCorrection.HEALS);
        assertThat(healed.events()).hasSize(2);
    }

    @Test
    void a_refusal_without_a_success_after_it_is_final_and_its_client_does_not_heal() {
        Attempts found = attempts(
                machineTicket("2026-03-17T10:00:00Z"),
                ticket(4771, "svc-java", "0x25", "2026-03-17T15:00:00Z"),
                ticket(4768, "svc-java", "0x0", "2026-03-17T15:00:10Z"));
        assertThat(found.all()).hasSize(3);
        assertThat(found.all().get(1).family()).isEqualTo(CodeFamily.CLOCK_SKEW);
        assertThat(found.all().get(1).stack()).isEqualTo(ClientCorrection.DOES_NOT_HEAL);
        assertThat(found.all().get(1).initiator()).isEqualTo(ERP01);
        assertThat(found.all().get(1).directionFor(ERP01)).isEqualTo(Direction.OUTBOUND);
    }

    @Test
    void one_refusal_under_two_event_ids_is_one_attempt() {
        Attempts found = attempts(
                ticket(4771, "svc-java", "0x25", "2026-03-17T15:00:00.000Z"),
                ticket(4768, "svc-java", "0x25", "2026-03-17T15:00:00.002Z"));
        assertThat(found.all()).hasSize(1);
        assertThat(found.all().get(0).events()).hasSize(2);
    }

    @Test
    void two_refused_logons_of_one_second_are_two_attempts() {
        AnEvent first = AnEvent.kdcLine("kdc1", "AS_REQ", "PREAUTH_FAILED", "host/app01.x@X", "krbtgt/X@X");
        AnEvent second = AnEvent.kdcLine("kdc1", "AS_REQ", "PREAUTH_FAILED", "host/app01.x@X", "krbtgt/X@X");
        Attempts found = attempts(
                first.at("2026-05-13T23:25:28Z").from("10.1.1.1").error("Clock skew too great"),
                second.at("2026-05-13T23:25:28Z").from("10.1.1.1").error("Clock skew too great"));
        assertThat(found.all()).hasSize(2);
    }

    @Test
    void a_refused_service_request_that_mit_repeats_is_one_attempt() {
        Attempts found = attempts(
                AnEvent.kdcLine("kdc1", "TGS_REQ", "PROCESS_TGS", "", "HTTP/app02.x@X")
                        .at("2026-05-13T23:25:28Z")
                        .from("10.1.1.1")
                        .error("Clock skew too great"),
                AnEvent.kdcLine("kdc1", "TGS_REQ", "PROCESS_TGS", "", "HTTP/app02.x@X")
                        .at("2026-05-13T23:25:28Z")
                        .from("10.1.1.1")
                        .error("Clock skew too great"));
        assertThat(found.all()).hasSize(1);
    }

    @Test
    void the_same_status_word_means_clock_or_password_by_its_text() {
        Attempts found = attempts(
                AnEvent.kdcLine("kdc1", "AS_REQ", "PREAUTH_FAILED", "alice@X", "krbtgt/X@X")
                        .at("2026-05-13T10:00:00Z")
                        .error("Preauthentication failed"),
                AnEvent.kdcLine("kdc1", "AS_REQ", "PREAUTH_FAILED", "alice@X", "krbtgt/X@X")
                        .at("2026-05-13T11:00:00Z")
                        .error("Clock skew too great"));
        assertThat(found.all())
                .extracting(Attempt::family)
                .containsExactly(CodeFamily.WRONG_KEY, CodeFamily.CLOCK_SKEW);
    }

    @Test
    void the_first_leg_of_a_logon_is_no_attempt() {
        Attempts found = attempts(
                AnEvent.kdcLine("kdc1", "AS_REQ", "NEEDED_PREAUTH", "alice@X", "krbtgt/X@X")
                        .at("2026-05-13T10:00:00Z"),
                AnEvent.kdcLine("kdc1", "AS_REQ", "ISSUE", "alice@X", "krbtgt/X@X")
                        .at("2026-05-13T10:00:00Z"));
        assertThat(found.all()).hasSize(1);
        assertThat(found.all().get(0).succeeded()).isTrue();
    }

    @Test
    void a_refusal_by_the_guest_is_inbound_and_takes_the_only_account_ever_seen_from_that_address() {
        Attempts found = attempts(
                logon(4624, "svc-mes", "0x0", "2026-03-17T14:00:00Z"),
                logon(4625, "", "0xc0000133", "2026-03-17T15:19:25Z"));
        Attempt refused = found.all().get(1);
        assertThat(refused.family()).isEqualTo(CodeFamily.CLOCK_SKEW);
        assertThat(refused.directionFor(ERP01)).isEqualTo(Direction.INBOUND);
        assertThat(refused.accountKey()).isEqualTo("svc-mes");
        assertThat(found.all().get(0).stack()).isEqualTo(ClientCorrection.DOES_NOT_HEAL);
    }

    private static AnEvent logon(int code, String account, String status, String time) {
        return AnEvent.security(GUEST, code)
                .at(time)
                .from("10.20.0.61")
                .data("TargetUserName", account)
                .data("LogonType", "3")
                .data("AuthenticationPackageName", "Kerberos")
                .data("Status", status)
                .data("SubStatus", "0x0");
    }

    @Test
    void a_logon_by_ntlm_says_nothing_of_clocks() {
        AnEvent ntlm = AnEvent.security(GUEST, 4624)
                .at("2026-03-17T14:00:00Z")
                .from("10.20.0.61")
                .data("TargetUserName", "bob")
                .data("LogonType", "3")
                .data("AuthenticationPackageName", "NTLM");
        assertThat(attempts(ntlm).all()).isEmpty();
    }

    @Test
    void an_expired_ticket_that_is_fetched_anew_at_once_is_no_failure() {
        Attempts found = attempts(
                ticket(4769, "svc-backup@CORP", "0x20", "2026-03-17T15:00:00Z"),
                ticket(4768, "svc-backup", "0x0", "2026-03-17T15:00:00.040Z"),
                ticket(4769, "svc-other@CORP", "0x20", "2026-03-17T16:00:00Z"));
        assertThat(found.all()).filteredOn(a -> !a.succeeded()).hasSize(1);
    }

    @Test
    void both_sides_of_one_ticket_bound_the_clocks_and_only_by_a_key() {
        String guid = "{11111111-2222-3333-4444-555555555555}";
        String channel = "Microsoft-Windows-TaskScheduler/Operational";
        Attempts found = attempts(
                AnEvent.of(GUEST, channel, "Microsoft-Windows-TaskScheduler", 107)
                        .at("2026-03-17T15:00:00.000Z")
                        .data("TaskName", "\\Backup")
                        .data("InstanceId", "{A}"),
                ticket(4769, "svc-backup@CORP", "0x0", "2026-03-17T15:05:00.100Z")
                        .data("LogonGuid", guid),
                AnEvent.security(GUEST, 4624)
                        .at("2026-03-17T15:00:00.300Z")
                        .data("TargetUserName", "svc-backup")
                        .data("LogonType", "4")
                        .data("AuthenticationPackageName", "Negotiate")
                        .data("LogonGuid", guid),
                AnEvent.of(GUEST, channel, "Microsoft-Windows-TaskScheduler", 100)
                        .at("2026-03-17T15:00:00.400Z")
                        .data("UserContext", "CORP\\svc-backup")
                        .data("InstanceId", "{A}"));
        assertThat(found.pairs())
                .extracting(PairedRecords::order)
                .containsExactlyInAnyOrder(PairedRecords.Order.OWN_FIRST, PairedRecords.Order.OWN_LAST);
        assertThat(found.pairs())
                .allMatch(p -> p.host().equals(ERP01) && p.other().equals(HostName.of(DC)));
    }

    @Test
    void two_logons_within_one_run_prove_nothing_about_its_trigger() {
        String channel = "Microsoft-Windows-TaskScheduler/Operational";
        List<PairedRecords> pairs = attempts(
                        AnEvent.of(GUEST, channel, "x", 107)
                                .at("2026-03-17T15:00:00.000Z")
                                .data("InstanceId", "{A}"),
                        batch("{10000000-0000-0000-0000-000000000001}", "2026-03-17T15:00:00.100Z"),
                        batch("{10000000-0000-0000-0000-000000000002}", "2026-03-17T15:00:00.200Z"),
                        ticket(4769, "svc-backup@CORP", "0x0", "2026-03-17T15:05:00.100Z")
                                .data("LogonGuid", "{10000000-0000-0000-0000-000000000001}"),
                        AnEvent.of(GUEST, channel, "x", 100)
                                .at("2026-03-17T15:00:00.400Z")
                                .data("UserContext", "CORP\\svc-backup")
                                .data("InstanceId", "{A}"))
                .pairs();
        assertThat(pairs).extracting(PairedRecords::order).containsExactly(PairedRecords.Order.OWN_LAST);
    }

    private static AnEvent batch(String guid, String time) {
        return AnEvent.security(GUEST, 4624)
                .at(time)
                .data("TargetUserName", "svc-backup")
                .data("LogonType", "4")
                .data("LogonGuid", guid);
    }

    private static AnEvent heimdal(String code, String status, String time) {
        return AnEvent.heimdalLine(code, status, "host/erp01.corp.example@CORP.EXAMPLE")
                .from("10.20.0.31")
                .at(time);
    }

    @Test
    void a_reply_and_its_audit_line_are_one_logon_that_nothing_healed() {
        Attempts found = attempts(
                heimdal("AS-REQ", "ISSUE", "2026-03-17T10:00:00Z"),
                heimdal("AS-REQ-audit", "ISSUE", "2026-03-17T10:00:00Z"),
                heimdal("AS-REQ", "ISSUE", "2026-03-17T10:00:01Z"),
                heimdal("AS-REQ-audit", "ISSUE", "2026-03-17T10:00:01Z"),
                heimdal("AS-REQ", "ISSUE", "2026-03-17T10:00:02Z"),
                heimdal("AS-REQ-audit", "ISSUE", "2026-03-17T10:00:02Z"));
        assertThat(found.all()).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.healed()).isFalse();
            assertThat(attempt.succeeded()).isTrue();
            assertThat(attempt.stack()).isEqualTo(ClientCorrection.UNKNOWN);
        });
    }

    @Test
    void a_reply_that_is_repeated_by_tcp_is_one_logon() {
        Attempts found = attempts(
                heimdal("AS-REQ", "ISSUE", "2026-03-17T10:00:00.10Z"),
                heimdal("reply-too-large", "RESPONSE_TOO_BIG", "2026-03-17T10:00:00.11Z"),
                heimdal("AS-REQ-audit", "RESPONSE_TOO_BIG", "2026-03-17T10:00:00.12Z"),
                heimdal("AS-REQ", "ISSUE", "2026-03-17T10:00:00.20Z"),
                heimdal("AS-REQ-audit", "ISSUE", "2026-03-17T10:00:00.21Z"));
        assertThat(found.all()).singleElement().satisfies(attempt -> {
            assertThat(attempt.healed()).isFalse();
            assertThat(attempt.events()).hasSize(5);
        });
    }

    @Test
    void a_reply_that_nobody_can_be_told_of_is_no_attempt() {
        Attempts found = attempts(AnEvent.heimdalLine("AS-REQ", "ISSUE", "").at("2026-03-17T10:00:00Z"));
        assertThat(found.all()).isEmpty();
    }

    @Test
    void a_trace_and_a_sensor_are_no_kdc() {
        HostSightings hosts = new HostSightings();
        AttemptCollector collector = new AttemptCollector();
        for (String dataset : List.of("krb5-trace", "zeek-kerberos")) {
            Event event = AnEvent.requestSeenBy("web07.corp.example", dataset)
                    .at("2026-03-17T10:00:00Z")
                    .from("10.20.0.31")
                    .build();
            hosts.see(event);
            collector.see(event);
        }
        assertThat(hosts.together().kdcs()).isEmpty();
        assertThat(collector.together(hosts.together()).all()).isEmpty();
    }
}
