package dev.hindcast.cli;

import dev.hindcast.Hindcast;
import dev.hindcast.casefile.Analysis;
import dev.hindcast.casefile.AnalysisRequest;
import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.event.Counted;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.report.TerminalSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hindcast analyze}: the main job. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Read evidence, judge it, write a report.",
        footer = {
            "",
            "Exit codes: 0 done; 3 done, but something recognised was damaged or nothing was recognised;",
            "2 wrong use or path; 1 a fault of ours."
        })
final class AnalyzeCommand implements Callable<Integer> {

    private final Console console;
    private final List<String> arguments;

    @Parameters(arity = "1..*", paramLabel = "EVIDENCE", description = "Files and folders with exported logs.")
    private final List<Path> evidence = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the report (default: ${DEFAULT-VALUE}).",
            defaultValue = "hindcast-report")
    private Path out = Path.of("hindcast-report");

    @Option(names = "--case", paramLabel = "DIR", description = "Folder for the case (default: case below --out).")
    private @Nullable Path caseFolder;

    @Option(names = "--force", description = "Write into a folder that is not ours.")
    private boolean force;

    @Option(names = "--rules", paramLabel = "DIR", description = "Further rules (Sigma YAML), besides ours.")
    private final List<Path> rules = new ArrayList<>();

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the first line of each guest.")
    private boolean quiet;

    @Mixin
    private final StatedWords stated = new StatedWords();

    @Mixin
    private final ReadingWords reading = new ReadingWords();

    AnalyzeCommand(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        List<String> words = new ArrayList<>(stated.words());
        words.addAll(reading.words());
        List<String> command = new ArrayList<>(List.of("hindcast"));
        command.addAll(arguments);
        AnalysisRequest request = new AnalysisRequest(
                evidence,
                out,
                Optional.ofNullable(caseFolder).orElse(out.resolve("case")),
                force,
                reading.options(),
                stated.statements(),
                stated.references(),
                rules,
                words,
                command);
        ProgressLine progress = new ProgressLine(console, quiet);
        Analysis analysis;
        try {
            analysis = Hindcast.analyze(request, progress);
        } finally {
            progress.clear();
        }
        TerminalSummary summary = new TerminalSummary(console.style());
        List<String> lines = quiet
                ? summary.answers(analysis.report())
                : summary.lines(analysis.report(), out.resolve("index.html").toString());
        lines.forEach(console.out()::println);
        console.out().flush();
        if (analysis.isComplete()) {
            return ExitCode.DONE;
        }
        console.say(unfinished(analysis));
        return ExitCode.IN_PART;
    }

    private static String unfinished(Analysis analysis) {
        List<EvidenceFile> damaged = analysis.damaged();
        long rejected = damaged.stream().mapToLong(f -> f.tally().rejected()).sum();
        List<EvidenceFile> unopened =
                analysis.unread().stream().filter(f -> f.sha256().isEmpty()).toList();
        List<String> parts = new ArrayList<>();
        if (!damaged.isEmpty()) {
            String lost = Counted.of(rejected, "record");
            // a file that was cut, or an archive, may have lost what nobody can count
            parts.add((rejected == 0 ? "something" : lost) + " could not be read, in " + names(damaged));
        }
        if (!unopened.isEmpty()) {
            parts.add(Counted.of(unopened.size(), "file") + " could not be opened, " + names(unopened));
        }
        if (parts.isEmpty()) {
            List<EvidenceFile> unread = analysis.unread();
            parts.add(
                    unread.isEmpty()
                            ? "what was given holds no file"
                            : Counted.were(unread.size(), "file") + " of no format that is read, " + names(unread));
        }
        return "done, but " + String.join("; ", parts) + " (exit 3); the report names each under \"Not read\"";
    }

    private static String names(List<EvidenceFile> files) {
        int shown = 3;
        String first = String.join(
                ", ", files.stream().limit(shown).map(EvidenceFile::path).toList());
        return files.size() > shown ? first + " and " + (files.size() - shown) + " more" : first;
    }
}
