/** Reads Sigma YAML. */
@NullMarked
package dev.hindcast.rule.sigma;

import org.jspecify.annotations.NullMarked;
