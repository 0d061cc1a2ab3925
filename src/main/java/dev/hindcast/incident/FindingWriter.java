package dev.hindcast.incident;

import dev.hindcast.attempt.Attempt;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Stamp;
import dev.hindcast.rule.Match;
import java.util.List;
import java.util.Optional;

/** Puts findings into one form: corrected time with its uncertainty, the raw stamp, the citations. */
final class FindingWriter {

    private final CaseEvidence evidence;

    FindingWriter(CaseEvidence evidence) {
        this.evidence = evidence;
    }

    /** Something that an event says. */
    Finding observed(Event event, HostName host, int step, String rule, String statement) {
        Optional<CorrectedTime> time = evidence.corrected(event);
        return new Finding(
                Finding.Kind.OBSERVED,
                host,
                time.map(FindingWriter::moment).orElse(Moment.UNKNOWN),
                time.map(CorrectedTime::uncertaintySeconds).orElse(Double.NaN),
                event.stamp().map(Stamp::raw).orElse(""),
                step,
                rule,
                statement,
                Citation.allOf(event));
    }

    Finding observed(Match match, int step) {
        Event event = match.event();
        return observed(
                event,
                evidence.hosts().of(event),
                step > 0 ? step : match.rule().step(),
                match.rule().id(),
                "Logged: " + match.rule().title() + describe(event));
    }

    /** Several matches as one finding, dated by the first: what they share, and how many there are. */
    Finding observedTogether(List<Match> matches, int step) {
        Finding first = observed(matches.get(0), step);
        if (matches.size() == 1) {
            return first;
        }
        List<Citation> citations = matches.stream()
                .limit(CITED_MAX)
                .map(m -> Citation.of(m.event()))
                .toList();
        return new Finding(
                first.kind(),
                first.host(),
                first.time(),
                first.uncertaintySeconds(),
                first.rawTime(),
                first.step(),
                first.rule(),
                first.statement() + "; first of " + matches.size(),
                citations);
    }

    Finding observed(TimeSourceFact fact, int step) {
        return new Finding(
                Finding.Kind.OBSERVED,
                fact.host(),
                fact.time(),
                Double.NaN,
                fact.citation().stamp().map(Stamp::raw).orElse(""),
                step,
                "",
                fact.statement(),
                List.of(fact.citation()));
    }

    /** Attempts as one finding, dated by the first; the statement says how many there are. */
    Finding attempts(List<Attempt> attempts, HostName host, int step, String statement) {
        Attempt first = attempts.get(0);
        CorrectedTime time = evidence.corrected(first.stamp());
        List<Citation> citations = attempts.stream()
                .limit(CITED_MAX)
                .flatMap(a -> a.events().stream().limit(1).map(Citation::of))
                .toList();
        return new Finding(
                Finding.Kind.OBSERVED,
                host,
                moment(time),
                time.uncertaintySeconds(),
                first.stamp().raw(),
                step,
                "",
                statement,
                citations);
    }

    Finding estimated(HostName host, Moment time, int step, String statement, List<Citation> binding) {
        return new Finding(
                binding.isEmpty() ? Finding.Kind.JUDGED : Finding.Kind.ESTIMATED,
                host,
                time,
                time.halfWidthSeconds(),
                "",
                step,
                "",
                statement,
                binding);
    }

    Finding stated(HostName host, Moment time, int step, String statement) {
        return new Finding(
                Finding.Kind.STATED, host, time, time.halfWidthSeconds(), "", step, "", statement, List.of());
    }

    Finding absent(HostName host, int step, String statement) {
        return new Finding(Finding.Kind.ABSENT, host, Moment.UNKNOWN, Double.NaN, "", step, "", statement, List.of());
    }

    /** A finding lists this many places; the statement counts them all. */
    static final int CITED_MAX = 12;

    private static Moment moment(CorrectedTime time) {
        return Moment.of(time.best(), time.earliest(), time.latest());
    }

    private static String describe(Event event) {
        String code = event.code();
        return code.isEmpty() ? "" : " (" + event.provider() + " " + code + ")";
    }
}
