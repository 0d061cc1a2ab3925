/** Hindcast: did that migration break these authentications, by way of the clock, and if not, what did? */
@NullMarked
package dev.hindcast;

import org.jspecify.annotations.NullMarked;
