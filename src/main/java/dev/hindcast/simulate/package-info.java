/** Scenarios with known truth, written as a responder would be handed them. */
@NullMarked
package dev.hindcast.simulate;

import org.jspecify.annotations.NullMarked;
