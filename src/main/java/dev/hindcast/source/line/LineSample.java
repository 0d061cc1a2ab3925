package dev.hindcast.source.line;

import java.util.Map;

/**
 * A specimen that travels with a line format and is checked when the format is loaded.
 *
 * @param line the line as written
 * @param expected fields and their values; a field expected as the empty string must be absent
 */
record LineSample(String line, Map<String, String> expected) {

    LineSample {
        expected = Map.copyOf(expected);
    }
}
