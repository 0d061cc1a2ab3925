package dev.hindcast.report;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EvidenceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that was given and not read, or read with a doubt.
 *
 * @param file its path
 * @param position where in it
 * @param what what is wrong and what was still read
 * @param lost what is lost: {@code 412 records}, {@code 1 file}; empty where nothing is
 */
public record Unread(String file, String position, String what, String lost) {

    /** By path: files that no reader knew, rejected records, then every diagnostic. */
    public static List<Unread> of(Report report) {
        List<Unread> rows = new ArrayList<>();
        for (NumberedEvidence numbered : report.evidence()) {
            EvidenceFile file = numbered.file();
            long rejected = file.tally().rejected();
            if (!file.isRecognised()) {
                rows.add(new Unread(file.path(), "whole file", file.whyFormat(), "1 file"));
            } else if (rejected > 0) {
                rows.add(new Unread(
                        file.path(),
                        "in part",
                        Figures.count(rejected) + " of "
                                + Figures.count(file.tally().present())
                                + " records present were rejected; "
                                + Figures.count(file.tally().read()) + " were read",
                        Figures.count(rejected, "record", "records")));
            }
        }
        for (Diagnostic diagnostic : report.source().diagnostics()) {
            rows.add(new Unread(
                    diagnostic.evidence(),
                    diagnostic.position().toString(),
                    diagnostic.severity().word() + ": " + diagnostic.message(),
                    ""));
        }
        // stable: a file's own row stays before its diagnostics, which come in the order of the file
        rows.sort(Comparator.comparing(Unread::file));
        return rows;
    }

    /** Everything not read in one line: {@code 412 records, 1 file, 1 file in part}; {@code nothing} where all was. */
    public static String inOneLine(Report report) {
        List<String> parts = new ArrayList<>();
        long rejected = report.recordsRejected();
        long inPart = report.evidence().stream()
                .map(NumberedEvidence::file)
                .filter(f -> f.isRecognised() && (f.tally().rejected() > 0 || hasError(report, f)))
                .count();
        if (rejected > 0) {
            parts.add(Figures.count(rejected, "record", "records"));
        }
        if (report.filesUnread() > 0) {
            parts.add(Figures.count(report.filesUnread(), "file", "files"));
        }
        if (inPart > 0) {
            parts.add(Figures.count(inPart, "file", "files") + " in part");
        }
        return parts.isEmpty() ? "nothing; all that was given was read" : String.join(", ", parts);
    }

    private static boolean hasError(Report report, EvidenceFile file) {
        return report.source().diagnostics().stream()
                .anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR
                        && d.evidence().equals(file.path()));
    }
}
