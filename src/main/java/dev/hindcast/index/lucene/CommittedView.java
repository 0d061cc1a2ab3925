package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.index.Hits;
import dev.hindcast.index.Query;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What one commit holds, to search and to read. Stays as it is while more is committed. Thread-safe. */
final class CommittedView implements Closeable {

    private static final Sort BY_RAW_TIME = new Sort(
            withoutStampLast(Schema.SECONDS),
            withoutStampLast(Schema.NANOS),
            new SortField(Schema.ORDINAL, SortField.Type.LONG));

    static {
        // Lucene refuses queries of more than 1024 parts; a list of indicators is longer and does not run away
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    }

    private final DirectoryReader reader;
    private final EventBlocks events;
    private final IndexSearcher searcher;

    private CommittedView(DirectoryReader reader, EventBlocks events) {
        this.reader = reader;
        this.events = events;
        this.searcher = new IndexSearcher(reader);
        // one search a process: filling a cache costs and never pays
        this.searcher.setQueryCache(null);
    }

    /** The newest commit, or null where there is none yet. */
    static @Nullable CommittedView latest(Directory directory, Path eventsFolder) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return null;
        }
        DirectoryReader reader = DirectoryReader.open(directory);
        try {
            CommittedBlocks committed =
                    CommittedBlocks.ofCommit(reader.getIndexCommit().getUserData());
            if (reader.numDocs() != committed.events()) {
                throw new IOException("the index holds " + reader.numDocs() + " events, its commit says "
                        + committed.events() + "; ingest the evidence again");
            }
            return new CommittedView(reader, EventBlocks.open(eventsFolder, committed));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    long count() {
        return reader.numDocs();
    }

    void scan(Consumer<Event> visitor) throws IOException {
        events.scan(visitor);
    }

    Hits search(Query query, int limit) throws IOException {
        org.apache.lucene.search.Query translated = new QueryTranslation(events).translate(query);
        int most = Math.min(limit, reader.numDocs());
        if (most == 0) {
            return new Hits(searcher.count(translated), List.of());
        }
        // the threshold makes the total exact
        TopFieldDocs found = searcher.search(
                translated, new TopFieldCollectorManager(BY_RAW_TIME, most, null, Integer.MAX_VALUE, false));
        List<Event> hits = new ArrayList<>(found.scoreDocs.length);
        for (ScoreDoc hit : found.scoreDocs) {
            hits.add(events.event(ordinalOf(hit)));
        }
        return new Hits(found.totalHits.value, hits);
    }

    SortedSet<String> fieldNames() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Terms terms = MultiTerms.getTerms(reader, Schema.NAMES);
        if (terms == null) {
            return names;
        }
        TermsEnum each = terms.iterator();
        for (BytesRef key = each.next(); key != null; key = each.next()) {
            names.add(FieldTerms.nameOf(ByteReader.textOf(key.bytes, key.offset, key.offset + key.length)));
        }
        return names;
    }

    /** The ordinal is the last of the values by which the hits were sorted. */
    private static long ordinalOf(ScoreDoc hit) {
        Object[] sortedBy = ((FieldDoc) hit).fields;
        return (Long) sortedBy[sortedBy.length - 1];
    }

    private static SortField withoutStampLast(String field) {
        SortField sort = new SortField(field, SortField.Type.LONG);
        // no Instant has this second: they end at 31,556,889,864,403,199
        sort.setMissingValue(Long.MAX_VALUE);
        return sort;
    }

    @Override
    public void close() throws IOException {
        try (reader) {
            events.close();
        }
    }
}
