package dev.hindcast.casefile;

import dev.hindcast.clock.Clocks;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Hosts;
import dev.hindcast.incident.CaseEvidence;
import dev.hindcast.incident.Hypotheses;
import dev.hindcast.incident.Judge;
import dev.hindcast.incident.Judgement;
import dev.hindcast.incident.Statements;
import dev.hindcast.index.EventStore;
import dev.hindcast.index.lucene.LuceneEventStore;
import dev.hindcast.report.Figures;
import dev.hindcast.report.Renderer;
import dev.hindcast.report.Renderers;
import dev.hindcast.report.Report;
import dev.hindcast.report.ReportSource;
import dev.hindcast.report.Run;
import dev.hindcast.rule.RuleSet;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.archive.Archives;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Ingest, judge, report, in one go. */
public final class CaseAnalysis {

    private final InstantSource time;
    private final Progress progress;

    /**
     * @param time for the run block and the ledger only; no result depends on it
     * @param progress told how far the work is
     */
    public CaseAnalysis(InstantSource time, Progress progress) {
        this.time = time;
        this.progress = progress;
    }

    /**
     * Reads the evidence, judges it, writes the report and keeps the case.
     *
     * @throws UsageProblem for a wrong path or folder or a broken rule; nothing was written then
     * @throws IOException where the report or the case cannot be written
     */
    public Analysis analyze(AnalysisRequest request) throws UsageProblem, IOException {
        Instant begun = time.instant();
        Folders.requireEvidence(request.evidence());
        Folders.requireWritable("--out", request.out(), request.evidence(), request.force());
        Folders.requireWritable("--case", request.caseFolder(), request.evidence(), request.force());
        RuleSet rules = RulePack.load(request.rules());
        Recogniser recogniser = new Recogniser(Formats.of(request.reading()));

        CaseFolder folder = new CaseFolder(request.caseFolder());
        folder.begin(Version.text());
        Analysis analysis;
        progress.stage("opening archives");
        try (Evidence evidence = Archives.opened(Evidence.of(request.evidence()));
                EventStore store = LuceneEventStore.create(request.caseFolder())) {
            Ingest.Result ingested = new Ingest(recogniser, request.reading(), progress).read(evidence, store);
            folder.manifest(ingested.files());
            folder.duplicates(ingested.duplicates());
            progress.done(readLine(ingested));
            analysis = judge(request, rules, store, ingested, begun);
        }
        write(analysis.report(), request.out());
        new Ledger(folder.ledger())
                .append(time.instant(), request.command(), analysis.isComplete() ? "done" : "done in part");
        progress.done("wrote " + request.out());
        return analysis;
    }

    private static String readLine(Ingest.Result ingested) {
        long recognised =
                ingested.files().stream().filter(f -> f.isRecognised()).count();
        long read = ingested.files().stream().mapToLong(f -> f.tally().read()).sum();
        long rejected =
                ingested.files().stream().mapToLong(f -> f.tally().rejected()).sum();
        return "read " + recognised + " of " + ingested.files().size() + " files: " + read + " records, " + rejected
                + " rejected";
    }

    private Analysis judge(
            AnalysisRequest request, RuleSet rules, EventStore store, Ingest.Result ingested, Instant begun)
            throws IOException {
        Statements stated = request.stated();
        progress.stage("estimating clocks");
        Investigation.Timeline timeline = new Investigation(store, ingested.duplicates())
                .clocks(named(request), request.references(), stated.toleranceSeconds(), rules);
        progress.done("estimated " + Figures.count(timeline.clocks().hosts().size(), "clock", "clocks"));
        progress.stage("judging");
        CaseEvidence evidence = timeline.with(rules, stated);
        Judgement judgement = new Judge(Hypotheses.ofTheProduct()).judge(evidence);
        progress.done("judged " + Figures.count(judgement.cutovers().size(), "cutover", "cutovers"));
        progress.stage("writing");
        Instant now = time.instant();
        ReportSource source = new ReportSource(
                judgement,
                timeline.clocks().references(),
                ingested.files(),
                ingested.diagnostics(),
                stated.toleranceSeconds(),
                stated.toleranceStated()
                        ? "stated with --tolerance"
                        : "the usual 5 minutes; no evidence says otherwise",
                request.words(),
                rules.sha256(),
                store.count(),
                new Run(
                        Version.text(),
                        now,
                        request.command(),
                        Duration.between(begun, now).toMillis() / 1000.0));
        return new Analysis(Report.of(source), request.out(), timeline.hosts(), timeline.attempts(), timeline.clocks());
    }

    private static List<HostName> named(AnalysisRequest request) {
        List<HostName> named = new ArrayList<>(request.stated().unmigrated());
        request.stated().cutovers().forEach(c -> named.add(c.host()));
        named.addAll(request.references());
        return named;
    }

    /** Each file appears whole or not at all. */
    private static void write(Report report, Path out) throws IOException {
        Files.createDirectories(out);
        for (Renderer renderer : Renderers.ALL) {
            Path target = out.resolve(renderer.fileName());
            Path half = out.resolve(renderer.fileName() + ".part");
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(half))) {
                renderer.render(report, stream);
            }
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The clocks of a kept case, estimated anew from its events. */
    public static KeptClocks clocks(Path caseFolder, List<HostName> references, double toleranceSeconds)
            throws UsageProblem, IOException {
        CaseFolder folder = new CaseFolder(caseFolder);
        folder.requireCase();
        try (EventStore store = LuceneEventStore.open(caseFolder)) {
            Investigation.Timeline timeline = new Investigation(store, folder.duplicates())
                    .clocks(references, references, toleranceSeconds, new RuleSet(List.of(), List.of(), ""));
            return new KeptClocks(timeline.hosts(), timeline.clocks());
        }
    }

    /** Hosts and clocks of a kept case. */
    public record KeptClocks(Hosts hosts, Clocks clocks) {}

    /** A kept case's events, opened for searching. */
    public static EventStore open(Path caseFolder) throws UsageProblem, IOException {
        new CaseFolder(caseFolder).requireCase();
        return LuceneEventStore.open(caseFolder);
    }
}
