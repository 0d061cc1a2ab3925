package dev.hindcast.rule;

import java.util.Set;

/**
 * A test of an event that knows which event codes it can hold for, so that a set of rules need not try it on the others.
 */
public interface CodeBound {

    /** Decimal event codes outside of which the test never holds; empty where it may hold for any. */
    Set<String> codes();
}
