package dev.hindcast.index.lucene;

import dev.hindcast.event.FieldNames;
import dev.hindcast.index.FieldNumber;
import dev.hindcast.index.Network;
import dev.hindcast.index.Query;
import dev.hindcast.index.WildcardPattern;
import java.time.Instant;
import java.util.List;

/** A part of a query with a field: which question a value written so asks. */
final class FieldClause {

    /** The raw time, under the name that Elastic's users type. */
    static final String TIME = "@timestamp";

    static final Query ANY_TIME = new Query.TimeRange(Instant.MIN, Instant.MAX);

    private static final String EXISTS = "_exists_";
    private static final List<String> COMPARISONS = List.of(">=", "<=", ">", "<");

    static Query of(String field, String text, boolean quoted) throws RefusedQuery {
        if (field.equals(EXISTS)) {
            return exists(text);
        }
        checkName(field);
        for (String comparison : COMPARISONS) {
            String bound = text.startsWith(comparison) ? text.substring(comparison.length()) : "";
            boolean comparable = field.equals(TIME) || FieldNumber.parse(bound).isPresent();
            if (!quoted && !bound.isEmpty() && comparable) {
                return compared(field, comparison, bound);
            }
        }
        if (field.equals(TIME)) {
            QueryTime time = QueryTime.parse(text);
            return new Query.TimeRange(time.first(), time.last());
        }
        if (field.equals(FieldNames.MESSAGE)) {
            // a whole message is never what somebody types
            return new Query.Wildcard(field, "*" + WildcardPattern.literally(text) + "*");
        }
        return Network.parse(text).isPresent() ? new Query.Cidr(field, text) : new Query.Term(field, text);
    }

    static Query wildcard(String field, String pattern) throws RefusedQuery {
        if (field.equals(EXISTS)) {
            throw new RefusedQuery("_exists_ takes one name without a wildcard; write _exists_:user.name");
        }
        checkName(field);
        if (pattern.equals("*")) {
            return exists(field);
        }
        if (field.equals(TIME)) {
            throw new RefusedQuery("a time takes no wildcard; write @timestamp:2026-03-14 for the whole day");
        }
        return new Query.Wildcard(field, pattern);
    }

    static void checkName(String field) throws RefusedQuery {
        if (field.indexOf('*') >= 0 || field.indexOf('?') >= 0) {
            throw new RefusedQuery(
                    "the field \"" + field + "\" has a wildcard; write one name, or a word without a field");
        }
    }

    private static Query exists(String field) {
        return field.equals(TIME) ? ANY_TIME : new Query.Exists(field);
    }

    private static Query compared(String field, String comparison, String bound) throws RefusedQuery {
        boolean inclusive = comparison.endsWith("=");
        return comparison.startsWith(">")
                ? RangeClause.of(field, bound, RangeClause.OPEN, inclusive, true)
                : RangeClause.of(field, RangeClause.OPEN, bound, true, inclusive);
    }

    private FieldClause() {}
}
