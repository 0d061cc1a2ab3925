/** The report's model and one renderer a format. */
@NullMarked
package dev.hindcast.report;

import org.jspecify.annotations.NullMarked;
