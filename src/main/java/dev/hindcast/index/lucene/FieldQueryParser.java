package dev.hindcast.index.lucene;

import dev.hindcast.index.WildcardPattern;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's grammar with our meaning: builds {@link dev.hindcast.index.Query} where the superclass would build Lucene's
 * queries. Boolean operators have the usual precedence here; the superclass turns {@code a AND b OR c} into "a and b,
 * and c if you like".
 */
final class FieldQueryParser extends QueryParser {

    /** The field of a word without a field; no name that can be typed. */
    private static final String NO_FIELD = "\0";

    // QueryParserBase keeps these to itself
    private static final int BEHIND_OR = 2;
    private static final int BEHIND_NOT = 10;

    FieldQueryParser() {
        super(NO_FIELD, new KeywordAnalyzer());
        setAllowLeadingWildcard(true);
        setSplitOnWhitespace(true);
    }

    /** What the parser's result means. */
    static dev.hindcast.index.Query meaningOf(Query parsed) throws ParseException {
        if (parsed instanceof ParsedQuery ours) {
            return ours.meaning();
        }
        if (parsed instanceof BoostQuery) {
            throw new RefusedQuery("hits are sorted by time, not by weight; leave ^ out, or write \\^ for the sign");
        }
        throw new IllegalStateException("the parser made a " + parsed.getClass() + " of " + parsed);
    }

    @Override
    public Query parse(String query) throws ParseException {
        Query parsed = super.parse(query);
        if (parsed instanceof BooleanQuery nothing && nothing.clauses().isEmpty()) {
            throw new RefusedQuery("there is nothing to search for");
        }
        return new ParsedQuery(meaningOf(parsed));
    }

    @Override
    protected void addClause(List<BooleanClause> clauses, int conjunction, int modifier, Query clause) {
        // a weight is refused where the whole is put together; here nothing may be thrown
        Query added = clause;
        if (clause instanceof ParsedQuery ours) {
            ParsedQuery part =
                    modifier == BEHIND_NOT ? new ParsedQuery(new dev.hindcast.index.Query.Not(ours.meaning())) : ours;
            added = conjunction == BEHIND_OR ? part.afterOr() : part;
        }
        clauses.add(new BooleanClause(added, BooleanClause.Occur.SHOULD));
    }

    @Override
    protected Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
        List<dev.hindcast.index.Query> alternatives = new ArrayList<>();
        List<dev.hindcast.index.Query> together = new ArrayList<>();
        for (BooleanClause clause : clauses) {
            dev.hindcast.index.Query part = meaningOf(clause.getQuery());
            if (clause.getQuery() instanceof ParsedQuery ours && ours.isAfterOr() && !together.isEmpty()) {
                alternatives.add(allOf(together));
                together.clear();
            }
            together.add(part);
        }
        alternatives.add(allOf(together));
        return new ParsedQuery(
                alternatives.size() == 1 ? alternatives.get(0) : new dev.hindcast.index.Query.Or(alternatives));
    }

    private static dev.hindcast.index.Query allOf(List<dev.hindcast.index.Query> parts) {
        return parts.size() == 1 ? parts.get(0) : new dev.hindcast.index.Query.And(parts);
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
        return new ParsedQuery(field.equals(NO_FIELD) ? ProseClause.word(text) : FieldClause.of(field, text, quoted));
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) throws ParseException {
        if (slop > 0) {
            throw new RefusedQuery("words apart from each other (~) are not searched for; write a AND b");
        }
        return field.equals(NO_FIELD) ? new ParsedQuery(ProseClause.quoted(text)) : getFieldQuery(field, text, true);
    }

    @Override
    protected Query getWildcardQuery(String field, String pattern) throws ParseException {
        if (field.equals("*") && pattern.equals("*")) {
            return new ParsedQuery(new dev.hindcast.index.Query.All());
        }
        return new ParsedQuery(
                field.equals(NO_FIELD) ? ProseClause.wildcard(pattern) : FieldClause.wildcard(field, pattern));
    }

    /** The superclass has taken the last star and the backslashes away. */
    @Override
    protected Query getPrefixQuery(String field, String prefix) throws ParseException {
        return getWildcardQuery(field, WildcardPattern.literally(prefix) + "*");
    }

    @Override
    protected Query getRangeQuery(
            String field, @Nullable String low, @Nullable String high, boolean fromLow, boolean toHigh)
            throws ParseException {
        if (field.equals(NO_FIELD)) {
            throw new RefusedQuery("a range needs a field; write @timestamp:[2026-03-14 TO 2026-03-15]");
        }
        return new ParsedQuery(RangeClause.of(
                field, low == null ? RangeClause.OPEN : low, high == null ? RangeClause.OPEN : high, fromLow, toHigh));
    }

    @Override
    protected Query getRegexpQuery(String field, String expression) throws ParseException {
        throw new RefusedQuery("regular expressions are not searched for; write * and ? instead, or \\/ for a slash");
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) throws ParseException {
        throw new RefusedQuery("similar words (~) are not searched for; write * and ? instead, or \\~ for the sign");
    }
}
