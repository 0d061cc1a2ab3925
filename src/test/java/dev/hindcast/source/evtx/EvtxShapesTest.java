package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.optional;
import static dev.hindcast.source.evtx.MadeNode.text;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.binXmlWithoutHeader;
import static dev.hindcast.source.evtx.MadeValue.binary;
import static dev.hindcast.source.evtx.MadeValue.nil;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.MadeValue.uint32;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The forms in which real templates put their data, and the fields that come of them. */
class EvtxShapesTest {

    private static MadeEvent shape() {
        return event("Made", 1, DC, at(0));
    }

    private static Map<String, String> data(MadeEvent event) {
        return EvtxWays.data(EvtxWays.one(event));
    }

    private static Map<String, String> userData(MadeEvent event) {
        return EvtxWays.below(EvtxWays.one(event), FieldNames.USER_DATA);
    }

    @Test
    void named_data_are_fields_of_their_names() {
        assertThat(data(shape().data("TargetUserName", "erp").data("LogonType", uint32(3))))
                .isEqualTo(Map.of("TargetUserName", "erp", "LogonType", "3"));
    }

    @Test
    void names_may_hold_blanks_and_letters_beyond_ascii() {
        assertThat(data(shape().data("Threat Name", "x").data("Gr\u00f6\u00dfe", "1")))
                .isEqualTo(Map.of("Threat Name", "x", "Gr\u00f6\u00dfe", "1"));
    }

    @Test
    void data_without_a_name_are_counted_with_all_others() {
        assertThat(data(shape().unnamed(string("a")).data("Named", "b").unnamed(string("c"))))
                .isEqualTo(Map.of("param1", "a", "Named", "b", "param3", "c"));
    }

    @Test
    void a_name_that_comes_again_gets_a_number() {
        assertThat(data(shape().data("LogonGuid", "1")
                        .data("Other", "x")
                        .data("LogonGuid", "2")
                        .data("LogonGuid", "3")))
                .isEqualTo(Map.of("LogonGuid", "1", "Other", "x", "LogonGuid_2", "2", "LogonGuid_3", "3"));
    }

    @Test
    void a_name_that_looks_like_a_repeated_one_loses_nothing() {
        assertThat(data(shape().data("A_2", "own").data("A", "1").data("A", "2")))
                .isEqualTo(Map.of("A_2", "own", "A", "1", "A_3", "2"));
    }

    @Test
    void an_absent_datum_and_an_empty_one_are_two_things() {
        assertThat(data(shape().data("Empty", "")
                        .data("NullThatStays", nil(8))
                        .optionalData("Absent", nil(8))
                        .optionalData("EmptyThatStays", string(""))))
                .isEqualTo(Map.of("Empty", "", "NullThatStays", "", "EmptyThatStays", ""));
    }

    @Test
    void what_an_absent_datum_leaves_out_is_left_out_in_xml_too() {
        byte[] file = EvtxWays.file(shape().optionalData("Gone", nil(2)).data("Stays", nil()));
        assertThat(Evtx.xml(file)).contains("<EventData><Data Name='Stays'/></EventData>");
    }

    @Test
    void an_absent_unnamed_datum_is_not_counted() {
        assertThat(data(shape().unnamed(string("a")).unnamed(nil(2)).unnamed(string("c"))))
                .isEqualTo(Map.of("param1", "a", "param2", "c"));
    }

    @Test
    void a_classic_event_has_a_field_for_each_of_its_texts() {
        for (int count : List.of(1, 3, 9, 10, 12)) {
            String[] texts =
                    IntStream.rangeClosed(1, count).mapToObj(i -> "text " + i).toArray(String[]::new);
            Map<String, String> expected = new TreeMap<>(Map.of("Binary", "0102"));
            for (int i = 1; i <= count; i++) {
                expected.put("param" + i, "text " + i);
            }
            assertThat(data(shape().classic(binary(1, 2), texts))).isEqualTo(expected);
        }
    }

    @Test
    void a_classic_event_without_texts_has_one_empty_datum() {
        assertThat(data(shape().classic(binary(1)))).isEqualTo(Map.of("param1", "", "Binary", "01"));
    }

    @Test
    void empty_texts_of_a_classic_event_keep_their_places() {
        assertThat(data(shape().classic(nil(), "", "", "up")))
                .isEqualTo(Map.of("param1", "", "param2", "", "param3", "up"));
    }

