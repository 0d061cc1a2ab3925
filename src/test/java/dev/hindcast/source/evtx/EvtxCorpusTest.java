package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import dev.hindcast.source.windows.WevtutilXml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader over 452 real files: every record that is there, and the same by every way through the code. */
class EvtxCorpusTest {

    @TempDir
    static Path folder;

    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @BeforeAll
    static void unpack() throws IOException {
        Path unpacked = Corpora.unzip("evtx.zip", folder);
        try (var walk = Files.walk(unpacked)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = unpacked.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith("link_to_System.evtx")) {
                    FILES.put(name, Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void every_record_that_two_other_parsers_agree_on_is_read() throws IOException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (String line : Files.readAllLines(Corpora.path("evtx/counts.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split("\t", -1);
            byte[] file = FILES.get(cells[0]);
            if (file != null && cells[7].equals(cells[8]) && cells[9].equals("0")) {
                compared++;
                int read = Evtx.read(file).events().size();
                if (read != Integer.parseInt(cells[8])) {
                    wrong.add(cells[0] + ": " + read + " of " + cells[8]);
                }
            }
        }
        // its third chunk is cut; both of the others leave what is there of it (docs/validation.md)
        assertThat(wrong).containsExactly("plaso/test_data/evtx/System2.evtx: 283 of 194");
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void all_the_records_of_the_corpus_are_counted() {
        long read = 0;
        long rejected = 0;
        for (byte[] file : FILES.values()) {
            Collected collected = Evtx.read(file);
            read += collected.reading().tally().read();
            rejected += collected.reading().tally().rejected();
            assertThat(collected.codes()).doesNotContain(ChunkReader.READER_FAULT);
        }
        // 37,296 live, 138 of another pass of a ring, 24 by borrowed templates, 1 whose size is zero less 1 torn
        assertThat(read).isEqualTo(37_458);
        assertThat(rejected).isEqualTo(5);
    }

    @Test
    void plans_mean_what_the_long_way_means() {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            String planned = Evtx.jsonOf(Evtx.read(file.getValue()).events());
            assertThat(planned).as(file.getKey()).isEqualTo(Evtx.jsonOf(Evtx.spoken(file.getValue())));
        }
    }

    @Test
    void a_dump_says_what_the_events_say() {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            String events = Evtx.jsonOf(Evtx.read(file.getValue()).events());
            assertThat(Evtx.json(file.getValue())).as(file.getKey()).isEqualTo(events);
        }
    }

    @Test
    void the_number_of_threads_changes_no_byte() {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            String one = Evtx.json(file.getValue());
            ReadingOptions many = ReadingOptions.NONE.reading(false, 7);
            assertThat(Evtx.dump(file.getValue(), RecordDump.Form.JSON_LINES, many)
                            .text())
                    .as(file.getKey())
                    .isEqualTo(one);
        }
    }

    @Test
    void an_event_that_goes_through_xml_is_the_same_event() throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            List<Event> direct = Evtx.read(file.getValue()).events();
            byte[] xml = Evtx.xml(file.getValue()).getBytes(StandardCharsets.UTF_8);
            List<Event> through = Collected.of(new WevtutilXml(), new MemorySource("made.evtx", xml))
                    .events();
            assertThat(through).as(file.getKey()).hasSameSizeAs(direct);
            for (int i = 0; i < direct.size(); i++) {
                assertThat(fields(through.get(i)))
                        .as(file.getKey() + " " + direct.get(i))
                        .isEqualTo(fields(direct.get(i)));
            }
        }
    }

    /** Without what names the reader, and with the characters that no XML can carry as XML carries them. */
    private static Map<String, String> fields(Event event) {
        Map<String, String> fields = new TreeMap<>();
        event.forEach((name, value) -> {
            if (!name.equals("event.dataset") && !name.equals("hindcast.record_state")) {
                fields.put(name, value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "_"));
            }
        });
        event.stamp().ifPresent(s -> fields.put("@timestamp", s.instant().toString()));
        return fields;
    }
}
