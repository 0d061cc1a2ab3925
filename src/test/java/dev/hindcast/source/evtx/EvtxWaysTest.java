package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.source.Collected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every specimen says the same by every way through the reader, and whole files come out whole and in order. */
class EvtxWaysTest {

    private record Specimen(byte[] file, int events) {}

    private static Map<String, Specimen> specimens() {
        Map<String, Specimen> specimens = new LinkedHashMap<>();
        specimens.put("ordinary", new Specimen(EvtxSpecimens.ordinary(), 9));
        specimens.put("oneOfEach", new Specimen(EvtxSpecimens.oneOfEach(), 12));
        specimens.put("everyValueType", new Specimen(EvtxSpecimens.everyValueType(), 5));
        specimens.put("oddValues", new Specimen(EvtxSpecimens.oddValues(), 3));
        specimens.put("markup", new Specimen(EvtxSpecimens.markup(), 2));
        specimens.put("ring", new Specimen(EvtxSpecimens.ring(), 12));
        specimens.put("noCrc", new Specimen(EvtxSpecimens.noCrc(), 3));
        specimens.put("version32", new Specimen(EvtxSpecimens.version32(), 3));
        specimens.put("dirty", new Specimen(EvtxSpecimens.dirty(), EvtxSpecimens.DIRTY_RECORDS));
        specimens.put("cleared", new Specimen(EvtxSpecimens.cleared(), 3));
        specimens.put("nestedDeep of 60", new Specimen(EvtxSpecimens.nestedDeep(60), 3));
        specimens.put("nestedDeep of 2000", new Specimen(EvtxSpecimens.nestedDeep(2000), 3));
        // the second record would unfold into a million parts and is refused
        specimens.put("multiplying", new Specimen(EvtxSpecimens.multiplying(6, 10), 2));
        specimens.put("selfContaining", new Specimen(EvtxSpecimens.selfContaining(), 3));
        specimens.put("cyclicNames", new Specimen(EvtxSpecimens.cyclicNames(), 3));
        return specimens;
    }

    private static List<String> names() {
        return List.copyOf(specimens().keySet());
    }

    private static List<Long> ids(byte[] file) {
        return Evtx.read(file).events().stream().map(Event::recordId).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_way_says_the_same_of(String name) {
        Specimen specimen = specimens().get(name);
        assertThat(EvtxWays.agreed(specimen.file, name)).hasSize(specimen.events);
    }

    @Test
    void every_way_says_the_same_of_a_damaged_log() {
        assertThat(EvtxWays.agreed(EvtxSpecimens.damaged(), "damaged")).hasSizeGreaterThan(80);
    }

    @Test
    void records_read_and_rejected_are_all_that_are_there() {
        specimens().forEach((name, specimen) -> {
            var tally = Evtx.read(specimen.file).reading().tally();
            assertThat(tally.read() + tally.rejected()).as(name).isEqualTo(tally.present());
        });
    }

    @Test
    void a_ring_comes_out_in_the_order_in_which_it_was_written() {
        Collected ring = Evtx.read(EvtxSpecimens.ring());
        assertThat(ring.events().stream().map(Event::recordId)).containsExactlyElementsOf(upTo(12));
        assertThat(ring.codes()).containsExactly("evtx-wrapped");
    }

    @Test
    void a_ring_is_in_order_with_many_threads_too() {
        assertThat(Evtx.read(EvtxSpecimens.ring(), EvtxWays.FIVE_THREADS).events().stream()
                        .map(Event::recordId))
                .containsExactlyElementsOf(upTo(12));
    }

    @Test
    void a_dirty_log_is_read_beyond_what_its_header_counts() {
        Collected dirty = Evtx.read(EvtxSpecimens.dirty());
        assertThat(dirty.events().stream().map(Event::recordId)).containsExactlyElementsOf(upTo(400));
        assertThat(dirty.codes()).contains("evtx-dirty", "evtx-chunk-headerless");
        assertThat(dirty.reading().tally().rejected()).isZero();
    }

    @Test
    void a_log_of_format_3_2_is_read_like_any_other() {
        Collected read = Evtx.read(EvtxSpecimens.version32());
        assertThat(read.events()).hasSize(3);
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void a_log_without_checksums_is_read_and_noted() {
        Collected read = Evtx.read(EvtxSpecimens.noCrc());
        assertThat(read.events()).hasSize(3).noneMatch(Event::isDoubtful);
        assertThat(read.codes()).containsExactly("evtx-no-checksums");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 65_535})
    void the_headers_count_of_chunks_is_no_bound(int count) {
        byte[] file = EvtxMaker.file()
                .chunk(c -> c.record(1, SpecimenEvents.logon(1)))
                .chunk(c -> c.record(2, SpecimenEvents.logon(2)))
                .chunk(c -> c.record(3, SpecimenEvents.logon(3)))
                .chunkCount(count)
                .bytes();
        assertThat(ids(file)).containsExactly(1L, 2L, 3L);
        // fewer may be 65,536 more; more can only be a file that was cut
        assertThat(Evtx.read(file).codes()).isEqualTo(count > 3 ? List.of("evtx-chunks-missing") : List.of());
    }

    @Test
    void empty_slots_are_passed_over_in_silence() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> c.record(1, SpecimenEvents.logon(1)))
                .emptySlots(3)
                .bytes();
        assertThat(ids(file)).containsExactly(1L);
        assertThat(Evtx.read(file).diagnostics()).isEmpty();
    }

    @Test
    void a_hostile_record_costs_itself_at_most() {
        for (String name : List.of("nestedDeep of 2000", "multiplying", "selfContaining")) {
            assertThat(ids(specimens().get(name).file)).as(name).contains(1L, 3L);
        }
    }

    @Test
    void a_log_that_was_cleared_is_told_of_with_who_and_when() {
        Collected read = Evtx.read(EvtxSpecimens.cleared());
        assertThat(read.diagnostics())
                .filteredOn(d -> d.code().equals("evtx-log-cleared"))
                .hasSize(2)
                .allSatisfy(d -> assertThat(d.message()).contains("by adm"));
        assertThat(read.events().stream().map(Event::recordId)).containsExactly(452_555L, 452_556L, 9_871L);
    }
}
