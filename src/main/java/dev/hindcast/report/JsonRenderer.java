package dev.hindcast.report;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Position;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code report.json}, the machine's form, by the schema {@code urn:hindcast:report:1}. Outside its {@code run} block it is
 * a function of evidence, options, rules and version. Numbers that are not known are null; times are cut to milliseconds,
 * offsets and probabilities to three decimals.
 */
public final class JsonRenderer implements Renderer {

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        try (JsonDocument json = new JsonDocument(report, out)) {
            JsonIncidents incidents = new JsonIncidents(json);
            JsonHosts hosts = new JsonHosts(json);
            ReportSource source = report.source();
            json.object(() -> {
                json.text("schema", "hindcast-report/1");
                json.object("run", () -> run(json, source.run()));
                json.object("options", () -> options(json, source));
                json.object("summary", () -> summary(json, report));
                json.objects("incidents", report.judgement().incidents(), incidents::incident);
                json.objects("cutovers", report.judgement().cutovers(), cutover -> cutover(json, cutover));
                json.objects("hosts", report.judgement().hosts(), hosts::host);
                json.objects("findings", report.findings(), finding -> finding(json, finding));
                json.count("findings_left_out", report.findingsLeftOut());
                json.objects("evidence", report.evidence(), evidence -> evidence(json, evidence));
                json.objects("diagnostics", source.diagnostics(), diagnostic -> diagnostic(json, diagnostic));
                json.objects("references", source.references(), reference -> {
                    json.text("realm", reference.realm().isEmpty() ? "unknown" : reference.realm());
                    json.text(
                            "host",
                            reference.host().isKnown() ? reference.host().value() : "unknown");
                    json.text("basis", reference.basis().word());
                    json.text("check", reference.check().word());
                    json.text("statement", reference.statement());
                    json.findings(report.findingsOf(reference));
                });
            });
        }
        out.write('\n');
    }

    private static void run(JsonDocument json, Run run) throws IOException {
        json.text("version", run.version());
        json.time("created", run.created());
        json.texts("command", run.command());
        json.seconds("wall_s", run.wallSeconds());
    }

    private static void options(JsonDocument json, ReportSource source) throws IOException {
        json.seconds("tolerance_s", source.toleranceSeconds());
        json.text("tolerance_basis", source.toleranceBasis());
        json.texts("stated", source.stated());
        json.text("rules_sha256", source.rulesSha256());
    }

    private static void summary(JsonDocument json, Report report) throws IOException {
        json.text("headline", report.headline());
        json.object("verdicts", () -> {
            for (Verdict verdict : Verdict.values()) {
                json.count(verdict.word(), report.verdicts(verdict));
            }
        });
        json.count("events", report.source().events());
        json.count("evidence_read", report.filesRead());
        json.count("evidence_unread", report.filesUnread());
        json.optionalText("first", first(report).map(Times::iso).orElse(""));
        json.optionalText("last", last(report).map(Times::iso).orElse(""));
    }

    private static Optional<Instant> first(Report report) {
        return seen(report).flatMap(m -> m.earliest().or(m::best).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> last(Report report) {
        return seen(report).flatMap(m -> m.latest().or(m::best).stream()).max(Comparator.naturalOrder());
    }

    private static Stream<Moment> seen(Report report) {
        return report.judgement().hosts().stream().map(HostReport::seen);
    }

    private static void cutover(JsonDocument json, Cutover cutover) throws IOException {
        json.text("id", cutover.id());
        json.text("host", cutover.host().value());
        json.interval("time", cutover.span());
        json.text("basis", cutover.basis().word());
        json.optionalText("from", cutover.from());
        json.optionalText("to", cutover.to());
        json.objects("phases", cutover.phases(), phase -> {
            json.text("name", phase.name());
            json.interval("time", phase.time());
            json.findings(phase.findings());
        });
        json.texts("disagrees_with", cutover.disagreesWith());
        json.findings(cutover.findings());
    }

    private static void finding(JsonDocument json, NumberedFinding numbered) throws IOException {
        Finding finding = numbered.finding();
        json.text("id", numbered.id());
        json.host("host", finding.host());
        json.best("time", finding.time());
        json.seconds("uncertainty_s", finding.uncertaintySeconds());
        json.optionalText("raw_time", finding.rawTime());
        if (finding.step() == 0) {
            json.nothing("step");
        } else {
            json.count("step", finding.step());
        }
        json.optionalText("rule", finding.rule());
        json.text("statement", finding.statement());
        json.citations("citations", finding.citations());
        json.text("kind", finding.kind().word());
    }

    private static void evidence(JsonDocument json, NumberedEvidence numbered) throws IOException {
        EvidenceFile file = numbered.file();
        json.text("id", numbered.id());
        json.text("path", file.path());
        json.count("size", file.sizeBytes());
        json.optionalText("sha256", file.sha256().orElse(""));
        json.optionalText("format", file.format().orElse(""));
        json.text("why_format", file.whyFormat());
        json.optionalText("zone", file.zone().orElse(""));
        json.text("zone_basis", file.zoneBasis().word());
        json.texts("hosts", file.hosts());
        json.count("read", file.tally().read());
        json.count("rejected", file.tally().rejected());
        json.count("duplicates", file.duplicates());
        json.optionalText("first", file.first().map(Times::iso).orElse(""));
        json.optionalText("last", file.last().map(Times::iso).orElse(""));
    }

    private static void diagnostic(JsonDocument json, Diagnostic diagnostic) throws IOException {
        json.text("severity", diagnostic.severity().word());
        json.optionalText(
                "evidence", json.report().evidenceId(diagnostic.evidence()).orElse(""));
        boolean placed = diagnostic.position().unit() != Position.Unit.FILE;
        json.optionalText("position", placed ? diagnostic.position().toString() : "");
        json.text("code", diagnostic.code());
        json.text("message", diagnostic.message());
    }
}
