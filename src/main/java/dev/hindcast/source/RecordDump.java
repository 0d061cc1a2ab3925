package dev.hindcast.source;

import dev.hindcast.event.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Writes the records of a file as text straight from its bytes: what the events would say, many times faster. */
public interface RecordDump {

    /** How records are written. */
    enum Form {
        /** A line a record, as {@link dev.hindcast.event.EventJson} writes the event. */
        JSON_LINES,
        /** An {@code <Event>} element a record, as Windows renders it. */
        XML
    }

    /**
     * Reads the source from its first byte to its last.
     *
     * @param out written to from several threads, one at a time
     * @throws IOException where bytes cannot be read or written; never for content
     */
    Reading dump(Source source, Form form, OutputStream out, Consumer<Diagnostic> diagnostics) throws IOException;
}
