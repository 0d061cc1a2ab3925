package dev.hindcast.source.table;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.StampBasis;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Reader;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordCount;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import dev.hindcast.source.TextLines;
import dev.hindcast.source.ZoneChoice;
import java.io.IOException;
import java.util.Optional;

/** Reads a table twice: once to decide in which order its dates are written, once for the rows. */
final class TableReader implements Reader {

    private final TableFormat format;
    private final ReadingOptions options;

    TableReader(TableFormat format, ReadingOptions options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public Reading read(Source source, EventSink sink) throws IOException {
        Optional<TableHeader> header = TableHeader.find(Sample.of(source).text(), format);
        if (header.isEmpty()) {
            sink.accept(Diagnostic.warning(
                    source.path(),
                    Position.FILE,
                    "header-missing",
                    "No row heads the columns that this kind of table needs; nothing was read."));
            return new Reading(Tally.NONE, "", StampBasis.NOT_APPLICABLE);
        }
        TableColumns columns = header.get().columns();
        TableTimes times =
                new TableTimes(source.path(), columns, format.meaning().timeRoles(), options, sink);
        vote(source, header.get(), times);
        times.closeVote();
        RecordCount count = new RecordCount();
        Layouts layouts = new Layouts();
        try (TextLines lines = TextLines.of(source)) {
            CsvLines rows = rows(lines, header.get());
            for (CsvLines.Row row = rows.next(); row != null; row = rows.next()) {
                if (row.number() <= header.get().row() || row.isBlank()) {
                    continue;
                }
                count.present();
                Position position = Position.row(row.number());
                Event.Builder event = Event.at(new Provenance(source.path(), position, format.id()), layouts)
                        .field(FieldNames.DATASET, format.id());
                String fault = row.fault().isEmpty()
                        ? format.meaning().describe(new TableRow(columns, row.cells(), times), event)
                        : row.fault();
                if (fault.isEmpty()) {
                    count.read();
                    sink.accept(event.build());
                } else {
                    count.rejected();
                    sink.accept(Diagnostic.error(
                            source.path(),
                            position,
                            "row-unreadable",
                            "Row " + row.number() + " was not read: " + fault
                                    + ". The rows before and after it were read."));
                }
            }
        }
        Optional<ZoneChoice> zone = times.zoneUsed();
        return new Reading(
                count.tally(),
                zone.map(ZoneChoice::name).orElse(""),
                zone.map(ZoneChoice::basis).orElse(StampBasis.NOT_APPLICABLE));
    }

    private static void vote(Source source, TableHeader header, TableTimes times) throws IOException {
        try (TextLines lines = TextLines.of(source)) {
            CsvLines rows = rows(lines, header);
            for (CsvLines.Row row = rows.next(); row != null; row = rows.next()) {
                if (row.number() > header.row() && row.fault().isEmpty() && !row.isBlank()) {
                    times.vote(row.cells());
                }
            }
        }
    }

    private static CsvLines rows(TextLines lines, TableHeader header) {
        return new CsvLines(lines, header.delimiter(), header.columns().heads().size());
    }
}
