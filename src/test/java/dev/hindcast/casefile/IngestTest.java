package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.index.EventStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the case keeps of the files given: every one listed and hashed, one happening once, nothing lost. */
class IngestTest {

    private static final String EVENT = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='EventLog'/><EventID Qualifiers='32768'>6013</EventID><Level>4</Level><Task>0</Task>"
            + "<Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='2026-03-14T22:31:%02d.0000000Z'/>"
            + "<EventRecordID>%d</EventRecordID><Channel>System</Channel><Computer>%s</Computer><Security/></System>"
            + "<EventData><Data></Data><Data>%d</Data></EventData></Event>\n";

    @TempDir
    Path folder;

    private Path evidence() throws IOException {
        return Files.createDirectories(folder.resolve("evidence"));
    }

    private static String events(String host, int from, int to) {
        StringBuilder xml = new StringBuilder();
        for (int i = from; i < to; i++) {
            xml.append(String.format(Locale.ROOT, EVENT, i % 60, 700 + i, host, i));
        }
        return xml.toString();
    }

    private Path analyze() throws IOException, UsageProblem {
        return AnalyzedSample.in(folder).analyze(evidence());
    }

    private static List<JsonNode> manifest(Path out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("case/manifest.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static List<String> ids(Path out) throws IOException, UsageProblem {
        List<String> ids = new ArrayList<>();
        try (EventStore store = CaseAnalysis.open(out.resolve("case"))) {
            store.scan(e -> ids.add(e.host() + " " + e.recordId()));
        }
        return ids;
    }

    @Test
    void one_event_in_two_overlapping_exports_is_one_event_that_both_cite() throws Exception {
        Files.writeString(evidence().resolve("a.xml"), events("erp01", 0, 20));
        Files.writeString(evidence().resolve("b.xml"), events("erp01", 10, 30), StandardCharsets.UTF_16LE);
        Path out = analyze();
        assertThat(ids(out)).hasSize(30).doesNotHaveDuplicates();
        assertThat(manifest(out)).extracting(l -> l.path("duplicates").asInt()).containsExactly(0, 10);
        assertThat(manifest(out)).extracting(l -> l.path("read").asInt()).containsExactly(20, 20);
        assertThat(Files.readAllLines(out.resolve("case/duplicates.jsonl")))
                .hasSize(10)
                .allMatch(l -> l.contains("b.xml"));
    }

    @Test
    void the_same_record_ids_of_two_hosts_are_different_events() throws Exception {
        Files.writeString(evidence().resolve("a.xml"), events("erp01", 0, 20));
        Files.writeString(evidence().resolve("b.xml"), events("erp02", 0, 20));
        assertThat(ids(analyze())).hasSize(40);
    }

    @Test
    void a_log_that_was_cleared_and_counts_its_ids_anew_loses_nothing() throws Exception {
        Files.writeString(evidence().resolve("a.xml"), events("erp01", 0, 20));
        Files.writeString(evidence().resolve("b.xml"), events("erp01", 0, 20).replace("2026-03-14", "2026-03-15"));
        assertThat(ids(analyze())).hasSize(40);
    }

    @Test
    void every_file_is_listed_with_the_hash_of_its_bytes_read_or_not() throws Exception {
        Files.writeString(evidence().resolve("a.xml"), events("erp01", 0, 300));
        Files.writeString(evidence().resolve("notes.txt"), "call the vendor\n");
        Files.write(evidence().resolve("empty.log"), new byte[0]);
        Path out = analyze();
        assertThat(manifest(out)).hasSize(3);
        for (JsonNode line : manifest(out)) {
            byte[] bytes =
                    Files.readAllBytes(evidence().resolve(line.path("path").asText()));
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(line.path("sha256").asText()).isEqualTo(hash);
            assertThat(line.path("size").asLong()).isEqualTo(bytes.length);
        }
    }

    @Test
    void evidence_is_never_changed() throws Exception {
        Path file = evidence().resolve("a.xml");
        Files.writeString(file, events("erp01", 0, 20));
        byte[] before = Files.readAllBytes(file);
        Object modified = Files.getLastModifiedTime(file);
        analyze();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(modified);
    }

    @Test
    void the_ledger_is_a_chain() throws Exception {
        Files.writeString(evidence().resolve("a.xml"), events("erp01", 0, 5));
        analyze();
        Path out = analyze();
        List<String> lines = Files.readAllLines(out.resolve("case/ledger.jsonl"));
        assertThat(lines).hasSize(2);
        String first = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(lines.get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(new ObjectMapper().readTree(lines.get(1)).path("previous").asText())
                .isEqualTo(first);
    }
}
