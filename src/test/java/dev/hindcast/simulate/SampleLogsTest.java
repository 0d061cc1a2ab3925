package dev.hindcast.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The committed samples, read by the JDK's own parser and compared with the truth. */
class SampleLogsTest {

    private static final Path COMMITTED = Path.of("sample-logs");
    private static final long BYTES_MAX = 9_500_000;

    @Test
    void playing_the_samples_again_gives_the_committed_bytes(@TempDir Path folder) throws IOException {
        SampleLogs.write(folder);
        for (String part : List.of("cutover", "truth")) {
            assertThat(hashes(folder.resolve(part)))
                    .as("sample-logs/%s against a new play", part)
                    .isEqualTo(hashes(COMMITTED.resolve(part)));
        }
    }

    @Test
    void another_seed_gives_another_incident(@TempDir Path folder) throws IOException {
        new CutoverToAhv().play(SampleLogs.SEED + 1).writeEvidence(folder);
        assertThat(hashes(folder).get("dc01/Security.xml"))
                .isNotEqualTo(hashes(COMMITTED.resolve("cutover")).get("dc01/Security.xml"));
    }

    @Test
    void every_record_is_well_formed_and_carries_the_stamp_that_its_writers_clock_showed() throws Exception {
        Map<String, LoggedRecord> truth = new HashMap<>();
        SimulatedIncident incident = new CutoverToAhv().play(SampleLogs.SEED);
        incident.records().forEach(r -> truth.put(key(r), r));
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        int read = 0;
        for (String name : incident.files()) {
            if (name.endsWith(".xml")) {
                long last = -1;
                for (String line : lines(COMMITTED.resolve("cutover").resolve(name))) {
                    Element event = parser.parse(new InputSource(new StringReader(line)))
                            .getDocumentElement();
                    long id = Long.parseLong(text(event, "EventRecordID"));
                    assertThat(id).as(name).isGreaterThan(last);
                    last = id;
                    LoggedRecord record = truth.get(text(event, "Computer") + "|" + text(event, "Channel") + "|" + id);
                    assertThat(record).as("%s record %d", name, id).isNotNull();
                    Instant stamp = Instant.parse(attribute(event, "TimeCreated", "SystemTime"));
                    assertThat(stamp).isEqualTo(record.host().clock().raw(record.trueTime()));
                    assertThat(event.getElementsByTagName("Data").getLength())
                            .isEqualTo(record.record().data().size());
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(incident.records().size()).isGreaterThan(6_000);
    }

    @Test
    void the_samples_stay_small_and_hold_no_truth_in_the_evidence() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(BYTES_MAX);
        assertThat(COMMITTED.resolve("cutover").resolve("truth")).doesNotExist();
    }

    @Test
    void the_guests_system_log_is_what_powershell_writes_by_redirection() throws IOException {
        byte[] bytes = Files.readAllBytes(COMMITTED.resolve("cutover/erp01/System.xml"));
        assertThat(bytes[0]).isEqualTo((byte) 0xFF);
        assertThat(bytes[1]).isEqualTo((byte) 0xFE);
        assertThat(new String(bytes, StandardCharsets.UTF_16)).startsWith("<Event xmlns='");
    }

    private static String key(LoggedRecord record) {
        return record.host().fqdn() + "|" + record.record().channel() + "|" + record.recordId();
    }

    private static List<String> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Charset encoding = bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(bytes, encoding).lines().toList();
    }

    private static String text(Element event, String element) {
        return event.getElementsByTagName(element).item(0).getTextContent();
    }

    private static String attribute(Element event, String element, String name) {
        return ((Element) event.getElementsByTagName(element).item(0)).getAttribute(name);
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                found.put(path, sha256(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
