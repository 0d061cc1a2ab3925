package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeValue.hex32;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.index.EventStore;
import dev.hindcast.index.MemoryEventStore;
import dev.hindcast.index.lucene.LuceneEventStore;
import dev.hindcast.index.lucene.QueryProblem;
import dev.hindcast.index.lucene.QuerySyntax;
import dev.hindcast.rule.sigma.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number of a log is found by its value, however a question writes it: from the file to the answer. */
class EvtxNumbersTest {

    /** A pre-authentication that failed because of the clock (KRB_AP_ERR_SKEW), and one because of the password. */
    private static final byte[] LOG = EvtxWays.file(
            event("Security", 4771, DC, at(1)).data("Status", hex32(0x25)),
            event("Security", 4771, DC, at(2)).data("Status", hex32(0x18)));

    @TempDir
    private Path folder;

    private static void fill(EventStore store) throws IOException {
        for (Event event : Evtx.read(LOG).events()) {
            store.add(event);
        }
        store.commit();
    }

    private static void findsTheFirst(EventStore store, String value) throws IOException, QueryProblem {
        fill(store);
        assertThat(store.search(QuerySyntax.parse("winlog.event_data.Status:" + value), 10)
                        .events())
                .extracting(Event::recordId)
                .containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x25", "0x00000025", "37"})
    void a_query_finds_it_in_memory(String value) throws IOException, QueryProblem {
        try (EventStore store = new MemoryEventStore()) {
            findsTheFirst(store, value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x25", "0x00000025", "37"})
    void a_query_finds_it_in_the_index(String value) throws IOException, QueryProblem {
        try (EventStore store = LuceneEventStore.create(folder)) {
            findsTheFirst(store, value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0x25'", "0x25", "37"})
    void a_rule_matches_it(String value) throws IOException {
        Files.writeString(folder.resolve("skew.yml"), """
                title: The clock is wrong
                name: made-skew
                description: A test.
                logsource:
                    product: windows
                    service: security
                detection:
                    s:
                        EventID: 4771
                        Status: VALUE
                    condition: s
                """.replace("VALUE", value));
        var reading = new RuleSetReader().ofFolder(folder);
        assertThat(reading.problems()).isEmpty();
        assertThat(Evtx.read(LOG).events())
                .filteredOn(event -> !reading.ruleSet().match(event).isEmpty())
                .extracting(Event::recordId)
                .containsExactly(1L);
    }

    @Test
    void the_field_itself_is_as_windows_writes_it() {
        assertThat(Evtx.read(LOG).event(0).data("Status")).isEqualTo("0x25");
    }
}
