package dev.hindcast.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.attempt.AnEvent;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names are one host, and whose event a capture is. */
class HostsTest {

    private static Hosts hosts(Event... events) {
        HostSightings sightings = new HostSightings();
        List.of(events).forEach(sightings::see);
        return sightings.together();
    }

    private static Event written(String host) {
        return AnEvent.security(host, 4624).at("2026-03-17T15:00:00Z").build();
    }

    private static Event capture(String hint) {
        return Event.at(new Provenance("x/status.txt", Position.FILE, "w32tm-status"), new Layouts())
                .field(FieldNames.HOST_HINT, hint)
                .build();
    }

    @Test
    void a_short_name_and_the_only_full_name_of_it_are_one_host_and_the_reason_is_told() {
        Hosts hosts = hosts(written("ERP01"), written("erp01.corp.example"));
        assertThat(hosts.all()).hasSize(1);
        assertThat(hosts.all().get(0).name()).isEqualTo(HostName.of("erp01.corp.example"));
        assertThat(hosts.all().get(0).aliases()).containsExactly(HostName.of("erp01"));
        assertThat(hosts.all().get(0).because()).contains("only host of that short name");
        assertThat(hosts.canonical(HostName.of("ERP01$"))).isEqualTo(HostName.of("erp01.corp.example"));
    }

    @Test
    void a_short_name_that_two_hosts_share_is_kept_apart() {
        Hosts hosts = hosts(written("web"), written("web.north.example"), written("web.south.example"));
        assertThat(hosts.all()).hasSize(3);
        assertThat(hosts.canonical(HostName.of("web"))).isEqualTo(HostName.of("web"));
    }

    @Test
    void a_capture_without_a_name_is_its_folders_if_that_names_one_known_host() {
        Hosts hosts = hosts(written("erp01.corp.example"), written("web02.corp.example"));
        assertThat(hosts.of(capture("erp01 w32tm-status"))).isEqualTo(HostName.of("erp01.corp.example"));
        assertThat(hosts.of(capture("erp01 web02"))).isEqualTo(HostName.UNKNOWN);
        assertThat(hosts.of(capture("captures"))).isEqualTo(HostName.UNKNOWN);
    }

    @Test
    void an_address_is_a_hosts_only_by_its_machine_account_and_only_if_no_other_sat_there() {
        Event erp01 = AnEvent.security("dc01.corp.example", 4768)
                .at("2026-03-17T15:00:00Z")
                .from("10.20.0.31")
                .data("TargetUserName", "ERP01$")
                .build();
        Event service = AnEvent.security("dc01.corp.example", 4768)
                .at("2026-03-17T15:00:00Z")
                .from("10.20.0.32")
                .data("TargetUserName", "svc-web02")
                .build();
        Event other = AnEvent.security("dc01.corp.example", 4768)
                .at("2026-03-18T15:00:00Z")
                .from("10.20.0.31")
                .data("TargetUserName", "WEB02$")
                .build();
        assertThat(hosts(erp01).atAddress("10.20.0.31")).contains(HostName.of("erp01"));
        assertThat(hosts(service).atAddress("10.20.0.32")).isEmpty();
        assertThat(hosts(erp01, other).atAddress("10.20.0.31")).isEmpty();
    }

    @Test
    void who_answers_for_tickets_is_a_domain_controller() {
        Hosts hosts = hosts(AnEvent.security("dc01.corp.example", 4768)
                .at("2026-03-17T15:00:00Z")
                .data("TargetUserName", "bob")
                .build());
        assertThat(hosts.kdcs()).containsExactly(HostName.of("dc01.corp.example"));
        assertThat(hosts.realmOf(HostName.of("dc01.corp.example"))).isEqualTo("corp.example");
    }
}
