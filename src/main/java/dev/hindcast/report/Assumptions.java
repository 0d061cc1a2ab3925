package dev.hindcast.report;

import dev.hindcast.clock.Reference;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.StampBasis;
import dev.hindcast.incident.HostReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report takes as given, and on whose word: references, tolerance, statements of the user, assumed zones. */
final class Assumptions {

    /** Enough to show which kind of file it is; the rest stands in {@code report.json}. */
    private static final int ZONES_MAX = 10;

    private Assumptions() {}

    static List<Cited> of(Report report) {
        List<Cited> lines = new ArrayList<>();
        for (Reference reference : report.source().references()) {
            lines.add(new Cited(
                    "Domain time of " + (reference.realm().isEmpty() ? "a realm without a name" : reference.realm())
                            + " is the clock of " + reference.host() + " (basis: "
                            + reference.basis().word() + "; check: "
                            + reference.check().word() + "). " + reference.statement(),
                    report.findingsOf(reference)));
        }
        lines.add(Cited.of(String.format(
                Locale.ROOT,
                "Tolerance %.0f s: %s.",
                report.source().toleranceSeconds(),
                report.source().toleranceBasis())));
        report.source().stated().forEach(s -> lines.add(Cited.of("Stated: " + s)));
        List<EvidenceFile> assumed = report.evidence().stream()
                .map(NumberedEvidence::file)
                .filter(f -> f.zoneBasis() == StampBasis.ASSUMED)
                .toList();
        assumed.stream()
                .limit(ZONES_MAX)
                .forEach(f -> lines.add(Cited.of("Assumed: the stamps of " + f.path() + " are read in "
                        + f.zone().orElse("UTC") + "; --zone says otherwise.")));
        if (assumed.size() > ZONES_MAX) {
            lines.add(
                    Cited.of("Assumed zones of " + (assumed.size() - ZONES_MAX) + " more files stand in report.json."));
        }
        for (HostReport host : report.judgement().hosts()) {
            if (!host.clock().statements().isEmpty() && !host.checkpoint().isEmpty()) {
                host.clock()
                        .statements()
                        .forEach(s -> lines.add(Cited.of(host.host().name() + ": " + s)));
            }
        }
        return lines;
    }
}
