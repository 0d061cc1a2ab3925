/** The store on Lucene; the only package that sees Lucene, and the query syntax. */
@NullMarked
package dev.hindcast.index.lucene;

import org.jspecify.annotations.NullMarked;
