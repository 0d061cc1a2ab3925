package dev.hindcast.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.index.Hits;
import dev.hindcast.index.MemoryEventStore;
import dev.hindcast.index.Query;
import dev.hindcast.index.RandomEvents;
import dev.hindcast.index.Shown;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneAgainstMemoryPropertyTest {

    private static final int EVENTS = 400;
    private static final int QUERIES = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_314, 777})
    void both_stores_find_the_same_events_in_the_same_order(long seed) throws IOException {
        RandomEvents random = new RandomEvents(seed);
        long matched = 0;
        try (MemoryEventStore memory = new MemoryEventStore();
                LuceneEventStore lucene = LuceneEventStore.create(folder)) {
            for (int i = 0; i < EVENTS; i++) {
                Event event = random.next();
                memory.add(event);
                lucene.add(event);
                if (i % 250 == 0) {
                    lucene.commit();
                }
            }
            memory.commit();
            lucene.commit();
            assertThat(lucene.count()).isEqualTo(EVENTS);
            for (int i = 0; i < QUERIES; i++) {
                Query query = random.query(3);
                int limit = i % 7 == 0 ? i : EVENTS;
                Hits expected = memory.search(query, limit);
                Hits found = lucene.search(query, limit);
                matched += expected.total() > 0 && expected.total() < EVENTS ? 1 : 0;
                assertThat(found.total())
                        .as("seed %d, query %d: %s", seed, i, query)
                        .isEqualTo(expected.total());
                assertThat(Shown.of(found.events()))
                        .as("seed %d, query %d: %s", seed, i, query)
                        .isEqualTo(Shown.of(expected.events()));
            }
        }
        assertThat(matched)
                .as("queries of seed %d that tell events apart", seed)
                .isGreaterThan(QUERIES / 3);
    }
}
