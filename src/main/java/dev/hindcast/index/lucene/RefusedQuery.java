package dev.hindcast.index.lucene;

import org.apache.lucene.queryparser.classic.ParseException;

/** Carries our own reason through Lucene's parser. */
final class RefusedQuery extends ParseException {

    private static final long serialVersionUID = 1;

    private final String reason;

    RefusedQuery(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
