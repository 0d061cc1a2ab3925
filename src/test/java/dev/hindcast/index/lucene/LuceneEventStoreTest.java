package dev.hindcast.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hindcast.event.Event;
import dev.hindcast.index.EventStore;
import dev.hindcast.index.EventStoreContractTest;
import dev.hindcast.index.Hits;
import dev.hindcast.index.Query;
import dev.hindcast.index.RandomEvents;
import dev.hindcast.index.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneEventStoreTest extends EventStoreContractTest {

    private static final Query ALL = new Query.All();

    @TempDir
    Path folder;

    @Override
    protected EventStore create() throws IOException {
        return LuceneEventStore.create(folder.resolve("contract"));
    }

    @Test
    void a_case_that_is_opened_again_gives_the_same_events_and_writes_nothing() throws IOException {
        List<Event> added = fill(folder, 700);
        List<String> before = files();
        try (LuceneEventStore again = LuceneEventStore.open(folder)) {
            assertThat(again.count()).isEqualTo(700);
            assertThat(Shown.of(scanned(again))).isEqualTo(Shown.of(added));
            assertThat(again.search(ALL, 1000).total()).isEqualTo(700);
            assertThatIllegalStateException().isThrownBy(() -> again.add(added.get(0)));
            assertThatIllegalStateException().isThrownBy(again::commit);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_was_not_committed_is_gone_and_what_was_stays() throws IOException {
        RandomEvents random = new RandomEvents(5);
        try (LuceneEventStore store = LuceneEventStore.create(folder)) {
            store.add(random.next());
            store.commit();
            for (int i = 0; i < 2000; i++) {
                store.add(random.next());
            }
        }
        try (LuceneEventStore again = LuceneEventStore.open(folder)) {
            assertThat(again.count()).isEqualTo(1);
            assertThat(scanned(again)).hasSize(1);
        }
    }

    @Test
    void a_folder_without_a_commit_is_an_empty_store() throws IOException {
        try (LuceneEventStore store = LuceneEventStore.create(folder)) {
            store.add(new RandomEvents(5).next());
            try (LuceneEventStore beside = LuceneEventStore.open(folder)) {
                assertThat(beside.count()).isZero();
            }
        }
        try (LuceneEventStore again = LuceneEventStore.open(folder)) {
            assertThat(again.count()).isZero();
            assertThat(again.search(ALL, 5)).isEqualTo(new Hits(0, List.of()));
        }
        Files.createDirectories(folder.resolve("bare"));
        try (LuceneEventStore bare = LuceneEventStore.open(folder.resolve("bare"))) {
            assertThat(bare.count()).isZero();
        }
    }

    @Test
    void writing_goes_on_after_the_last_commit_and_cuts_what_a_dead_run_left() throws IOException {
        List<Event> events = fill(folder, 300);
        Path blocks = folder.resolve("events").resolve(BlockFormat.BLOCKS_FILE);
        Files.write(blocks, new byte[5000], StandardOpenOption.APPEND);
        RandomEvents random = new RandomEvents(6);
        try (LuceneEventStore store = LuceneEventStore.append(folder)) {
            assertThat(store.count()).isEqualTo(300);
            for (int i = 0; i < 200; i++) {
                Event event = random.next();
                events.add(event);
                store.add(event);
            }
            store.commit();
        }
        try (LuceneEventStore again = LuceneEventStore.open(folder)) {
            assertThat(Shown.of(scanned(again))).isEqualTo(Shown.of(events));
        }
    }

    @Test
    void a_case_with_events_is_not_begun_anew() throws IOException {
        fill(folder, 3);
        assertThatIOException()
                .isThrownBy(() -> LuceneEventStore.create(folder))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void a_case_that_does_not_exist_is_said_to_be_missing_and_not_made() {
        Path nowhere = folder.resolve("nowhere");
        assertThatIOException()
                .isThrownBy(() -> LuceneEventStore.open(nowhere))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_flipped_byte_in_the_events_is_named_and_never_read_as_an_event() throws IOException {
        fill(folder, 300);
        Path blocks = folder.resolve("events").resolve(BlockFormat.BLOCKS_FILE);
        try (FileChannel file = FileChannel.open(blocks, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {42}), 500);
        }
        try (LuceneEventStore store = LuceneEventStore.open(folder)) {
            assertThatIOException()
                    .isThrownBy(() -> store.scan(event -> {}))
                    .withMessageContaining(BlockFormat.BLOCKS_FILE)
                    .withMessageContaining("block 0");
        }
    }

    @Test
    void events_that_were_cut_off_are_said_to_be_missing() throws IOException {
        fill(folder, 300);
        Path blocks = folder.resolve("events").resolve(BlockFormat.BLOCKS_FILE);
        try (FileChannel file = FileChannel.open(blocks, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }
        assertThatIOException()
                .isThrownBy(() -> LuceneEventStore.open(folder))
                .withMessageContaining("fewer events than the index has committed");
    }

    @Test
    void a_reader_keeps_the_commit_that_stood_when_it_opened() throws IOException {
        fill(folder, 10);
        try (LuceneEventStore before = LuceneEventStore.open(folder);
                LuceneEventStore writing = LuceneEventStore.append(folder)) {
            writing.add(new RandomEvents(9).next());
            writing.commit();
            assertThat(before.count()).isEqualTo(10);
            assertThat(before.search(ALL, 50).events()).hasSize(10);
            assertThat(writing.count()).isEqualTo(11);
        }
    }

    private static List<Event> fill(Path folder, int count) throws IOException {
        RandomEvents random = new RandomEvents(4);
        List<Event> added = new ArrayList<>();
        try (LuceneEventStore store = LuceneEventStore.create(folder)) {
            for (int i = 0; i < count; i++) {
                Event event = random.next();
                added.add(event);
                store.add(event);
            }
            store.commit();
        }
        return added;
    }

    private static List<Event> scanned(EventStore store) throws IOException {
        List<Event> events = new ArrayList<>();
        store.scan(events::add);
        return events;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString).sorted().toList();
        }
    }
}
