package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.hex32;
import static dev.hindcast.source.evtx.MadeValue.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specimens are what they say, by arithmetic of its own and by programs that know nothing of this project. */
class EvtxMakerTest {

    private static final int CHUNK = 65_536;

    /** Specimens without damage, with the records in each. */
    private static Map<String, Integer> wellFormed() {
        Map<String, Integer> records = new LinkedHashMap<>();
        records.put("ordinary", 9);
        records.put("ring", 12);
        records.put("version32", 3);
        records.put("cleared", 3);
        records.put("noCrc", 3);
        records.put("dirty", EvtxSpecimens.DIRTY_RECORDS);
        return records;
    }

    private static byte[] specimen(String name) {
        return switch (name) {
            case "ordinary" -> EvtxSpecimens.ordinary();
            case "ring" -> EvtxSpecimens.ring();
            case "version32" -> EvtxSpecimens.version32();
            case "cleared" -> EvtxSpecimens.cleared();
            case "noCrc" -> EvtxSpecimens.noCrc();
            case "dirty" -> EvtxSpecimens.dirty();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static ByteBuffer at(byte[] file, int offset) {
        return ByteBuffer.wrap(file, offset, file.length - offset).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer chunk(byte[] file, int slot) {
        return at(file, 4096 + slot * CHUNK);
    }

    private static int crc(byte[] file, int... stretches) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < stretches.length; i += 2) {
            crc.update(file, stretches[i], stretches[i + 1] - stretches[i]);
        }
        return (int) crc.getValue();
    }

    private static List<Integer> chunks(byte[] file) {
        List<Integer> slots = new ArrayList<>();
        for (int slot = 0; 4096 + slot * CHUNK < file.length; slot++) {
            if (chunk(file, slot).getLong(0) == 0x006B6E6843666C45L) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /** Record id to offset in the chunk, with every frame checked. */
    private static Map<Long, Integer> records(ByteBuffer chunk) {
        Map<Long, Integer> records = new LinkedHashMap<>();
        int end = chunk.getInt(48);
        for (int at = 512; at < end; at += chunk.getInt(at + 4)) {
            int size = chunk.getInt(at + 4);
            assertThat(chunk.getInt(at)).isEqualTo(0x2A2A);
            assertThat(size % 8).isZero();
            assertThat(chunk.getInt(at + size - 4)).isEqualTo(size);
            assertThat(chunk.getInt(at + 24)).isEqualTo(0x0001010F);
            records.put(chunk.getLong(at + 8), at);
        }
        return records;
    }

    @Test
    void sums_offsets_ids_and_frames_of_whole_specimens_hold() {
        wellFormed().forEach((name, count) -> {
            byte[] file = specimen(name);
            boolean sums = !name.equals("noCrc");
            assertThat(at(file, 0).getInt(124)).as(name).isEqualTo(sums ? crc(file, 0, 120) : 0);
            int found = 0;
            for (int slot : chunks(file)) {
                ByteBuffer chunk = chunk(file, slot);
                int base = 4096 + slot * CHUNK;
                Map<Long, Integer> records = records(chunk);
                List<Long> ids = new ArrayList<>(records.keySet());
                assertThat(chunk.getLong(24)).as(name).isEqualTo(ids.get(0));
                assertThat(chunk.getLong(32)).as(name).isEqualTo(ids.get(ids.size() - 1));
                assertThat(chunk.getInt(44)).as(name).isEqualTo(records.get(chunk.getLong(32)));
                assertThat(chunk.getInt(52))
                        .as(name)
                        .isEqualTo(sums ? crc(file, base + 512, base + chunk.getInt(48)) : 0);
                assertThat(chunk.getInt(124))
                        .as(name)
                        .isEqualTo(sums ? crc(file, base, base + 120, base + 128, base + 512) : 0);
                found += records.size();
            }
            assertThat(found).as(name).isEqualTo(count);
        });
    }

    @Test
    void every_name_stands_in_the_chain_of_its_hash_and_every_definition_in_one() {
        byte[] file = EvtxSpecimens.ordinary();
        for (int slot : chunks(file)) {
            ByteBuffer chunk = chunk(file, slot);
            List<String> names = new ArrayList<>();
            for (int bucket = 0; bucket < 64; bucket++) {
                for (int at = chunk.getInt(128 + 4 * bucket); at != 0; at = chunk.getInt(at)) {
                    assertThat(chunk.getInt(at)).isLessThan(at);
                    StringBuilder name = new StringBuilder();
                    int hash = 0;
                    for (int i = 0; i < chunk.getShort(at + 6); i++) {
                        char unit = chunk.getChar(at + 8 + 2 * i);
                        name.append(unit);
                        hash = hash * 65_599 + unit;
                    }
                    assertThat(chunk.getChar(at + 4)).isEqualTo((char) hash);
                    assertThat((hash & 0xFFFF) % 64).isEqualTo(bucket);
                    // the inline form: the reference before a name is its own offset
                    assertThat(chunk.getInt(at - 4)).isEqualTo(at);
                    names.add(name.toString());
                }
            }
            assertThat(names).doesNotHaveDuplicates().contains("Event", "System", "Computer", "Data", "Name");
            int definitions = 0;
            for (int bucket = 0; bucket < 32; bucket++) {
                for (int at = chunk.getInt(384 + 4 * bucket); at != 0; at = chunk.getInt(at)) {
                    assertThat(chunk.getInt(at - 4)).isEqualTo(at);
                    assertThat(chunk.getInt(at - 8)).isEqualTo(chunk.getInt(at + 4));
                    assertThat(chunk.get(at + 24 + chunk.getInt(at + 20) - 1)).isZero();
                    definitions++;
                }
            }
            // chunk 0: five outer ones and four inner (7036 and 6013 share theirs); 1: four, four and RenderingInfo
            assertThat(definitions).isEqualTo(9);
        }
    }

    /** Byte by byte after MS-EVEN6 2.2.12 and a real record: the shortest template with one value. */
    @Test
    void a_template_and_its_instance_are_these_bytes() {
        MadeTemplate template =
                new MadeTemplate("00112233445566778899aabbccddeeff", element("A", value(0, MadeValue.STRING)));
        ByteBuffer chunk = chunk(
                EvtxMaker.file()
                        .chunk(c -> c.record(1, instance(template, string("x"))).record(2, instance(template)))
                        .bytes(),
                0);
        byte[] first = new byte[84];
        chunk.get(512 + 24, first);
        assertThat(HexFormat.of().formatHex(first))
                .isEqualTo("0f010100" + "0c01" + "00112233" + "26020000" // instance, id, own place + 4
                        + "00000000" + "00112233445566778899aabbccddeeff" + "22000000" // next, GUID, size
                        + "0f010100" + "01" + "ffff" + "16000000" + "4d020000" // element A
                        + "00000000" + "4100" + "0100" + "41000000" // its name
                        + "02" + "0d000001" + "04" + "00" // value 0, end of element and definition
                        + "01000000" + "02000100" + "7800" + "00" + "00"); // one value, its text, end, padding
        int second = 512 + chunk.getInt(512 + 4);
        assertThat(chunk.getInt(second + 24 + 10)).isEqualTo(0x226);
        assertThat(chunk.getInt(second + 24 + 14)).isZero();
    }

    @Test
    void what_is_said_to_be_damaged_is_and_nothing_else() {
        byte[] file = EvtxSpecimens.damaged();
        assertThat(chunks(file)).containsExactly(0, 2, 3, 4, 5, 6);
        List<Integer> wrongSums = new ArrayList<>();
        for (int slot : chunks(file)) {
            int base = 4096 + slot * CHUNK;
            ByteBuffer chunk = chunk(file, slot);
            if (chunk.getInt(52) != crc(file, base + 512, base + chunk.getInt(48))) {
                wrongSums.add(slot);
            }
        }
        assertThat(wrongSums).containsExactly(2, 5);
        ByteBuffer overwritten = chunk(file, 3);
        assertThat(overwritten.getInt(0x226 + 4)).isEqualTo(~overwritten.getInt(0x226 - 8));
        ByteBuffer frames = chunk(file, 4);
        assertThat(frames.getInt(512 + frames.getInt(516) + 4)).isZero();
        assertThat(frames.getInt(frames.getInt(48) - 4)).isEqualTo(1);
        ByteBuffer slack = chunk(file, 6);
        assertThat(slack.getLong(slack.getInt(48) + 8)).isEqualTo(90_001);
        assertThat(slack.getInt(slack.getInt(48) - slack.getInt(slack.getInt(44) + 4)))
                .isEqualTo(0x2A2A);
    }

    @Test
    void a_ring_a_dirty_log_and_an_export_are_told_by_their_headers() {
        byte[] ring = EvtxSpecimens.ring();
        assertThat(List.of(0, 1, 2, 3))
                .extracting(slot -> chunk(ring, slot).getLong(24))
                .containsExactly(7L, 10L, 1L, 4L);
        assertThat(at(ring, 0).getLong(8)).isEqualTo(2);
        assertThat(at(ring, 0).getLong(16)).isEqualTo(1);
        byte[] dirty = EvtxSpecimens.dirty();
        assertThat(at(dirty, 0).getShort(42)).isEqualTo((short) 1);
        assertThat(at(dirty, 0).getInt(120)).isEqualTo(1);
        assertThat(chunks(dirty)).hasSizeGreaterThan(2);
        byte[] export = EvtxSpecimens.cleared();
        List<Long> headerTimes = new ArrayList<>();
        records(chunk(export, 0))
                .values()
                .forEach(at -> headerTimes.add(chunk(export, 0).getLong(at + 16)));
        assertThat(headerTimes)
                .containsExactly(
                        MadeValue.ticks("2026-03-14T22:41:01.1234567Z"),
                        MadeValue.ticks("2026-03-14T22:41:02.1234567Z"),
                        0L);
        assertThat(at(EvtxSpecimens.version32(), 0).getShort(36)).isEqualTo((short) 2);
    }

    @Test
    void a_full_chunk_says_so_and_a_log_goes_on_in_the_next() {
        String wide = "x".repeat(20_000);
        assertThatThrownBy(() -> EvtxMaker.file()
                        .chunk(c -> c.record(
                                        1,
                                        event("A", 1, "H", "2026-03-14T22:41:00Z")
                                                .data("T", wide))
                                .record(
                                        2,
                                        event("A", 1, "H", "2026-03-14T22:41:00Z")
                                                .data("T", wide))))
                .hasMessageContaining("record 2 does not fit");
        byte[] file = EvtxMaker.file()
                .records(3, id -> event("A", id, "H", "2026-03-14T22:41:00Z").data("T", wide))
                .bytes();
        assertThat(chunks(file)).containsExactly(0, 1, 2);
        // nothing of the record that did not fit is left behind
        ByteBuffer first = chunk(file, 0);
        byte[] slack = new byte[CHUNK - first.getInt(48)];
        first.get(first.getInt(48), slack);
        assertThat(slack).containsOnly(0);
        assertThat(EvtxSpecimens.dirty()).isEqualTo(EvtxSpecimens.dirty());
    }

    @Test
    void evtxexport_reads_every_whole_specimen(@TempDir Path folder) throws Exception {
        for (Map.Entry<String, Integer> entry : wellFormed().entrySet()) {
            String xml = xml(folder, specimen(entry.getKey()), "evtxexport", "-f", "xml");
            assertThat(events(xml)).as(entry.getKey()).isEqualTo(entry.getValue());
        }
    }

    @Test
    void evtx_dump_reads_every_whole_specimen(@TempDir Path folder) throws Exception {
        Map<String, Integer> specimens = wellFormed();
        for (Map.Entry<String, Integer> entry : specimens.entrySet()) {
            String xml =
                    xml(folder, specimen(entry.getKey()), "evtx_dump", "-t", "1", "--validate-checksums", "-o", "xml");
            assertThat(events(xml)).as(entry.getKey()).isEqualTo(entry.getValue());
        }
        String all = xml(folder, EvtxSpecimens.oneOfEach(), "evtx_dump", "-t", "1", "-o", "xml");
        assertThat(events(all)).isEqualTo(12);
        assertThat(all).contains("Ein Konto wurde erfolgreich angemeldet.").contains("800B0101");
    }

    /** Only what both print alike: evtxexport writes times, GUIDs, hex, floats and negative numbers in its own way. */
    @Test
    void values_come_out_of_evtxexport_as_they_went_in(@TempDir Path folder) throws Exception {
        assertThat(data(xml(folder, EvtxSpecimens.everyValueType(), "evtxexport", "-f", "xml")))
                .containsAllEntriesOf(PLAIN_VALUES);
        assertThat(data(xml(folder, status(), "evtxexport", "-f", "xml"))).containsEntry("Status", "0x00000025");
    }

    @Test
    void values_come_out_of_evtx_dump_as_they_went_in(@TempDir Path folder) throws Exception {
        assertThat(data(xml(folder, EvtxSpecimens.everyValueType(), "evtx_dump", "-t", "1", "-o", "xml")))
                .containsAllEntriesOf(PLAIN_VALUES);
        assertThat(data(xml(folder, status(), "evtx_dump", "-t", "1", "-o", "xml")))
                .containsEntry("Status", "0x25");
    }

    private static byte[] status() {
        return EvtxMaker.file()
                .chunk(c -> c.record(
                        1,
                        event("Security", 4771, "DC01", "2026-03-14T22:41:00.1234567Z")
                                .data("Status", hex32(0x25))))
                .bytes();
    }

    private static final Map<String, String> PLAIN_VALUES = new TreeMap<>(Map.of(
            "StringWithNul", "ended",
            "AnsiString", "café|x|y",
            "String", "Zürich €|a||b c",
            "UInt8", "255|200|1",
            "UInt16", "65535|40000|2",
            "UInt32", "4294967295|3000000000|3",
            "UInt64", "18446744073709551615|18446744073709551615|4",
            "Bytes", "00ABFF",
            "BoolTrue", "true"));

    private static final Pattern DATA = Pattern.compile("<Data Name=\"([^\"]*)\"(?:/>|>([^<]*)</Data>)");

    /** Name to values, joined with a bar where an array repeats the element; a Name may come in several records. */
    private static Map<String, String> data(String xml) {
        Map<String, String> data = new TreeMap<>();
        for (Matcher m = DATA.matcher(xml); m.find(); ) {
            String text = m.group(2) == null ? "" : m.group(2);
            data.merge(m.group(1), text, (a, b) -> a + "|" + b);
        }
        return data;
    }

    private static int events(String xml) {
        return xml.split("<Event xmlns", -1).length - 1;
    }

    /** What a program writes of a specimen; skips the test where the program is not installed. */
    private static String xml(Path folder, byte[] specimen, String program, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(onPath(program).toString()));
        command.addAll(Arrays.asList(options));
        Path file = Files.write(folder.resolve("specimen.evtx"), specimen);
        command.add(file.toString());
        Path out = folder.resolve("out.xml");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program + " does not end");
        }
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }

    private static Path onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path found = Path.of(folder, program);
            if (Files.isExecutable(found)) {
                return found;
            }
        }
        Assumptions.assumeTrue(false, program + " is not installed here");
        throw new AssertionError("not reached");
    }
}
