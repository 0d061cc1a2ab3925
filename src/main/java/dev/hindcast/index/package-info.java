/** Storing and searching events: the contract, the query language's meaning, and an in-memory store. */
@NullMarked
package dev.hindcast.index;

import org.jspecify.annotations.NullMarked;
