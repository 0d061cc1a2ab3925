package dev.hindcast.source.evtx;

import dev.hindcast.event.EventSink;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import java.io.IOException;

/** Reads a file into events. */
final class EvtxReader implements Reader {

    private final ReadingOptions options;

    EvtxReader(ReadingOptions options) {
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        return new EvtxScan(source, options, sink::accept).run(() -> new Events(source.path(), sink));
    }

    private static final class Events implements EvtxScan.Writing {

        private final EventRecords records;
        private final EventSink sink;

        Events(String path, EventSink sink) {
            this.records = new EventRecords(path);
            this.sink = sink;
        }

        @Override
        public RecordOutput output() {
            return records;
        }

        @Override
        public void deliver() {
            records.take().forEach(sink::accept);
        }
    }
}
