package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.attempt.Attempt;
import dev.hindcast.attempt.Exchange;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Statements;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole line over real KDCs' logs with known truth: counts by the corpus' own rules, and no false accusation. */
class KdcCorpusTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        Path corpora = null;
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isRegularFile(up.resolve("shared/corpora/kdc.zip"))) {
                corpora = up.resolve("shared/corpora/kdc.zip");
                break;
            }
        }
        Assumptions.assumeTrue(corpora != null, "shared corpora are not beside this checkout");
        try (InputStream file = Files.newInputStream(corpora);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && target.startsWith(folder)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heimdal",
                "samba-ad",
                "mit-boundary",
                "mit-clockskew120",
                "mit-fault-before",
                "mit-healthy",
                "mit-kdc-off",
                "mit-timesync0",
                "mit-timesync1",
                "mit-wrong-password",
                "mit-zone-trap"
            })
    void a_case_is_read_whole_counted_right_and_nobody_is_accused_falsely(String name) throws Exception {
        Path own = folder.resolve("kdc").resolve(name);
        JsonNode truth =
                new ObjectMapper().readTree(own.resolve("truth/truth.json").toFile());
        Path out = folder.resolve("out-" + name);
        Analysis analysis = new CaseAnalysis(InstantSource.system(), Progress.NONE)
                .analyze(new AnalysisRequest(
                        List.of(own.resolve("evidence")),
                        out,
                        out.resolve("case"),
                        false,
                        zones(truth),
                        new Statements(cutovers(truth), List.of(), 300, false),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("hindcast", "analyze")));
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        for (JsonNode file : report.path("evidence")) {
            if (file.path("path").asText().startsWith("kdc/")) {
                assertThat(file.path("rejected").asLong()).isZero();
            }
            if (file.path("path").asText().endsWith("krb5kdc.log")) {
                long lines;
                try (Stream<String> all =
                        Files.lines(own.resolve("evidence/kdc/krb5kdc.log"), StandardCharsets.UTF_8)) {
                    lines = all.filter(l -> !l.isBlank()).count();
                }
                assertThat(file.path("read").asLong() + file.path("rejected").asLong())
                        .isEqualTo(lines);
            }
        }
        Map<String, List<Integer>> expected =
                name.startsWith("mit-") ? expectedAtKdc(own, truth) : expectedAtOtherKdc(own, truth);
        assertThat(atKdc(analysis.attempts().all())).isEqualTo(expected);
        assertThat(atKdcOf(report))
                .allSatisfy((host, counts) -> assertThat(counts)
                        .as(host)
                        .isIn(
                                withAcceptors(expected, analysis.attempts().all(), addressOf(truth, host)),
                                List.of(0, 0)));
        Set<String> affected = new TreeSet<>();
        if (truth.path("expected").path("verdict").asText().startsWith("migration caused")) {
            truth.path("expected").path("affected").forEach(h -> affected.add(h.asText()));
        }
        for (JsonNode incident : report.path("incidents")) {
            if (incident.path("verdict").asText().equals("yes")) {
                assertThat(affected)
                        .contains(HostName.of(incident.path("host").asText()).shortName());
            }
        }
    }

    private static ReadingOptions zones(JsonNode truth) {
        List<Stated<ZoneId>> zones = new ArrayList<>();
        for (JsonNode log : truth.path("logs")) {
            if (log.path("path").asText().matches(".*(kdc|auth|acceptor|samba)(\\.log)?")) {
                zones.add(new Stated<>(
                        log.path("path").asText(), ZoneId.of(log.path("zone").asText())));
            }
        }
        String sheet = truth.path("sheet").asText().replaceFirst("(?s)^.*local\\s+time\\s+of\\s+(\\S+)\\s.*$", "$1");
        zones.add(new Stated<>("sheet.csv", ZoneId.of(sheet)));
        int year = Integer.parseInt(truth.path("window_utc").path(0).asText().substring(0, 4));
        List<Stated<Integer>> years = List.of(new Stated<>("auth.log", year), new Stated<>("acceptor.log", year));
        return new ReadingOptions(zones, years, List.of(new Stated<>("sheet.csv", order(truth))));
    }

    private static DateOrder order(JsonNode truth) {
        return truth.path("scenario").asText().contains("timesync0") ? DateOrder.MDY : DateOrder.DMY;
    }

    private static List<Statements.StatedCutover> cutovers(JsonNode truth) {
        List<Statements.StatedCutover> stated = new ArrayList<>();
        truth.path("hosts").properties().forEach(h -> {
            JsonNode span = h.getValue().path("cutover_utc");
            if (span.isArray() && span.size() == 2) {
                stated.add(new Statements.StatedCutover(
                        HostName.of(h.getKey()),
                        Moment.between(
                                Instant.parse(span.path(0).asText()),
                                Instant.parse(span.path(1).asText())),
                        h.getKey()));
            }
        });
        return stated;
    }

    private static String addressOf(JsonNode truth, String host) {
        return truth.path("hosts").path(host).path("address").asText();
    }

    /** Successes and failures at the KDC by the client's address. */
    private static Map<String, List<Integer>> atKdc(List<Attempt> attempts) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.exchange() == Exchange.AP) {
                // what acceptors log; the KDC never sees it
                continue;
            }
            counts.computeIfAbsent(attempt.address(), a -> new int[2])[attempt.succeeded() ? 0 : 1]++;
        }
        return asLists(counts);
    }

    /** What a host asked for at the KDC, and what the acceptors whose logs have a year say of it. */
    private static List<Integer> withAcceptors(
            Map<String, List<Integer>> atKdc, List<Attempt> attempts, String address) {
        List<Attempt> accepted = attempts.stream()
                .filter(attempt -> attempt.exchange() == Exchange.AP)
                .filter(attempt -> attempt.address().equals(address))
                .toList();
        int succeeded = (int) accepted.stream().filter(Attempt::succeeded).count();
        List<Integer> counts = atKdc.get(address);
        return List.of(counts.get(0) + succeeded, counts.get(1) + accepted.size() - succeeded);
    }

    private static Map<String, List<Integer>> asLists(Map<String, int[]> counts) {
        Map<String, List<Integer>> lists = new TreeMap<>();
        counts.forEach((key, count) -> lists.put(key, List.of(count[0], count[1])));
        return lists;
    }

    /**
     * Successes and failures of each migrated host as its incident counts them; none where the log names only service
     * accounts at its address, so that nobody can tell whose address it is.
     */
    private static Map<String, List<Integer>> atKdcOf(JsonNode report) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (JsonNode incident : report.path("incidents")) {
            JsonNode outbound = incident.path("attempts").path("outbound");
            counts.put(
                    HostName.of(incident.path("host").asText()).shortName(),
                    List.of(
                            outbound.path("succeeded").asInt(),
                            outbound.path("failed").asInt()));
        }
        return counts;
    }

    /** By the corpus' rules: an ISSUE is a success; a refused AS is one line, a refused TGS is written twice. */
    private static Map<String, List<Integer>> expectedAtKdc(Path own, JsonNode truth) {
        Map<String, int[]> halves = new TreeMap<>();
        for (String row : lines(own.resolve("truth/kdc_lines.csv"))) {
            String[] cells = row.split(",");
            String outcome = cells[cells.length - 1];
            if (cells[0].equals("line") || outcome.equals("NEEDED_PREAUTH") || outcome.startsWith("verify failure")) {
                continue;
            }
            boolean issued = outcome.startsWith("ISSUE");
            int half = cells[6].equals("TGS_REQ") && !issued ? 1 : 2;
            halves.computeIfAbsent(addressOf(truth, cells[3]), a -> new int[2])[issued ? 0 : 1] += half;
        }
        halves.values().forEach(h -> {
            h[0] /= 2;
            h[1] /= 2;
        });
        return asLists(halves);
    }

    /**
     * The same for Heimdal and Samba, whose logs tell a refusal or a reply in several lines: every logon of the truth is
     * one attempt, and every ticket request that reached the KDC was granted.
     */
    private static Map<String, List<Integer>> expectedAtOtherKdc(Path own, JsonNode truth) {
        Map<String, int[]> counts = new TreeMap<>();
        for (String row : lines(own.resolve("truth/attempts.csv"))) {
            String[] cells = row.split(",", -1);
            if (cells[9].equals("AS")) {
                counts.computeIfAbsent(addressOf(truth, cells[4]), a -> new int[2])[cells[10].equals("ok") ? 0 : 1]++;
            }
        }
        for (String row : lines(own.resolve("truth/kdc_lines.csv"))) {
            String[] cells = row.split(",", -1);
            if (cells[6].equals("TGS-REQ") && cells[7].equals("request")) {
                counts.computeIfAbsent(addressOf(truth, cells[3]), a -> new int[2])[0]++;
            }
        }
        return asLists(counts);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
