package dev.hindcast.report;

import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Onset;
import dev.hindcast.incident.Argument;
import dev.hindcast.incident.AttemptCounts;
import dev.hindcast.incident.Check;
import dev.hindcast.incident.Claim;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.Impact;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Likelihood;
import java.io.IOException;
import java.util.List;

/** The incidents of {@code report.json}. */
final class JsonIncidents {

    private final JsonDocument json;

    JsonIncidents(JsonDocument json) {
        this.json = json;
    }

    void incident(Incident incident) throws IOException {
        json.text("id", incident.id());
        json.text("host", incident.host().value());
        json.optionalText(
                "cutover",
                incident.cutover().stream().map(Cutover::id).findFirst().orElse(""));
        json.text("verdict", incident.verdict().word());
        likelihood(incident.probability());
        json.text("headline", incident.headline());
        json.text("story", incident.story());
        json.object("mechanism", () -> claim(incident.mechanism()));
        json.object("origin", () -> claim(incident.origin()));
        if (incident.onset().isEmpty()) {
            json.nothing("onset");
        } else {
            json.object("onset", () -> onset(json, incident.onset().get(0)));
        }
        json.objects("crossings", incident.crossings(), this::crossing);
        json.object("attempts", () -> attempts(incident.attempts()));
        json.objects("chain", incident.chain(), step -> {
            json.count("n", step.id().number());
            json.text("id", step.id().word());
            json.text("state", step.state().word());
            json.optionalInterval("time", step.time());
            json.text("statement", step.statement());
            json.findings(step.findings());
        });
        json.objects("hypotheses", incident.hypotheses(), hypothesis -> {
            json.text("id", hypothesis.id());
            json.count("rank", hypothesis.rank());
            json.probability("probability", hypothesis.probability());
            json.text("statement", hypothesis.statement());
            json.findings("supports", hypothesis.supports());
            json.findings("contradicts", hypothesis.contradicts());
        });
        json.objects("missing_evidence", incident.missingEvidence(), missing -> {
            json.text("id", missing.id());
            json.host("host", missing.host());
            json.text("what", missing.what());
            json.text("why", missing.why());
            json.texts("separates", missing.separates());
            json.text("export", missing.export());
        });
        checkpoint(json, incident.checkpoint());
        json.texts("refuted_by", incident.refutedBy());
        json.object("clusters", () -> {
            json.count("failing", incident.failingClusters());
            json.count("explained", incident.explainedClusters());
        });
        json.object("impact", () -> impact(incident.impact()));
        // the verdict without one input is not computed yet; the schema's word for that is an empty list
        json.texts("robustness", List.of());
        json.texts("missing_checklist", incident.missingChecklist());
        json.object("confidence", () -> {
            json.text("level", incident.confidence().level().word());
            json.text("why", incident.confidence().why());
        });
        argument("strongest_for", incident.strongestFor());
        argument("strongest_against", incident.strongestAgainst());
        json.text("state_now", incident.stateNow());
    }

    private void likelihood(double probability) throws IOException {
        json.probability("probability", probability);
        // the word goes with the number that is printed, which three decimals may have moved onto a bound
        json.optionalText(
                "words",
                Double.isNaN(probability)
                        ? ""
                        : Likelihood.of(Math.rint(probability * 1000) / 1000).words());
    }

    private void claim(Claim claim) throws IOException {
        json.text("verdict", claim.verdict().word());
        likelihood(claim.probability());
        json.objects("legs", claim.legs(), leg -> {
            json.text("id", leg.id().name());
            json.text("holds", leg.holds().word());
            json.number("log_odds", leg.logOdds(), 2);
            json.text("statement", leg.statement());
            json.findings(leg.findings());
        });
        json.objects("vetoes", claim.vetoes(), veto -> {
            json.text("id", veto.id());
            json.text("statement", veto.statement());
            json.findings(veto.findings());
        });
    }

    static void onset(JsonDocument json, Onset onset) throws IOException {
        json.bounds(onset.time());
        json.text("kind", onset.kind().word());
        json.citations("binding", onset.binding());
    }

    private void crossing(Crossing crossing) throws IOException {
        json.bounds(crossing.time());
        json.text("direction", crossing.outward() ? "out" : "back");
        json.seconds("tolerance_s", crossing.toleranceSeconds());
        json.citations("binding", crossing.binding());
    }

    private void attempts(AttemptCounts attempts) throws IOException {
        json.count("total", attempts.total());
        json.count("failed", attempts.failed());
        count("outbound", attempts.outbound());
        count("inbound", attempts.inbound());
        count("direction_unknown", attempts.directionUnknown());
        json.best("first_failure", attempts.firstFailure());
        json.best("last_failure", attempts.lastFailure());
        json.optionalText("why_intermittent", attempts.whyIntermittent());
    }

    private void count(String name, AttemptCounts.Count count) throws IOException {
        json.object(name, () -> {
            json.count("succeeded", count.succeeded());
            json.count("failed", count.failed());
        });
    }

    static void checkpoint(JsonDocument json, List<Check> checks) throws IOException {
        json.objects("checkpoint", checks, check -> {
            json.text("id", check.id().word());
            json.text("state", check.state().word());
            json.text("statement", check.statement());
            json.findings(check.findings());
        });
    }

    private void impact(Impact impact) throws IOException {
        json.count("accounts", impact.accounts());
        json.count("services", impact.services());
        json.count("peers", impact.peers());
        json.optionalInterval("noticed", impact.noticed());
        List<Finding> signal = impact.firstSignal();
        json.optionalText("first_signal", signal.isEmpty() ? "" : json.report().id(signal.get(0)));
    }

    private void argument(String name, Argument argument) throws IOException {
        if (!argument.isPresent()) {
            json.nothing(name);
            return;
        }
        json.object(name, () -> {
            json.text("statement", argument.statement());
            json.findings(argument.findings());
        });
    }
}
