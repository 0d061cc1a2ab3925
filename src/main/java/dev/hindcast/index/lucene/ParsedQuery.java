package dev.hindcast.index.lucene;

import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** Carries one of our queries through Lucene's parser, which can only hold its own; never searched. */
final class ParsedQuery extends Query {

    private final dev.hindcast.index.Query meaning;
    private final boolean afterOr;

    ParsedQuery(dev.hindcast.index.Query meaning) {
        this(meaning, false);
    }

    private ParsedQuery(dev.hindcast.index.Query meaning, boolean afterOr) {
        this.meaning = meaning;
        this.afterOr = afterOr;
    }

    /** The same, standing behind an {@code OR}. */
    ParsedQuery afterOr() {
        return new ParsedQuery(meaning, true);
    }

    dev.hindcast.index.Query meaning() {
        return meaning;
    }

    boolean isAfterOr() {
        return afterOr;
    }

    @Override
    public String toString(String field) {
        return meaning.toString();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParsedQuery p && meaning.equals(p.meaning) && afterOr == p.afterOr;
    }

    @Override
    public int hashCode() {
        return meaning.hashCode();
    }
}
