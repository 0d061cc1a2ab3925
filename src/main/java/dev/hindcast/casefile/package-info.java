/** The case folder, the lists of formats and observations, and the analysis as one method. */
@NullMarked
package dev.hindcast.casefile;

import org.jspecify.annotations.NullMarked;
