package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.binary;
import static dev.hindcast.source.evtx.MadeValue.bool;
import static dev.hindcast.source.evtx.MadeValue.filetime;
import static dev.hindcast.source.evtx.MadeValue.float32;
import static dev.hindcast.source.evtx.MadeValue.float64;
import static dev.hindcast.source.evtx.MadeValue.hex32;
import static dev.hindcast.source.evtx.MadeValue.hex64;
import static dev.hindcast.source.evtx.MadeValue.int16;
import static dev.hindcast.source.evtx.MadeValue.int32;
import static dev.hindcast.source.evtx.MadeValue.int64;
import static dev.hindcast.source.evtx.MadeValue.int8;
import static dev.hindcast.source.evtx.MadeValue.nil;
import static dev.hindcast.source.evtx.MadeValue.raw;
import static dev.hindcast.source.evtx.MadeValue.sid;
import static dev.hindcast.source.evtx.MadeValue.sizeT4;
import static dev.hindcast.source.evtx.MadeValue.sizeT8;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.MadeValue.systemtime;
import static dev.hindcast.source.evtx.MadeValue.uint16;
import static dev.hindcast.source.evtx.MadeValue.uint32;
import static dev.hindcast.source.evtx.MadeValue.uint64;
import static dev.hindcast.source.evtx.MadeValue.uint8;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every value type as Windows renders it, in events, JSON and XML; what is expected is written by hand. */
class EvtxValuesTest {

    private static final String FIRST_TIME = "1601-01-01T00:00:00.0000000Z";
    private static final String NO_TIME = "0000-00-00T00:00:00.0000000Z";

    private static void shows(MadeValue value, String text) {
        shows(value, text, text, text);
    }

