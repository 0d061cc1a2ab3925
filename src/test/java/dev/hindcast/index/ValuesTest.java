package dev.hindcast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a single value means: numbers, addresses, patterns, words, names. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "37, 37",
        "0x25, 37",
        "0x00000025, 37",
        "0XFFFFFFFFFFFFFFFFFF, 4722366482869645213695",
        "007, 7",
        "-0, 0",
        "0.0, 0",
        "+1.50, 1.5",
        "1.5E3, 1500",
        "100, 100",
        "-1.0E-4, -0.0001"
    })
    void a_number_has_one_canonical_rendering(String written, String canonical) {
        assertThat(FieldNumber.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0x", "x25", "1e3", "1.", ".5", " 1", "1 ", "0x2g", "--1", "1.5E9999", "٣", "1,5"})
    void what_only_looks_like_a_number_is_none(String written) {
        assertThat(FieldNumber.canonical(written)).isEmpty();
        assertThat(FieldNumber.parse(written)).isEmpty();
    }

    @Test
    void a_run_of_digits_longer_than_any_field_is_no_number() {
        assertThat(FieldNumber.parse("9".repeat(FieldNumber.LENGTH_MAX))).isPresent();
        assertThat(FieldNumber.parse("9".repeat(FieldNumber.LENGTH_MAX + 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.1.2.3/8, 10.0.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "10.0.0.0/8, ::10.0.0.1, false",
        "::ffff:10.0.0.0/104, 10.9.9.9, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, fe80::1, false",
        "::/0, 1.2.3.4, true",
        "fe80::/10, FEBF::1%eth0, true",
        "fe80::/10, fec0::1, false",
        "2001:db8::/32, 2001:db8:1:2:3:4:5:6, true",
        "2001:db8::1/128, 2001:0db8:0:0:0:0:0:1, true",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false"
    })
    void an_address_is_in_a_network_or_not(String network, String address, boolean inside) {
        assertThat(Network.parse(network).orElseThrow().contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.010",
                "10.0.0.0.0",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "g::",
                "12345::",
                "::/129",
                "::1.2.3",
                "localhost",
                "１０.0.0.1"
            })
    void what_only_looks_like_an_address_is_none(String text) {
        assertThat(Network.parse(text)).isEmpty();
        assertThat(Network.parse("::/0").orElseThrow().contains(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Query.Cidr("source.ip", text));
    }

    @ParameterizedTest
    @CsvSource({
        "a*c, abbc, true",
        "a*c, abcd, false",
        "*, '', true",
        "?, '', false",
        "a*b*c, a-b-b-c, true",
        "A?C, abc, true",
        "a\\*, a*, true",
        "a\\*, ab, false",
        "a\\\\, a\\, true",
        "a\\, a\\, true",
        "**, x, true",
        "'', '', true",
        "'', x, false"
    })
    void a_pattern_matches_a_whole_value_or_not(String pattern, String value, boolean matches) {
        assertThat(WildcardPattern.of(pattern).matches(value)).isEqualTo(matches);
        assertThat(WildcardPattern.of(WildcardPattern.literally(value)).matches(value))
                .isTrue();
    }

    @Test
    void a_pattern_made_to_be_slow_is_not() {
        WildcardPattern pattern = WildcardPattern.of("*a".repeat(200) + "b");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(pattern.matches("a".repeat(20_000))).isFalse());
    }

    @Test
    void words_are_runs_of_letters_and_digits_and_han_characters_alone() {
        assertThat(Prose.words("PREAUTH_FAILED: 0x25 für ERP01.corp"))
                .containsExactly("preauth", "failed", "0x25", "für", "erp01", "corp");
        assertThat(Prose.words("時刻のsync")).containsExactly("時", "刻", "の", "sync");
        assertThat(Prose.words("\ud800 -- \u0000")).isEmpty();
        assertThat(Prose.words("A".repeat(Prose.WORD_LENGTH_MAX + 1)))
                .containsExactly("a".repeat(Prose.WORD_LENGTH_MAX), "a");
    }

    @Test
    void prose_is_told_by_the_fields_name_or_by_a_blank_in_event_data() {
        assertThat(Prose.isProse("message", "x")).isTrue();
        assertThat(Prose.isProse("winlog.event_data.ParentCommandLine", "x")).isTrue();
        assertThat(Prose.isProse("process.command_line", "x")).isTrue();
        assertThat(Prose.isProse("winlog.event_data.ScriptBlockText", "x")).isTrue();
        assertThat(Prose.isProse("winlog.event_data.Reason", "two words")).isTrue();
        assertThat(Prose.isProse("winlog.event_data.Reason", "word")).isFalse();
        assertThat(Prose.isProse("winlog.channel", "Windows PowerShell")).isFalse();
    }

    @Test
    void a_name_that_no_event_has_gets_the_nearest_one() {
        KnownFields known = new KnownFields(new TreeSet<>(List.of(
                "event.code", "host.name", "winlog.event_data.Status", "winlog.event_data.SubStatus", "user.name")));
        assertThat(known.suggestion("winlog.event_data.status")).contains("winlog.event_data.Status");
        assertThat(known.suggestion("Status")).contains("winlog.event_data.Status");
        assertThat(known.suggestion("hots.name")).contains("host.name");
        assertThat(known.suggestion("event.cod")).contains("event.code");
        assertThat(known.suggestion("user.name")).isEmpty();
        assertThat(known.suggestion("completely.different")).isEmpty();
        Query query = new Query.And(
                List.of(new Query.Term("host.name", "x"), new Query.Not(new Query.Exists("nope")), new Query.All()));
        assertThat(known.unknownIn(query)).containsExactly("nope");
    }
}
