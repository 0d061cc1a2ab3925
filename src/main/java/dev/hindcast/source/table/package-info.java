/** Tables whose columns are recognised by declared synonyms: migration sheets, health checks. */
@NullMarked
package dev.hindcast.source.table;

import org.jspecify.annotations.NullMarked;
