package dev.hindcast.casefile;

import dev.hindcast.source.Format;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Specimens;
import dev.hindcast.source.line.LineFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is read, for people: every format, and every program whose messages are known wherever they stand. */
public final class FormatList {

    private FormatList() {}

    /**
     * One thing that is read.
     *
     * @param id as manifests, citations and {@code event.dataset} name it
     * @param kind {@code file}, or {@code messages} of a program in syslog, in the journal and in its own log
     * @param description for people
     * @param specimens from what it was built
     */
    public record Row(String id, Kind kind, String description, Specimens specimens) {}

    /** What sort of thing is read. */
    public enum Kind {
        /** A file of its own. */
        FILE,
        /** What a program says, in whatever file its lines stand. */
        MESSAGES;

        public String word() {
            return this == FILE ? "file" : "messages";
        }
    }

    /**
     * Everything that is read, sorted by kind and id.
     *
     * @throws UsageProblem where the user's own line formats cannot be used
     */
    public static List<Row> rows(ReadingOptions options) throws UsageProblem, IOException {
        List<Row> rows = new ArrayList<>();
        for (Format format : Formats.of(options).all()) {
            rows.add(new Row(format.id(), Kind.FILE, format.description(), format.specimens()));
        }
        LineFormats.programs()
                .forEach(program ->
                        rows.add(new Row(program.id(), Kind.MESSAGES, program.description(), program.specimens())));
        rows.sort(Comparator.comparing(Row::kind).thenComparing(Row::id));
        return List.copyOf(rows);
    }
}
