package dev.hindcast.source.capture;

import static dev.hindcast.source.capture.W32tmAnswerTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import java.io.IOException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Answers that speak of several machines: {@code w32tm /query /peers} and {@code w32tm /monitor}. */
class PeersAndMonitorTest {

    private static List<Tuple> peers(Collected read) {
        return read.events().stream()
                .map(e -> Tuple.tuple(
                        e.text(FieldNames.TIME_SOURCE),
                        e.text("w32tm.peer_state"),
                        e.text(FieldNames.STRATUM),
                        e.text("w32tm.mode"),
                        e.text("w32tm.last_successful_sync_time"),
                        e.text("w32tm.reachability"),
                        e.text(FieldNames.ERROR_CODE)))
                .toList();
    }

    private static List<Tuple> offsets(Collected read) {
        return read.events().stream()
                .map(e -> Tuple.tuple(
                        e.host().value(),
                        e.text(FieldNames.OFFSET),
                        e.text(FieldNames.OFFSET_AGAINST),
                        e.text(FieldNames.STRATUM),
                        e.text("w32tm.reference_id"),
                        e.text(FieldNames.ERROR_CODE)))
                .toList();
    }

    @Test
    void the_peers_of_the_corpus_are_read() throws IOException {
        assertThat(peers(read(Corpora.textFormat("w32tm/peers-constructed.txt"))))
                .containsExactly(
                        Tuple.tuple("dc01.corp.example", "Active", "3", "3 (Client)", "", "", ""),
                        Tuple.tuple("dc02.corp.example", "Pending", "0", "0 (reserved)", "", "", ""));
        Collected real = read(Corpora.textFormat("w32tm/peers-real.txt"));
        assertThat(peers(real))
                .containsExactly(Tuple.tuple(
                        "time.cloudflare.com", "Active", "3", "3 (Client)", "9/15/2025 12:05:55 AM", "3", ""));
        // its head says 2 and one block was kept
        assertThat(real.codes()).containsExactly("capture-cut");
        assertThat(real.reading().tally().present()).isEqualTo(2);
        Collected controller = read(Corpora.textFormat("companion/dc-two-hours-off-real.txt"));
        assertThat(peers(controller))
                .containsExactly(Tuple.tuple("time.windows.com", "Pending", "0", "0 (reserved)", "", "", ""));
        assertThat(controller.instants()).containsExactly("2026-09-11T02:59:24Z");
        assertThat(controller.event(0).text("w32tm.time_remaining")).isEqualTo("55686.4704711s");
    }