    @Test
    void classic_events_of_one_template_each_have_their_own_number_of_texts() {
        byte[] file = EvtxWays.file(
                shape().classic(nil(), "a", "b", "c"),
                shape().classic(nil(), "d"),
                shape().classic(binary(7), "e", "f"));
        List<Event> events = EvtxWays.agreed(file, "classic");
        assertThat(events.stream().map(EvtxWays::data))
                .containsExactly(
                        new TreeMap<>(Map.of("param1", "a", "param2", "b", "param3", "c")),
                        new TreeMap<>(Map.of("param1", "d")),
                        new TreeMap<>(Map.of("param1", "e", "param2", "f", "Binary", "07")));
    }

    @Test
    void empty_event_data_are_no_fields() {
        assertThat(data(shape())).isEmpty();
        assertThat(Evtx.xml(EvtxWays.file(shape()))).contains("<EventData/>");
    }

    @Test
    void event_data_may_have_a_name_of_their_own() {
        MadeNode payload = instance(MadeTemplate.of(element(
                "EventData", attribute("Name", "MYTEMPLATE"), element("Data", attribute("Name", "A"), text("1")))));
        Event event = EvtxWays.one(shape().payload(binXml(payload)));
        assertThat(event.get(FieldNames.EVENT_DATA_NAME)).hasValue("MYTEMPLATE");
        assertThat(EvtxWays.data(event)).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void complex_data_are_fields_like_data() {
        MadeNode payload = instance(
                MadeTemplate.of(element(
                        "EventData",
                        element("Data", attribute("Name", "A"), value(0, MadeValue.STRING)),
                        element("ComplexData", attribute("Name", "C"), value(1, MadeValue.STRING)))),
                string("1"),
                string("2"));
        assertThat(data(shape().payload(binXml(payload)))).isEqualTo(Map.of("A", "1", "C", "2"));
    }

    private static MadeNode.Element session() {
        return element(
                "EventXML",
                attribute("xmlns", "Event_NS"),
                element("User", value(0, MadeValue.STRING)),
                element(
                        "Session",
                        attribute("Id", value(1, MadeValue.UINT32)),
                        element("Address", value(2, MadeValue.STRING)),
                        element("Address", "LOCAL")),
                element("Empty").pair(),
                element("Gone", optional(3, MadeValue.STRING)));
    }

    private static final Map<String, String> SESSION = Map.of(
            "User", "adm",
            "Session.Id", "2",
            "Session.Address", "10.0.0.9",
            "Session.Address_2", "LOCAL",
            "Empty", "");

    @Test
    void user_data_are_fields_of_their_paths_below_the_wrapper() {
        MadeValue[] values = {string("adm"), uint32(2), string("10.0.0.9"), nil()};
        assertThat(userData(shape().userData(session(), values))).isEqualTo(SESSION);
    }

    @Test
    void it_is_the_same_whether_outer_or_inner_template_holds_the_user_data_element() {
        MadeValue[] values = {string("adm"), uint32(2), string("10.0.0.9"), nil(2)};
        assertThat(userData(shape().newer().userData(session(), values))).isEqualTo(SESSION);
    }

    @Test
    void an_unset_attribute_of_user_data_is_no_field_and_an_empty_literal_is_one() {
        MadeNode.Element wrapper = element(
                "W",
                element(
                        "X",
                        attribute("Unset", optional(0, MadeValue.STRING)),
                        attribute("EmptyValue", optional(1, MadeValue.STRING)),
                        attribute("Blank", ""),
                        attribute("Partly", optional(0, MadeValue.STRING), text("/"), optional(2, MadeValue.UINT32)),
                        text("x")));
        assertThat(userData(shape().userData(wrapper, nil(2), string(""), uint32(7))))
                .isEqualTo(Map.of("X", "x", "X.Blank", "", "X.Partly", "/7"));
    }

    @Test
    void an_element_whose_elements_are_all_absent_is_an_empty_field() {
        MadeNode.Element wrapper = element("W", element("S", element("A", optional(0, MadeValue.STRING))));
        assertThat(userData(shape().userData(wrapper, nil(2)))).isEqualTo(Map.of("S", ""));
        assertThat(userData(shape().userData(wrapper, string("x")))).isEqualTo(Map.of("S.A", "x"));
    }

    @Test
    void an_absent_element_takes_its_literal_attributes_with_it() {
        MadeNode.Element wrapper =
                element("W", element("S", attribute("of", "x"), optional(0, MadeValue.STRING)), element("T", "t"));
        assertThat(userData(shape().userData(wrapper, nil(2)))).isEqualTo(Map.of("T", "t"));
        assertThat(userData(shape().userData(wrapper, string("1")))).isEqualTo(Map.of("S", "1", "S.of", "x", "T", "t"));
    }

    @Test
    void an_absent_element_leaves_its_name_to_the_next() {
        MadeNode.Element wrapper =
                element("W", element("S", optional(0, MadeValue.STRING)), element("S", value(1, MadeValue.STRING)));
        assertThat(userData(shape().userData(wrapper, nil(2), string("b")))).isEqualTo(Map.of("S", "b"));
        assertThat(userData(shape().userData(wrapper, string("a"), string("b"))))
                .isEqualTo(Map.of("S", "a", "S_2", "b"));
    }

    @Test
    void elements_without_a_template_keep_their_empty_attributes() {
        MadeNode tree = element(
                "UserData",
                element(
                        "Chain",
                        element("Certificate", attribute("fileRef", ""), attribute("subject", "erp01")),
                        element("Result", attribute("value", "800B0101"), text("expired"))));
        assertThat(userData(shape().payload(binXml(tree))))
                .isEqualTo(Map.of(
                        "Certificate", "",
                        "Certificate.fileRef", "",
                        "Certificate.subject", "erp01",
                        "Result", "expired",
                        "Result.value", "800B0101"));
    }

    @Test
    void a_payload_of_another_name_is_kept_below_its_own_name() {
        MadeNode payload = instance(
                MadeTemplate.of(element(
                        "ProcessingErrorData",
                        element("ErrorCode", value(0, MadeValue.UINT32)),
                        element("DataItemName", "Status"))),
                uint32(15_005));
        assertThat(userData(shape().payload(binXml(payload))))
                .isEqualTo(
                        Map.of("ProcessingErrorData.ErrorCode", "15005", "ProcessingErrorData.DataItemName", "Status"));
    }

    @Test
    void a_payload_needs_no_fragment_header() {
        MadeNode payload = instance(
                MadeTemplate.of(
                        element("EventData", element("Data", attribute("Name", "A"), value(0, MadeValue.STRING)))),
                string("1"));
        assertThat(data(shape().payload(binXmlWithoutHeader(payload)))).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void a_rendering_beside_the_data_is_read_with_them() {
        MadeNode rendering = instance(MadeTemplate.of(element(
                "RenderingInfo",
                attribute("Culture", "en-US"),
                element("Level", "Information"),
                element("Message", "Selection\r\n\r\nRegion"))));
        Event event = EvtxWays.one(shape().data("Selection", "Region").andAlso(rendering));
        assertThat(EvtxWays.data(event)).isEqualTo(Map.of("Selection", "Region"));
        assertThat(event.get(FieldNames.MESSAGE)).hasValue("Selection\r\n\r\nRegion");
        assertThat(EvtxWays.below(event, FieldNames.RENDERING))
                .isEqualTo(Map.of("Culture", "en-US", "Level", "Information"));
    }

    @Test
    void a_value_may_be_used_at_several_places() {
        MadeNode payload = instance(
                MadeTemplate.of(element(
                        "EventData",
                        element("Data", attribute("Name", "A"), value(0, MadeValue.STRING)),
                        element("Data", attribute("Name", "B"), text("<"), value(0, MadeValue.STRING), text(">")),
                        element("Data", attribute("Name", "C"), optional(0, MadeValue.STRING)))),
                string("v"));
        assertThat(data(shape().payload(binXml(payload)))).isEqualTo(Map.of("A", "v", "B", "<v>", "C", "v"));
    }

    @Test
    void references_and_cdata_are_text_and_instructions_are_not() {
        List<Event> events = EvtxWays.agreed(EvtxSpecimens.markup(), "markup");
        assertThat(EvtxWays.data(events.get(0)))
                .isEqualTo(Map.of(
                        "a&b!", "x < y >\u20ac\"'<v> & 'q' end",
                        "cdata", "<raw> & ]] tail",
                        "pi", "after",
                        "only", ""));
        assertThat(EvtxWays.data(events.get(1)))
                .isEqualTo(Map.of("mixed", "from A to 7", "pair", "", "closed", "", "beyond", ""));
    }

    @Test
    void markup_comes_out_as_markup_in_xml() {
        assertThat(Evtx.xml(EvtxSpecimens.markup()))
                .contains("<Data Name='a&amp;b!'>x &lt; y &gt;\u20ac\"'&lt;v&gt; &amp; 'q' end</Data>")
                .contains("<Data Name='cdata'>&lt;raw&gt; &amp; ]] tail</Data>")
                .contains("<Data Name='pi'><?target some data?>after</Data>")
                .contains("<Data Name='mixed' Of='A/7' Blank=''>from A to 7</Data>")
                .doesNotContain("never")
                .doesNotContain("foreign");
    }
}
