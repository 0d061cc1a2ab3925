package dev.hindcast.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Statements;
import dev.hindcast.source.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs the whole line over the sample incident, or over a part of it, as the command does. */
public final class AnalyzedSample {

    public static final Path CUTOVER = Path.of("sample-logs", "cutover");

    private static final InstantSource FIXED = InstantSource.fixed(Instant.parse("2026-03-21T00:00:00Z"));

    private final Path scratch;
    private final List<Statements.StatedCutover> cutovers = new ArrayList<>();
    private final List<HostName> unmigrated = new ArrayList<>();
    private Predicate<String> kept = path -> true;
    private double toleranceSeconds = Double.NaN;

    private AnalyzedSample(Path scratch) {
        this.scratch = scratch;
    }

    /** @param scratch an empty folder for the report and for copies of evidence */
    public static AnalyzedSample in(Path scratch) {
        return new AnalyzedSample(scratch);
    }

    public AnalyzedSample without(String... endings) {
        Predicate<String> before = kept;
        kept = path -> before.test(path) && Stream.of(endings).noneMatch(path::endsWith);
        return this;
    }

    public AnalyzedSample cutover(String host, String from, String to) {
        cutovers.add(new Statements.StatedCutover(
                HostName.of(host),
                Moment.between(Instant.parse(from), Instant.parse(to)),
                host + "=" + from + "/" + to));
        return this;
    }

    public AnalyzedSample unmigrated(String host) {
        unmigrated.add(HostName.of(host));
        return this;
    }

    public AnalyzedSample toleranceSeconds(double stated) {
        toleranceSeconds = stated;
        return this;
    }

    /** {@code report.json} of the run. */
    public JsonNode report() throws IOException, UsageProblem {
        return new ObjectMapper().readTree(analyze().resolve("report.json").toFile());
    }

    /** Runs it; the folder with the report files. */
    public Path analyze() throws IOException, UsageProblem {
        Path evidence = scratch.resolve("evidence");
        try (Stream<Path> walk = Files.walk(CUTOVER)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String below = CUTOVER.relativize(file).toString().replace('\\', '/');
                if (kept.test(below)) {
                    Path copy = evidence.resolve(below);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return analyze(evidence);
    }

    /** Runs it over other evidence. */
    public Path analyze(Path evidence) throws IOException, UsageProblem {
        Path out = scratch.resolve("out");
        new CaseAnalysis(FIXED, Progress.NONE)
                .analyze(new AnalysisRequest(
                        List.of(evidence),
                        out,
                        out.resolve("case"),
                        false,
                        ReadingOptions.NONE,
                        new Statements(
                                cutovers,
                                unmigrated,
                                Double.isNaN(toleranceSeconds) ? Statements.TOLERANCE_SECONDS : toleranceSeconds,
                                !Double.isNaN(toleranceSeconds)),
                        List.of(),
                        List.of(),
                        cutovers.stream().map(c -> "--cutover " + c.words()).toList(),
                        List.of("hindcast", "analyze")));
        return out;
    }
}
