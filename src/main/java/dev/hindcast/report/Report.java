package dev.hindcast.report;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Reference;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.HostName;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Judgement;
import dev.hindcast.incident.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A case as it is reported: what was judged, with every finding and every evidence file under its number. Every renderer
 * works from this one model, so that all formats say the same. Nothing is judged here.
 */
public final class Report {

    private final ReportSource source;
    private final List<NumberedEvidence> evidence;
    private final Map<String, String> evidenceIds = new HashMap<>();
    private final Map<HostName, HostReport> hosts;
    private final ClockFindings clockFindings;
    private final FindingNumbers findings;

    private Report(ReportSource source) {
        this.source = source;
        List<EvidenceFile> files = source.evidence().stream()
                .sorted(Comparator.comparing(EvidenceFile::path))
                .toList();
        List<NumberedEvidence> numbered = new ArrayList<>();
        for (EvidenceFile file : files) {
            String id = "E-" + (numbered.size() + 1);
            numbered.add(new NumberedEvidence(id, file));
            evidenceIds.put(file.path(), id);
        }
        evidence = List.copyOf(numbered);
        Judgement judgement = source.judgement();
        hosts = judgement.hosts().stream()
                .collect(Collectors.toMap(h -> h.host().name(), Function.identity(), (a, b) -> a));
        Set<Finding> cited = FindingNumbers.citedBy(judgement);
        clockFindings = new ClockFindings(cited);
        for (HostReport host : judgement.hosts()) {
            for (ClockStep step : ClockFindings.listed(host)) {
                cited.addAll(clockFindings.of(host.host().name(), step));
            }
            for (TimeSourceSpan span : TimeSourceSpan.of(host.clock().timeSource())) {
                span.facts().forEach(fact -> cited.addAll(clockFindings.of(fact)));
            }
        }
        source.references().forEach(reference -> cited.addAll(clockFindings.of(reference)));
        findings = new FindingNumbers(cited, judgement.findings());
    }

    /** Numbers everything in a source. */
    public static Report of(ReportSource source) {
        return new Report(source);
    }

    public ReportSource source() {
        return source;
    }

    public Judgement judgement() {
        return source.judgement();
    }

    /** By step of the chain, those of no step last, then corrected time, host and statement; {@code F-1} first. */
    public List<NumberedFinding> findings() {
        return findings.numbered();
    }

    /** Findings that nothing cites and that a cap left out; 0 in all but huge cases. */
    public int findingsLeftOut() {
        return findings.leftOut();
    }

    /** Numbers of findings, each once, in numerical order. */
    public List<String> ids(List<Finding> cited) {
        return cited.stream()
                .map(this::id)
                .distinct()
                .sorted(Comparator.comparingInt((String id) -> Integer.parseInt(id.substring(2))))
                .toList();
    }

    /**
     * The number of a finding.
     *
     * @throws IllegalStateException for a finding of another report
     */
    public String id(Finding finding) {
        return findings.id(finding)
                .orElseThrow(() -> new IllegalStateException("no finding of this report: " + finding.statement()));
    }

    /** Every file given, by path; {@code E-1} first. */
    public List<NumberedEvidence> evidence() {
        return evidence;
    }

    /** The number of an evidence file; empty for a path that was not given. */
    public Optional<String> evidenceId(String path) {
        return Optional.ofNullable(evidenceIds.get(path));
    }

    /** What is known of a host; empty for one that the evidence does not name. */
    public Optional<HostReport> host(HostName name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /** How many incidents have a verdict. */
    public long verdicts(Verdict verdict) {
        return judgement().incidents().stream()
                .filter(i -> i.verdict() == verdict)
                .count();
    }

    /** Files that a reader knew, damaged ones included. */
    public long filesRead() {
        return evidence.stream().filter(e -> e.file().isRecognised()).count();
    }

    /** Files that no reader knew. */
    public long filesUnread() {
        return evidence.size() - filesRead();
    }

    /** Records that are present and could not be read, over all files. */
    public long recordsRejected() {
        return evidence.stream().mapToLong(e -> e.file().tally().rejected()).sum();
    }

    /** The one sentence about the whole case. */
    public String headline() {
        return Headline.of(this);
    }

    /** The incidents after the first one, which has the headline. */
    public List<Incident> furtherIncidents() {
        List<Incident> all = judgement().incidents();
        return all.isEmpty() ? all : all.subList(1, all.size());
    }

    List<Finding> findingsOf(HostName host, ClockStep step) {
        return clockFindings.of(host, step);
    }

    List<Finding> findingsOf(List<TimeSourceFact> facts) {
        return facts.stream().flatMap(f -> clockFindings.of(f).stream()).toList();
    }

    List<Finding> findingsOf(Reference reference) {
        return clockFindings.of(reference);
    }
}
