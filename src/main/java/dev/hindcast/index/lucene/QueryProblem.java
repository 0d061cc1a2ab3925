package dev.hindcast.index.lucene;

/** A query that cannot be searched for as it is written; the message is one line that says where and what to write. */
public final class QueryProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    QueryProblem(int column, String what) {
        super("query, column " + column + ": " + what);
        this.column = column;
    }

    /** The character of the query where it was noticed, from 1. */
    public int column() {
        return column;
    }
}
