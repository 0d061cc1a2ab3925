/** From a file to events: recognition by content, and readers that lose nothing silently. */
@NullMarked
package dev.hindcast.source;

import org.jspecify.annotations.NullMarked;
