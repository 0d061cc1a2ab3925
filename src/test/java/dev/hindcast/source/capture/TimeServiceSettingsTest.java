package dev.hindcast.source.capture;

import static dev.hindcast.source.capture.W32tmAnswerTest.knownAs;
import static dev.hindcast.source.capture.W32tmAnswerTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.MemorySource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Answers on how one machine is set: {@code w32tm /query /configuration}, {@code /query /source}, {@code /resync}, {@code
 * /tz}, {@code /dumpreg}.
 */
class TimeServiceSettingsTest {

    private static final String W32TIME = "hindcast.w32time.";

    @Test
    void the_configuration_of_the_corpus_is_one_event_between_its_neighbours() throws IOException {
        Collected read = read(Corpora.textFormat("w32tm/configuration-and-status-real.txt"));
        assertThat(read.events())
                .extracting(Event::code)
                .containsExactly("w32tm-resync", "w32tm-configuration", "w32tm-status", "w32tm-status");
        assertThat(read.diagnostics()).isEmpty();
        Event event = read.event(1);
        assertThat(event.provenance().position().number()).isEqualTo(4);
        assertThat(event.text(W32TIME + "MaxPosPhaseCorrection")).isEqualTo("54000");
        assertThat(event.text(W32TIME + "MaxPosPhaseCorrection.origin")).isEqualTo("Local");
        assertThat(event.text(W32TIME + "EventLogFlags")).isEqualTo("2");
        assertThat(event.text(W32TIME + "NtpClient.EventLogFlags")).isEqualTo("1");
        assertThat(event.text(W32TIME + "NtpClient.DllName")).isEqualTo("C:\\WINDOWS\\SYSTEM32\\w32time.DLL");
        assertThat(event.text(W32TIME + "NtpServer.Enabled")).isEqualTo("0");
        assertThat(event.text(W32TIME + "Type")).isEqualTo("NTP");
        assertThat(event.text(W32TIME + "NtpServer"))
                .isEqualTo("time.cloudflare.com,0x9 time.google.com,0x9 time.nist.gov,0x9 time.apple.com,0x9");
        assertThat(event.text(FieldNames.TIME_SOURCE))
                .isEqualTo("time.cloudflare.com time.google.com time.nist.gov time.apple.com");
        assertThat(event.text(FieldNames.OUTCOME)).isEqualTo("success");
    }

    @Test
    void a_verbose_configuration_has_settings_that_nobody_made() throws IOException {
        // a public issue, shortened
        Event event = read("""
                w32tm /query /configuration /verbose
                [Configuration]

                EventLogFlags: 2 (Local)
                UpdateInterval: 100 (Local)

                FileLogName:  (Undefined or NotUsed)
                FileLogSize: 0 (Undefined or NotUsed)

                [TimeProviders]

                NtpClient (Local)
                DllName: C:\\WINDOWS\\system32\\w32time.dll (Local)
                CrossSiteSyncFlags: 0 (Undefined or NotUsed)
                Type: NTP (Local)
                NtpServer: ntp0.as34288.net,0x9 (Local)
                """).event(0);
        assertThat(event.text(W32TIME + "FileLogName")).isEmpty();
        assertThat(event.text(W32TIME + "FileLogName.origin")).isEqualTo("Undefined or NotUsed");
        assertThat(event.text(W32TIME + "NtpClient.CrossSiteSyncFlags.origin")).isEqualTo("Undefined or NotUsed");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEqualTo("ntp0.as34288.net");
    }

    @Test
    void providers_may_follow_without_a_blank_line_and_a_policy_is_kept() throws IOException {
        // a public write-up of domain members; the policy is constructed
        Collected read = read("""
                Type: NT5DS (Policy)

                VMICTimeProvider (Local)
                DllName: C:\\Windows\\System32\\vmictimeprovider.dll (Local)
                Enabled: 1 (Policy)
                InputProvider: 1 (Local)
                NtpServer (Local)
                DllName: C:\\Windows\\system32\\w32time.dll (Local)
                Enabled: 0 (Local)
                InputProvider: 0 (Local)

                PS C:\\Windows\\system32> w32tm /query /source
                DC1.example.com
                """);
        assertThat(read.events()).extracting(Event::code).containsExactly("w32tm-configuration", "w32tm-source");
        Event event = read.event(0);
        assertThat(event.text(W32TIME + "VMICTimeProvider.Enabled")).isEqualTo("1");
        assertThat(event.text(W32TIME + "VMICTimeProvider.Enabled.origin")).isEqualTo("Policy");
        assertThat(event.text(W32TIME + "VMICTimeProvider.provider.origin")).isEqualTo("Local");
        assertThat(event.text(W32TIME + "NtpServer.Enabled")).isEqualTo("0");
        assertThat(event.text(W32TIME + "Type.origin")).isEqualTo("Policy");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEqualTo("NT5DS");
        assertThat(read.event(1).text(FieldNames.TIME_SOURCE)).isEqualTo("DC1.example.com");
    }