    @Test
    void a_verbose_german_peer_that_does_not_answer_is_read_by_position() throws IOException {
        // from the tests of a public monitoring agent, which puts a rule in the place of a blank line
        Collected read = read("""
                Anzahl Peers: 2
                ---
                Peer: example.com
                Status: Aktiv
                Verbleibende Zeit: 30983.5517802s
                Modus: 3 (Client)
                Stratum: 0 (nicht angegeben)
                PeerAbrufintervall: 0 (nicht angegeben)
                HostAbrufintervall: 15 (32768s)
                Letzte erfolgr. Synchronisierungszeit: (null)
                Letzter Synchronisierungsfehler: 0x800705B4 (Dieser Vorgang wurde wegen Zeitüberschreitung
                zurückgegeben. )
                Letzte Synchronisierungsfehlermeldungs-ID: 0x00000000 (Erfolgreich)
                Auth-Typnachricht-ID: 0x0000005A (NoAuth )
                Auflösungsversuche: 7
                Gültiger Datenzähler: 1
                Erreichbarkeit: 2
                ---
                Peer:
                Status: Ausstehend
                Verbleibende Zeit: 660.8019897s
                Modus: 0 (Reserviert)
                Stratum: 0 (nicht angegeben)
                PeerAbrufintervall: 0 (nicht angegeben)
                HostAbrufintervall: 0 (nicht angegeben)
                """);
        assertThat(peers(read))
                .containsExactly(
                        Tuple.tuple("example.com", "Aktiv", "0", "3 (Client)", "(null)", "2", "0x800705B4"),
                        Tuple.tuple("", "Ausstehend", "0", "0 (Reserviert)", "", "", ""));
        assertThat(read.event(0).text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(read.event(0).text("w32tm.resolve_attempts")).isEqualTo("7");
        assertThat(read.event(1).text(FieldNames.OUTCOME)).isEqualTo("success");
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void peers_are_read_with_every_second_line_blank_and_without_blank_lines() throws IOException {
        // "#Peer: 1" stands so in a public guide; a name with a comma and no flags in a public lab report
        String text = """
                #Peer: 2

                Peer: 169.254.169.254,0x9
                State: Active
                Time Remaining: 22.1901786s
                Mode: 1 (Symmetric Active)
                Stratum: 0 (unspecified)
                PeerPoll Interval: 10 (1024s)
                HostPoll Interval: 10 (1024s)

                Peer: 10.0.1.10,
                State: Active
                Time Remaining: 280.8240793s
                Mode: 1 (Symmetric Active)
                Stratum: 3 (secondary reference - syncd by (S)NTP)
                PeerPoll Interval: 9 (512s)
                HostPoll Interval: 9 (512s)
                """;
        for (String form :
                List.of(text, text.replace("\n", "\n\n"), text.replace("\n\n", "\n"), text + "Note: that is all\n")) {
            Collected read = read(form);
            assertThat(peers(read))
                    .as(form)
                    .containsExactly(
                            Tuple.tuple("169.254.169.254", "Active", "0", "1 (Symmetric Active)", "", "", ""),
                            Tuple.tuple("10.0.1.10", "Active", "3", "1 (Symmetric Active)", "", "", ""));
            assertThat(read.diagnostics()).as(form).isEmpty();
        }
        String headless = text.substring(text.indexOf("Peer: 169"));
        assertThat(peers(read(headless))).hasSize(2);
    }

    @Test
    void a_damaged_peer_is_rejected_and_its_neighbours_are_read() throws IOException {
        String peer = """
                Peer: dc0%d
                State: Active
                Time Remaining: 22.1901786s
                Mode: 3 (Client)
                Stratum: 3 (secondary)
                PeerPoll Interval: 10 (1024s)
                HostPoll Interval: 10 (1024s)

                """;
        String head = "#Peers: 3\n\n";
        String damaged = peer.formatted(2).replace("3 (Client)", "?");
        Collected read = read(head + peer.formatted(1) + damaged + peer.formatted(3));
        assertThat(read.events())
                .extracting(e -> e.text(FieldNames.TIME_SOURCE))
                .containsExactly("dc01", "dc03");
        assertThat(read.codes()).containsExactly("peer-unreadable");
        assertThat(read.diagnostics().get(0).message()).contains("dc02").contains("Mode: ?");
        Collected cut = read(head + peer.formatted(1) + "Peer: dc02\nState: Active\n");
        assertThat(cut.events()).hasSize(1);
        assertThat(cut.codes()).containsExactly("capture-cut", "capture-cut");
        assertThat(cut.diagnostics().get(0).position().number()).isEqualTo(11);
    }

    @Test
    void no_peers_is_an_answer() throws IOException {
        Collected read = read("C:\\>w32tm /query /peers\n#Peers: 0\n\nC:\\>");
        assertThat(read.events()).hasSize(1);
        assertThat(read.event(0).text("w32tm.peer_count")).isEqualTo("0");
        assertThat(read.event(0).text(FieldNames.TIME_SOURCE)).isEmpty();
    }

    @Test
    void the_controllers_of_the_corpus_are_read_with_the_sign_as_printed() throws IOException {
        assertThat(offsets(read(Corpora.textFormat("w32tm/monitor-real.txt"))))
                .containsExactly(
                        Tuple.tuple(
                                "pdc.example.com",
                                "0.0000000",
                                "PDC.example.com",
                                "4",
                                "time.cloudflare.com [162.159.200.123]",
                                ""),
                        Tuple.tuple(
                                "dc1.example.com",
                                "-0.0063029",
                                "PDC.example.com",
                                "5",
                                "dc2k12.example.com [192.168.xx.xx]",
                                ""),
                        Tuple.tuple(
                                "dc2.example.com",
                                "0.0046926",
                                "PDC.example.com",
                                "2",
                                "ntp1.torix.ca [206.108.0.131]",
                                ""));
        Collected constructed = read(Corpora.textFormat("w32tm/monitor-constructed.txt"));
        assertThat(offsets(constructed))
                .containsExactly(
                        Tuple.tuple(
                                "dc01.corp.example",
                                "0.0000000",
                                "dc01.corp.example",
                                "3",
                                "ntp1.example.net [192.0.2.10]",
                                ""),
                        Tuple.tuple(
                                "dc02.corp.example",
                                "-312.4412345",
                                "dc01.corp.example",
                                "1",
                                "'LOCL' [0x4C434F4C]",
                                ""),
                        Tuple.tuple("dc03.corp.example", "", "", "", "", "ERROR_TIMEOUT"));
        assertThat(constructed.events())
                .extracting(e -> e.text(FieldNames.ACTION))
                .containsOnly("offset-measured");
        assertThat(constructed.event(2).text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(constructed.event(2).text("w32tm.icmp")).startsWith("error IP_REQ_TIMED_OUT");
        assertThat(constructed.event(0).text("w32tm.pdc")).isEqualTo("true");
        assertThat(constructed.event(1).text("w32tm.pdc")).isEqualTo("false");
        assertThat(constructed.diagnostics()).isEmpty();
    }

    @Test
    void remarks_behind_the_offset_and_addresses_of_the_sixth_version_are_no_part_of_it() throws IOException {
        // a public troubleshooting guide
        Collected read = read("""
                C:\\> w32tm /monitor
                DC2.Contoso.com[[fe80::3f31:a6d7:6719:b913%6]:123]:
                    ICMP: 0ms delay
                    NTP: -0.0045331s offset from DC1.Contoso.com               The offset between DC2 and DC1 is -0.0045331s
                        RefID: DC1.Contoso.com [192.168.100.2]
                        Stratum: 4
                DC1.Contoso.com *** PDC ***[192.168.100.2:123]:
                    ICMP: 0ms delay
                    NTP: +0.0000000s offset from DC1.Contoso.com               The offset of DC1 with itself will be always 0
                        RefID: mc1.root.project-creative.net [54.XX.XXX.36]
                        Stratum: 3
                """);
        assertThat(offsets(read))
                .containsExactly(
                        Tuple.tuple(
                                "dc2.contoso.com",
                                "-0.0045331",
                                "DC1.Contoso.com",
                                "4",
                                "DC1.Contoso.com [192.168.100.2]",
                                ""),
                        Tuple.tuple(
                                "dc1.contoso.com",
                                "0.0000000",
                                "DC1.Contoso.com",
                                "3",
                                "mc1.root.project-creative.net [54.XX.XXX.36]",
                                ""));
        assertThat(read.event(0).text("w32tm.address")).isEqualTo("[fe80::3f31:a6d7:6719:b913%6]:123");
    }

    @Test
    void where_every_controller_has_the_mark_the_line_of_the_offset_says_which_it_is() throws IOException {
        // a public post, its blanks as HTML entities
        Collected read = read("""
                <span style="font-family: courier new,courier;">w32tm /monitor
                main.company.com *** PDC ***[10.10.0.10:123]:
                &nbsp;&nbsp;&nbsp; ICMP: 0ms delay
                &nbsp;&nbsp;&nbsp; NTP: +0.0000000s offset from main.company.com
                &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; RefID: main.company.com [10.10.0.10]
                &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Stratum: 1
                second.company.com *** PDC ***[10.11.0.20:123]:
                &nbsp;&nbsp;&nbsp; ICMP: 46ms delay
                &nbsp;&nbsp;&nbsp; NTP: -0.0102363s offset from main.company.com
                &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; RefID: main.company.com [10.10.0.10]
                &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Stratum: 2
                """);
        assertThat(read.events())
                .extracting(e -> e.text(FieldNames.OFFSET_AGAINST))
                .containsExactly("main.company.com", "main.company.com");
        // a public test has short names and a bare reference
        assertThat(offsets(read("""
                        2022DC01[128.0.2.191:123]:
                            ICMP: 0ms delay
                            NTP: +0.0000032s offset from 2022DC02
                                RefID: 0x00000000
                                Stratum: 4
                        """)))
                .containsExactly(Tuple.tuple("2022dc01", "0.0000032", "2022DC02", "4", "0x00000000", ""));
    }

    @Test
    void in_a_language_that_is_not_known_the_reference_is_found_among_the_controllers() throws IOException {
        // constructed: no localised answer of this command was found
        Collected read = read("""
                dc02.corp.example[10.0.0.2:123]:
                    ICMP: 1ms Verzögerung
                    NTP: -312,4412345s Abweichung von dc01.corp.example
                        RefID: 'LOCL' [0x4C434F4C]
                        Stratum: 1
                dc01.corp.example *** PDC ***[10.0.0.1:123]:
                    ICMP: 0ms Verzögerung
                    NTP: +0,0000000s Abweichung von dc01.corp.example
                        RefID: ntp1.example.net [192.0.2.10]
                        Stratum: 3
                """);
        assertThat(read.event(0).text(FieldNames.OFFSET)).isEqualTo("-312.4412345");
        assertThat(read.event(0).text(FieldNames.OFFSET_AGAINST)).isEqualTo("dc01.corp.example");
    }

    @Test
    void an_offset_from_the_local_clock_is_from_the_machine_that_measured() throws IOException {
        // constructed: /monitor /computers:
        Event event = read("[adm01]: PS C:\\> w32tm /monitor /computers:time.example\n"
                        + "time.example[192.0.2.1:123]:\n    ICMP: 1ms delay\n    NTP: -0.0010316s offset from local clock\n")
                .event(0);
        assertThat(event.host().value()).isEqualTo("time.example");
        assertThat(event.text(FieldNames.OFFSET_AGAINST)).isEqualTo("adm01");
    }

    @Test
    void a_controller_without_an_offset_is_rejected_and_the_others_are_read() throws IOException {
        String answer = """
                dc01[10.0.0.1:123]:
                    ICMP: 0ms delay
                dc02[10.0.0.2:123]:
                    ICMP: 0ms delay
                    NTP: +0.1x00000s offset from dc01
                dc03[10.0.0.3:123]:
                    ICMP: 0ms delay
                    NTP: +0.2000000s offset from dc01
                """;
        Collected read = read(answer);
        assertThat(read.events()).extracting(e -> e.host().value()).containsExactly("dc03");
        assertThat(read.codes()).containsExactly("capture-cut", "offset-unreadable");
        assertThat(read.reading().tally().present()).isEqualTo(3);
    }
}
