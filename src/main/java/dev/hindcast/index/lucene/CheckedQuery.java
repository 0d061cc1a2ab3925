package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The candidates of another query, each checked against its stored event: for values that are too long to be a term. */
final class CheckedQuery extends Query {

    /** What reading an event and testing it costs, in the unit of Lucene's estimate: simple operations. */
    private static final float CHECK_COST = 1000;

    private final Query candidates;
    private final EventBlocks events;
    private final Predicate<Event> check;

    CheckedQuery(Query candidates, EventBlocks events, Predicate<Event> check) {
        this.candidates = candidates;
        this.events = events;
        this.check = check;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query simpler = candidates.rewrite(searcher);
        return simpler.equals(candidates) ? this : new CheckedQuery(simpler, events, check);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight inner = candidates.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, boost);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable Scorer scorer(LeafReaderContext leaf) throws IOException {
                Scorer found = inner.scorer(leaf);
                if (found == null) {
                    return null;
                }
                NumericDocValues ordinals = Objects.requireNonNull(leaf.reader().getNumericDocValues(Schema.ORDINAL));
                return new ConstantScoreScorer(this, score(), mode, checked(found.iterator(), ordinals));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private TwoPhaseIterator checked(DocIdSetIterator found, NumericDocValues ordinals) {
        return new TwoPhaseIterator(found) {
            @Override
            public boolean matches() throws IOException {
                return ordinals.advanceExact(approximation.docID()) && check.test(events.event(ordinals.longValue()));
            }

            @Override
            public float matchCost() {
                return CHECK_COST;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String defaultField) {
        return "checked(" + candidates + ")";
    }

    // two checks cannot be compared: a query equals itself only
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
