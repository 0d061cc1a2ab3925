package dev.hindcast.source;

import dev.hindcast.event.EventSink;
import java.io.IOException;

/** Reads one file once. Damage goes to the sink as a diagnostic; what is readable before and after it is kept. */
public interface Reader {

    /**
     * Reads the source from its first byte to its last.
     *
     * @return what was counted; every record present is an event, a record known to say nothing, or a diagnostic
     * @throws IOException only where the operating system fails to deliver bytes; never for content
     */
    Reading read(Source source, EventSink sink) throws IOException;
}
