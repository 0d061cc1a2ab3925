package dev.hindcast.cli;

import dev.hindcast.casefile.CaseAnalysis;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.index.EventStore;
import dev.hindcast.index.Hits;
import dev.hindcast.index.KnownFields;
import dev.hindcast.index.Query;
import dev.hindcast.index.lucene.QueryProblem;
import dev.hindcast.index.lucene.QuerySyntax;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast search}: finds events of a kept case. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Find events of a case, in Lucene's syntax over our field names.",
        footer = {
            "",
            "Examples:",
            "  hindcast search 'event.code:4616 AND host.name:erp01*'",
            "  hindcast search 'winlog.event_data.Status:0x25 AND @timestamp:[2026-03-17 TO 2026-03-18]'"
        })
final class SearchCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "QUERY", description = "What to find; *:* for everything.")
    private String query = "*:*";

    @Mixin
    private final CaseWords kept = new CaseWords();

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "table, json, jsonl or csv (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private ListFormat format = ListFormat.TABLE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many hits to print (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int limit = 50;

    SearchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        if (limit < 0) {
            throw new UsageProblem("--limit " + limit + " is no number of hits; give 0 or more");
        }
        long begun = System.nanoTime();
        try (EventStore store = CaseAnalysis.open(kept.folder())) {
            Query wanted = QuerySyntax.parse(query);
            Hits hits = store.search(wanted, limit);
            EventOutput output = new EventOutput(console.out(), format, true);
            hits.events().forEach(output::see);
            hits.events().forEach(output::print);
            output.end();
            console.err()
                    .println(String.format(
                            Locale.ROOT,
                            "%d of %d hits, %.1f s (times are raw, UTC)",
                            hits.events().size(),
                            hits.total(),
                            (System.nanoTime() - begun) / 1e9));
            if (hits.total() == 0) {
                explain(store, wanted);
            }
            return ExitCode.DONE;
        } catch (QueryProblem problem) {
            throw new UsageProblem(String.valueOf(problem.getMessage()));
        }
    }

    private void explain(EventStore store, Query wanted) throws IOException {
        KnownFields fields = new KnownFields(store.fieldNames());
        console.err().println(store.count() + " events were searched.");
        if (wanted.fields().contains("host.name")) {
            console.err().println("A host has several names in logs; try host.name:NAME* for all of them.");
        }
        for (String field : fields.unknownIn(wanted)) {
            console.err()
                    .println("No event has a field " + field
                            + fields.suggestion(field)
                                    .map(s -> "; did you mean " + s + "?")
                                    .orElse("."));
        }
    }
}
