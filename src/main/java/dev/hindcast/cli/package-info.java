/** The commands; the only package that prints or exits. */
@NullMarked
package dev.hindcast.cli;

import org.jspecify.annotations.NullMarked;
