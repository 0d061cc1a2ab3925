package dev.hindcast.incident;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import dev.hindcast.rule.Match;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the cutovers: those that the user states and those that a migration record tells. The guest's own events of the
 * move (removal of the old agent, the new agent, the first boot) become its phases and widen its span.
 */
final class CutoverSearch {

    /**
     * The guest's own traces of a move are looked for this far around the recorded span: removals of VMware Tools often
     * come at the first boot or the evening before.
     */
    private static final Duration AROUND = Duration.ofHours(12);

    private final CaseEvidence evidence;
    private final FindingWriter writer;

    CutoverSearch(CaseEvidence evidence, FindingWriter writer) {
        this.evidence = evidence;
        this.writer = writer;
    }

    /** By host, then time; numbered in that order. */
    List<Cutover> find() {
        List<Cutover> found = new ArrayList<>();
        for (Statements.StatedCutover stated : evidence.stated().cutovers()) {
            HostName host = evidence.hosts().canonical(stated.host());
            Finding word = writer.stated(host, stated.span(), 1, "Stated with --cutover: " + stated.words());
            found.add(new Cutover(
                    "C-0", host, stated.span(), Cutover.Basis.STATED, "", "", List.of(), List.of(), List.of(word)));
        }
        for (Event row : evidence.tables()) {
            recorded(row).ifPresent(found::add);
        }
        List<Cutover> phased = merged(found).stream()
                .map(this::withPhases)
                .sorted(Comparator.comparing(Cutover::host)
                        .thenComparing(c -> c.span().earliest().orElseThrow())
                        .thenComparing(Cutover::basis))
                .toList();
        List<Cutover> numbered = new ArrayList<>();
        for (int i = 0; i < phased.size(); i++) {
            numbered.add(numbered(phased.get(i), "C-" + (i + 1), List.of()));
        }
        return numbered.stream()
                .map(c -> numbered(c, c.id(), disagreeing(c, numbered)))
                .toList();
    }

    /** Two records that say the same are one cutover that cites both. */
    private static List<Cutover> merged(List<Cutover> found) {
        Map<String, Cutover> bySaying = new LinkedHashMap<>();
        for (Cutover cutover : found) {
            String saying = String.join(
                    "|",
                    cutover.host().value(),
                    cutover.span().toString(),
                    cutover.basis().word(),
                    cutover.from(),
                    cutover.to());
            bySaying.merge(saying, cutover, (first, again) -> {
                List<Finding> findings = new ArrayList<>(first.findings());
                findings.addAll(again.findings());
                return new Cutover(
                        first.id(),
                        first.host(),
                        first.span(),
                        first.basis(),
                        first.from(),
                        first.to(),
                        first.phases(),
                        first.disagreesWith(),
                        findings.stream().distinct().toList());
            });
        }
        return List.copyOf(bySaying.values());
    }

    private Optional<Cutover> recorded(Event row) {
        String status = row.text(FieldNames.CUTOVER_STATUS);
        Optional<Instant> start = time(row.text(FieldNames.CUTOVER_START));
        Optional<Instant> end = time(row.text(FieldNames.CUTOVER_END)).or(() -> start);
        if (!row.text(FieldNames.ACTION).equals("cutover-recorded")
                || start.isEmpty()
                || status.equals("staying")
                || status.equals("planned")
                || status.equals("failed")) {
            return Optional.empty();
        }
        HostName host = evidence.hosts().of(row);
        Duration rounded = row.stamp().map(Stamp::resolution).orElse(Duration.ofMinutes(5));
        Instant from = start.get().minus(rounded);
        Instant to = end.get().isBefore(start.get()) ? start.get() : end.get();
        Moment span = Moment.of(start.get(), from, to.plus(rounded));
        String tools = row.text(FieldNames.CUTOVER_TOOLS);
        Finding says = writer.observed(
                row,
                host,
                1,
                "",
                "Recorded: " + host.shortName() + " moved"
                        + side(" from ", row.text(FieldNames.CUTOVER_FROM))
                        + side(" to ", row.text(FieldNames.CUTOVER_TO)) + ", " + Words.time(start.get()) + " to "
                        + Words.time(to) + (tools.isEmpty() ? "" : "; VMware Tools removed: " + tools));
        return Optional.of(new Cutover(
                "C-0",
                host,
                span,
                Cutover.Basis.RECORDED,
                row.text(FieldNames.CUTOVER_FROM),
                row.text(FieldNames.CUTOVER_TO),
                List.of(),
                List.of(),
                List.of(says)));
    }

    private static String side(String word, String name) {
        return name.isEmpty() ? "" : word + name;
    }

    private static Optional<Instant> time(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(written));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private Cutover withPhases(Cutover cutover) {
        Instant from = cutover.span().earliest().orElseThrow();
        Instant to = cutover.span().latest().orElseThrow();
        List<Cutover.Phase> phases = new ArrayList<>();
        Instant earliest = from;
        Instant latest = to;
        for (Match match : evidence.matches()) {
            if (!match.rule().facts().contains("cutover-phase")
                    || !evidence.hosts().of(match.event()).equals(cutover.host())) {
                continue;
            }
            Instant time = evidence.timeOf(match);
            if (time.isBefore(from.minus(AROUND)) || time.isAfter(to.plus(AROUND))) {
                continue;
            }
            // a start or stop of the system belongs to the move only inside the recorded span; patch nights have both
            boolean boot = match.rule().facts().contains("restart");
            if (boot && (time.isBefore(from) || time.isAfter(to))) {
                continue;
            }
            Finding finding = writer.observed(match, 0);
            phases.add(new Cutover.Phase(match.rule().title(), finding.time(), List.of(finding)));
            earliest = time.isBefore(earliest) ? time : earliest;
            latest = time.isAfter(latest) ? time : latest;
        }
        phases.sort(Comparator.comparing((Cutover.Phase p) -> p.time().best().orElse(Instant.MIN))
                .thenComparing(Cutover.Phase::name));
        return new Cutover(
                cutover.id(),
                cutover.host(),
                Moment.of(cutover.span().best().orElse(from), earliest, latest),
                cutover.basis(),
                cutover.from(),
                cutover.to(),
                phases.stream().limit(FindingWriter.CITED_MAX).toList(),
                List.of(),
                cutover.findings());
    }

    private static List<String> disagreeing(Cutover cutover, List<Cutover> all) {
        Set<String> ids = new HashSet<>();
        for (Cutover other : all) {
            boolean apart = other.span()
                            .earliest()
                            .orElseThrow()
                            .isAfter(cutover.span().latest().orElseThrow())
                    || other.span()
                            .latest()
                            .orElseThrow()
                            .isBefore(cutover.span().earliest().orElseThrow());
            // two moves of one host by one record are two moves; two sources that differ disagree
            if (other.host().equals(cutover.host()) && other.basis() != cutover.basis() && apart) {
                ids.add(other.id());
            }
        }
        return ids.stream().sorted().toList();
    }

    private static Cutover numbered(Cutover c, String id, List<String> disagreesWith) {
        return new Cutover(
                id, c.host(), c.span(), c.basis(), c.from(), c.to(), c.phases(), disagreesWith, c.findings());
    }
}
