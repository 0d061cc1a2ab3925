package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the verdict when evidence is taken away or the user's word differs: never a yes that is not earned. */
class VerdictUnderOtherEvidenceTest {

    @TempDir
    Path scratch;

    private static JsonNode erp01(JsonNode report) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources/report.schema.json"), StandardCharsets.UTF_8));
        assertThat(schema.validate(report.toString(), InputFormat.JSON)).isEmpty();
        for (JsonNode incident : report.path("incidents")) {
            if (incident.path("host").asText().startsWith("erp01")) {
                return incident;
            }
        }
        throw new AssertionError("no incident of erp01: " + report.path("summary"));
    }

    private static List<String> vetoes(JsonNode incident) {
        List<String> ids = new ArrayList<>();
        for (String claim : List.of("mechanism", "origin")) {
            incident.path(claim)
                    .path("vetoes")
                    .forEach(v -> ids.add(v.path("id").asText()));
        }
        return ids;
    }

    @Test
    void without_any_record_of_a_move_there_is_no_yes_and_the_cutover_is_asked_for() throws Exception {
        JsonNode incident =
                erp01(AnalyzedSample.in(scratch).without("migration-sheet.csv").report());
        assertThat(incident.path("verdict").asText()).isEqualTo("undetermined");
        assertThat(incident.path("cutover").isNull()).isTrue();
        assertThat(incident.path("mechanism").path("verdict").asText()).isEqualTo("yes");
        assertThat(incident.path("missing_evidence").toString()).contains("--cutover erp01");
    }

    @Test
    void a_cutover_after_the_onset_is_cleared_by_a_veto() throws Exception {
        JsonNode incident = erp01(AnalyzedSample.in(scratch)
                .without("migration-sheet.csv")
                .cutover("erp01", "2026-03-16T20:00:00Z", "2026-03-16T20:30:00Z")
                .report());
        assertThat(incident.path("verdict").asText()).isEqualTo("no");
        assertThat(vetoes(incident)).contains("onset-before-cutover");
        assertThat(incident.path("probability").isNull()).isTrue();
    }

    @Test
    void a_cutover_long_before_the_onset_is_not_accused() throws Exception {
        JsonNode incident = erp01(AnalyzedSample.in(scratch)
                .without("migration-sheet.csv")
                .cutover("erp01", "2026-03-10T20:00:00Z", "2026-03-10T20:30:00Z")
                .report());
        assertThat(incident.path("verdict").asText()).isNotEqualTo("yes");
    }

    @Test
    void without_the_guests_own_logs_nothing_is_accused_and_they_are_asked_for() throws Exception {
        JsonNode incident = erp01(AnalyzedSample.in(scratch)
                .without(
                        "erp01/System.xml",
                        "erp01/Security.xml",
                        "erp01/TaskScheduler.xml",
                        "erp01/Application.xml",
                        "erp01/w32tm-stripchart.txt",
                        "erp01/w32tm-status.txt")
                .report());
        assertThat(incident.path("verdict").asText()).isEqualTo("undetermined");
        assertThat(incident.path("probability").isNull()).isTrue();
        assertThat(incident.path("missing_evidence").toString()).contains("wevtutil qe System");
    }

    @Test
    void without_a_direct_measurement_the_repair_is_still_placed_right() throws Exception {
        JsonNode incident = erp01(
                AnalyzedSample.in(scratch).without("erp01/w32tm-stripchart.txt").report());
        JsonNode back = incident.path("crossings").path(1);
        Instant repaired = Instant.parse("2026-03-20T08:12:40.118Z");
        assertThat(Instant.parse(back.path("earliest").asText())).isBeforeOrEqualTo(repaired);
        assertThat(Instant.parse(back.path("latest").asText())).isAfterOrEqualTo(repaired);
    }

    @Test
    void without_the_controller_nothing_is_accused() throws Exception {
        JsonNode incident =
                erp01(AnalyzedSample.in(scratch).without("dc01/Security.xml").report());
        assertThat(incident.path("verdict").asText()).isNotEqualTo("yes");
    }

    @Test
    void a_stated_tolerance_that_the_refusals_contradict_clears_nobody() throws Exception {
        JsonNode incident =
                erp01(AnalyzedSample.in(scratch).toleranceSeconds(3600).report());
        assertThat(incident.path("verdict").asText()).isEqualTo("undetermined");
        assertThat(incident.path("story").asText()).contains("stated tolerance contradicts");
    }

    @Test
    void a_host_that_the_user_says_did_not_move_is_not_accused_of_its_move() throws Exception {
        JsonNode incident = erp01(AnalyzedSample.in(scratch).unmigrated("erp01").report());
        assertThat(incident.path("verdict").asText()).isEqualTo("undetermined");
        assertThat(incident.path("story").asText()).contains("--unmigrated says that it did not");
    }

    @Test
    void many_moves_on_record_make_one_near_the_onset_no_wonder() throws Exception {
        AnalyzedSample sample = AnalyzedSample.in(scratch).without("migration-sheet.csv", "erp01/Application.xml");
        for (int day = 9; day <= 19; day++) {
            sample.cutover("erp01", at(day, "10:30"), at(day, "10:55"))
                    .cutover("erp01", at(day, "18:30"), at(day, "18:55"));
        }
        assertThat(erp01(sample.report()).path("verdict").asText()).isNotEqualTo("yes");
    }

    private static String at(int day, String time) {
        return String.format(java.util.Locale.ROOT, "2026-03-%02dT%s:00Z", day, time);
    }

    @Test
    void without_a_likelihood_for_an_undetermined_verdict_none_is_printed_for_its_causes() throws Exception {
        JsonNode incident =
                erp01(AnalyzedSample.in(scratch).without("migration-sheet.csv").report());
        incident.path("hypotheses")
                .forEach(h -> assertThat(h.path("probability").isNull()).isTrue());
    }

    @Test
    void a_healthy_control_that_is_said_to_have_moved_is_not_accused() throws Exception {
        JsonNode report = AnalyzedSample.in(scratch)
                .without("migration-sheet.csv")
                .cutover("web02", "2026-03-14T22:30:00Z", "2026-03-14T22:55:00Z")
                .report();
        boolean found = false;
        for (JsonNode incident : report.path("incidents")) {
            if (incident.path("host").asText().startsWith("web02")) {
                assertThat(incident.path("verdict").asText()).isNotEqualTo("yes");
                found = true;
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void no_cutover_that_is_added_or_moved_changes_a_byte_of_the_clocks(@TempDir Path other) throws Exception {
        JsonNode one = AnalyzedSample.in(scratch)
                .cutover("erp01", "2026-03-10T20:00:00Z", "2026-03-10T20:30:00Z")
                .report();
        JsonNode two = AnalyzedSample.in(other)
                .cutover("web02", "2026-03-16T20:00:00Z", "2026-03-16T20:30:00Z")
                .cutover("erp01", "2026-03-18T20:00:00Z", "2026-03-18T20:30:00Z")
                .report();
        assertThat(clocks(two)).isEqualTo(clocks(one));
    }

    /** The clock sections without the numbers of findings, which count what is cited elsewhere. */
    private static List<String> clocks(JsonNode report) {
        List<String> clocks = new ArrayList<>();
        report.path("hosts")
                .forEach(h -> clocks.add(
                        h.path("name").asText() + h.path("clock").toString().replaceAll("\"F-\\d+\"", "\"F\"")));
        return clocks;
    }
}