    private static void shows(MadeValue value, String text, String json, String xml) {
        byte[] file = EvtxWays.file(event("Types", 1, DC, at(0)).data("V", value));
        List<Event> events = EvtxWays.agreed(file, value.toString());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).get(FieldNames.EVENT_DATA + "V")).hasValue(text);
        assertThat(Evtx.json(file)).contains("\"winlog.event_data.V\":\"" + json + "\"");
        assertThat(Evtx.xml(file)).contains(xml.isEmpty() ? "<Data Name='V'/>" : "<Data Name='V'>" + xml + "</Data>");
    }

    private static MadeValue octets(int type, int... octets) {
        return raw(type, ((MadeValue.Bytes) binary(octets)).bytes());
    }

    @Test
    void a_bool_is_false_only_when_it_is_zero() {
        shows(bool(0), "false");
        shows(bool(1), "true");
        shows(bool(8), "true");
        shows(bool(16), "true");
        shows(bool(65_536), "true");
        shows(bool(-1), "true");
    }

    @Test
    void a_pointer_sized_number_is_hexadecimal_in_either_size() {
        shows(sizeT4(0), "0x0");
        shows(sizeT4(0xFFF0), "0xfff0");
        shows(sizeT4(-1), "0xffffffff");
        shows(sizeT8(0x7FF6_1234_0000L), "0x7ff612340000");
        shows(sizeT8(-1), "0xffffffffffffffff");
    }

    @Test
    void hexadecimal_numbers_have_lower_case_digits_and_no_padding() {
        shows(hex32(0), "0x0");
        shows(hex32(0x25), "0x25");
        shows(hex32(0xC000006A), "0xc000006a");
        shows(hex64(0), "0x0");
        shows(hex64(0x3E7), "0x3e7");
        shows(hex64(0x1_0000_0000L), "0x100000000");
        shows(hex64(0x8020000000000000L), "0x8020000000000000");
    }

    @Test
    void the_first_three_fields_of_a_guid_are_little_endian() {
        shows(
                octets(MadeValue.GUID, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xFF),
                "{03020100-0504-0706-0809-0a0b0c0d0eff}");
    }

    @Test
    void a_sid_has_a_big_endian_authority_and_little_endian_parts() {
        shows(octets(MadeValue.SID, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0), "S-1-5-18");
        shows(
                octets(MadeValue.SID, 1, 2, 0, 0, 0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0),
                "S-1-65536-4294967295-256");
        shows(octets(MadeValue.SID, 1, 0, 0, 0, 0, 0, 0, 3), "S-1-3");
        shows(octets(MadeValue.SID, 1, 0, 1, 2, 3, 4, 5, 6), "S-1-0x10203040506");
    }

    @Test
    void a_sid_may_have_fifteen_parts() {
        String sid = "S-1-5-21-1-4294967295-3-4-5-6-7-8-9-10-11-12-13-4000000000";
        shows(sid(sid), sid);
    }

    @Test
    void a_sid_whose_size_is_not_that_of_its_parts_is_hexadecimal() {
        shows(octets(MadeValue.SID, 1, 5, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0), "010500000000000520000000");
        shows(octets(MadeValue.SID, 1, 1, 0, 0, 0, 0, 0, 5), "0101000000000005");
        shows(octets(MadeValue.SID, 1, 0, 0), "010000");
    }

    @Test
    void a_filetime_has_seven_digits_of_a_second() {
        shows(filetime(116_444_736_000_000_000L), "1970-01-01T00:00:00.0000000Z");
        shows(filetime(116_444_736_000_000_001L), "1970-01-01T00:00:00.0000001Z");
        shows(filetime("2024-02-29T23:59:59.9999999Z"), "2024-02-29T23:59:59.9999999Z");
    }

    @Test
    void a_filetime_of_zero_is_written_and_one_above_two_to_the_63_is_all_zeros() {
        shows(filetime(0), FIRST_TIME);
        shows(filetime(Long.MIN_VALUE), NO_TIME);
        shows(filetime(-1), NO_TIME);
    }

    @Test
    void a_year_beyond_9999_keeps_its_last_four_digits() {
        shows(filetime(2_650_467_743_999_999_999L), "9999-12-31T23:59:59.9999999Z");
        shows(filetime(2_650_467_744_000_000_000L), "0000-01-01T00:00:00.0000000Z");
        shows(filetime(Long.MAX_VALUE), "0828-09-14T02:48:05.4775807Z");
    }

    @Test
    void a_systemtime_is_exact_to_the_millisecond() {
        shows(systemtime(2026, 3, 6, 14, 22, 41, 0, 123), "2026-03-14T22:41:00.1230000Z");
        shows(systemtime(2024, 2, 4, 29, 0, 0, 59, 0), "2024-02-29T00:00:59.0000000Z");
    }

    @Test
    void an_impossible_systemtime_is_the_first_of_all_times() {
        shows(systemtime(0, 0, 0, 0, 0, 0, 0, 0), FIRST_TIME);
        shows(systemtime(2026, 13, 0, 1, 0, 0, 0, 0), FIRST_TIME);
        shows(systemtime(2023, 2, 0, 29, 0, 0, 0, 0), FIRST_TIME);
        shows(systemtime(2026, 1, 0, 1, 25, 0, 0, 0), FIRST_TIME);
        shows(systemtime(2026, 1, 0, 1, 0, 0, 0, 1000), FIRST_TIME);
        shows(systemtime(1600, 12, 0, 31, 0, 0, 0, 0), FIRST_TIME);
        shows(systemtime(30_828, 1, 0, 1, 0, 0, 0, 0), FIRST_TIME);
        shows(systemtime(65_535, 1, 0, 1, 0, 0, 0, 0), FIRST_TIME);
    }

    @Test
    void floating_point_is_decimal_without_exponent_and_without_spare_zeros() {
        shows(float32(0.1f), "0.1");
        shows(float32(-2f), "-2");
        shows(float64(3199.234), "3199.234");
        shows(float64(0.0), "0");
        shows(float64(-0.0), "0");
        shows(float64(1e21), "1000000000000000000000");
        shows(float64(1.5e-7), "0.00000015");
        shows(float64(Double.NaN), "NaN");
        shows(float64(Double.NEGATIVE_INFINITY), "-Infinity");
    }

    @Test
    void unsigned_numbers_use_all_their_bits() {
        shows(uint8(255), "255");
        shows(uint16(65_535), "65535");
        shows(uint32(4_294_967_295L), "4294967295");
        shows(uint64(Long.MAX_VALUE), "9223372036854775807");
        shows(uint64(Long.MIN_VALUE), "9223372036854775808");
        shows(uint64(-1), "18446744073709551615");
        shows(uint64(0), "0");
    }

    @Test
    void signed_numbers_are_negative_down_to_their_least() {
        shows(int8(-1), "-1");
        shows(int8(-128), "-128");
        shows(int8(127), "127");
        shows(int16(-32_768), "-32768");
        shows(int32(-10), "-10");
        shows(int32(Integer.MIN_VALUE), "-2147483648");
        shows(int64(Long.MIN_VALUE), "-9223372036854775808");
        shows(int64(Long.MAX_VALUE), "9223372036854775807");
    }

    @Test
    void binary_is_upper_case_hexadecimal() {
        shows(binary(0x00, 0xAB, 0xFF), "00ABFF");
        shows(binary(), "");
    }

    @Test
    void each_byte_of_an_ansi_string_is_a_character_and_nuls_fall_out() {
        shows(octets(MadeValue.ANSI, 'c', 0xE9, 0, 'x', 0xFF, 0x80, 0), "c\u00e9x\u00ff\u0080");
    }

    @Test
    void a_string_ends_at_its_first_nul() {
        shows(string("ended\0"), "ended");
        shows(string("before\0after"), "before");
        shows(string("a much longer text before\0after"), "a much longer text before");
        shows(string("Z\u00fcrich \u20ac\0x"), "Z\u00fcrich \u20ac");
        shows(string("\0"), "");
        shows(string(""), "");
    }

    @Test
    void blanks_at_both_ends_of_a_text_stay() {
        shows(string("  two  "), "  two  ");
    }

    @Test
    void half_of_a_surrogate_pair_is_the_replacement_character() {
        shows(string("x\uD800y"), "x\uFFFDy");
        shows(string("x\uDC00y"), "x\uFFFDy");
        shows(string("\uD83D"), "\uFFFD");
        shows(string("\uDE00\uD83D"), "\uFFFD\uFFFD");
        shows(string("\uD83D\0\uDE00"), "\uFFFD");
    }

    @Test
    void a_surrogate_pair_is_one_character_beyond_the_first_plane() {
        shows(string("a\uD83D\uDE00b"), "a\uD83D\uDE00b");
        shows(string("\uD83D\uD83D\uDE00"), "\uFFFD\uD83D\uDE00");
    }

    @Test
    void control_characters_are_escaped_in_json_and_underscores_in_xml() {
        shows(string("a\u0001b\u001f"), "a\u0001b\u001f", "a\\u0001b\\u001f", "a_b_");
        shows(string("\b\f"), "\b\f", "\\b\\f", "__");
        shows(string("x\uFFFEy\uFFFF"), "x\uFFFEy\uFFFF", "x\uFFFEy\uFFFF", "x_y_");
        shows(octets(MadeValue.ANSI, 'a', 1), "a\u0001", "a\\u0001", "a_");
    }

    @Test
    void line_ends_and_tabs_survive_json_and_xml() {
        shows(string("a\tb\r\nc\n"), "a\tb\r\nc\n", "a\\tb\\r\\nc\\n", "a\tb&#13;\nc\n");
    }

    @Test
    void what_is_markup_elsewhere_is_escaped() {
        shows(string("\"C:\\x\""), "\"C:\\x\"", "\\\"C:\\\\x\\\"", "\"C:\\x\"");
        shows(string("<a b='1'> & ]]>"), "<a b='1'> & ]]>", "<a b='1'> & ]]>", "&lt;a b='1'&gt; &amp; ]]&gt;");
    }

    @Test
    void a_value_whose_size_is_not_that_of_its_type_is_hexadecimal() {
        shows(octets(MadeValue.INT8, 1, 2), "0102");
        shows(octets(MadeValue.UINT8, 1, 2), "0102");
        shows(octets(MadeValue.INT16, 0xFE), "FE");
        shows(octets(MadeValue.UINT16, 1, 2, 3), "010203");
        shows(octets(MadeValue.INT32, 1, 2), "0102");
        shows(octets(MadeValue.UINT32, 1, 2, 3, 4, 5), "0102030405");
        shows(octets(MadeValue.INT64, 1, 2, 3, 4), "01020304");
        shows(octets(MadeValue.UINT64, 1), "01");
        shows(octets(MadeValue.FLOAT, 1, 2), "0102");
        shows(octets(MadeValue.DOUBLE, 1, 2, 3, 4), "01020304");
        shows(octets(MadeValue.GUID, 1, 2, 3), "010203");
        shows(octets(MadeValue.SIZE_T, 1, 2), "0102");
        shows(octets(MadeValue.FILETIME, 1, 2, 3, 4), "01020304");
        shows(octets(MadeValue.SYSTEMTIME, 1, 2), "0102");
        shows(octets(MadeValue.HEX32, 1, 2), "0102");
        shows(octets(MadeValue.HEX64, 1, 2, 3, 0xAF), "010203AF");
    }

    @Test
    void a_value_of_no_bytes_is_empty_whatever_its_type() {
        for (int type = MadeValue.STRING; type <= MadeValue.HEX64; type++) {
            shows(octets(type), "");
        }
    }

    @Test
    void the_odd_last_byte_of_a_string_is_no_character() {
        shows(octets(MadeValue.STRING, 'a', 0, 'b'), "a");
    }

    @Test
    void a_type_that_no_log_has_is_hexadecimal() {
        shows(octets(0x16, 1, 2, 3, 4), "01020304");
        shows(octets(0x20, 1, 2, 3, 4), "01020304");
        shows(octets(0x23, 1, 2, 3, 4), "01020304");
        shows(octets(0x7E, 0xAB), "AB");
    }

    @Test
    void the_bytes_of_a_null_mean_nothing_and_are_skipped() {
        for (int stale : List.of(0, 2, 8, 15, 16)) {
            Event event = EvtxWays.one(
                    event("Types", 1, DC, at(0)).data("N", nil(stale)).data("After", "end"));
            assertThat(event.get(FieldNames.EVENT_DATA + "N")).hasValue("");
            assertThat(event.data("After")).isEqualTo("end");
        }
    }

    @Test
    void a_slot_beyond_the_values_of_its_record_is_empty_and_never_an_earlier_records() {
        MadeEvent full = event("Types", 1, DC, at(0))
                .data("A", "stale a")
                .data("B", "stale b")
                .data("C", "stale c")
                .data("D", "stale d");
        MadeNode beyond = instance(
                MadeTemplate.of(element(
                        "EventData",
                        element("Data", attribute("Name", "First"), value(0, MadeValue.STRING)),
                        element("Data", attribute("Name", "Beyond"), value(2, MadeValue.STRING)),
                        element("Data", attribute("Name", "Far"), value(8000, MadeValue.STRING)))),
                string("own"));
        MadeEvent poor = event("Types", 2, DC, at(1)).payload(binXml(beyond));
        Event event = EvtxWays.agreed(EvtxWays.file(full, poor), "slots").get(1);
        assertThat(EvtxWays.data(event))
                .containsEntry("First", "own")
                .containsEntry("Beyond", "")
                .containsEntry("Far", "")
                .hasSize(3);
    }

    @Test
    void text_beyond_ascii_is_utf_8_in_json_and_xml() {
        byte[] file = EvtxWays.file(event("Types", 1, DC, at(0)).data("V", "Z\u00fcrich \u20ac \uD83D\uDE00"));
        byte[] utf8 = {'Z', (byte) 0xC3, (byte) 0xBC, 'r', 'i', 'c', 'h'};
        assertThat(Evtx.json(file).getBytes(StandardCharsets.UTF_8)).containsSequence(utf8);
        assertThat(Evtx.xml(file).getBytes(StandardCharsets.UTF_8)).containsSequence(utf8);
    }
}
