package dev.hindcast.rule.sigma;

import com.google.re2j.Pattern;

/**
 * A regular expression of a rule, found anywhere in a value. RE2/J runs in linear time, so that a rule from elsewhere cannot
 * stall an analysis.
 */
record RegexTest(Pattern pattern) implements ValueTest {

    @Override
    public boolean holds(String raw, String folded) {
        return pattern.matcher(raw).find();
    }
}
