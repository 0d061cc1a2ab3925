package dev.hindcast.report;

import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Incident;
import java.util.List;

/** The one sentence about the whole case: the first incident's own, else what was read and that it shows none. */
final class Headline {

    private Headline() {}

    static String of(Report report) {
        List<Incident> incidents = report.judgement().incidents();
        if (!incidents.isEmpty()) {
            return incidents.get(0).headline();
        }
        if (report.evidence().isEmpty()) {
            return "No incident can be judged: no evidence file was given.";
        }
        String files = Figures.count(report.evidence().size(), "file", "files");
        if (report.source().events() == 0) {
            return "No incident can be judged: of " + files + " given, " + Figures.count(report.filesRead())
                    + " could be read, and no event was found in them.";
        }
        String read = Figures.count(report.source().events(), "event", "events") + " of "
                + Figures.count(report.filesRead(), "file", "files");
        List<Cutover> cutovers = report.judgement().cutovers();
        if (cutovers.isEmpty()) {
            return "No incident was found in " + read + ", and no cutover is known.";
        }
        return "No incident was found in " + read + "; " + Figures.count(cutovers.size(), "cutover is", "cutovers are")
                + " known.";
    }

    /** What to do where no incident was found; one sentence each. */
    static List<String> nextWithoutIncident(Report report) {
        if (report.filesRead() == 0) {
            return List.of(
                    "The README lists what can be read.",
                    "Export the Security and System logs of the guest and of a domain controller: wevtutil qe LOG /f:xml > HOST-LOG.xml");
        }
        if (report.judgement().cutovers().isEmpty()) {
            return List.of(
                    "Say when a guest moved, if one did: --cutover HOST=TIME",
                    "Add the Security log of a domain controller over the time of the complaint: wevtutil qe Security /f:xml > DC.xml");
        }
        return List.of("Check that the Security log of a domain controller covers the time of the complaint.");
    }
}
