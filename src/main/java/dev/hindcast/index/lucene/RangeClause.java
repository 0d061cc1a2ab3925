package dev.hindcast.index.lucene;

import dev.hindcast.index.FieldNumber;
import dev.hindcast.index.Query;
import java.time.Instant;

/** A range of a query, over raw time or over numbers. */
final class RangeClause {

    /** A bound that is not there. */
    static final String OPEN = "*";

    static Query of(String field, String low, String high, boolean fromLow, boolean toHigh) throws RefusedQuery {
        FieldClause.checkName(field);
        return field.equals(FieldClause.TIME)
                ? times(low, high, fromLow, toHigh)
                : numbers(field, low, high, fromLow, toHigh);
    }

    private static Query times(String low, String high, boolean fromLow, boolean toHigh) throws RefusedQuery {
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        if (!low.equals(OPEN)) {
            QueryTime bound = QueryTime.parse(low);
            from = fromLow ? bound.first() : bound.last().plusNanos(1);
        }
        if (!high.equals(OPEN)) {
            QueryTime bound = QueryTime.parse(high);
            to = toHigh ? bound.last() : bound.first().minusNanos(1);
        }
        if (from.isAfter(to)) {
            throw new RefusedQuery("the range ends before it begins; write [" + high + " TO " + low + "]");
        }
        return new Query.TimeRange(from, to);
    }

    private static Query numbers(String field, String low, String high, boolean fromLow, boolean toHigh)
            throws RefusedQuery {
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        if (!low.equals(OPEN)) {
            double bound = number(low);
            from = fromLow ? bound : Math.nextUp(bound);
        }
        if (!high.equals(OPEN)) {
            double bound = number(high);
            to = toHigh ? bound : Math.nextDown(bound);
        }
        if (from > to) {
            throw new RefusedQuery("the range ends before it begins; write [" + high + " TO " + low + "]");
        }
        return new Query.NumberRange(field, from, to);
    }

    private static double number(String written) throws RefusedQuery {
        return FieldNumber.parse(written)
                .orElseThrow(() -> new RefusedQuery("\"" + written
                        + "\" is no number; ranges are for numbers (300, 0x25) and, as @timestamp:[2026-03-14 TO"
                        + " 2026-03-15], for times; addresses are written 10.0.0.0/8"))
                .doubleValue();
    }

    private RangeClause() {}
}
