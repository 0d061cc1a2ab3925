package dev.hindcast.index.lucene;

import dev.hindcast.index.Query;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.TokenMgrError;

/**
 * The query language that responders type: Lucene's classic syntax over our field names.
 *
 * <ul>
 *   <li>{@code event.code:4771 AND winlog.event_data.Status:0x25}: a field's whole value, numbers as numbers; {@code AND}
 *       binds closer than {@code OR}, {@code NOT} and {@code -} negate, parentheses group. Words side by side are joined
 *       by {@code AND}.
 *   <li>{@code host.name:erp*}, {@code ?} for one character, {@code _exists_:user.name} and {@code user.name:*}.
 *   <li>{@code winlog.event_data.Status:[0x20 TO 0x25]}, <code>{0 TO 300]</code> without the bound itself,
 *       {@code >=300}: numbers.
 *   <li>{@code @timestamp:[2026-03-14T22:00:00Z TO 2026-03-15]}: raw time, UTC unless an offset is written. An upper
 *       bound covers the whole of its finest part: the day, the minute, the second.
 *   <li>{@code source.ip:10.0.0.0/8}; a single address is found in each of its renderings.
 *   <li>{@code skew}, {@code "clock skew"}, {@code power*}: words of the prose. {@code message:skew} is different: the
 *       message contains these characters.
 *   <li>{@code *:*}: everything. A backslash takes the meaning of a sign away; before a letter or a digit, and in quotes
 *       before anything but a quote or a backslash, it stands for itself: {@code CORP\svc-erp} needs no doubling.
 * </ul>
 */
public final class QuerySyntax {

    /** Reads a query. */
    public static Query parse(String text) throws QueryProblem {
        QueryText written = QueryText.of(text);
        FieldQueryParser parser = new FieldQueryParser();
        try {
            return FieldQueryParser.meaningOf(parser.parse(written.rewritten()));
        } catch (ParseException e) {
            throw problem(written, e, parser);
        }
    }

    private static QueryProblem problem(QueryText written, ParseException wrapped, QueryParser parser) {
        Throwable cause = wrapped.getCause() == null ? wrapped : wrapped.getCause();
        if (cause instanceof RefusedQuery refused) {
            return new QueryProblem(written.column(parser.token.beginColumn), refused.reason());
        }
        if (cause instanceof TokenMgrError) {
            return new QueryProblem(
                    written.length(),
                    "it ends inside a quote, a range or a regular expression; put the value in quotes");
        }
        if (cause instanceof ParseException syntax && syntax.currentToken != null) {
            var unexpected = syntax.currentToken.next;
            if (unexpected.kind == 0) {
                return new QueryProblem(
                        written.length(), "it ends too early; something is missing after the last sign or word");
            }
            return new QueryProblem(
                    written.column(unexpected.beginColumn),
                    "\"" + unexpected.image + "\" cannot stand here; write \\" + unexpected.image.charAt(0)
                            + " if the sign itself is meant, or put the value in quotes");
        }
        return new QueryProblem(1, "it cannot be read: " + oneLine(cause));
    }

    private static String oneLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }

    private QuerySyntax() {}
}
