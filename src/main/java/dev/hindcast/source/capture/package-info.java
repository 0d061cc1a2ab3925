/** Captures of a tool's answer that span several lines: w32tm, chronyc, ntpq, timedatectl and their kin. */
@NullMarked
package dev.hindcast.source.capture;

import org.jspecify.annotations.NullMarked;
