package dev.hindcast.source.table;

import dev.hindcast.source.Declaration;
import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.ResourceFolder;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import dev.hindcast.source.TextLines;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of table as its YAML document declares it: synonyms of column heads by role, and what a row means. */
public final class TableFormat implements Format {

    private static final String FOLDER = "table";
    private static final int PLAUSIBLE_ROWS = 20;
    /** Heads of a table are less certain than magic bytes; each further known column makes them surer. */
    private static final int SCORE_BASE = 60;

    private static final int SCORE_A_COLUMN = 4;
    private static final int SCORE_MAX = 95;

    private final String id;
    private final String description;
    private final TableMeaning meaning;
    private final Map<String, List<String>> synonyms;

    private final Specimens specimens;

    private TableFormat(
            String id,
            String description,
            TableMeaning meaning,
            Map<String, List<String>> synonyms,
            Specimens specimens) {
        this.specimens = specimens;
        this.id = id;
        this.description = description;
        this.meaning = meaning;
        this.synonyms = synonyms;
    }

    /** Every kind of table that this build knows, by name of its document. */
    public static List<TableFormat> builtIn() {
        List<TableFormat> formats = new ArrayList<>();
        ResourceFolder.yamlOf(FOLDER).forEach((name, yaml) -> formats.add(parse(name, yaml)));
        return List.copyOf(formats);
    }

    /**
     * A kind of table of a YAML document.
     *
     * @throws IllegalArgumentException where the document is broken
     */
    public static TableFormat parse(String name, String yaml) {
        Declaration document = Declaration.parse(name, yaml);
        Declaration columns = document.section("columns");
        Map<String, List<String>> synonyms = new LinkedHashMap<>();
        for (String role : columns.keys()) {
            synonyms.put(role, columns.texts(role));
        }
        return new TableFormat(
                document.text("id"),
                document.text("description"),
                TableMeaning.named(document.text("meaning")),
                synonyms,
                Specimens.of(document));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Specimens specimens() {
        return specimens;
    }

    TableMeaning meaning() {
        return meaning;
    }

    /** Role to column heads, the preferred first; roles in the order in which they choose. */
    Map<String, List<String>> synonyms() {
        return synonyms;
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        Optional<TableHeader> header = TableHeader.find(sample.text(), this);
        if (header.isEmpty() || !meaning.plausible(header.get().columns(), firstRows(sample, header.get()))) {
            return Recognition.NO;
        }
        int known = header.get().columns().roles().size();
        int score = Math.min(SCORE_MAX, SCORE_BASE + SCORE_A_COLUMN * known);
        return new Recognition(
                score, "row " + header.get().row() + " heads " + known + " columns that this kind of table has");
    }

    private static List<List<String>> firstRows(Sample sample, TableHeader header) {
        List<List<String>> rows = new ArrayList<>();
        CsvLines lines = new CsvLines(
                new TextLines(new StringReader(sample.text())),
                header.delimiter(),
                header.columns().heads().size());
        try {
            for (CsvLines.Row row = lines.next(); row != null && rows.size() < PLAUSIBLE_ROWS; row = lines.next()) {
                if (row.number() > header.row() && row.fault().isEmpty() && !row.isBlank()) {
                    rows.add(row.cells());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
        return rows;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new TableReader(this, options);
    }
}
