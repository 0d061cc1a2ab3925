package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.index.FieldNumber;
import dev.hindcast.index.Folding;
import dev.hindcast.index.Prose;
import dev.hindcast.index.Query;
import dev.hindcast.index.QueryEvaluation;
import dev.hindcast.index.WildcardPattern;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Our queries as Lucene's, over the documents of {@link Schema}. */
final class QueryTranslation implements Query.Visitor<org.apache.lucene.search.Query> {

    private static final int NANOS_MAX = 999_999_999;

    private final EventBlocks events;

    /** Long values are checked against {@code events}, which must be of the same commit as the index. */
    QueryTranslation(EventBlocks events) {
        this.events = events;
    }

    org.apache.lucene.search.Query translate(Query query) {
        return query.accept(this);
    }

    @Override
    public org.apache.lucene.search.Query all(Query.All all) {
        return new MatchAllDocsQuery();
    }

    @Override
    public org.apache.lucene.search.Query term(Query.Term term) {
        String folded = Folding.fold(term.value());
        if (FieldTerms.isLong(folded)) {
            return longValues(term.field(), folded, term);
        }
        return FieldNumber.canonical(folded)
                .map(number -> any(List.of(
                        fieldTerm(FieldTerms.value(term.field(), number)),
                        fieldTerm(FieldTerms.number(term.field(), number)))))
                .orElseGet(() -> fieldTerm(FieldTerms.value(term.field(), folded)));
    }

    @Override
    public org.apache.lucene.search.Query wildcard(Query.Wildcard wildcard) {
        WildcardPattern pattern = WildcardPattern.of(wildcard.pattern());
        String prefix = pattern.literalPrefix();
        BytesRef start = FieldTerms.value(wildcard.field(), prefix);
        return any(List.of(
                new ValuesQuery(
                        Schema.FIELDS, start, valueOffset(wildcard.field()), pattern::matches, wildcard.toString()),
                longValues(wildcard.field(), prefix, wildcard)));
    }

    @Override
    public org.apache.lucene.search.Query numberRange(Query.NumberRange range) {
        return valuesOf(range.field(), QueryEvaluation.valueTest(range), range);
    }

    @Override
    public org.apache.lucene.search.Query cidr(Query.Cidr cidr) {
        return valuesOf(cidr.field(), QueryEvaluation.valueTest(cidr), cidr);
    }

    @Override
    public org.apache.lucene.search.Query timeRange(Query.TimeRange range) {
        Instant from = range.from();
        Instant to = range.to();
        if (from.isAfter(to)) {
            return new MatchNoDocsQuery("the range ends before it begins");
        }
        // whole seconds by the points; the first and the last second also by their nanoseconds
        return new BooleanQuery.Builder()
                .add(LongPoint.newRangeQuery(Schema.SECONDS, from.getEpochSecond(), to.getEpochSecond()), Occur.FILTER)
                .add(nanosOf(from.getEpochSecond(), 0, from.getNano() - 1), Occur.MUST_NOT)
                .add(nanosOf(to.getEpochSecond(), to.getNano() + 1, NANOS_MAX), Occur.MUST_NOT)
                .build();
    }

    @Override
    public org.apache.lucene.search.Query exists(Query.Exists exists) {
        return new TermQuery(new Term(Schema.NAMES, new BytesRef(FieldTerms.bytesOf(FieldTerms.key(exists.field())))));
    }

    @Override
    public org.apache.lucene.search.Query phrase(Query.Phrase phrase) {
        PhraseQuery.Builder words = new PhraseQuery.Builder();
        phrase.words()
                .forEach(written -> Prose.forEachWord(
                        written, word -> words.add(new Term(Schema.WORDS, new BytesRef(FieldTerms.bytesOf(word))))));
        return words.build();
    }

    @Override
    public org.apache.lucene.search.Query wordWildcard(Query.WordWildcard wildcard) {
        WildcardPattern pattern = WildcardPattern.of(wildcard.pattern());
        BytesRef start = new BytesRef(FieldTerms.bytesOf(pattern.literalPrefix()));
        return new ValuesQuery(Schema.WORDS, start, 0, pattern::matches, wildcard.toString());
    }

    @Override
    public org.apache.lucene.search.Query and(Query.And and) {
        if (and.parts().isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        and.parts().forEach(part -> all.add(translate(part), Occur.FILTER));
        return all.build();
    }

    @Override
    public org.apache.lucene.search.Query or(Query.Or or) {
        if (or.parts().isEmpty()) {
            return new MatchNoDocsQuery("none of nothing");
        }
        return any(or.parts().stream().map(this::translate).toList());
    }

    @Override
    public org.apache.lucene.search.Query not(Query.Not not) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(translate(not.part()), Occur.MUST_NOT)
                .build();
    }

    private static org.apache.lucene.search.Query any(List<org.apache.lucene.search.Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query fieldTerm(BytesRef term) {
        return new TermQuery(new Term(Schema.FIELDS, term));
    }

    private static org.apache.lucene.search.Query valuesOf(String field, Predicate<String> test, Query meaning) {
        BytesRef start = FieldTerms.value(field, "");
        return new ValuesQuery(Schema.FIELDS, start, start.length, test, meaning.toString());
    }

    private org.apache.lucene.search.Query longValues(String field, String foldedStart, Query meaning) {
        Predicate<Event> check = QueryEvaluation.of(meaning);
        BytesRef start = FieldTerms.longStart(field, foldedStart);
        // not Lucene's prefix query: it refuses a prefix of a thousand bytes
        return new CheckedQuery(
                new ValuesQuery(Schema.FIELDS, start, start.length, rest -> true, meaning.toString()), events, check);
    }

    private static int valueOffset(String field) {
        return FieldTerms.value(field, "").length;
    }

    private static org.apache.lucene.search.Query nanosOf(long second, int from, int to) {
        if (from > to) {
            return new MatchNoDocsQuery("the whole second counts");
        }
        return new BooleanQuery.Builder()
                .add(LongPoint.newExactQuery(Schema.SECONDS, second), Occur.FILTER)
                .add(NumericDocValuesField.newSlowRangeQuery(Schema.NANOS, from, to), Occur.FILTER)
                .build();
    }
}
