package dev.hindcast.source.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Position;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.Sample;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WevtutilXmlTest {

    private static final WevtutilXml FORMAT = new WevtutilXml();
    private static final String NS = "http://schemas.microsoft.com/win/2004/08/events/event";

    private static String event(int id, long record, String body) {
        return "<Event xmlns='" + NS + "'><System><Provider Name='Microsoft-Windows-Security-Auditing' Guid='{0}'/>"
                + "<EventID>" + id + "</EventID><Version>1</Version><Level>0</Level><Task>0</Task>"
                + "<Keywords>0x8010000000000000</Keywords><TimeCreated SystemTime='2026-03-02T09:14:11.1234567Z'/>"
                + "<EventRecordID>" + record + "</EventRecordID><Execution ProcessID='704' ThreadID='1'/>"
                + "<Channel>Security</Channel><Computer>DC01.corp.example</Computer><Security UserID='S-1-5-18'/>"
                + "</System>" + body + "</Event>";
    }

    private static final String LOGON = "<EventData><Data Name='TargetUserName'>ERP01$</Data>"
            + "<Data Name='Status'>0x25</Data><Data Name='IpAddress'>::ffff:10.0.0.7</Data>"
            + "<Data Name='IpPort'>50123</Data></EventData>";

    private static Collected read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    private static Collected read(String text, Charset charset) throws IOException {
        return Collected.of(FORMAT, new MemorySource("dc01/security.xml", text.getBytes(charset)));
    }

    @Test
    void an_event_is_read_under_winlogbeats_names() throws IOException {
        Event event = read(event(4771, 88, LOGON)).event(0);
        assertThat(event.code()).isEqualTo("4771");
        assertThat(event.provider()).isEqualTo("Microsoft-Windows-Security-Auditing");
        assertThat(event.channel()).isEqualTo("Security");
        assertThat(event.host().value()).isEqualTo("dc01.corp.example");
        assertThat(event.recordId()).isEqualTo(88);
        assertThat(event.text(FieldNames.WINLOG_PID)).isEqualTo("704");
        assertThat(event.text(FieldNames.WINLOG_USER)).isEqualTo("S-1-5-18");
        assertThat(event.data("Status")).isEqualTo("0x25");
        assertThat(event.text(FieldNames.USER)).isEqualTo("ERP01$");
        assertThat(event.text(FieldNames.SOURCE_IP)).isEqualTo("10.0.0.7");
        assertThat(event.text(FieldNames.SOURCE_PORT)).isEqualTo("50123");
        assertThat(event.text(FieldNames.OUTCOME)).isEqualTo("failure");
        assertThat(event.provenance().position()).isEqualTo(Position.record(88));
        assertThat(event.stamp().orElseThrow().resolution()).isEqualTo(Duration.ofNanos(100));
        assertThat(event.stamp().orElseThrow().basis()).isEqualTo(StampBasis.IN_FILE);
        assertThat(event.stamp().orElseThrow().clock().value()).isEqualTo("dc01.corp.example");
        assertThat(event.stamp().orElseThrow().instant()).hasToString("2026-03-02T09:14:11.123456700Z");
    }

    @Test
    void unnamed_data_keep_their_position_and_repeated_names_get_a_number() throws IOException {
        Event event = read(event(
                        6013,
                        1,
                        "<EventData><Data></Data><Data/><Data>86400</Data><Data Name='A'>1</Data>"
                                + "<Data Name='A'>2</Data><Binary>8B0100C0</Binary></EventData>"))
                .event(0);
        assertThat(event.data("param3")).isEqualTo("86400");
        assertThat(event.get(FieldNames.EVENT_DATA + "param1")).hasValue("");
        assertThat(event.data("A")).isEqualTo("1");
        assertThat(event.data("A_2")).isEqualTo("2");
        assertThat(event.data("Binary")).isEqualTo("8B0100C0");
    }

    @Test
    void user_data_are_flattened_below_their_wrapper() throws IOException {
        Event event = read(event(
                        1102,
                        1,
                        "<UserData><LogFileCleared xmlns='x'><SubjectUserName>adm</SubjectUserName>"
                                + "<Chain><Item name='n'>v</Item><Item>w</Item></Chain></LogFileCleared></UserData>"))
                .event(0);
        assertThat(event.text(FieldNames.USER_DATA + "SubjectUserName")).isEqualTo("adm");
        assertThat(event.text(FieldNames.USER_DATA + "Chain.Item")).isEqualTo("v");
        assertThat(event.text(FieldNames.USER_DATA + "Chain.Item.name")).isEqualTo("n");
        assertThat(event.text(FieldNames.USER_DATA + "Chain.Item_2")).isEqualTo("w");
    }

    @Test
    void the_rendered_message_is_kept() throws IOException {
        Event event = read(event(
                        36,
                        1,
                        LOGON + "<RenderingInfo Culture='de-DE'><Message>Der Zeitdienst &amp; so\n"
                                + "weiter</Message><Level>Warnung</Level></RenderingInfo>"))
                .event(0);
        assertThat(event.text(FieldNames.MESSAGE)).isEqualTo("Der Zeitdienst & so\nweiter");
    }

    @Test
    void any_framing_and_encoding_gives_the_same_events() throws IOException {
        String one = event(4771, 1, LOGON);
        String two = event(4768, 2, LOGON);
        List<String> framings = List.of(
                one + "\r\n" + two + "\r\n",
                one + two,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Events>" + one + two + "</Events>",
                "<?xml version='1.0'?>" + one + "\n<?xml version='1.0'?>\n<Events>" + two + "</Events>\n<!-- end -->",
                "\uFEFF" + one + "\n" + two);
        for (String framing : framings) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                Collected read = read(framing, charset);
                assertThat(read.events())
                        .as(framing)
                        .extracting(Event::recordId)
                        .containsExactly(1L, 2L);
                assertThat(read.diagnostics()).as(framing).isEmpty();
                assertThat(FORMAT.recognise(Sample.of(framing.getBytes(charset)))
                                .score())
                        .isEqualTo(100);
            }
        }
    }

    @Test
    void a_file_cut_inside_its_last_event_keeps_all_before_and_says_what_was_lost() throws IOException {
        String text = event(4771, 1, LOGON) + "\n" + event(4771, 2, LOGON) + "\n" + event(4769, 3, LOGON);
        Collected read = read(text.substring(0, text.length() - 120));
        assertThat(read.events()).hasSize(2);
        assertThat(read.reading().tally().present()).isEqualTo(3);
        assertThat(read.codes()).containsExactly("xml-broken");
        assertThat(read.diagnostics().get(0).position()).isEqualTo(Position.line(3));
        assertThat(read.diagnostics().get(0).message())
                .contains("4769")
                .contains("record 3")
                .contains("file ends");
    }

    @Test
    void a_broken_event_costs_itself_and_no_other() throws IOException {
        String good = event(4771, 1, LOGON);
        List<String> broken = List.of(
                good.replace("</System>", ""),
                good.replace("</Event>", ""),
                good.replace("<Event xmlns", "<Evxnt xmlns"),
                good.replace("0x25", "&nosuch;"),
                good.replace("<EventID>4771</EventID>", ""),
                good.replace("Name='Status'", "Name='Status"));
        for (String bad : broken) {
            Collected read = read(event(1, 11, LOGON) + "\n" + bad + "\n" + event(2, 12, LOGON));
            assertThat(read.events()).as(bad).extracting(Event::recordId).containsExactly(11L, 12L);
            assertThat(read.reading().tally().rejected()).as(bad).isEqualTo(1);
            assertThat(read.codes()).as(bad).contains("xml-broken");
        }
    }

    @Test
    void what_xml_forbids_is_replaced_and_counted() throws IOException {
        Collected read = read(event(5, 1, "<EventData><Data Name='T'>a\u0001b&#1;c&#xD800;d&#10;</Data></EventData>"));
        assertThat(read.event(0).data("T")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\n");
        assertThat(read.codes()).containsExactly("characters-replaced");
        assertThat(read.diagnostics().get(0).message()).startsWith("3 characters");
    }

    @Test
    void an_entity_that_names_a_file_is_not_opened() throws IOException {
        Collected read = read("<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
                + event(5, 1, "<EventData><Data Name='T'>&f;</Data></EventData>"));
        assertThat(read.events()).isEmpty();
        assertThat(read.reading().tally().rejected()).isEqualTo(1);
    }

    @Test
    void an_endless_event_stays_bounded_and_reading_goes_on() throws IOException {
        String flood = event(1, 1, "<EventData><Data>" + "x".repeat(EventPieces.CHARS_MAX) + "</Data></EventData>");
        Collected read = read(flood + event(2, 2, LOGON));
        assertThat(read.events()).extracting(Event::recordId).containsExactly(2L);
        assertThat(read.diagnostics().get(0).message()).contains("longer than any event");
    }

    @Test
    void an_event_with_very_many_data_of_one_name_ends() throws IOException {
        Event event = read(event(1, 1, "<EventData>" + "<Data Name='A'/>".repeat(100_000) + "</EventData>"))
                .event(0);
        assertThat(event.get(FieldNames.EVENT_DATA + "A_100000")).isPresent();
    }

    @Test
    void xml_inside_a_table_or_json_is_left_to_those() {
        String csv = "_time,_raw\n2026,\"" + event(1, 1, "") + "\"\n";
        assertThat(FORMAT.recognise(Sample.of(csv.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
        String other = "<Event>hello</Event>";
        assertThat(FORMAT.recognise(Sample.of(other.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void damage_never_throws_and_every_event_is_accounted_for() {
        StringBuilder text = new StringBuilder("<Events>");
        for (int n = 1; n < 8; n++) {
            text.append(event(4768 + n, n, LOGON)).append("\r\n");
        }
        text.append("</Events>");
        Mutations.check(FORMAT, text.toString().getBytes(StandardCharsets.UTF_8), 250, 99);
        Mutations.check(FORMAT, text.toString().getBytes(StandardCharsets.UTF_16LE), 50, 100);
    }

    @Test
    void the_shared_specimens_are_read() throws IOException {
        Collected qe = Collected.of(FORMAT, Corpora.textFormat("windows/wevtutil-qe-fxml.xml"));
        assertThat(qe.events()).extracting(Event::code).containsExactly("5", "4");
        assertThat(qe.instants()).containsExactly("2024-05-02T07:14:11.123456700Z", "2024-05-02T07:15:11.123456700Z");
        assertThat(qe.codes()).containsExactly("characters-replaced");
        Collected saved = Collected.of(FORMAT, Corpora.textFormat("windows/eventviewer-saveas.xml"));
        assertThat(saved.event(0).data("UnsynchronizedTimeSeconds")).isEqualTo("86400");
        assertThat(saved.event(0).text(FieldNames.MESSAGE)).startsWith("Der Zeitdienst");
    }
}
