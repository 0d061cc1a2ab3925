/** Authentication attempts: both sides paired, direction, meaning of the code, the client's own correction. */
@NullMarked
package dev.hindcast.attempt;

import org.jspecify.annotations.NullMarked;
