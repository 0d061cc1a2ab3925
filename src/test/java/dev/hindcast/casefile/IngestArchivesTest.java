package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.event.Event;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.Sha256;
import dev.hindcast.incident.Statements;
import dev.hindcast.index.EventStore;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.archive.Packed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence inside archives goes the whole way: read, hashed, cited, told. */
class IngestArchivesTest {

    private static final String EVENT = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='EventLog'/><EventID Qualifiers='32768'>6013</EventID><Level>4</Level><Task>0</Task>"
            + "<Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='2026-03-14T22:31:%02d.0000000Z'/>"
            + "<EventRecordID>%d</EventRecordID><Channel>System</Channel><Computer>%s</Computer><Security/></System>"
            + "<EventData><Data></Data><Data>%d</Data></EventData></Event>\n";

    @TempDir
    Path folder;

    private static String events(String host, int count) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < count; i++) {
            xml.append(String.format(Locale.ROOT, EVENT, i % 60, 700 + i, host, i));
        }
        return xml.toString();
    }

    private Path put(String name, byte[] bytes) throws IOException {
        return Files.write(Files.createDirectories(folder.resolve("evidence")).resolve(name), bytes);
    }

    private Path analyze() throws IOException, UsageProblem {
        return AnalyzedSample.in(folder).analyze(folder.resolve("evidence"));
    }

    private static Map<String, JsonNode> manifest(Path out) throws IOException {
        Map<String, JsonNode> lines = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("case/manifest.jsonl"))) {
            JsonNode node = new ObjectMapper().readTree(line);
            assertThat(lines.put(node.path("path").asText(), node)).isNull();
        }
        return lines;
    }

    private static Map<String, Integer> events(Path out) throws IOException, UsageProblem {
        Map<String, Integer> byFile = new TreeMap<>();
        try (EventStore store = CaseAnalysis.open(out.resolve("case"))) {
            store.scan(e -> byFile.merge(e.provenance().evidence(), 1, Integer::sum));
        }
        return byFile;
    }

    private static List<String> notRead(Path out) throws IOException {
        List<String> codes = new ArrayList<>();
        new ObjectMapper()
                .readTree(out.resolve("report.json").toFile())
                .path("diagnostics")
                .forEach(d -> codes.add(
                        d.path("severity").asText() + " " + d.path("code").asText()));
        return codes;
    }

    @Test
    void a_member_of_each_kind_is_read_and_cited_by_its_path() throws Exception {
        put(
                "a.zip",
                Packed.of("C/Logs/System.xml", events("erp01", 11))
                        .and("notes.txt", "call\n")
                        .zip());
        put("b.7z", Packed.of("System.xml", events("erp02", 12)).sevenZip());
        put("c.tar", Packed.of("System.xml", events("erp03", 13)).tar());
        put("d.tgz", Packed.of("System.xml", events("erp04", 14)).tarGz());
        put("e.gz", Packed.of("System.xml", events("erp05", 15)).gz());
        put(
                "f.zip",
                Packed.of(
                                "erp06.zip",
                                Packed.of("System.xml", events("erp06", 16)).zip())
                        .zip());
        Path out = analyze();
        assertThat(events(out))
                .isEqualTo(Map.of(
                        "a.zip!/C/Logs/System.xml", 11,
                        "b.7z!/System.xml", 12,
                        "c.tar!/System.xml", 13,
                        "d.tgz!/System.xml", 14,
                        "e.gz!/System.xml", 15,
                        "f.zip!/erp06.zip!/System.xml", 16));
        Map<String, JsonNode> manifest = manifest(out);
        assertThat(manifest).hasSize(14);
        JsonNode member = manifest.get("a.zip!/C/Logs/System.xml");
        byte[] content = events("erp01", 11).getBytes(StandardCharsets.UTF_8);
        assertThat(member.path("sha256").asText()).isEqualTo(Sha256.hex(content));
        assertThat(member.path("size").asInt()).isEqualTo(content.length);
        JsonNode archive = manifest.get("a.zip");
        assertThat(archive.path("format").asText()).isEqualTo("archive-zip");
        assertThat(archive.path("why_format").asText())
                .isEqualTo("a zip archive of 2 members; each is listed by itself");
        assertThat(archive.path("sha256").asText())
                .isEqualTo(Sha256.hex(Files.readAllBytes(folder.resolve("evidence/a.zip"))));
        assertThat(manifest.get("a.zip!/notes.txt").path("format").isNull()).isTrue();
        assertThat(manifest.get("f.zip!/erp06.zip").path("sha256").asText())
                .isEqualTo(
                        Sha256.hex(Packed.of("System.xml", events("erp06", 16)).zip()));
        assertThat(notRead(out)).isEmpty();
    }

    @Test
    void the_sample_incident_in_an_archive_has_the_verdict_of_the_sample_incident() throws Exception {
        Packed packed = Packed.nothing();
        try (var walk = Files.walk(AnalyzedSample.CUTOVER)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                packed.and(
                        AnalyzedSample.CUTOVER.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        put("triage.zip", packed.zip());
        JsonNode inside =
                new ObjectMapper().readTree(analyze().resolve("report.json").toFile());
        JsonNode plain = AnalyzedSample.in(folder.resolve("plain")).report();
        assertThat(inside.path("incidents").size())
                .isEqualTo(plain.path("incidents").size())
                .isPositive();
        for (int i = 0; i < plain.path("incidents").size(); i++) {
            assertThat(inside.path("incidents").get(i).path("verdict"))
                    .isEqualTo(plain.path("incidents").get(i).path("verdict"));
        }
        assertThat(inside.findValue("events").asInt())
                .isEqualTo(plain.findValue("events").asInt())
                .isPositive();
    }

    @Test
    void two_runs_say_the_same() throws Exception {
        put(
                "a.tgz",
                Packed.of("b.xml", events("erp01", 11))
                        .and("a.xml", events("erp02", 12))
                        .tarGz());
        put(
                "b.zip",
                Packed.of("b.xml", events("erp03", 11))
                        .and("a.xml", events("erp04", 12))
                        .zip());
        byte[] first = Files.readAllBytes(analyze().resolve("case/manifest.jsonl"));
        assertThat(Files.readAllBytes(analyze().resolve("case/manifest.jsonl"))).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8).lines())
                .extracting(l -> new ObjectMapper().readTree(l).path("path").asText())
                .containsExactly("a.tgz", "a.tgz!/a.xml", "a.tgz!/b.xml", "b.zip", "b.zip!/a.xml", "b.zip!/b.xml");
    }

    @Test
    void what_is_lost_in_a_cut_archive_is_told_and_the_rest_is_read() throws Exception {
        byte[] tgz = Packed.of("a.xml", events("erp01", 400))
                .and("b.xml", events("erp02", 400))
                .tarGz();
        put("a.tgz", Arrays.copyOf(tgz, tgz.length - 60));
        byte[] zip = Packed.of("a.xml", events("erp03", 400)).zip();
        zip[zip.length / 2] ^= 1;
        put("b.zip", zip);
        Path out = analyze();
        assertThat(events(out)).containsEntry("a.tgz!/a.xml", 400).containsKeys("a.tgz!/b.xml", "b.zip!/a.xml");
        assertThat(notRead(out))
                .contains("error archive-member-cut", "error archive-cut", "error archive-member-damaged");
        manifest(out)
                .values()
                .forEach(l -> assertThat(l.path("sha256").asText()).hasSize(64));
    }

    @Test
    void an_archive_alone_is_not_evidence_that_was_recognised() throws Exception {
        put("a.zip", Packed.of("notes.txt", "call the vendor\n").zip());
        Path out = folder.resolve("out");
        Analysis analysis = new CaseAnalysis(InstantSource.fixed(Instant.EPOCH), Progress.NONE)
                .analyze(new AnalysisRequest(
                        List.of(folder.resolve("evidence")),
                        out,
                        out.resolve("case"),
                        false,
                        ReadingOptions.NONE,
                        new Statements(List.of(), List.of(), Statements.TOLERANCE_SECONDS, false),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("hindcast", "analyze")));
        assertThat(analysis.isComplete()).isFalse();
        assertThat(analysis.unread()).extracting(EvidenceFile::path).containsExactly("a.zip!/notes.txt");
        assertThat(analysis.damaged()).isEmpty();
    }

    @Test
    void an_archive_of_one_file_is_dumped_like_that_file() throws Exception {
        Path one =
                put("System.xml.gz", Packed.of("System.xml", events("erp01", 9)).gz());
        List<Event> events = new ArrayList<>();
        try (SingleFile opened =
                SingleFile.open(one, ReadingOptions.NONE, d -> assertThat(d).isNull())) {
            opened.read(events::add, d -> assertThat(d).isNull());
        }
        assertThat(events).hasSize(9).allMatch(e -> e.provenance().evidence().equals("System.xml.gz!/System.xml"));
    }
}
