package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** Writes events to their blocks and to the index, in one order and with one commit. Not thread-safe. */
final class EventStoreWriter implements Closeable {

    /** Measured (the page on performance, section 1): 16 MiB costs a sixth more CPU, more than 64 MiB only heap. */
    private static final double INDEX_BUFFER_MIB = 64;

    private final IndexWriter index;
    private final EventBlocksWriter blocks;
    private final EventDocument document = new EventDocument();
    private boolean broken;

    private EventStoreWriter(IndexWriter index, EventBlocksWriter blocks) {
        this.index = index;
        this.blocks = blocks;
    }

    /** Goes on after the last commit of {@code directory}, if there is one. */
    static EventStoreWriter open(Directory directory, Path eventsFolder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setRAMBufferSizeMB(INDEX_BUFFER_MIB)
                .setCommitOnClose(false);
        CommittedBlocks committed = lastCommit(directory);
        IndexWriter index = new IndexWriter(directory, config);
        try {
            return new EventStoreWriter(index, EventBlocksWriter.after(committed, eventsFolder));
        } catch (IOException | RuntimeException e) {
            index.rollback();
            throw e;
        }
    }

    static CommittedBlocks lastCommit(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return CommittedBlocks.NONE;
        }
        Map<String, String> commit = SegmentInfos.readLatestCommit(directory).getUserData();
        return CommittedBlocks.ofCommit(commit);
    }

    void add(Event event) throws IOException {
        checkWhole();
        // set back only after both know the event: a half-added one would shift all ordinals behind it
        broken = true;
        index.addDocument(document.of(event, blocks.nextOrdinal()));
        blocks.add(event);
        broken = false;
    }

    void commit() throws IOException {
        checkWhole();
        broken = true;
        // the blocks first: the commit of the index vouches for both
        CommittedBlocks forced = blocks.force();
        index.setLiveCommitData(forced.toCommit().entrySet());
        index.commit();
        broken = false;
    }

    private void checkWhole() {
        if (broken) {
            throw new IllegalStateException("an earlier write failed; close the store and go on after its last commit");
        }
    }

    @Override
    public void close() throws IOException {
        try (blocks) {
            index.rollback();
        }
    }
}
