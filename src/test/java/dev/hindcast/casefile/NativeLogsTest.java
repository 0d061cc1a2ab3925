package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.source.evtx.NativeLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample incident from native logs: nothing that is concluded may depend on the form of an export. */
class NativeLogsTest {

    @TempDir
    static Path scratch;

    private static Path evidence;
    private static JsonNode fromXml;
    private static JsonNode fromEvtx;

    @BeforeAll
    static void analyzeBoth() throws IOException, UsageProblem {
        evidence = scratch.resolve("native");
        try (Stream<Path> walk = Files.walk(AnalyzedSample.CUTOVER)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String below = AnalyzedSample.CUTOVER.relativize(file).toString();
                boolean export = below.endsWith(".xml");
                Path copy = evidence.resolve(export ? below.replace(".xml", ".evtx") : below);
                Files.createDirectories(copy.getParent());
                byte[] bytes = Files.readAllBytes(file);
                Files.write(copy, export ? NativeLog.of(text(bytes)) : bytes);
            }
        }
        fromXml = report(AnalyzedSample.in(scratch.resolve("a")).analyze(AnalyzedSample.CUTOVER));
        fromEvtx = report(AnalyzedSample.in(scratch.resolve("b")).analyze(evidence));
    }

    /** The exports are UTF-16 or UTF-8, with a byte order mark or without. */
    private static String text(byte[] bytes) {
        boolean wide = bytes[0] == (byte) 0xff || bytes[1] == 0;
        String text = new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        int first = text.indexOf("<Event ");
        int end = text.lastIndexOf("</Event>") + "</Event>".length();
        return text.substring(first, end);
    }

    private static JsonNode report(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("report.json").toFile());
    }

    @Test
    void every_log_is_read_as_a_native_one_and_whole() {
        List<String> formats = new ArrayList<>();
        for (JsonNode file : fromEvtx.path("evidence")) {
            if (file.path("path").asText().endsWith(".evtx")) {
                formats.add(file.path("format").asText());
                assertThat(file.path("rejected").asInt()).isZero();
            }
        }
        assertThat(formats).isNotEmpty().containsOnly("evtx");
    }

    @Test
    void the_verdict_its_reasons_and_its_times_are_those_of_the_xml_exports() {
        JsonNode xml = fromXml.path("incidents").path(0);
        JsonNode evtx = fromEvtx.path("incidents").path(0);
        assertThat(evtx.path("verdict").asText()).isEqualTo("yes");
        for (String part : List.of(
                "host", "headline", "verdict", "probability", "onset", "crossing", "mechanism", "origin", "steps")) {
            assertThat(names(evtx.path(part))).as(part).isEqualTo(names(xml.path(part)));
        }
        assertThat(fromEvtx.path("summary").path("events").asLong())
                .isEqualTo(fromXml.path("summary").path("events").asLong());
    }

    @Test
    void the_clocks_are_the_same_to_the_byte() {
        assertThat(names(fromEvtx.path("hosts"))).isEqualTo(names(fromXml.path("hosts")));
    }

    @Test
    void the_same_logs_in_an_archive_give_the_same_verdict() throws IOException, UsageProblem {
        Path packed = Files.createDirectories(scratch.resolve("packed")).resolve("triage.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed));
                Stream<Path> walk = Files.walk(evidence)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(evidence.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        JsonNode report = report(AnalyzedSample.in(scratch.resolve("c")).analyze(packed));
        JsonNode incident = report.path("incidents").path(0);
        assertThat(incident.path("verdict").asText()).isEqualTo("yes");
        JsonNode onset = fromEvtx.path("incidents").path(0).path("onset");
        for (String bound : List.of("time", "earliest", "latest", "kind")) {
            assertThat(incident.path("onset").path(bound)).isEqualTo(onset.path(bound));
        }
    }

    /** Without the one thing that must differ: what the files are called. */
    private static String names(JsonNode node) {
        return node.toString().replace(".evtx", ".xml");
    }
}
