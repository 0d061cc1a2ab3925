package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeForwarded.forwarded;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records without templates, as a collector stores what other machines send: every value is a text. */
class EvtxForwardedTest {

    private static final String SOURCE = "WS07.corp.example";

    private static MadeForwarded at(String time) {
        return forwarded("Security", 4624, SOURCE, time).eventRecordId(88_412);
    }

    /** A System part of these elements, with the time and data that every event has. */
    private static MadeBody with(String level, String keywords, String recordId) {
        return MadeBody.of(element(
                "Event",
                attribute("xmlns", SystemTemplate.EVENT_NAMESPACE),
                element(
                        "System",
                        element("Provider", attribute("Name", "P"), attribute("Guid", "{0}")),
                        element("EventID", "4624"),
                        element("Version", "2"),
                        element("Level", level),
                        element("Opcode", "0"),
                        element("Keywords", keywords),
                        element("TimeCreated", attribute("SystemTime", "2026-03-14T22:41:00.1234567Z")),
                        element("EventRecordID", recordId),
                        element("Execution", attribute("ProcessID", "4"), attribute("ThreadID", "8")),
                        element("Channel", "Security"),
                        element("Computer", SOURCE),
                        element("Security", attribute("UserID", "S-1-5-18"))),
                element("EventData", element("Data", attribute("Name", "A"), MadeNode.text("1")))));
    }

    @Test
    void the_texts_are_the_fields() {
        Event event = EvtxWays.one(at("2026-03-14T22:41:10.8255100Z")
                .data("TargetUserName", "erp-batch")
                .unnamed("second")
                .data("Empty", ""));
        assertThat(EvtxWays.data(event))
                .isEqualTo(Map.of("TargetUserName", "erp-batch", "param2", "second", "Empty", ""));
        assertThat(EvtxWays.below(event, ""))
                .containsEntry(FieldNames.CODE, "4624")
                .containsEntry(FieldNames.HOST, SOURCE)
                .containsEntry(FieldNames.USER, "erp-batch")
                .containsEntry(FieldNames.RECORD_ID, "88412")
                .containsEntry(FieldNames.LOG_LEVEL, "information")
                .containsEntry(FieldNames.OUTCOME, "success")
                .doesNotContainKeys(FieldNames.VERSION, FieldNames.OPCODE, FieldNames.WINLOG_PID);
    }

    @Test
    void a_time_may_have_nine_seven_or_no_digits_of_a_second() {
        for (String time : List.of(
                "2026-03-14T22:41:10.825510000Z",
                "2026-03-14T22:41:10.123456789Z",
                "2026-03-14T22:41:10.8255101Z",
                "2026-03-14T22:41:10.825Z",
                "2026-03-14T22:41:10Z")) {
            Event event = EvtxWays.one(at(time).data("A", "1"));
            assertThat(event.stamp()).hasValueSatisfying(stamp -> {
                assertThat(stamp.raw()).isEqualTo(time);
                assertThat(stamp.instant()).isEqualTo(Instant.parse(time));
                assertThat(stamp.clock()).isEqualTo(HostName.of(SOURCE));
            });
        }
    }

    @Test
    void a_time_that_is_none_costs_the_stamp_alone() {
        for (String time : List.of("2026-02-30T22:41:10Z", "2026-03-14T24:41:10Z", "2026-03-14 half past ten")) {
            Event event = EvtxWays.one(MadeBody.of(at("2026-03-14T00:00:00Z").nodes(1).stream()
                    .map(node -> timed((MadeNode.Element) node, time))
                    .toArray(MadeNode[]::new)));
            assertThat(event.stamp()).as(time).isEmpty();
            assertThat(event.recordId()).isEqualTo(88_412);
        }
    }

    private static MadeNode timed(MadeNode.Element root, String time) {
        String text = root.toString();
        assertThat(text).contains("2026-03-14T00:00:00Z");
        return replaced(root, time);
    }

