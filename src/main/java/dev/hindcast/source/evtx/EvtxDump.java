package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes the records of a file as text, without making events of them. */
final class EvtxDump implements RecordDump {

    private final ReadingOptions options;

    EvtxDump(ReadingOptions options) {
        this.options = options;
    }

    @Override
    public Reading dump(Source source, Form form, OutputStream out, Consumer<Diagnostic> diagnostics)
            throws IOException {
        Supplier<EvtxScan.Writing> writing = switch (form) {
            case JSON_LINES -> () -> new Lines(new JsonRecords(source.path()), out);
            case XML -> () -> new Elements(new XmlRecords(), out);
        };
        return new EvtxScan(source, options, diagnostics).run(writing);
    }

    private record Lines(JsonRecords output, OutputStream out) implements EvtxScan.Writing {

        @Override
        public void deliver() throws IOException {
            out.write(output.lines().array(), 0, output.lines().length());
            output.clear();
        }
    }

    private record Elements(XmlRecords output, OutputStream out) implements EvtxScan.Writing {

        @Override
        public void deliver() throws IOException {
            out.write(output.bytes());
            output.clear();
        }
    }
}
