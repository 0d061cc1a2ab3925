package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.text;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.ansiStrings;
import static dev.hindcast.source.evtx.MadeValue.array;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.none;
import static dev.hindcast.source.evtx.MadeValue.raw;
import static dev.hindcast.source.evtx.MadeValue.strings;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An array repeats its whole element, once for each item (MS-EVEN6 3.1.4.7.5). */
class EvtxArraysTest {

    /** In named data the later items get the numbers of repeated names; in XML each is an element. */
    private static void repeats(MadeValue value, String... items) {
        byte[] file = EvtxWays.file(event("Types", 1, DC, at(0)).data("V", value));
        Map<String, String> expected = new TreeMap<>();
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < items.length; i++) {
            expected.put(i == 0 ? "V" : "V_" + (i + 1), items[i]);
            xml.append(items[i].isEmpty() ? "<Data Name='V'/>" : "<Data Name='V'>" + items[i] + "</Data>");
        }
        Event event = EvtxWays.agreed(file, value.toString()).get(0);
        assertThat(EvtxWays.data(event)).isEqualTo(expected);
        assertThat(Evtx.json(file)).contains("\"winlog.event_data.V\":\"" + items[0] + "\"");
        assertThat(Evtx.xml(file)).contains("<EventData>" + xml + "</EventData>");
    }

    @Test
    void items_of_text_end_at_their_nuls() {
        repeats(strings("a", "", "b c"), "a", "", "b c");
        repeats(ansiStrings("x", "\u00e9", ""), "x", "\u00e9", "");
    }

    @Test
    void the_last_nul_of_a_text_array_may_be_missing() {
        repeats(raw(0x81, new byte[] {'a', 0, 0, 0, 'b', 0}), "a", "b");
        repeats(raw(0x82, new byte[] {'a', 0, 'b', 'c'}), "a", "bc");
    }

    @Test
    void a_lone_nul_is_one_empty_item() {
        repeats(strings(""), "");
    }

    @Test
    void an_array_of_no_bytes_is_one_empty_element() {
        repeats(none(MadeValue.STRING), "");
        repeats(none(MadeValue.UINT32), "");
        repeats(none(MadeValue.SID), "");
    }

    @Test
    void whole_numbers_stand_back_to_back() {
        repeats(array(MadeValue.int8(-128), MadeValue.int8(1)), "-128", "1");
        repeats(array(MadeValue.uint8(200), MadeValue.uint8(0)), "200", "0");
        repeats(array(MadeValue.int16(-2), MadeValue.int16(2)), "-2", "2");
        repeats(array(MadeValue.uint16(40_000), MadeValue.uint16(2)), "40000", "2");
        repeats(array(MadeValue.int32(-3), MadeValue.int32(3)), "-3", "3");
        repeats(array(MadeValue.uint32(3_000_000_000L), MadeValue.uint32(3)), "3000000000", "3");
        repeats(array(MadeValue.int64(-4), MadeValue.int64(4)), "-4", "4");
        repeats(array(MadeValue.uint64(-1), MadeValue.uint64(4)), "18446744073709551615", "4");
    }

    @Test
    void so_do_all_other_types_of_a_fixed_size() {
        repeats(array(MadeValue.float32(0.5f), MadeValue.float32(-2)), "0.5", "-2");
        repeats(array(MadeValue.float64(0.25), MadeValue.float64(3199.234)), "0.25", "3199.234");
        repeats(array(MadeValue.bool(1), MadeValue.bool(0), MadeValue.bool(8)), "true", "false", "true");
        repeats(
                array(
                        MadeValue.guid("{00112233-4455-6677-8899-aabbccddeeff}"),
                        MadeValue.guid("{54849625-5478-4994-a5ba-3e3b0328c30d}")),
                "{00112233-4455-6677-8899-aabbccddeeff}",
                "{54849625-5478-4994-a5ba-3e3b0328c30d}");
        repeats(
                array(MadeValue.filetime(0), MadeValue.filetime(116_444_736_000_000_000L)),
                "1601-01-01T00:00:00.0000000Z",
                "1970-01-01T00:00:00.0000000Z");
        repeats(
                array(
                        MadeValue.systemtime(2026, 3, 6, 14, 22, 41, 0, 7),
                        MadeValue.systemtime(2026, 13, 6, 14, 22, 41, 0, 7)),
                "2026-03-14T22:41:00.0070000Z",
                "1601-01-01T00:00:00.0000000Z");
        repeats(array(MadeValue.hex32(1), MadeValue.hex32(-1)), "0x1", "0xffffffff");
        repeats(array(MadeValue.hex64(16), MadeValue.hex64(-1)), "0x10", "0xffffffffffffffff");
    }

    @Test
    void sids_stand_back_to_back_each_of_its_own_length() {
        repeats(
                array(MadeValue.sid("S-1-5-18"), MadeValue.sid("S-1-5-21-1-2-3-500"), MadeValue.sid("S-1-1-0")),
                "S-1-5-18",
                "S-1-5-21-1-2-3-500",
                "S-1-1-0");
    }

    @Test
    void numbers_of_unknown_width_and_bytes_without_length_are_one_item_of_hexadecimal() {
        repeats(array(MadeValue.sizeT8(16), MadeValue.sizeT8(17)), "10000000000000001100000000000000");
        repeats(raw(0x8E, new byte[] {1, (byte) 0xAB}), "01AB");
    }

    @Test
    void an_item_that_is_cut_is_hexadecimal() {
        repeats(raw(0x88, new byte[] {1, 0, 0, 0, 2, 0}), "1", "0200");
        repeats(raw(0x93, new byte[] {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0, 1, 5, 0}), "S-1-5-18", "010500");
    }

    @Test
    void an_array_that_is_called_like_unnamed_data_is_a_repeated_name() {
        Event event = EvtxWays.one(event("Types", 1, DC, at(0)).optionalData("param1", strings("a", "b")));
        assertThat(EvtxWays.data(event)).isEqualTo(Map.of("param1", "a", "param1_2", "b"));
    }

    @Test
    void what_stands_beside_an_array_is_repeated_with_it() {
        MadeNode payload = instance(
                MadeTemplate.of(element(
                        "EventData",
                        element("Data", attribute("Name", "V"), text("<"), value(0, 0x81), text(">")),
                        element("Data", attribute("Name", "After"), value(1, MadeValue.STRING)))),
                strings("a", "b"),
                MadeValue.string("end"));
        Event event = EvtxWays.one(event("Types", 1, DC, at(0)).payload(binXml(payload)));
        assertThat(EvtxWays.data(event)).isEqualTo(Map.of("V", "<a>", "V_2", "<b>", "After", "end"));
    }

    @Test
    void an_array_in_an_attribute_is_a_list() {
        MadeNode payload = instance(
                MadeTemplate.of(element(
                        "UserData", element("W", element("X", attribute("of", value(0, 0x88)), text("here"))))),
                array(MadeValue.uint32(7), MadeValue.uint32(8)));
        Event event = EvtxWays.one(event("Types", 1, DC, at(0)).payload(binXml(payload)));
        assertThat(event.get("winlog.user_data.X.of")).hasValue("7, 8");
        assertThat(event.get("winlog.user_data.X")).hasValue("here");
    }
}
