/** What every clock did: observations, estimate, corrected time. */
@NullMarked
package dev.hindcast.clock;

import org.jspecify.annotations.NullMarked;
