package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line over {@code sample-logs/cutover}: what it says against what is true. */
class SampleIncidentTest {

    @TempDir
    static Path scratch;

    private static JsonNode report;
    private static JsonNode truth;
    private static String text;

    @BeforeAll
    static void analyzeOnce() throws IOException, UsageProblem {
        Path out = AnalyzedSample.in(scratch).analyze(AnalyzedSample.CUTOVER);
        text = Files.readString(out.resolve("report.json"), StandardCharsets.UTF_8);
        report = new ObjectMapper().readTree(text);
        truth = new ObjectMapper()
                .readTree(Path.of("sample-logs/truth/cutover.json").toFile());
    }

    private static JsonNode incident() {
        return report.path("incidents").path(0);
    }

    private static Instant time(JsonNode node) {
        return Instant.parse(node.asText());
    }

    private static void assertContains(JsonNode interval, Instant truth) {
        assertThat(time(interval.path("earliest"))).isBeforeOrEqualTo(truth);
        assertThat(time(interval.path("latest"))).isAfterOrEqualTo(truth);
    }

    @Test
    void the_right_host_is_named_with_a_yes_and_nobody_else() {
        assertThat(report.path("incidents")).hasSize(1);
        assertThat(incident().path("host").asText()).isEqualTo("erp01.corp.example");
        assertThat(incident().path("verdict").asText()).isEqualTo("yes");
        assertThat(incident().path("probability").asDouble()).isBetween(0.8, 0.95);
        assertThat(incident().path("hypotheses").path(0).path("id").asText()).isEqualTo("time-source-lost");
    }

    @Test
    void cutover_onset_and_crossings_lie_inside_their_intervals() {
        Instant onset = Instant.parse("2026-03-14T22:29:58.900Z");
        Instant crossing = Instant.parse("2026-03-17T14:48:45.971Z");
        Instant repaired = Instant.parse("2026-03-20T08:12:40.118Z");
        assertContains(report.path("cutovers").path(0).path("time"), Instant.parse("2026-03-14T22:47:50Z"));
        assertContains(incident().path("onset"), onset);
        assertThat(incident().path("onset").path("kind").asText()).isEqualTo("ceased");
        assertThat(incident().path("crossings")).hasSize(2);
        assertContains(incident().path("crossings").path(0), crossing);
        assertContains(incident().path("crossings").path(1), repaired);
    }

    @Test
    void the_drift_is_the_true_one() {
        for (JsonNode host : report.path("hosts")) {
            if (host.path("name").asText().startsWith("erp01")) {
                JsonNode drift = host.path("clock").path("drift_ppm");
                assertThat(drift.path("low").asDouble()).isLessThan(-1299.0);
                assertThat(drift.path("low").asDouble()).isLessThanOrEqualTo(-1300.0);
                assertThat(drift.path("high").asDouble()).isBetween(-1300.0, -1299.0);
                return;
            }
        }
        throw new AssertionError("erp01 is not among the hosts");
    }

    @Test
    void every_refusal_for_the_clock_is_counted_once_and_explained() {
        // the truth's README: 98 calls of the Java client refused, 68 of the Java service
        assertThat(incident().path("attempts").path("inbound").path("failed").asInt())
                .isEqualTo(98);
        assertThat(incident().path("attempts").path("outbound").path("failed").asInt())
                .isEqualTo(68);
        assertThat(incident().path("attempts").path("inbound").path("succeeded").asInt())
                .isGreaterThanOrEqualTo(326);
        assertThat(incident().path("clusters").path("explained").asInt())
                .isGreaterThan(incident().path("clusters").path("failing").asInt() * 9 / 10);
    }

    @Test
    void the_controls_are_cleared() {
        int cleared = 0;
        for (JsonNode host : report.path("hosts")) {
            String name = host.path("name").asText();
            if (name.startsWith("web02") || name.startsWith("file01")) {
                assertThat(host.path("migrated").asText()).isEqualTo("no");
                assertThat(host.path("clock").path("onsets")).isEmpty();
                assertThat(host.path("clock").path("quality").asText()).isNotEqualTo("unknown");
                cleared++;
            }
        }
        assertThat(cleared).isEqualTo(2);
        JsonNode controls = incident().path("origin").path("legs").path(2);
        assertThat(controls.path("id").asText()).isEqualTo("O3");
        assertThat(controls.path("holds").asText()).isEqualTo("yes");
    }

    @Test
    void both_claims_are_earned_by_their_legs() {
        List<String> held = new ArrayList<>();
        for (String claim : List.of("mechanism", "origin")) {
            for (JsonNode leg : incident().path(claim).path("legs")) {
                if (leg.path("holds").asText().equals("yes")) {
                    held.add(leg.path("id").asText());
                }
            }
        }
        assertThat(held).contains("M1", "M2", "M3", "M4", "O1", "O2", "O3");
    }

    @Test
    void the_report_satisfies_its_published_contract() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources/report.schema.json"), StandardCharsets.UTF_8));
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }

    @Test
    void every_file_is_read_whole_and_every_record_is_accounted_for() {
        for (JsonNode file : report.path("evidence")) {
            assertThat(file.path("format").isNull())
                    .as(file.path("path").asText())
                    .isFalse();
            assertThat(file.path("rejected").asLong())
                    .as(file.path("path").asText())
                    .isZero();
            assertThat(file.path("sha256").asText()).hasSize(64);
        }
    }

    @Test
    void the_same_evidence_gives_the_same_bytes_in_another_place_locale_and_zone(@TempDir Path other)
            throws IOException, UsageProblem {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            Path out = AnalyzedSample.in(other).analyze();
            JsonNode again =
                    new ObjectMapper().readTree(out.resolve("report.json").toFile());
            assertThat(withoutRun(again)).isEqualTo(withoutRun(report));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static JsonNode withoutRun(JsonNode report) {
        com.fasterxml.jackson.databind.node.ObjectNode copy = report.deepCopy();
        copy.remove("run");
        return copy;
    }

    @Test
    void the_truth_file_says_what_this_test_says() {
        assertThat(truth.toString()).contains("2026-03-14T22:29:58").contains("2026-03-17T14:48:45");
    }
}
