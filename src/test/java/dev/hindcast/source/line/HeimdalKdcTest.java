package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.Format;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heimdal's KDC in its own log and inside Samba's, and Samba's audit of authentications. */
class HeimdalKdcTest {

    private static final List<LineFormat> ALL = LineFormats.builtIn();

    /** The truth's words for outcomes that stand in words of ours. */
    private static final Map<String, String> STATUS = Map.of(
            "Too large time skew", "AP_ERR_SKEW",
            "Failed to decrypt PA-DATA", "PREAUTH_FAILED",
            "UNKNOWN --", "CLIENT_NOT_FOUND");

    private static Format recognised(Sample sample) {
        return ALL.stream()
                .max(Comparator.comparingInt(format -> format.recognise(sample).score()))
                .orElseThrow();
    }

    private static Collected read(Path log) throws IOException {
        FileSource source = new FileSource(log.getFileName().toString(), log, Files.size(log));
        return Collected.of(recognised(Sample.of(source)), source);
    }

    @Test
    void every_outcome_of_a_real_heimdal_kdc_is_what_its_truth_says(@TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        checkAgainstTruth(folder.resolve("kdc/heimdal"), "kdc.log");
    }

    @Test
    void every_outcome_of_a_real_samba_controller_is_what_its_truth_says(@TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        Collected read = checkAgainstTruth(folder.resolve("kdc/samba-ad"), "log.samba");
        // the offset of the JSON lines tells the zone of all the others
        assertThat(read.reading().zone()).isEqualTo("+01:00");
        assertThat(read.codes()).containsExactly("zone-inferred");
    }

    private static Collected checkAgainstTruth(Path incident, String name) throws IOException {
        Path log = incident.resolve("evidence/kdc").resolve(name);
        Collected read = read(log);
        assertThat(read.reading().tally().rejected()).isZero();
        Map<Long, Event> byLine = new HashMap<>();
        read.events().forEach(event -> byLine.put(line(event), event));

        Map<String, Integer> expected = new TreeMap<>();
        for (String row : Files.readAllLines(incident.resolve("truth/kdc_lines.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = row.split(",", -1);
            Event event = byLine.get(Long.parseLong(cells[0]));
            assertThat(event).as(row).isNotNull();
            String outcome = STATUS.getOrDefault(cells[7], cells[7]);
            assertThat(outcome(event)).as(row).isEqualTo(outcome);
            expected.merge(outcome, 1, Integer::sum);
        }
        // and no line claims an outcome that the truth does not know
        Map<String, Integer> claimed = new TreeMap<>();
        for (Event event : read.events()) {
            if (!event.code().endsWith("-audit") && expected.containsKey(outcome(event))) {
                claimed.merge(outcome(event), 1, Integer::sum);
            }
        }
        // Samba's truth counts its JSON lines in place of the lines of the embedded KDC
        expected.keySet().retainAll(claimed.keySet());
        assertThat(claimed).isEqualTo(expected);
        return read;
    }

    private static long line(Event event) {
        return Long.parseLong(event.provenance().position().toString().replaceAll("\\D", ""));
    }

    private static String outcome(Event event) {
        if (event.code().endsWith("-request")) {
            return "request";
        }
        return event.code().equals("Authentication") ? event.text("samba.status") : event.text(FieldNames.KRB_STATUS);
    }

    @Test
    void a_refused_client_is_known_by_name_and_address_and_its_clock_is_stated_with_sign(@TempDir Path folder)
            throws IOException {
        Corpora.unzip("kdc.zip", folder);
        List<Event> skewed = read(folder.resolve("kdc/heimdal/evidence/kdc/kdc.log")).events().stream()
                .filter(event -> event.text(FieldNames.KRB_STATUS).equals("AP_ERR_SKEW"))
                .toList();
        assertThat(skewed).hasSize(54);
        assertThat(skewed).allSatisfy(event -> {
            assertThat(event.text(FieldNames.SOURCE_IP)).startsWith("10.63.9.");
            double offset = Double.parseDouble(event.text(FieldNames.OFFSET));
            // "out by N" is the size of the same difference in whole seconds
            String said = event.text(FieldNames.MESSAGE).replaceAll(".*out by (\\d+) >.*", "$1");
            assertThat(Math.abs(offset)).isEqualTo(Double.parseDouble(said));
        });
        Map<String, Long> byAddress = skewed.stream()
                .collect(Collectors.groupingBy(event -> event.text(FieldNames.SOURCE_IP), Collectors.counting()));
        assertThat(byAddress).isEqualTo(Map.of("10.63.9.21", 20L, "10.63.9.23", 30L, "10.63.9.24", 4L));
    }

    @Test
    void the_specimens_are_read_as_their_index_says() throws IOException {
        Collected skew = Collected.of(format("samba-log"), Corpora.textFormat("samba/skew-2015.log"));
        assertThat(skew.events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.text(FieldNames.OFFSET)).isEqualTo("-378.2983");
            assertThat(event.text(FieldNames.KRB_ERROR)).isEqualTo("Too large time skew");
        });
        assertThat(skew.codes()).containsExactly("zone-assumed");

        Collected auth = Collected.of(format("samba-log"), Corpora.textFormat("samba/auth-2020-unwrapped.log"));
        assertThat(auth.events())
                .extracting(Event::code)
                .containsExactly("preauth", "Auth", "Authentication", "AS-REQ", "TGS-REQ-request");
        assertThat(auth.reading().zone()).isEqualTo("+02:00");
        assertThat(auth.instants().get(0)).isEqualTo("2020-07-27T12:57:53.200458Z");

        Collected heimdal = Collected.of(format("heimdal-kdc"), Corpora.textFormat("kdc-heimdal/kdc-constructed.log"));
        assertThat(heimdal.events()).hasSize(12);
        assertThat(heimdal.event(4).text(FieldNames.OFFSET)).isEqualTo("-347");
        assertThat(heimdal.event(4).text(FieldNames.SOURCE_IP)).isEqualTo("10.0.0.21");
        assertThat(heimdal.event(8).text(FieldNames.KRB_CLIENT)).isEqualTo("WEB07$@CORP.EXAMPLE");
        for (String file : List.of("samba/skew-2015.log", "samba/auth-2020-unwrapped.log")) {
            assertThat(recognised(Sample.of(Corpora.textFormat(file))).id()).isEqualTo("samba-log");
        }
        assertThat(recognised(Sample.of(Corpora.textFormat("kdc-heimdal/kdc-constructed.log")))
                        .id())
                .isEqualTo("heimdal-kdc");
    }

    @Test
    void lines_that_any_program_may_stamp_are_not_taken_for_a_kdc() throws IOException {
        String other = "2024-05-02T09:14:11 Starting job 17\n2024-05-02T09:14:12 sending report\n";
        assertThat(format("heimdal-kdc")
                        .recognise(Sample.of(MemorySource.of("job.log", other)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void damage_never_throws_and_every_line_is_accounted_for() throws IOException {
        byte[] samba = Files.readAllBytes(Corpora.path("text-formats/samba/auth-2020-unwrapped.log"));
        Mutations.check(format("samba-log"), samba, 200, 31);
        byte[] heimdal = Files.readAllBytes(Corpora.path("text-formats/kdc-heimdal/kdc-constructed.log"));
        Mutations.check(format("heimdal-kdc"), heimdal, 200, 32);
    }

    private static LineFormat format(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst().orElseThrow();
    }
}
