package dev.hindcast.casefile;

import dev.hindcast.event.HostName;
import dev.hindcast.incident.Statements;
import dev.hindcast.source.ReadingOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to read, what the user states, and where to write.
 *
 * @param evidence files and folders; never written to
 * @param out the folder for the report; the case goes below it into {@code case/}
 * @param caseFolder where the case goes instead; equal to {@code out/case} unless the user names another
 * @param force write into a folder that is not ours
 * @param reading zones, years and date orders of files that do not say them
 * @param stated cutovers, hosts that stayed, the tolerance
 * @param references hosts whose clock the user states as domain time
 * @param rules folders with further rules ({@code --rules})
 * @param words what the user stated, each as written, for the report
 * @param command the command line for the report, word by word
 */
public record AnalysisRequest(
        List<Path> evidence,
        Path out,
        Path caseFolder,
        boolean force,
        ReadingOptions reading,
        Statements stated,
        List<HostName> references,
        List<Path> rules,
        List<String> words,
        List<String> command) {

    public AnalysisRequest {
        evidence = List.copyOf(evidence);
        references = List.copyOf(references);
        rules = List.copyOf(rules);
        words = List.copyOf(words);
        command = List.copyOf(command);
    }

    /** Reads {@code evidence} with nothing stated. */
    public static AnalysisRequest of(List<Path> evidence, Path out) {
        return new AnalysisRequest(
                evidence,
                out,
                out.resolve("case"),
                false,
                ReadingOptions.NONE,
                Statements.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of("hindcast", "analyze"));
    }
}
