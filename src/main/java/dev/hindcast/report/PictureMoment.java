package dev.hindcast.report;

import dev.hindcast.clock.Corrections;
import dev.hindcast.clock.Crossing;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of moments under the picture.
 *
 * @param time when, corrected
 * @param offset the offset then, in words
 * @param what what happened
 * @param findings what it rests on, the first few
 */
public record PictureMoment(Moment time, String offset, String what, List<Finding> findings) {

    /** A table of more rows is no picture any more; the evidence table has them all. */
    private static final int ROWS_MAX = 12;

    private static final int FINDINGS_MAX = 3;

    public PictureMoment {
        findings = findings.subList(0, Math.min(FINDINGS_MAX, findings.size())).stream()
                .toList();
    }

    /** The best estimate of when. */
    public Instant instant() {
        return Times.anyOf(time).orElse(Instant.EPOCH);
    }

    /** Time since the cutover's best estimate; empty without a cutover. */
    public String since(Incident incident) {
        return cutoverTime(incident).map(start -> Times.since(start, instant())).orElse("");
    }

    /** The best estimate of the incident's cutover; empty without one. */
    static Optional<Instant> cutoverTime(Incident incident) {
        return incident.cutover().stream()
                .map(Cutover::span)
                .flatMap(m -> Times.anyOf(m).stream())
                .findFirst();
    }

    /** The moments of an incident in time order, at most twelve. */
    public static List<PictureMoment> of(Report report, Incident incident) {
        List<PictureMoment> rows = new ArrayList<>();
        Optional<HostReport> host = report.host(incident.host());
        List<HostReport> known = host.stream().toList();
        Offsets offsets = new Offsets(known);
        for (HostReport guest : known) {
            lastCorrections(incident, guest)
                    .forEach(c -> rows.add(new PictureMoment(
                            Moment.exactly(c.last()),
                            offsets.at(Moment.exactly(c.last().minusSeconds(1))),
                            "Last of " + Figures.count(c.count(), "correction", "corrections") + " by " + c.actor(),
                            findingsCiting(incident, c.lastCitation()))));
        }
        incident.cutover()
                .forEach(c -> rows.add(new PictureMoment(c.span(), offsets.at(c.span()), words(c), c.findings())));
        incident.onset()
                .forEach(o -> rows.add(new PictureMoment(
                        o.time(),
                        offsets.at(o.time()),
                        "Onset: " + Wording.onset(o.kind()),
                        findings(incident, ChainStep.Id.DRIFT))));
        rows.addAll(crossings(incident, offsets));
        rows.addAll(failures(incident, offsets));
        for (HostReport guest : known) {
            PictureSpan.visibleSteps(guest).stream()
                    .limit(4)
                    .forEach(s -> rows.add(new PictureMoment(
                            s.time(),
                            "by " + Figures.signed(s.bySeconds(), 1) + " s",
                            "Clock set" + (s.actor().isEmpty() ? "; no record names what set it" : " by " + s.actor()),
                            report.findingsOf(incident.host(), s))));
        }
        for (HostReport guest : known) {
            guest.clock()
                    .forecastCrossing(guest.toleranceSeconds())
                    .ifPresent(when -> rows.add(new PictureMoment(
                            when,
                            "",
                            "Forecast: passes the tolerance if nothing corrects the clock",
                            findings(incident, ChainStep.Id.DRIFT))));
        }
        return rows.stream()
                .filter(row -> row.time().isKnown())
                .distinct()
                .sorted(Comparator.comparing(PictureMoment::instant).thenComparing(PictureMoment::what))
                .limit(ROWS_MAX)
                .toList();
    }

    /** {@code Cutover, recorded: vcenter-a to ahv-a}. */
    static String words(Cutover cutover) {
        String way = cutover.from().isEmpty() && cutover.to().isEmpty()
                ? ""
                : ": " + (cutover.from().isEmpty() ? "unknown" : cutover.from()) + " to "
                        + (cutover.to().isEmpty() ? "unknown" : cutover.to());
        return "Cutover, " + cutover.basis().word() + way;
    }

    private static List<Corrections> lastCorrections(Incident incident, HostReport guest) {
        return guest.clock().corrections().stream()
                .filter(Corrections::ceased)
                .filter(c -> incident.cutover().stream()
                        .flatMap(cutover -> cutover.span().latest().stream())
                        .allMatch(end -> !c.last().isAfter(end)))
                .limit(2)
                .toList();
    }

    /** The step's finding that rests on this very event; the step has others that do not. */
    private static List<Finding> findingsCiting(Incident incident, Citation event) {
        return findings(incident, ChainStep.Id.AGENT_REPLACED).stream()
                .filter(f -> f.citations().contains(event))
                .toList();
    }

    private static List<PictureMoment> crossings(Incident incident, Offsets offsets) {
        List<Crossing> all = incident.crossings();
        List<Crossing> shown = all.size() > 2 ? List.of(all.get(0), all.get(all.size() - 1)) : all;
        String more = all.size() > 2 ? " (" + all.size() + " crossings)" : "";
        return shown.stream()
                .map(c -> new PictureMoment(
                        c.time(),
                        offsets.at(c.time()),
                        (c.outward() ? "Passes the tolerance of " : "Back within the tolerance of ")
                                + String.format(java.util.Locale.ROOT, "%.0f s", c.toleranceSeconds())
                                + more,
                        findings(incident, ChainStep.Id.TOLERANCE_CROSSED)))
                .toList();
    }

    private static List<PictureMoment> failures(Incident incident, Offsets offsets) {
        List<PictureMoment> rows = new ArrayList<>();
        Moment first = incident.attempts().firstFailure();
        Moment last = incident.attempts().lastFailure();
        List<Finding> auth = findings(incident, ChainStep.Id.AUTH_INTERMITTENT);
        rows.add(new PictureMoment(first, offsets.at(first), "First refusal", auth));
        if (!last.equals(first)) {
            rows.add(new PictureMoment(last, offsets.at(last), "Last refusal", auth));
        }
        Moment noticed = incident.impact().noticed();
        rows.add(new PictureMoment(noticed, offsets.at(noticed), "Noticed", findings(incident, ChainStep.Id.SURFACED)));
        return rows;
    }

    private static List<Finding> findings(Incident incident, ChainStep.Id id) {
        return incident.chain().stream()
                .filter(step -> step.id() == id)
                .flatMap(step -> step.findings().stream())
                .toList();
    }

    /** Reads offsets off the guest's clock, if the evidence knows the guest. */
    private record Offsets(List<HostReport> host) {
        String at(Moment time) {
            return Times.anyOf(time)
                    .flatMap(t -> host.stream()
                            .findFirst()
                            .map(h -> Figures.offset(h.clock().at(t))))
                    .orElse("unknown");
        }
    }
}