    private static MadeNode.Element replaced(MadeNode.Element element, String time) {
        if (element.name().equals("TimeCreated")) {
            return element("TimeCreated", attribute("SystemTime", time));
        }
        List<MadeNode> content = element.content().stream()
                .map(node -> node instanceof MadeNode.Element child ? replaced(child, time) : node)
                .toList();
        return new MadeNode.Element(
                element.name(), element.attributes(), content, element.dependency(), element.closed());
    }

    @Test
    void every_level_and_the_audit_bits_are_read_from_text() {
        Event event = EvtxWays.one(with("2", "0x8010000000000000", "5"));
        assertThat(event.get(FieldNames.LOG_LEVEL)).hasValue("error");
        assertThat(event.get(FieldNames.OUTCOME)).hasValue("failure");
        assertThat(event.get(FieldNames.VERSION)).hasValue("2");
        assertThat(event.get(FieldNames.WINLOG_THREAD)).hasValue("8");
        assertThat(event.get(FieldNames.WINLOG_USER)).hasValue("S-1-5-18");
    }

    @Test
    void keywords_that_are_no_mask_say_no_outcome() {
        for (String keywords : List.of("Audit Success", "0x", "0xZZ", "0x80100000000000000000", "-")) {
            Event event = EvtxWays.one(with("0", keywords, "5"));
            assertThat(event.get(FieldNames.OUTCOME)).as(keywords).isEmpty();
            assertThat(event.get(FieldNames.KEYWORDS)).hasValue(keywords);
        }
    }

    @Test
    void blanks_around_the_texts_of_system_mean_nothing() {
        for (String blank : List.of(" ", "\t", "\r\n", "\u3000")) {
            Event event = EvtxWays.one(with(blank + "3" + blank, "0x8020000000000000" + blank, "5"));
            assertThat(event.get(FieldNames.LOG_LEVEL)).hasValue("warning");
            assertThat(event.get(FieldNames.KEYWORDS)).hasValue("0x8020000000000000");
            assertThat(event.get(FieldNames.OUTCOME)).hasValue("success");
        }
    }

    @Test
    void a_record_id_that_is_no_number_is_kept_and_cited_by_its_place() {
        Event event = EvtxWays.one(with("0", "0x0", "x5"));
        assertThat(event.get(FieldNames.RECORD_ID)).hasValue("x5");
        assertThat(event.provenance()).hasToString("made.evtx byte 4608");
    }

    @Test
    void what_the_collector_rendered_stands_beside_the_data() {
        Event event = EvtxWays.one(at("2026-03-14T22:41:10.825510000Z")
                .data("TargetUserName", "erp-batch")
                .rendering("de-DE", "Ein Konto wurde angemeldet.", "Informationen"));
        assertThat(event.get(FieldNames.MESSAGE)).hasValue("Ein Konto wurde angemeldet.");
        assertThat(EvtxWays.below(event, FieldNames.RENDERING))
                .containsEntry("Culture", "de-DE")
                .containsEntry("Level", "Informationen")
                .containsEntry("Keyword", "Audit Success");
        assertThat(event.get(FieldNames.LOG_LEVEL)).hasValue("information");
    }

    @Test
    void records_of_one_shape_keep_their_own_values() {
        byte[] file = EvtxMaker.file()
                .records(
                        50,
                        id -> forwarded("Security", 4624, "WS" + id, "2026-03-14T22:41:10.%02d0Z".formatted(id))
                                .data("N", "value " + id)
                                .unnamed(id % 3 == 0 ? "" : "u" + id))
                .bytes();
        List<Event> events = EvtxWays.agreed(file, "fifty sources");
        assertThat(events).hasSize(50);
        for (int i = 0; i < 50; i++) {
            int id = i + 1;
            assertThat(events.get(i).host()).isEqualTo(HostName.of("WS" + id));
            assertThat(EvtxWays.data(events.get(i)))
                    .isEqualTo(Map.of("N", "value " + id, "param2", id % 3 == 0 ? "" : "u" + id));
        }
    }
}
