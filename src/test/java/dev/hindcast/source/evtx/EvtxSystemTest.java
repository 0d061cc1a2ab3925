package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The System part of an event, and what an event is cited and known by. */
class EvtxSystemTest {

    private static final String GUID = "{54849625-5478-4994-a5ba-3e3b0328c30d}";
    private static final String ACTIVITY = "{00112233-4455-6677-8899-aabbccddeeff}";
    private static final String RELATED = "{0f0e0d0c-0b0a-0908-0706-050403020100}";

    private static MadeEvent full() {
        return event("System", 7036, DC, "2026-03-14T22:41:00.1234567Z")
                .provider("Service Control Manager", GUID)
                .sourceName("SCM")
                .qualifiers(16_384)
                .version(2)
                .level(3)
                .task(12_544)
                .opcode(7)
                .keywords(0x8020000000000000L)
                .activity(ACTIVITY)
                .relatedActivity(RELATED)
                .process(704, 4012)
                .user("S-1-5-18")
                .eventRecordId(4_711);
    }

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry(FieldNames.PROVIDER, "Service Control Manager"),
            Map.entry(FieldNames.PROVIDER_GUID, GUID),
            Map.entry(FieldNames.CODE, "7036"),
            Map.entry(FieldNames.QUALIFIERS, "16384"),
            Map.entry(FieldNames.VERSION, "2"),
            Map.entry(FieldNames.LOG_LEVEL, "warning"),
            Map.entry(FieldNames.TASK, "12544"),
            Map.entry(FieldNames.OPCODE, "7"),
            Map.entry(FieldNames.KEYWORDS, "0x8020000000000000"),
            Map.entry(FieldNames.OUTCOME, "success"),
            Map.entry(FieldNames.ACTIVITY, ACTIVITY),
            Map.entry(FieldNames.RELATED_ACTIVITY, RELATED),
            Map.entry(FieldNames.WINLOG_PID, "704"),
            Map.entry(FieldNames.WINLOG_THREAD, "4012"),
            Map.entry(FieldNames.WINLOG_USER, "S-1-5-18"),
            Map.entry(FieldNames.RECORD_ID, "4711"),
            Map.entry(FieldNames.CHANNEL, "System"),
            Map.entry(FieldNames.HOST, DC),
            Map.entry(FieldNames.DATASET, "evtx"));

    @Test
    void every_part_of_system_is_a_field() {
        Event event = EvtxWays.one(full());
        assertThat(EvtxWays.below(event, "")).containsAllEntriesOf(FULL).containsEntry(FieldNames.SOURCE_NAME, "SCM");
        assertThat(event.layout().names()).hasSize(FULL.size() + 1);
    }

    @Test
    void the_layout_of_newer_windows_gives_the_same_fields() {
        assertThat(EvtxWays.below(EvtxWays.one(full().newer()), "")).isEqualTo(FULL);
    }

    @Test
    void the_raw_time_is_time_created_to_the_tick() {
        Event event = EvtxWays.one(full());
        assertThat(event.stamp()).hasValueSatisfying(stamp -> {
            assertThat(stamp.raw()).isEqualTo("2026-03-14T22:41:00.1234567Z");
            assertThat(stamp.instant()).isEqualTo(Instant.parse("2026-03-14T22:41:00.123456700Z"));
            assertThat(stamp.clock()).isEqualTo(HostName.of(DC));
        });
    }

    @Test
    void a_time_without_fraction_is_an_instant_without_one() {
        String json = Evtx.json(EvtxWays.file(event("System", 1, DC, "2026-03-14T22:41:00Z")));
        assertThat(json)
                .contains("\"@timestamp\":\"2026-03-14T22:41:00Z\"")
                .contains("\"hindcast.raw_time\":\"2026-03-14T22:41:00.0000000Z\"");
        assertThat(Evtx.json(EvtxWays.file(event("System", 1, DC, "2026-03-14T22:41:00.25Z"))))
                .contains("\"@timestamp\":\"2026-03-14T22:41:00.250Z\"");
    }

    @Test
    void parts_that_are_not_set_are_no_fields() {
        Event event = EvtxWays.one(event("System", 1, DC, at(0)));
        assertThat(event.layout().names())
                .doesNotContain(
                        FieldNames.QUALIFIERS,
                        FieldNames.ACTIVITY,
                        FieldNames.RELATED_ACTIVITY,
                        FieldNames.WINLOG_USER,
                        FieldNames.PROVIDER_GUID,
                        FieldNames.SOURCE_NAME);
    }

    @Test
    void elements_whose_attributes_are_not_set_stay_empty_in_xml() {
        assertThat(Evtx.xml(EvtxWays.file(event("System", 1, DC, at(0)))))
                .contains("<Correlation/>")
                .contains("<Security/>")
                .contains("<EventID>1</EventID>");
    }

    @Test
    void xml_has_system_in_the_order_of_the_template() {
        assertThat(Evtx.xml(EvtxWays.file(full().data("A", "1"))))
                .isEqualTo("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
                        + "<Provider Name='Service Control Manager' Guid='" + GUID + "' EventSourceName='SCM'/>"
                        + "<EventID Qualifiers='16384'>7036</EventID><Version>2</Version><Level>3</Level>"
                        + "<Task>12544</Task><Opcode>7</Opcode><Keywords>0x8020000000000000</Keywords>"
                        + "<TimeCreated SystemTime='2026-03-14T22:41:00.1234567Z'/><EventRecordID>4711</EventRecordID>"
                        + "<Correlation ActivityID='" + ACTIVITY + "' RelatedActivityID='" + RELATED + "'/>"
                        + "<Execution ProcessID='704' ThreadID='4012'/><Channel>System</Channel>"
                        + "<Computer>" + DC + "</Computer><Security UserID='S-1-5-18'/></System>"
                        + "<EventData><Data Name='A'>1</Data></EventData></Event>\n");
    }

    @Test
    void each_level_has_its_word_and_others_have_none() {
        String[] words = {"information", "critical", "error", "warning", "information", "verbose"};
        for (int level = 0; level < words.length; level++) {
            assertThat(EvtxWays.one(event("System", 1, DC, at(0)).level(level)).get(FieldNames.LOG_LEVEL))
                    .hasValue(words[level]);
        }
        assertThat(EvtxWays.one(event("System", 1, DC, at(0)).level(16)).get(FieldNames.LOG_LEVEL))
                .isEmpty();
    }

    @Test
    void the_audit_bits_of_the_keywords_are_the_outcome() {
        assertThat(EvtxWays.one(event("Security", 1, DC, at(0)).keywords(MadeEvent.AUDIT_FAILURE))
                        .get(FieldNames.OUTCOME))
                .hasValue("failure");
        assertThat(EvtxWays.one(event("Security", 1, DC, at(0)).keywords(MadeEvent.AUDIT_SUCCESS))
                        .get(FieldNames.OUTCOME))
                .hasValue("success");
        assertThat(EvtxWays.one(event("Security", 1, DC, at(0)).keywords(MadeEvent.CLASSIC))
                        .get(FieldNames.OUTCOME))
                .isEmpty();
    }

    @Test
    void names_of_channel_and_provider_lose_the_blanks_around_an_element_alone() {
        for (String blank : List.of(" ", "\t", "\u3000", "\u2028")) {
            Event event = EvtxWays.one(
                    event("Made" + blank, 1, DC, at(0)).provider("P" + blank).newer());
            assertThat(event.channel()).isEqualTo("Made");
            assertThat(event.provider()).isEqualTo("P" + blank);
        }
    }

    @Test
    void a_record_without_payload_is_an_event_of_its_system_part() {
        Event event = EvtxWays.one(event("System", 1, DC, at(0)).noPayload());
        assertThat(event.code()).isEqualTo("1");
        assertThat(event.recordId()).isEqualTo(1);
        assertThat(event.stamp()).isPresent();
        assertThat(EvtxWays.data(event)).isEmpty();
    }

    @Test
    void an_event_is_cited_by_its_own_record_id_and_never_by_the_frames() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> c.record(1, full().eventRecordId(4_711)).record(2, full().eventRecordId(9)))
                .bytes();
        List<Event> events = EvtxWays.agreed(file, "ids");
        assertThat(events.stream().map(Event::recordId)).containsExactly(4_711L, 9L);
        assertThat(events.get(0).provenance()).hasToString("made.evtx record 4711");
        assertThat(events.get(1).provenance()).hasToString("made.evtx record 9");
        assertThat(Evtx.json(file)).contains("\"hindcast.citations\":[\"made.evtx record 4711\"]");
    }

    @Test
    void the_same_record_in_two_exports_is_the_same_event() {
        byte[] whole = EvtxMaker.file()
                .chunk(c -> c.record(1, full().eventRecordId(1)).record(2, full()))
                .bytes();
        byte[] filtered = EvtxMaker.file()
                .chunk(c -> c.record(1, full(), frame -> frame.headerTime(0)))
                .bytes();
        assertThat(Evtx.read(whole).event(1).id())
                .isEqualTo(Evtx.read(filtered).event(0).id());
        assertThat(Evtx.read(whole).event(0).id())
                .isNotEqualTo(Evtx.read(filtered).event(0).id());
    }

    @Test
    void the_time_in_the_frame_is_shown_nowhere() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> c.record(1, full(), frame -> frame.headerTime("2019-07-08T09:10:11.1212121Z")))
                .bytes();
        assertThat(EvtxWays.agreed(file, "frame time")
                        .get(0)
                        .stamp()
                        .orElseThrow()
                        .raw())
                .isEqualTo("2026-03-14T22:41:00.1234567Z");
        assertThat(Evtx.json(file)).doesNotContain("2019");
        assertThat(Evtx.xml(file)).doesNotContain("2019");
    }

    @Test
    void an_event_without_a_time_is_read_and_told_of() {
        MadeBody timeless = MadeBody.of(element(
                "Event",
                attribute("xmlns", SystemTemplate.EVENT_NAMESPACE),
                element(
                        "System",
                        element("Provider", attribute("Name", "P")),
                        element("EventID", "111"),
                        element("TimeCreated", attribute("SystemTime", "yesterday")),
                        element("Computer", DC)),
                element("SubscriptionBookmarkEvent", element("SubscriptionId").pair())));
        Event event = EvtxWays.one(timeless);
        assertThat(event.stamp()).isEmpty();
        assertThat(event.code()).isEqualTo("111");
        assertThat(event.recordId()).isEqualTo(-1);
        assertThat(Evtx.read(EvtxWays.file(timeless)).codes()).contains("stamp-unreadable");
    }
}
