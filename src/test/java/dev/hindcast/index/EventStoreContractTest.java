package dev.hindcast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} keeps, whatever it is made of. */
public abstract class EventStoreContractTest {

    private static final Query ALL = new Query.All();

    private final Layouts layouts = new Layouts();
    private EventStore store;
    private int line;

    /** A new and empty store. */
    protected abstract EventStore create() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        store = create();
    }

    @AfterEach
    void end() throws IOException {
        store.close();
    }

    @Test
    void an_empty_store_has_no_events_no_hits_and_no_field_names() throws IOException {
        assertThat(store.count()).isZero();
        assertThat(store.search(ALL, 10)).isEqualTo(new Hits(0, List.of()));
        assertThat(store.fieldNames()).isEmpty();
        assertThat(scanned()).isEmpty();
    }

    @Test
    void an_empty_commit_changes_nothing() throws IOException {
        store.commit();
        assertThat(store.count()).isZero();
        assertThat(store.search(ALL, 10).total()).isZero();
    }

    @Test
    void events_are_seen_only_after_the_commit() throws IOException {
        store.add(event("a", "1").build());
        assertThat(store.count()).isZero();
        assertThat(store.search(ALL, 10).total()).isZero();
        store.commit();
        store.add(event("b", "2").build());
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.fieldNames()).containsExactly("a");
        assertThat(scanned()).hasSize(1);
        store.commit();
        assertThat(store.count()).isEqualTo(2);
        assertThat(store.search(ALL, 10).total()).isEqualTo(2);
        assertThat(store.fieldNames()).containsExactly("a", "b");
    }

    @Test
    void a_scan_gives_every_event_whole_and_in_the_order_of_adding() throws IOException {
        RandomEvents random = new RandomEvents(11);
        List<Event> added = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Event event = random.next();
            added.add(event);
            store.add(event);
            if (i == 200) {
                store.commit();
            }
        }
        store.commit();
        assertThat(Shown.of(scanned())).isEqualTo(Shown.of(added));
    }

    @Test
    void hits_come_by_raw_time_to_the_nanosecond_then_by_order_of_adding_and_without_stamp_last() throws IOException {
        store.add(event("n", "no stamp 1").build());
        store.add(at("2026-03-14T22:00:00.000000002Z", "late"));
        store.add(at("2026-03-14T22:00:00.000000001Z", "early"));
        store.add(at("1601-01-01T00:00:00Z", "filetime zero"));
        store.add(event("n", "no stamp 2").build());
        store.add(at("2026-03-14T22:00:00.000000001Z", "early again"));
        store.add(at("2499-12-31T23:59:59.9999999Z", "far"));
        store.add(at("1969-12-31T23:59:59.9Z", "before 1970"));
        store.commit();
        assertThat(values(store.search(ALL, 100)))
                .containsExactly(
                        "filetime zero",
                        "before 1970",
                        "early",
                        "early again",
                        "late",
                        "far",
                        "no stamp 1",
                        "no stamp 2");
    }

    @Test
    void a_limit_cuts_the_hits_and_not_the_total() throws IOException {
        for (int i = 0; i < 3000; i++) {
            store.add(at("2026-03-14T22:00:00Z", Integer.toString(i)));
        }
        store.commit();
        Query even = new Query.Wildcard("n", "*0");
        assertThat(store.search(even, 0)).isEqualTo(new Hits(300, List.of()));
        assertThat(store.search(even, 2).total()).isEqualTo(300);
        assertThat(values(store.search(even, 2))).containsExactly("0", "10");
        assertThat(store.search(even, Integer.MAX_VALUE).events()).hasSize(300);
        assertThatIllegalArgumentException().isThrownBy(() -> store.search(even, -1));
    }

    @Test
    void numbers_are_equal_in_whatever_rendering() throws IOException {
        for (String value : List.of("0x25", "0x00000025", "37", "037", "37.0", "0x25x", "3 7", "0x8020000000000001")) {
            store.add(event("n", value).build());
        }
        store.commit();
        for (String wanted : List.of("37", "0x25", "0X0025", "+37.00")) {
            assertThat(found(new Query.Term("n", wanted)))
                    .as(wanted)
                    .containsExactly("0x25", "0x00000025", "37", "037", "37.0");
        }
        assertThat(found(new Query.Term("n", "0x8020000000000000"))).isEmpty();
        assertThat(found(new Query.NumberRange("n", 37, Double.POSITIVE_INFINITY)))
                .containsExactly("0x25", "0x00000025", "37", "037", "37.0", "0x8020000000000001");
        assertThat(found(new Query.NumberRange("n", 37.5, 40))).isEmpty();
    }

    @Test
    void values_compare_without_case_and_names_with_it() throws IOException {
        store.add(event("n", "ΟΔΟΣ İstanbul").build());
        store.commit();
        assertThat(found(new Query.Term("n", "οδος iSTANBUL"))).hasSize(1);
        assertThat(found(new Query.Wildcard("n", "οδοσ*"))).hasSize(1);
        assertThat(found(new Query.Term("N", "ΟΔΟΣ İstanbul"))).isEmpty();
        assertThat(found(new Query.Exists("N"))).isEmpty();
    }

    @Test
    void a_wildcard_stands_for_the_whole_value_and_a_backslash_takes_its_meaning_away() throws IOException {
        for (String value : List.of("erp01", "erp*", "xerp01", "\ud83d\ude00rp01")) {
            store.add(event("n", value).build());
        }
        store.commit();
        assertThat(found(new Query.Wildcard("n", "erp*"))).containsExactly("erp01", "erp*");
        assertThat(found(new Query.Wildcard("n", "erp\\*"))).containsExactly("erp*");
        assertThat(found(new Query.Wildcard("n", "?rp01"))).containsExactly("erp01", "\ud83d\ude00rp01");
        assertThat(found(new Query.Wildcard("n", "erp"))).isEmpty();
    }

    @Test
    void an_address_is_found_by_its_network_in_ipv4_and_ipv6() throws IOException {
        for (String value : List.of("10.1.2.3", "::ffff:10.9.9.9", "::FFFF:0a01:1", "11.0.0.1", "fe80::1%4", "-")) {
            store.add(event("n", value).build());
        }
        store.commit();
        assertThat(found(new Query.Cidr("n", "10.0.0.0/8")))
                .containsExactly("10.1.2.3", "::ffff:10.9.9.9", "::FFFF:0a01:1");
        assertThat(found(new Query.Cidr("n", "fe80::/10"))).containsExactly("fe80::1%4");
        assertThat(found(new Query.Cidr("n", "10.9.9.9"))).containsExactly("::ffff:10.9.9.9");
    }

    @Test
    void a_time_range_holds_both_its_ends_and_no_event_without_a_stamp() throws IOException {
        for (String time : List.of("21:59:59.999999999", "22:00:00.5", "22:00:00.500000001", "23:00:00")) {
            store.add(at("2026-03-14T" + time + "Z", time));
        }
        store.add(event("n", "none").build());
        store.commit();
        Instant from = Instant.parse("2026-03-14T22:00:00.500000001Z");
        assertThat(found(new Query.TimeRange(from, Instant.parse("2026-03-14T23:00:00Z"))))
                .containsExactly("22:00:00.500000001", "23:00:00");
        assertThat(found(new Query.TimeRange(Instant.MIN, from.minusNanos(1))))
                .containsExactly("21:59:59.999999999", "22:00:00.5");
        assertThat(found(new Query.TimeRange(Instant.MIN, Instant.MAX))).hasSize(4);
        assertThat(found(new Query.TimeRange(Instant.MAX, Instant.MIN))).isEmpty();
    }

    @Test
    void a_phrase_is_found_in_prose_only_and_not_across_fields() throws IOException {
        store.add(event("n", "1").field("message", "Clock skew too great").build());
        store.add(event("n", "2").field("host.name", "clock skew").build());
        store.add(event("n", "3")
                .field("message", "the clock")
                .field("winlog.event_data.CommandLine", "skew.exe")
                .build());
        store.commit();
        assertThat(found(new Query.Phrase(List.of("CLOCK", "skew")))).containsExactly("1");
        assertThat(found(new Query.Phrase(List.of("clock skew")))).containsExactly("1");
        assertThat(found(new Query.Phrase(List.of("skew", "clock")))).isEmpty();
        assertThat(found(new Query.Phrase(List.of("skew")))).containsExactly("1", "3");
        assertThat(found(new Query.Phrase(List.of("!")))).isEmpty();
        assertThat(found(new Query.WordWildcard("sk?w"))).containsExactly("1", "3");
        assertThat(found(new Query.WordWildcard("s"))).isEmpty();
    }

    @Test
    void a_value_longer_than_any_index_term_is_kept_and_matched_to_its_end() throws IOException {
        String start = "powershell -enc " + "QQBB".repeat(10_000);
        store.add(event("n", start + "x").build());
        store.add(event("n", start + "y").build());
        store.commit();
        assertThat(found(new Query.Term("n", start + "X"))).containsExactly(start + "x");
        assertThat(found(new Query.Wildcard("n", "powershell*"))).hasSize(2);
        assertThat(found(new Query.Wildcard("n", "*y"))).containsExactly(start + "y");
        assertThat(found(new Query.Wildcard("n", start + "?"))).hasSize(2);
        assertThat(found(new Query.Wildcard("n", "*z"))).isEmpty();
        assertThat(found(new Query.Exists("n"))).hasSize(2);
    }

    @Test
    void odd_names_and_values_neither_fail_nor_run_into_each_other() throws IOException {
        store.add(event("a", "b=c").build());
        store.add(event("a=b", "c").build());
        store.add(event("a%3Db", "\ud800\u0000").build());
        store.add(event("", "").build());
        store.add(event("x".repeat(40_000), "v").build());
        store.commit();
        assertThat(store.search(new Query.Term("a", "b=c"), 9).total()).isEqualTo(1);
        assertThat(store.search(new Query.Term("a=b", "c"), 9).total()).isEqualTo(1);
        assertThat(store.search(new Query.Term("a%3Db", "\ud800\u0000"), 9).total())
                .isEqualTo(1);
        assertThat(store.search(new Query.Term("a%3Db", "\udc00\u0000"), 9).total())
                .isZero();
        assertThat(store.search(new Query.Term("", ""), 9).total()).isEqualTo(1);
        assertThat(store.search(new Query.Exists("x".repeat(40_000)), 9).total())
                .isEqualTo(1);
        assertThat(store.search(new Query.Exists("x".repeat(39_999)), 9).total())
                .isZero();
        assertThat(store.fieldNames()).contains("a", "a=b", "a%3Db", "");
    }

    @Test
    void a_list_of_thousands_of_alternatives_is_searched() throws IOException {
        store.add(event("n", "4999").build());
        store.commit();
        List<Query> parts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            parts.add(new Query.Term("n", Integer.toString(i)));
        }
        assertThat(found(new Query.Or(parts))).containsExactly("4999");
        assertThat(found(new Query.Or(List.of()))).isEmpty();
        assertThat(found(new Query.And(List.of()))).hasSize(1);
        assertThat(found(new Query.Not(new Query.Exists("m")))).hasSize(1);
    }

    private Event.Builder event(String field, String value) {
        Provenance place = new Provenance("a.log", Position.line(++line), "krb5kdc");
        return Event.at(place, layouts).field(field, value);
    }

    private Event at(String time, String value) {
        Stamp stamp = Stamp.inFile(time, Instant.parse(time), Duration.ofNanos(1), HostName.UNKNOWN);
        return event("n", value).stamp(stamp).build();
    }

    private List<Event> scanned() throws IOException {
        List<Event> events = new ArrayList<>();
        store.scan(events::add);
        return events;
    }

    private List<String> found(Query query) throws IOException {
        Hits hits = store.search(query, 100);
        assertThat(hits.events()).hasSize((int) hits.total());
        return values(hits);
    }

    private static List<String> values(Hits hits) {
        return hits.events().stream().map(event -> event.text("n")).toList();
    }
}
