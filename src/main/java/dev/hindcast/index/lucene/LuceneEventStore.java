package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.index.EventStore;
import dev.hindcast.index.Hits;
import dev.hindcast.index.Query;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A store in a case folder: a Lucene index in {@code index/}, the events themselves in {@code events/}. Opened for
 * writing by {@link #create} or {@link #append}, else for reading only. Only one process may write; any number may read,
 * each seeing the commit that stood when it opened.
 *
 * <p>Events become durable and visible together, by {@link #commit}; a run that dies before it leaves what stood before,
 * and a folder without a commit is an empty store. Searching is thread-safe; adding
 * and committing are not, and a commit must not meet a search.
 */
public final class LuceneEventStore implements EventStore {

    /** Lucene tells on standard error which instructions of a newer Java it uses; no responder needs to know. */
    private static final Logger LUCENE_LOG = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE_LOG.setLevel(Level.SEVERE);
    }

    private static final String INDEX_FOLDER = "index";
    private static final String EVENTS_FOLDER = "events";

    private final Path eventsFolder;
    private final Directory directory;
    private final @Nullable EventStoreWriter writer;
    private volatile @Nullable CommittedView view;

    private LuceneEventStore(
            Path eventsFolder, Directory directory, @Nullable EventStoreWriter writer, @Nullable CommittedView view) {
        this.eventsFolder = eventsFolder;
        this.directory = directory;
        this.writer = writer;
        this.view = view;
    }

    /**
     * A new store; the case folder is made if it does not exist.
     *
     * @throws FileAlreadyExistsException if the case has events already
     */
    public static LuceneEventStore create(Path caseFolder) throws IOException {
        Path index = caseFolder.resolve(INDEX_FOLDER);
        if (hasCommit(index)) {
            throw new FileAlreadyExistsException(index.toString(), null, "the case has events already");
        }
        return forWriting(caseFolder);
    }

    /** Goes on with the store of a case, or begins one. */
    public static LuceneEventStore append(Path caseFolder) throws IOException {
        return forWriting(caseFolder);
    }

    /**
     * The store of a case, for reading; writes nothing to the folder.
     *
     * @throws NoSuchFileException if there is no such folder
     */
    public static LuceneEventStore open(Path caseFolder) throws IOException {
        if (!Files.isDirectory(caseFolder)) {
            throw new NoSuchFileException(caseFolder.toString(), null, "there is no case folder");
        }
        Path index = caseFolder.resolve(INDEX_FOLDER);
        Path events = caseFolder.resolve(EVENTS_FOLDER);
        Directory directory = Files.isDirectory(index) ? FSDirectory.open(index) : new ByteBuffersDirectory();
        try {
            return new LuceneEventStore(events, directory, null, CommittedView.latest(directory, events));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static LuceneEventStore forWriting(Path caseFolder) throws IOException {
        Path events = caseFolder.resolve(EVENTS_FOLDER);
        Directory directory = FSDirectory.open(caseFolder.resolve(INDEX_FOLDER));
        try {
            EventStoreWriter writer = EventStoreWriter.open(directory, events);
            return new LuceneEventStore(events, directory, writer, CommittedView.latest(directory, events));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static boolean hasCommit(Path index) throws IOException {
        if (!Files.isDirectory(index)) {
            return false;
        }
        try (Directory directory = FSDirectory.open(index)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /** @throws IllegalStateException if the store was opened for reading */
    @Override
    public void add(Event event) throws IOException {
        writer().add(event);
    }

    /** @throws IllegalStateException if the store was opened for reading */
    @Override
    public void commit() throws IOException {
        writer().commit();
        CommittedView old = view;
        view = CommittedView.latest(directory, eventsFolder);
        if (old != null) {
            old.close();
        }
    }

    @Override
    public long count() {
        CommittedView now = view;
        return now == null ? 0 : now.count();
    }

    @Override
    public void scan(Consumer<Event> visitor) throws IOException {
        CommittedView now = view;
        if (now != null) {
            now.scan(visitor);
        }
    }

    @Override
    public Hits search(Query query, int limit) throws IOException {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit + " hits");
        }
        CommittedView now = view;
        return now == null ? new Hits(0, List.of()) : now.search(query, limit);
    }

    /** A name of over 500 characters, which no log has but an attack may, is listed by its start and its SHA-256. */
    @Override
    public SortedSet<String> fieldNames() throws IOException {
        CommittedView now = view;
        return now == null ? new TreeSet<>() : now.fieldNames();
    }

    private EventStoreWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("this case was opened for reading");
        }
        return writer;
    }

    @Override
    public void close() throws IOException {
        CommittedView now = view;
        try (directory;
                writer) {
            if (now != null) {
                now.close();
            }
        }
    }
}
