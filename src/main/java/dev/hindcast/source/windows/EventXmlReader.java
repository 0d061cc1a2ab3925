package dev.hindcast.source.windows;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.RecordCount;
import dev.hindcast.source.Source;
import dev.hindcast.source.TextDecoding;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Reads a file of {@code <Event>} elements, each parsed alone. */
final class EventXmlReader implements Reader {

    private final String id;

    EventXmlReader(String id) {
        this.id = id;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        EventXml parser = new EventXml();
        Layouts layouts = new Layouts();
        RecordCount count = new RecordCount();
        long replaced = 0;
        try (java.io.Reader characters = TextDecoding.of(source).reader(source)) {
            EventPieces pieces = new EventPieces(characters);
            for (EventPiece piece = pieces.next(); piece != null; piece = pieces.next()) {
                count.present();
                replaced += piece.replaced();
                WindowsRecord record = new WindowsRecord();
                String fault = fault(parser, piece, record);
                if (fault.isEmpty()) {
                    Provenance place = new Provenance(source.path(), position(record, piece), id);
                    if (record.instant().isEmpty()) {
                        sink.accept(Diagnostic.warning(
                                source.path(),
                                place.position(),
                                "stamp-unreadable",
                                "TimeCreated of this event is no time; its other fields were read."));
                    }
                    sink.accept(record.toEvent(place, layouts));
                    count.read();
                } else {
                    count.rejected();
                    sink.accept(broken(source.path(), piece, fault, record));
                }
            }
            report(source.path(), replaced, pieces.strayChars(), sink);
        }
        boolean any = count.tally().read() > 0;
        return new Reading(count.tally(), any ? "UTC" : "", any ? StampBasis.IN_FILE : StampBasis.NOT_APPLICABLE);
    }

    /** Parses the piece into the record; the fault, or empty. */
    private static String fault(EventXml parser, EventPiece piece, WindowsRecord record) {
        String fault = piece.fault();
        try {
            parser.read(piece.text(), record);
        } catch (XMLStreamException broken) {
            fault = fault.isEmpty() ? "it is not well-formed XML (" + firstLine(broken) + ")" : fault;
        } catch (RuntimeException broken) {
            // Woodstox has thrown unchecked from broken text before; damage stays data whatever the parser does
            fault = fault.isEmpty() ? "the XML parser gave up on it (" + firstLine(broken) + ")" : fault;
        }
        return fault.isEmpty() && !record.hasCode() ? "it has no EventID" : fault;
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static Diagnostic broken(String path, EventPiece piece, String fault, WindowsRecord record) {
        return Diagnostic.error(
                path,
                Position.line(piece.line()),
                "xml-broken",
                "Event " + piece.ordinal() + " of the file was not read: " + fault + "; " + record.summary()
                        + ". The events before and after it were read. Export the log again (wevtutil epl) to get it.");
    }

    /** The number that the log gave it; without one, its place in the file. */
    private static Position position(WindowsRecord record, EventPiece piece) {
        String number = record.get(FieldNames.RECORD_ID);
        try {
            return Position.record(Long.parseLong(number));
        } catch (NumberFormatException notANumber) {
            return Position.record(piece.ordinal());
        }
    }

    private static void report(String path, long replaced, long stray, EventSink sink) {
        if (replaced > 0) {
            sink.accept(Diagnostic.note(
                    path,
                    Position.FILE,
                    "characters-replaced",
                    replaced + " characters that XML forbids stand in its events; each was read as U+FFFD."));
        }
        if (stray > 0) {
            sink.accept(Diagnostic.note(
                    path,
                    Position.FILE,
                    "text-between-events",
                    stray + " characters stand outside of events (prompts, separators or torn text); not read."));
        }
    }
}
