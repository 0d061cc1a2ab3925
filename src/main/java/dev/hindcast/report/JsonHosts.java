package dev.hindcast.report;

import dev.hindcast.clock.ClockHistory;
import dev.hindcast.clock.Drift;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Role;
import dev.hindcast.incident.HostReport;
import java.io.IOException;
import java.util.Optional;

/** The hosts of {@code report.json}, each with its clock. */
final class JsonHosts {

    private final JsonDocument json;

    JsonHosts(JsonDocument json) {
        this.json = json;
    }

    void host(HostReport host) throws IOException {
        json.text("name", host.host().name().value());
        json.texts(
                "aliases", host.host().aliases().stream().map(HostName::value).toList());
        json.texts(
                "roles", host.host().roles().stream().sorted().map(Role::word).toList());
        json.text("migrated", host.migrated().word());
        json.optionalText("migrated_basis", host.migratedBasis());
        json.count("events", host.events());
        json.earliest("first", host.seen());
        json.latest("last", host.seen());
        json.object("clock", () -> clock(host));
        json.object("tolerance_s", () -> {
            json.seconds("value", host.toleranceSeconds());
            json.text("basis", host.toleranceBasis().word());
            json.findings(host.toleranceFindings());
        });
        json.objects("time_source", TimeSourceSpan.of(host.clock().timeSource()), span -> {
            json.optionalText("from", span.time().earliest().map(Times::iso).orElse(""));
            json.optionalText("to", span.time().latest().map(Times::iso).orElse(""));
            json.text("source", span.source());
            json.findings(json.report().findingsOf(span.facts()));
        });
        if (host.checkpoint().isEmpty()) {
            json.nothing("checkpoint");
        } else {
            JsonIncidents.checkpoint(json, host.checkpoint());
        }
    }

    private void clock(HostReport host) throws IOException {
        ClockHistory clock = host.clock();
        json.text("quality", clock.quality().word());
        json.count("observations", clock.observations());
        json.objects("set_aside", clock.setAside(), aside -> {
            json.count("count", aside.count());
            json.text("why", aside.why());
        });
        json.objects("samples", clock.samples(), sample -> {
            json.time("time", sample.time());
            json.seconds("offset_s", sample.offsetSeconds());
            json.seconds("low_s", sample.band().lowSeconds());
            json.seconds("high_s", sample.band().highSeconds());
            json.text("quality", sample.quality().word());
        });
        json.objects("steps", ClockFindings.listed(host), step -> {
            json.interval("time", step.time());
            json.seconds("by_s", step.bySeconds());
            json.optionalText("actor", step.actor());
            json.findings(json.report().findingsOf(host.host().name(), step));
        });
        json.objects("onsets", clock.onsets(), onset -> JsonIncidents.onset(json, onset));
        Optional<Drift> drift = clock.drift();
        if (drift.isPresent()) {
            json.object("drift_ppm", () -> drift(drift.get()));
        } else {
            json.nothing("drift_ppm");
        }
        json.objects("corrections", clock.corrections(), corrections -> {
            json.text("actor", corrections.actor().isEmpty() ? "unknown" : corrections.actor());
            json.count("count", corrections.count());
            json.time("first", corrections.first());
            json.time("last", corrections.last());
        });
        var forecast = clock.forecastCrossing(host.toleranceSeconds());
        if (forecast.isPresent()) {
            json.optionalInterval("forecast_crossing", forecast.get());
        } else {
            json.nothing("forecast_crossing");
        }
        json.texts("statements", clock.statements());
    }

    private void drift(Drift drift) throws IOException {
        json.number("value", drift.ppm(), 2);
        json.number("low", drift.lowPpm(), 2);
        json.number("high", drift.highPpm(), 2);
        json.citations("binding", drift.binding());
    }
}
