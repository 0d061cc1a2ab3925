/** Cutovers, the nine steps, hypotheses, legs, verdict, checkpoint, missing evidence. */
@NullMarked
package dev.hindcast.incident;

import org.jspecify.annotations.NullMarked;
