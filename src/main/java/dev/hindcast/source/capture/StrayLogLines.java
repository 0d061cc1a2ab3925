package dev.hindcast.source.capture;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lines of a capture that no answer takes and that begin as lines of a log do. Prose around answers may be left out
 * without a word; evidence may not.
 */
final class StrayLogLines {

    private static final Pattern LOG_LINE = Pattern.compile("^(?:<\\d{1,3}>)?(?:"
            + "\\p{L}{3,9}\\.? {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d \\S"
            + "|\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S* {1,2}\\S"
            + "|\\[?\\d{1,7}\\]? \\d{10}\\.\\d{1,6}: "
            + "|\\d{5} \\d{1,5}\\.\\d{1,3} [-\\d]"
            + "|\\d{6} \\d\\d:\\d\\d:\\d\\d\\.\\d{7}s - ).*");

    private long count;
    private long first;

    /** A line that nothing took. */
    void see(String line, long number) {
        if (LOG_LINE.matcher(line).matches()) {
            first = count == 0 ? number : first;
            count++;
        }
    }

    /** What there is to tell; empty where there was no such line. */
    Optional<Diagnostic> told(String path) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Diagnostic.warning(
                        path,
                        Position.line(first),
                        "log-lines-in-capture",
                        (count == 1 ? "This line looks" : "This line and " + (count - 1) + " more look")
                                + " like a log's and was not read: the file was read as answers of commands. Put log"
                                + " lines into a file of their own."));
    }
}