    @Test
    void one_filtered_setting_is_a_configuration_too() throws IOException {
        String filtered = "PS C:\\> w32tm /query /configuration | findstr Type\nType: NT5DS (Local)\n";
        assertThat(read(filtered).event(0).text(W32TIME + "Type")).isEqualTo("NT5DS");
        assertThat(read(filtered).diagnostics()).isEmpty();
        assertThat(knownAs(MemorySource.of("x.txt", "Type: NT5DS (Local)\n"))).containsExactly("w32tm-configuration");
    }

    @Test
    void localised_origins_wrapped_lines_and_two_answers_are_read() throws IOException {
        // constructed
        String servers =
                "NtpServer: a.time.example,0x9 b.time.example,0x9 c.time.example,0x9 d.time.example,0x9 (Lokal)";
        String answer =
                "[Konfiguration]\n\nEventLogFlags: 2 (Lokal)\n[Zeitanbieter]\nNtpClient (Lokal)\nType: NTP (Lokal)\n"
                        + servers.substring(0, 80) + "\n" + servers.substring(80) + "\nUnbekannt: 5 (Lokal)\n\n";
        Collected read = read(answer + answer);
        assertThat(read.events()).hasSize(2);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.event(1).text(FieldNames.TIME_SOURCE))
                .isEqualTo("a.time.example b.time.example c.time.example d.time.example");
        assertThat(read.event(1).text(W32TIME + "NtpClient.Unbekannt")).isEqualTo("5");
    }

    @Test
    void a_configuration_cut_in_its_middle_is_told() throws IOException {
        Collected half = read("[Configuration]\n\nEventLogFlags: 2 (Local)\nAnnounceFlags: 5 (Local)\n");
        assertThat(half.events()).hasSize(1);
        assertThat(half.codes()).containsExactly("capture-cut");
        Collected line = read("Type: NTP (Local)\nNtpServer: time.example,0x9 (Lo");
        assertThat(line.events()).hasSize(1);
        assertThat(line.codes()).containsExactly("capture-cut");
    }

    @Test
    void the_zone_of_the_corpus_is_that_of_the_state_in_force() throws IOException {
        Event real = read(Corpora.textFormat("w32tm/tz-real.txt")).event(0);
        assertThat(real.text(FieldNames.ZONE_NAME)).isEqualTo("Romance Standard Time");
        assertThat(real.text(FieldNames.ZONE_OFFSET)).isEqualTo("7200");
        assertThat(real.text("w32tm.zone_state")).isEqualTo("DAYLIGHT");
        assertThat(real.text("w32tm.zone_daylight_name")).isEqualTo("Romance Daylight Time");
        Event constructed = read(Corpora.textFormat("w32tm/tz-constructed.txt")).event(0);
        assertThat(constructed.text(FieldNames.ZONE_NAME)).isEqualTo("W. Europe Standard Time");
        assertThat(constructed.text(FieldNames.ZONE_OFFSET)).isEqualTo("7200");
    }

    @Test
    void zones_west_of_greenwich_in_winter_and_without_summer_time_are_read() throws IOException {
        // a comment in the public source of a framework
        String pacific = """
                      E:\\nt2\\windows\\mil\\core\\dll>w32tm /tz
                      Time zone: Current:TIME_ZONE_ID_DAYLIGHT Bias: 480min (UTC=LocalTime+Bias)
                      [Standard Name:"Pacific Standard Time" Bias:0min Date:(M:10 D:5 DoW:0)]
                      [Daylight Name:"Pacific Standard Time" Bias:-60min Date:(M:4 D:1 DoW:0)]
                """;
        assertThat(read(pacific).event(0).text(FieldNames.ZONE_OFFSET)).isEqualTo("-25200");
        // constructed from it
        String winter = pacific.replace("ID_DAYLIGHT", "ID_STANDARD");
        assertThat(read(winter).event(0).text(FieldNames.ZONE_OFFSET)).isEqualTo("-28800");
        String german =
                winter.replace("Time zone: Current", "Zeitzone: Aktuell").replace("(UTC=LocalTime+Bias)", "");
        assertThat(read(german).event(0).text(FieldNames.ZONE_OFFSET)).isEqualTo("-28800");
        String fixed = "Time zone: Current:TIME_ZONE_ID_UNKNOWN Bias: -330min (UTC=LocalTime+Bias)\n"
                + "  [Standard Name:\"India Standard Time\" Bias:0min Date:(M:10 D:5 DoW:0)]\n";
        assertThat(read(fixed).event(0).text(FieldNames.ZONE_OFFSET)).isEqualTo("19800");
        assertThat(read(fixed).event(0).text(FieldNames.ZONE_NAME)).isEqualTo("India Standard Time");
    }

    @Test
    void a_zone_whose_half_in_force_is_cut_off_is_rejected() throws IOException {
        String head = "Time zone: Current:TIME_ZONE_ID_DAYLIGHT Bias: -60min (UTC=LocalTime+Bias)\n";
        Collected read = read(head + "  [Standard Name:\"Romance Standard Time\" Bias:0min Date:(M:10 D:5 DoW:0)]\n");
        assertThat(read.events()).isEmpty();
        assertThat(read.codes()).containsExactly("capture-cut");
        assertThat(read.diagnostics().get(0).message()).contains("daylight");
    }

    @Test
    void every_outcome_of_a_resync_is_told() throws IOException {
        String sent = "Sending resync command to local computer\n";
        String german = "Befehl zum erneuten Synchronisieren wird an den lokalen Computer gesendet.\n";
        for (List<String> form : List.of(
                // public issues and reports
                List.of(sent + "The command completed successfully.", "success", "completed"),
                List.of(
                        sent + "The computer did not resync because no time data was available.",
                        "failure",
                        "no-time-data"),
                List.of(
                        german + "Der Computer wurde nicht synchronisiert, da keine Zeitdaten verfügbar waren.",
                        "failure",
                        "no-time-data"),
                List.of("将 resync 命令发送到本地计算机\n\n成功地执行了命令。", "success", "completed"),
                List.of("The computer did not resync because no time data was available.", "failure", "no-time-data"),
                // the sentence as /query /status prints it
                List.of(
                        sent + "The computer did not resync because only stale time data was available.",
                        "failure",
                        "stale-time-data"),
                // documented, not seen
                List.of(
                        sent + "The computer did not resync because the required time change was too big.",
                        "failure",
                        "change-too-big"),
                List.of(german + "Der Befehl wurde erfolgreich ausgeführt.", "success", "completed"),
                List.of(
                        "Envoi de la commande de resynchronisation à l’ordinateur local\nLa commande s’est terminée"
                                + " correctement.",
                        "success",
                        "completed"),
                List.of("C:\\>w32tm /resync\nInvio del comando\nEsito\n", "unknown", "untold"))) {
            Collected read = read(form.get(0) + "\n");
            assertThat(read.events()).as(form.get(0)).hasSize(1);
            assertThat(read.event(0).text(FieldNames.OUTCOME)).as(form.get(0)).isEqualTo(form.get(1));
            assertThat(read.event(0).text("w32tm.resync_result"))
                    .as(form.get(0))
                    .isEqualTo(form.get(2));
            assertThat(read.diagnostics()).as(form.get(0)).isEmpty();
        }
        Event timeout = read(sent
                        + "The following error occurred: This operation returned because the timeout period expired. (0x800705B4)\n")
                .event(0);
        assertThat(timeout.text(FieldNames.ERROR_CODE)).isEqualTo("0x800705B4");
        Event other = read("Sending resync command to dc02.corp.example...\nThe command completed successfully.\n")
                .event(0);
        assertThat(other.host().value()).isEqualTo("dc02.corp.example");
    }

    @Test
    void a_resync_without_its_outcome_is_rejected() throws IOException {
        for (String text : List.of(
                "Sending resync command to local computer\n",
                "Sending resync command to local computer\nand then I left\n")) {
            Collected read = read(text);
            assertThat(read.events()).as(text).isEmpty();
            assertThat(read.codes()).as(text).containsExactly("capture-cut");
        }
    }

    @Test
    void a_source_is_the_line_below_its_command_or_what_nothing_else_can_be() throws IOException {
        for (List<String> form : List.of(
                List.of("PS C:\\Windows\\system32> w32tm /query /source\nDC1.example.com\n", "DC1.example.com"),
                List.of("(base) C:\\WINDOWS\\system32>w32tm /query /source\nLocal CMOS Clock\n", "Local CMOS Clock"),
                List.of("PS C:\\Users\\a> w32tm /query /source\n10.30.0.3,8\nPS C:\\Users\\a>\n", "10.30.0.3"),
                List.of("PS C:\\Users\\a> w32tm /query /source\n\n10.30.5.100,0x9\n", "10.30.5.100"),
                List.of("VM IC Time Synchronization Provider\n", "VM IC Time Synchronization Provider"),
                List.of("Free-running System Clock\n", "Free-running System Clock"),
                List.of("time.windows.com,0x8\n", "time.windows.com"),
                List.of("w32tm /query /source\ndc01.corp.example\n", "dc01.corp.example"),
                // constructed
                List.of("C:\\>w32tm /query /source\nLokale CMOS-Uhr\n", "Lokale CMOS-Uhr"))) {
            Collected read = read(form.get(0));
            assertThat(read.events()).as(form.get(0)).hasSize(1);
            assertThat(read.event(0).text(FieldNames.TIME_SOURCE))
                    .as(form.get(0))
                    .isEqualTo(form.get(1));
            assertThat(knownAs(MemorySource.of("s.txt", form.get(0))))
                    .as(form.get(0))
                    .containsExactly("w32tm-source");
        }
        assertThat(read("then check\nw32tm /query /source\nand tell me\n").events())
                .isEmpty();
        // the part after the comma is a host here, as one German system had it
        assertThat(SourceAnswers.withoutFlags("ptbtime2.ptb.de,ptbtime4.ptb.de"))
                .isEqualTo("ptbtime2.ptb.de,ptbtime4.ptb.de");
    }

    @Test
    void a_dump_joins_what_the_console_broke() throws IOException {
        // a public post of 2011
        Collected read = read("""
                C:\\> w32tm /dumpreg
                Value Name             Value Type          Value Data
                --------------------------------------------------------
                DisplayName            REG_SZ              @%SystemRoot%\\system32\\w32time.dll,-200
                ImagePath              REG_EXPAND_SZ       %SystemRoot%\\system32\\svchost.exe -k LocalService
                Start                  REG_DWORD           3
                Type                   REG_DWORD           32
                RequiredPrivileges     REG_MULTI_SZ        SeAuditPrivilege, SeChangeNotifyPrivilege, SeCreateGlobal
                Privilege, SeSystemTimePrivilege
                FailureActions         REG_BINARY          80510100000000000000000003000000140000000100000060EA00000
                1000000C0D401000000000000000000
                """);
        assertThat(read.events()).hasSize(1);
        assertThat(read.diagnostics()).isEmpty();
        Event event = read.event(0);
        assertThat(event.text(W32TIME + "registry.RequiredPrivileges"))
                .isEqualTo("SeAuditPrivilege, SeChangeNotifyPrivilege, SeCreateGlobalPrivilege, SeSystemTimePrivilege");
        assertThat(event.text(W32TIME + "registry.FailureActions"))
                .isEqualTo("80510100000000000000000003000000140000000100000060EA000001000000C0D401000000000000000000");
        assertThat(event.text(W32TIME + "registry.Start")).isEqualTo("3");
        assertThat(event.text(W32TIME + "registry.Start.type")).isEqualTo("REG_DWORD");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEmpty();
    }

    @Test
    void the_filtered_dump_of_the_parameters_names_the_peers() throws IOException {
        // vendor documentation in every language prints this answer in English
        Event event = read("""
                PS C:\\> w32tm /dumpreg /subkey:Parameters | findstr /i "type ntpserver"
                Value Name                 Value Type          Value Data
                Type                       REG_SZ              NTP
                NtpServer                  REG_SZ              time.windows.com,0x8
                """).event(0);
        assertThat(event.text("w32tm.subkey")).isEqualTo("Parameters");
        assertThat(event.text(FieldNames.TIME_SOURCE)).isEqualTo("time.windows.com");
        Event followsDomain = read("Type                       REG_SZ              NT5DS\n"
                        + "NtpServer                  REG_SZ              time.windows.com,0x8\n")
                .event(0);
        assertThat(followsDomain.text(FieldNames.TIME_SOURCE)).isEmpty();
    }
}
