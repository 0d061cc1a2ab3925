package dev.hindcast.casefile;

import dev.hindcast.attempt.Attempts;
import dev.hindcast.clock.Clocks;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.host.Hosts;
import dev.hindcast.report.Report;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished analysis: the report, where it was written, and what it was made from.
 *
 * @param report what the renderers rendered
 * @param out the folder with the report files
 * @param hosts every host
 * @param attempts every authentication attempt
 * @param clocks what every clock did
 */
public record Analysis(Report report, Path out, Hosts hosts, Attempts attempts, Clocks clocks) {

    /** Recognised files of which something present was not read. */
    public List<EvidenceFile> damaged() {
        List<Diagnostic> diagnostics = report.source().diagnostics();
        return report.source().evidence().stream()
                .filter(EvidenceFile::isRecognised)
                .filter(f -> f.tally().rejected() > 0
                        || diagnostics.stream()
                                .anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR
                                        && d.evidence().equals(f.path())))
                .toList();
    }

    /** Files that no reader knows, or that could not be opened. */
    public List<EvidenceFile> unread() {
        return report.source().evidence().stream()
                .filter(f -> !f.isRecognised())
                .toList();
    }

    /** Whether everything that is recognised was read whole, and something was recognised (exit code 0, else 3). */
    public boolean isComplete() {
        boolean recognised = report.source().evidence().stream().anyMatch(f -> f.isRecognised() && !f.holdsOthers());
        boolean unopened = unread().stream().anyMatch(f -> f.sha256().isEmpty());
        return recognised && damaged().isEmpty() && !unopened;
    }
}
