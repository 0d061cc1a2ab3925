/** One small class a kind of clock observation. */
@NullMarked
package dev.hindcast.clock.observe;

import org.jspecify.annotations.NullMarked;
