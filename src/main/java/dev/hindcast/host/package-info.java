/** One host under its names and why, its roles, its boots. */
@NullMarked
package dev.hindcast.host;

import org.jspecify.annotations.NullMarked;
