package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static dev.hindcast.source.evtx.SpecimenEvents.logon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hindcast.event.Event;
import dev.hindcast.source.Collected;
import dev.hindcast.source.RecordDump;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to keep a reader busy for ever or to fill its memory: each ends in seconds, and its neighbours are read. */
class EvtxHostileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SMALL_HEAP = "-Xmx160m";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /** Reads in every way within five seconds each. */
    private static Collected read(byte[] file) {
        assertTimeoutPreemptively(PATIENCE, () -> Evtx.json(file));
        assertTimeoutPreemptively(PATIENCE, () -> Evtx.dump(file, RecordDump.Form.XML, Evtx.CARVING));
        Collected read = assertTimeoutPreemptively(PATIENCE, () -> Evtx.read(file));
        assertThat(read.codes()).doesNotContain(ChunkReader.READER_FAULT);
        assertThat(read.reading().tally().read()).isEqualTo(read.events().size());
        return read;
    }

    private static List<Long> ids(Collected read) {
        return read.events().stream().map(Event::recordId).toList();
    }

    /** Whether a JVM of little memory reads the file to its end. */
    private void readsInSmallHeap(byte[] file) throws Exception {
        Path evtx = Files.createDirectories(folder.resolve("in")).resolve("hostile.evtx");
        Files.write(evtx, file);
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DumpFolder.class.getName(),
                        evtx.getParent().toString(),
                        folder.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = java.waitFor(30, TimeUnit.SECONDS);
        java.destroyForcibly();
        assertThat(ended).as("ended").isTrue();
        assertThat(java.exitValue()).as(Files.readString(said)).isZero();
    }

    @Test
    void fragments_nested_two_thousand_deep_cost_their_record_only() {
        Collected read = read(EvtxSpecimens.nestedDeep(2000));

        assertThat(ids(read)).contains(1L, 3L);
        assertThat(read.codes()).contains("evtx-data-lost");
    }

    @Test
    void elements_nested_deep_in_nested_fragments_do_not_end_the_stack() {
        MadeNode.Element column = element("N", value(0, MadeValue.BINXML));
        for (int i = 0; i < 500; i++) {
            column = element("N", column);
        }
        MadeTemplate level = MadeTemplate.of(column);
        MadeValue inner = string("bottom");
        for (int i = 0; i < 60; i++) {
            inner = binXml(instance(level, inner));
        }
        MadeValue payload = inner;
        Collected read = read(EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0))
                        .record(2, event("Hostile", 1, DC, at(1)).payload(payload))
                        .record(3, logon(2)))
                .bytes());

        assertThat(ids(read)).contains(1L, 3L);
        assertThat(read.codes()).contains("evtx-data-lost");
    }

    @Test
    void a_template_that_contains_itself_costs_its_record_only() {
        assertThat(ids(read(EvtxSpecimens.selfContaining()))).contains(1L, 3L);
    }

    @Test
    void a_value_of_many_copies_costs_its_record_only() {
        for (int[] size : new int[][] {{3, 10}, {6, 10}, {12, 10}, {40, 20}, {2, 2000}}) {
            assertThat(ids(read(EvtxSpecimens.multiplying(size[0], size[1])))).contains(1L, 3L);
        }
    }

    @Test
    void chains_of_names_that_lead_in_a_circle_are_not_followed() {
        assertThat(ids(read(EvtxSpecimens.cyclicNames()))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void chunks_whose_every_record_unfolds_stay_in_memory() throws Exception {
        MadeTemplate outer = MadeTemplate.of(element("A", copies(200, 0, MadeValue.BINXML)));
        MadeTemplate inner = MadeTemplate.of(element("B", copies(100, 0, MadeValue.STRING)));
        EvtxMaker file = EvtxMaker.file()
                .records(
                        1_000,
                        id -> event("Hostile", 9, DC, at(id % 60))
                                .payload(binXml(instance(outer, binXml(instance(inner, string("x".repeat(20))))))));

        byte[] bytes = file.bytes();
        read(bytes);
        readsInSmallHeap(bytes);
    }

    private static MadePart[] copies(int count, int index, int type) {
        MadePart[] copies = new MadePart[count];
        Arrays.fill(copies, value(index, type));
        return copies;
    }

    @Test
    void fields_with_the_names_of_hundreds_of_long_elements_stay_in_memory() throws Exception {
        MadePart[] leaves = new MadePart[900];
        Arrays.fill(leaves, element("L", "x"));
        MadeNode.Element column = element("n".repeat(900), leaves);
        for (int i = 0; i < 250; i++) {
            column = element("n".repeat(900), column);
        }
        MadeNode.Element tree = element("UserData", column);
        byte[] file = EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0))
                        .record(2, event("Hostile", 2, DC, at(1)).payload(binXml(tree))))
                .bytes();

        assertThat(ids(read(file))).contains(1L);
        readsInSmallHeap(file);
    }

    @Test
    void the_magic_of_a_chunk_everywhere_is_no_chunk_everywhere() throws Exception {
        byte[] file = new byte[EvtxMaker.HEADER_SIZE + 16 * MEGABYTE];
        byte[] magic = "ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = EvtxMaker.HEADER_SIZE; i < file.length; i += 8) {
            System.arraycopy(magic, 0, file, i, 8);
        }

        assertThat(read(file).events()).isEmpty();
        readsInSmallHeap(file);
    }

    @Test
    void headers_of_chunks_side_by_side_do_not_fill_the_memory() throws Exception {
        byte[] file = new byte[EvtxMaker.HEADER_SIZE + 16 * MEGABYTE + 1000];
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = EvtxMaker.HEADER_SIZE + 8; i < file.length - 128; i += 56) {
            b.putLong(i, Chunk.MAGIC).putInt(i + 40, 128).putInt(i + 48, 65_536);
        }

        assertThat(read(file).events()).isEmpty();
        readsInSmallHeap(file);
    }

    @Test
    void sixty_four_megabytes_of_nothing_are_passed_over() {
        Collected read = read(EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0)))
                .emptySlots(1024)
                .bytes());

        assertThat(ids(read)).containsExactly(1L);
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void a_record_of_sixteen_thousand_values_is_read() {
        MadeValue[] values = new MadeValue[15_000];
        Arrays.fill(values, MadeValue.nil());
        MadeTemplate few = MadeTemplate.of(
                element("EventData", element("Data", attribute("Name", "first"), value(0, MadeValue.STRING))));
        values[0] = string("one of many");
        Collected read = read(EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0))
                        .record(2, event("Hostile", 4, DC, at(1)).payload(binXml(instance(few, values)))))
                .bytes());

        assertThat(ids(read)).containsExactly(1L, 2L);
        assertThat(read.event(1).data("first")).isEqualTo("one of many");
    }

    @Test
    void a_template_that_asks_for_one_value_again_and_again_is_bounded() throws Exception {
        MadePart[] data = new MadePart[1_000];
        Arrays.fill(data, element("Data", value(0, MadeValue.STRING)));
        MadeTemplate again = MadeTemplate.of(element("EventData", data));
        byte[] file = EvtxMaker.file()
                .records(
                        600,
                        id -> event("Hostile", 5, DC, at(id % 60))
                                .payload(binXml(instance(again, string("y".repeat(900))))))
                .bytes();

        read(file);
        readsInSmallHeap(file);
    }

    @Test
    void names_invented_by_the_thousands_stay_in_memory() throws Exception {
        byte[] file = EvtxMaker.file()
                .records(1_000, id -> {
                    MadePart[] data = new MadePart[20];
                    for (int i = 0; i < data.length; i++) {
                        data[i] = element("Name" + "x".repeat(60) + id + "of" + i, "1");
                    }
                    return event("Hostile", 6, DC, at(id % 60))
                            .payload(binXml(element("UserData", element("W", data))));
                })
                .bytes();

        assertThat(read(file).events()).hasSize(1_000);
        readsInSmallHeap(file);
    }

    @Test
    void templates_invented_by_the_thousands_stay_in_memory() throws Exception {
        byte[] file = EvtxMaker.file()
                .records(3_000, id -> {
                    MadePart[] data = new MadePart[8];
                    for (int i = 0; i < data.length; i++) {
                        data[i] = element("Data", attribute("Name", "a" + id + "b" + i), value(i, MadeValue.UINT32));
                    }
                    MadeValue[] values = new MadeValue[8];
                    Arrays.fill(values, MadeValue.uint32(id));
                    return event("Hostile", 7, DC, at(id % 60))
                            .payload(binXml(instance(MadeTemplate.of(element("EventData", data)), values)));
                })
                .bytes();

        assertThat(read(file).events()).hasSize(3_000);
        readsInSmallHeap(file);
    }
}
