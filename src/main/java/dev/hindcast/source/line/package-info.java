/** Line-oriented logs, each declared in a YAML document with its own specimens. */
@NullMarked
package dev.hindcast.source.line;

import org.jspecify.annotations.NullMarked;
