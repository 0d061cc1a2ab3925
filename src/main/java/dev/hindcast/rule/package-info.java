/** Rules over single events and correlations over corrected time. */
@NullMarked
package dev.hindcast.rule;

import org.jspecify.annotations.NullMarked;
