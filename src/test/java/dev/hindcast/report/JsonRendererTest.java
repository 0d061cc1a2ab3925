package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonRendererTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Schema schema() throws IOException {
        try (InputStream in = JsonRendererTest.class.getResourceAsStream("/report.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static byte[] render(ReportSource source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonRenderer().render(Report.of(source), out);
        return out.toByteArray();
    }

    private static List<String> errors(JsonNode document) throws IOException {
        return schema().validate(document).stream().map(Object::toString).toList();
    }

    @TestFactory
    List<DynamicTest> every_kind_of_report_is_valid_against_the_schema() {
        return List.of(
                valid("yes", SampleReports.yes()),
                valid("wave", SampleReports.wave()),
                valid("undetermined", SampleReports.undetermined()),
                valid("no by a veto", SampleReports.vetoed()),
                valid("no incident", SampleReports.quiet()),
                valid("hostile", SampleReports.hostile()),
                valid("nothing read", SampleReports.nothingRead()));
    }

    private static DynamicTest valid(String name, ReportSource source) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(errors(MAPPER.readTree(render(source)))).isEmpty());
    }

    @Test
    void a_yes_without_a_leg_on_offsets_is_found_by_the_schema() throws IOException {
        JsonNode document = MAPPER.readTree(render(SampleReports.yes()));
        for (JsonNode leg : document.at("/incidents/0/mechanism/legs")) {
            ((ObjectNode) leg).put("holds", leg.get("id").asText().matches("M[23]") ? "no" : "yes");
        }

        assertThat(errors(document)).isNotEmpty();
    }

    @Test
    void an_undetermined_verdict_with_a_probability_or_without_missing_evidence_is_found_by_the_schema()
            throws IOException {
        JsonNode likely = MAPPER.readTree(render(SampleReports.undetermined()));
        ((ObjectNode) likely.at("/incidents/0")).put("probability", 0.5);
        JsonNode nothingMissing = MAPPER.readTree(render(SampleReports.undetermined()));
        ((ArrayNode) nothingMissing.at("/incidents/0/missing_evidence")).removeAll();

        assertThat(errors(likely)).isNotEmpty();
        assertThat(errors(nothingMissing)).isNotEmpty();
    }

    @Test
    void numbers_that_are_not_known_are_null() throws IOException {
        JsonNode document = MAPPER.readTree(render(SampleReports.wave()));

        assertThat(document.at("/incidents/1/probability").isNull()).isTrue();
        assertThat(document.at("/incidents/1/words").isNull()).isTrue();
        JsonNode unknown = document.at("/hosts/1/clock/samples/3");
        assertThat(unknown.get("quality").asText()).isEqualTo("unknown");
        assertThat(unknown.get("offset_s").isNull()).isTrue();
        assertThat(unknown.get("low_s").isNull()).isTrue();
    }

    @Test
    void findings_are_numbered_by_step_then_time_and_every_reference_leads_to_one() throws IOException {
        JsonNode document = MAPPER.readTree(render(SampleReports.wave()));
        List<String> ids = document.get("findings").findValuesAsText("id");

        assertThat(ids).first().isEqualTo("F-1");
        assertThat(ids).last().isEqualTo("F-" + ids.size());
        assertThat(document.at("/findings/0/statement").asText()).isEqualTo(ErpIncident.MOVED.statement());
        for (JsonNode list : document.findValues("findings")) {
            for (JsonNode id : list) {
                if (id.isTextual()) {
                    assertThat(ids).contains(id.asText());
                }
            }
        }
    }

    @Test
    void what_the_clock_cites_takes_the_number_of_a_finding_that_cites_the_same_event() throws IOException {
        Report report = Report.of(SampleReports.yes());
        JsonNode host = MAPPER.readTree(render(SampleReports.yes())).at("/hosts/0");

        assertThat(host.at("/time_source/0/source").asText()).isEqualTo("none (NoSync)");
        assertThat(host.at("/time_source/0/findings/0").asText()).isEqualTo(report.id(ErpIncident.NO_SYNC));
        assertThat(host.at("/time_source/0/to")).isEqualTo(host.at("/time_source/1/from"));
        assertThat(host.at("/time_source/1/to").isNull()).isTrue();
        assertThat(host.at("/clock/steps/0/findings")).hasSize(1);
    }

    @Test
    void the_same_case_gives_the_same_bytes_under_another_locale_and_zone() throws IOException {
        byte[] expected = render(SampleReports.wave());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(render(SampleReports.wave())).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
