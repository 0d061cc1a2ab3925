package dev.hindcast.source.line;

import java.util.Map;

/**
 * A specimen that travels with a document and is checked when a user's document is loaded, or when the build is tested.
 *
 * @param line one line or several as written
 * @param expected fields of the last event that they make; a field expected as the empty string must be absent
 * @param stamp the last event's time as an ISO instant, zones that the lines do not tell being read as UTC; empty where
 *     it is not looked at
 * @param events how many events they make; -1 where it is not looked at
 * @param format the format that reads them
 */
record LineSample(String line, Map<String, String> expected, String stamp, int events, String format) {

    LineSample {
        expected = Map.copyOf(expected);
    }
}
