package dev.hindcast.index.lucene;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Documents with a term whose text satisfies a test: walks the distinct values of one field of the evidence, not the
 * documents. Serves wildcards, number ranges and networks, none of which can blow up as an automaton does.
 */
final class ValuesQuery extends MultiTermQuery {

    private final BytesRef start;
    private final int valueOffset;
    private final Predicate<String> test;
    private final String description;

    /**
     * @param start what a term must begin with
     * @param valueOffset how many of these bytes stand in front of the value that is tested
     */
    ValuesQuery(String field, BytesRef start, int valueOffset, Predicate<String> test, String description) {
        super(field, CONSTANT_SCORE_BLENDED_REWRITE);
        this.start = start;
        this.valueOffset = valueOffset;
        this.test = test;
        this.description = description;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        return new MatchingTerms(terms.iterator());
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String defaultField) {
        return description;
    }

    // two tests cannot be compared: a query equals itself only
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private final class MatchingTerms extends FilteredTermsEnum {

        MatchingTerms(TermsEnum all) {
            super(all);
            setInitialSeekTerm(start);
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            if (!StringHelper.startsWith(term, start)) {
                return AcceptStatus.END;
            }
            String value = ByteReader.textOf(term.bytes, term.offset + valueOffset, term.offset + term.length);
            return test.test(value) ? AcceptStatus.YES : AcceptStatus.NO;
        }
    }
}
