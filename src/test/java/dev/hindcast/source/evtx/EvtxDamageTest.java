package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static dev.hindcast.source.evtx.SpecimenEvents.clearing;
import static dev.hindcast.source.evtx.SpecimenEvents.logon;
import static dev.hindcast.source.evtx.SpecimenEvents.spacedNames;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each kind of damage by itself, and what is promised of it (EVTX page, 1 and 4). */
class EvtxDamageTest {

    private static final int HEADER = EvtxMaker.HEADER_SIZE;
    private static final int CHUNK = BinXmlMaker.CHUNK_SIZE;

    private static byte[] file(Consumer<ChunkMaker> second) {
        return EvtxMaker.file()
                .chunk(c -> three(c, 1))
                .chunk(second)
                .chunk(c -> three(c, 7))
                .bytes();
    }

    private static ChunkMaker three(ChunkMaker chunk, int first) {
        for (int id = first; id < first + 3; id++) {
            chunk.record(id, logon(id));
        }
        return chunk;
    }

    private static byte[] whole() {
        return file(c -> three(c, 4));
    }

    private static List<Long> ids(Collected read) {
        return read.events().stream().map(Event::recordId).toList();
    }

    private static List<String> states(Collected read) {
        return read.events().stream().map(e -> e.text(FieldNames.RECORD_STATE)).toList();
    }

    private static String message(Collected read, String code) {
        return read.diagnostics().stream()
                .filter(d -> d.code().equals(code))
                .map(Diagnostic::message)
                .findFirst()
                .orElse("");
    }

    private static byte[] without(byte[] file, int from, int to) {
        byte[] copy = Arrays.copyOf(file, file.length - (to - from));
        System.arraycopy(file, to, copy, from, file.length - to);
        return copy;
    }

    private static byte[] with(byte[] file, int at, byte[] more) {
        byte[] copy = Arrays.copyOf(file, file.length + more.length);
        System.arraycopy(more, 0, copy, at, more.length);
        System.arraycopy(file, at, copy, at + more.length, file.length - at);
        return copy;
    }

    // ---- the file

    @Test
    void a_whole_log_has_nothing_to_tell() {
        Collected read = Evtx.read(whole());

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(states(read)).containsOnly("");
    }

    @Test
    void a_header_with_another_magic_costs_no_record() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> three(c, 1))
                .chunk(c -> three(c, 4))
                .magic("ElfFils\0")
                .bytes();

        Collected read = Evtx.read(file);

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(read.codes()).containsExactly("evtx-header-damaged");
    }

    @Test
    void a_header_of_zeros_costs_no_record() {
        byte[] file = whole();
        Arrays.fill(file, 0, HEADER, (byte) 0);

        Collected read = Evtx.read(file);

        assertThat(read.events()).hasSize(9);
        assertThat(read.codes()).containsExactly("evtx-header-damaged");
    }

    @Test
    void a_file_may_begin_with_a_chunk() throws IOException {
        byte[] file = Arrays.copyOfRange(whole(), HEADER, HEADER + 3 * CHUNK);

        Collected read = Evtx.read(file);

        assertThat(read.events()).hasSize(9);
        assertThat(read.codes()).containsExactly("evtx-header-damaged");
        assertThat(new EvtxFormat().recognise(Sample.of(new MemorySource("x", file))))
                .isNotEqualTo(Recognition.NO);
    }

    @Test
    void a_file_may_be_a_single_chunk_and_mostly_empty() {
        byte[] file = Arrays.copyOfRange(
                EvtxMaker.file().chunk(c -> c.record(1, logon(1))).bytes(), HEADER, HEADER + CHUNK);

        Collected read = Evtx.read(file);

        assertThat(ids(read)).containsExactly(1L);
        assertThat(read.codes()).containsExactly("evtx-header-damaged");
    }

    @Test
    void a_header_without_its_checksum_is_not_relied_on() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> three(c, 1))
                .chunkCount(40)
                .wrongHeaderCrc()
                .bytes();

        Collected read = Evtx.read(file);

        assertThat(read.events()).hasSize(3);
        assertThat(read.codes()).containsExactly("evtx-header-checksum");
    }

    @Test
    void a_flipped_flag_does_not_switch_the_checksums_off() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> three(c, 1).flags(5).wrongRecordsCrc())
                .flags(4)
                .bytes();

        assertThat(states(Evtx.read(file))).containsOnly("checksum");
    }

    @Test
    void a_cut_file_keeps_the_records_before_the_cut_and_counts_the_cut_one() {
        int[] start = new int[1];
        byte[] file = file(c -> {
            three(c, 4);
            start[0] = c.offset(6);
        });

        Collected read = Evtx.read(Arrays.copyOf(file, HEADER + CHUNK + start[0] + 100));

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(read.reading().tally()).isEqualTo(new Tally(6, 5, 1));
        assertThat(read.codes()).containsExactly("evtx-chunks-missing", "evtx-record-rejected", "evtx-cut");
        assertThat(message(read, "evtx-cut")).contains("2 records were read and marked, 1 could not be");
    }

    @Test
    void bytes_that_slipped_into_a_chunk_leave_the_others_whole() {
        byte[] file = with(whole(), HEADER + CHUNK + 40_000, new byte[] {1, 2, 3, 4, 5, 6, 7});

        Collected read = Evtx.read(file);

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(read.codes()).contains("evtx-chunks-slipped");
    }

    @Test
    void bytes_lost_from_a_chunk_leave_the_others_whole() {
        int[] second = new int[1];
        byte[] whole = file(c -> {
            three(c, 4);
            second[0] = c.offset(5);
        });
        int from = HEADER + CHUNK + second[0] + 50;
        for (int length : new int[] {1, 8, 300, 4096, 20_000, 50_000}) {
            Collected read = Evtx.read(without(whole, from, from + length));

            assertThat(ids(read)).as(length + " bytes").contains(1L, 2L, 3L, 4L, 7L, 8L, 9L);
            assertThat(read.codes()).as(length + " bytes").contains("evtx-chunks-slipped");
        }
    }

    @Test
    void nearly_all_of_a_chunk_may_be_lost() {
        Collected read = Evtx.read(without(whole(), HEADER + CHUNK + 30, HEADER + 2 * CHUNK - 3));

        assertThat(ids(read)).contains(1L, 2L, 3L, 7L, 8L, 9L);
    }

    @Test
    void the_magic_of_a_chunk_inside_of_another_is_text() {
        byte[] file = file(c -> c.record(4, logon(4))
                .record(5, spacedNames())
                .set(60_000, 'E', 'l', 'f', 'C', 'h', 'n', 'k', 0)
                .set(60_040, 128, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0));
        Arrays.fill(file, 0, 8, (byte) 'x');

        assertThat(ids(Evtx.read(file))).containsExactly(1L, 2L, 3L, 4L, 5L, 7L, 8L, 9L);
    }

    // ---- the chunk

    @Test
    void a_chunk_whose_magic_alone_is_wrong_is_read() {
        Collected read = Evtx.read(file(c -> three(c, 4).damage(0, 'X')));

        assertThat(read.events()).hasSize(9);
        assertThat(states(read)).containsOnly("");
        assertThat(read.codes()).containsExactly("evtx-chunk-magic");
    }

    @Test
    void a_chunk_header_of_garbage_costs_no_record_that_is_contiguous() {
        Collected read = Evtx.read(file(c -> {
            three(c, 4);
            for (int at = 8; at < 64; at++) {
                c.damage(at, 0x5a);
            }
        }));

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(read.codes()).containsExactly("evtx-chunk-checksum");
    }

    @Test
    void a_broken_record_in_a_chunk_without_a_header_to_trust_does_not_end_it() {
        Collected read = Evtx.read(file(c -> {
            three(c, 4).wrongHeaderCrc().wrongRecordsCrc();
            c.damage(c.offset(5) + 4, 0, 0, 0, 0);
        }));

        assertThat(ids(read)).contains(4L, 5L, 6L);
        assertThat(states(read).subList(3, 6)).containsExactly("checksum", "damaged checksum", "checksum");
    }

    @Test
    void stale_records_of_a_chunk_without_a_header_to_trust_are_not_taken_for_live() {
        byte[] file =
                file(c -> three(c, 4).stale(900, logon(9)).wrongHeaderCrc().wrongRecordsCrc());

        assertThat(ids(Evtx.read(file))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(ids(Evtx.read(file, Evtx.CARVING))).contains(900L);
    }

    @Test
    void records_without_their_checksum_are_read_and_marked() {
        Collected read = Evtx.read(file(c -> three(c, 4).wrongRecordsCrc()));

        assertThat(states(read)).containsExactly("", "", "", "checksum", "checksum", "checksum", "", "", "");
        assertThat(read.events()).noneMatch(Event::isDoubtful);
        assertThat(read.reading().tally()).isEqualTo(new Tally(9, 9, 0));
    }

    @Test
    void a_chunk_without_a_header_is_told_and_read_by_carving_only() {
        byte[] file = file(c -> three(c, 4).damage(0, new int[512]));

        Collected read = Evtx.read(file);
        Collected carved = Evtx.read(file, Evtx.CARVING);

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
        assertThat(read.codes()).contains("evtx-chunk-headerless");
        assertThat(message(read, "evtx-chunk-headerless")).contains("3 records can be seen", "--carve recovers");
        assertThat(carved.reading().tally()).isEqualTo(read.reading().tally());
        assertThat(carved.codes()).contains("evtx-chunk-headerless", "evtx-carved");
        assertThat(ids(carved)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(states(carved).subList(3, 6)).containsOnly("carved");
    }

    // ---- the record

    @Test
    void a_record_of_another_size_at_its_end_is_read_and_marked() {
        Collected read = Evtx.read(file(c ->
                c.record(4, logon(4)).record(5, logon(5), f -> f.sizeCopy(1)).record(6, logon(6))));

        assertThat(ids(read)).hasSize(9);
        assertThat(states(read).get(4)).isEqualTo("damaged");
        assertThat(read.event(4).isDoubtful()).isTrue();
        assertThat(read.codes()).as("no gap where it stands").containsExactly("evtx-record-damaged");
    }

    @Test
    void a_record_of_size_zero_is_read_up_to_the_next() {
        Collected read = Evtx.read(file(
                c -> c.record(4, logon(4)).record(5, logon(5), f -> f.size(0)).record(6, logon(6))));

        assertThat(ids(read)).hasSize(9);
        assertThat(states(read).get(4)).isEqualTo("damaged");
        assertThat(read.reading().tally()).isEqualTo(new Tally(9, 9, 0));
    }

    @Test
    void a_record_that_claims_to_end_behind_its_chunk_is_told() {
        Collected read = Evtx.read(file(c -> c.record(4, logon(4)).record(5, logon(5), f -> f.size(66_000))));

        assertThat(ids(read)).contains(4L, 5L, 7L);
        assertThat(states(read).get(4)).isEqualTo("damaged");
    }

    @Test
    void reading_goes_on_behind_garbage() {
        Collected read = Evtx.read(file(c ->
                c.record(4, logon(4)).record(5, logon(5), f -> f.magic(0x1234)).record(6, logon(6))));

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L);
        assertThat(read.reading().tally()).isEqualTo(new Tally(9, 8, 1));
        assertThat(read.codes()).contains("evtx-no-record", "evtx-id-gaps");
    }

    @Test
    void a_page_that_was_never_written_costs_the_records_on_it() {
        Collected read = Evtx.read(EvtxSpecimens.damaged());
        List<Long> torn = ids(read).stream().filter(id -> id >= 7 && id <= 106).toList();

        assertThat(torn).contains(7L, 106L).hasSizeBetween(85, 98);
        assertThat(read.codes()).contains("evtx-chunk-checksum", "evtx-id-gaps");
    }

    @Test
    void data_that_are_broken_leave_the_head_of_their_record() {
        Collected read = Evtx.read(file(c -> {
            three(c, 4);
            // the count of values of the inner instance, by the layout of a record that defines nothing
            c.set(c.end() - 150, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
            for (int at = c.offset(6) + 0xb8; at < c.offset(6) + 0xd0; at++) {
                c.set(at, 0xff);
            }
        }));

        assertThat(ids(read)).contains(4L, 5L, 7L, 8L, 9L);
        assertThat(read.reading().tally().present()).isEqualTo(9);
    }

    // ---- templates

    @Test
    void a_lost_template_is_borrowed_from_another_chunk() {
        Collected read = Evtx.read(file(c -> three(c, 4).definitionsOverwritten(4)));

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(states(read).subList(3, 6)).containsOnly("borrowed-template");
        assertThat(read.event(4).data("TargetUserName")).isEqualTo("ERP01$");
        assertThat(message(read, "evtx-borrowed")).startsWith("3 records were read with a template of another chunk");
    }

    @Test
    void a_lost_template_that_no_other_chunk_has_costs_its_records() {
        Collected read = Evtx.read(
                file(c -> c.record(4, spacedNames()).record(5, spacedNames()).definitionsOverwritten(4)));

        assertThat(ids(read)).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
        assertThat(read.reading().tally()).isEqualTo(new Tally(8, 6, 2));
        assertThat(message(read, "evtx-record-rejected")).contains("number 4", "its template was overwritten");
    }

    @Test
    void a_damaged_copy_of_a_template_does_not_keep_a_sound_one_from_being_lent() {
        byte[] file = EvtxMaker.file()
                .chunk(c -> three(c, 1))
                .chunk(c -> three(c, 4).definitionsOverwritten(4))
                .chunk(c -> three(c, 7))
                .bytes();
        // one letter of the computer's name in the template of the last chunk
        int chunk = HEADER + 2 * CHUNK;
        for (int at = chunk + 512; at < chunk + 4096; at++) {
            if (file[at] == 'D' && file[at + 2] == 'C' && file[at + 4] == '0' && file[at + 6] == '1') {
                file[at + 6] = '7';
                break;
            }
        }

        Collected read = Evtx.read(file);

        assertThat(states(read).subList(3, 6)).containsOnly("borrowed-template");
        assertThat(read.event(4).text(FieldNames.HOST)).isEqualTo(SpecimenEvents.DC);
        assertThat(states(read).get(6)).isEqualTo("checksum");
    }

    // ---- what is not in use

    @Test
    void stale_records_come_by_carving_only_and_are_in_no_count() {
        byte[] file = file(c -> three(c, 4).stale(900, logon(9)).stale(901, logon(10)));

        Collected read = Evtx.read(file);
        Collected carved = Evtx.read(file, Evtx.CARVING);

        assertThat(ids(read)).doesNotContain(900L, 901L);
        assertThat(ids(carved)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 900L, 901L, 7L, 8L, 9L);
        assertThat(states(carved).subList(6, 8)).containsOnly("carved");
        assertThat(carved.events().subList(6, 8)).allMatch(Event::isDoubtful).allMatch(Event::isCarved);
        assertThat(carved.reading().tally()).isEqualTo(new Tally(9, 9, 0));
        assertThat(message(carved, "evtx-carved")).startsWith("2 records were recovered");
    }

    // ---- torn chunks

    @Test
    void records_of_another_pass_are_read_and_marked() {
        Collected read = Evtx.read(file(c -> c.record(4, logon(4))
                .record(5, logon(5))
                .record(90_001, logon(6))
                .ids(4, 5)
                .damage(c.offset(4) + 16, 1)));

        assertThat(states(read).subList(3, 6)).containsExactly("checksum", "checksum", "other-pass checksum");
        assertThat(message(read, "evtx-other-pass")).startsWith("1 record was read from");
    }

    @Test
    void a_record_sewn_from_two_is_read_and_nothing_is_concluded_from_it() {
        Collected read = Evtx.read(file(c -> c.record(4, logon(4))
                .record(5, logon(5).eventRecordId(77))
                .record(6, logon(6))
                .wrongRecordsCrc()));

        assertThat(states(read).subList(3, 6)).containsExactly("checksum", "damaged checksum", "checksum");
        assertThat(read.event(4).isDoubtful()).isTrue();
        assertThat(message(read, "evtx-record-sewn")).contains("record 5 by its frame", "record 77 by its content");
    }

    @Test
    void an_export_numbers_anew_and_is_not_sewn() {
        byte[] file = EvtxMaker.file()
                .exported(
                        List.of(logon(1).eventRecordId(500), logon(2).eventRecordId(501), logon(3).eventRecordId(502)))
                .bytes();
        file[HEADER + 52] ^= 1;
        file[HEADER + 124] ^= 1;

        assertThat(states(Evtx.read(file))).containsOnly("checksum");
    }

    // ---- order

    @Test
    void gaps_and_reversals_of_ids_are_noted() {
        Collected read = Evtx.read(EvtxMaker.file()
                .chunk(c -> c.record(1, logon(1)).record(2, logon(2)).record(10, logon(3)))
                .chunk(c -> c.record(5, logon(4)).record(6, logon(5)))
                .bytes());

        assertThat(message(read, "evtx-id-gaps")).startsWith("There is a gap of 7 ids between records 2 and 10");
        assertThat(message(read, "evtx-ids-go-back")).startsWith("Record ids go back once");
        assertThat(read.diagnostics()).allMatch(d -> d.severity() == Diagnostic.Severity.NOTE);
    }

    @Test
    void times_that_go_back_are_noted() {
        Collected read = Evtx.read(EvtxMaker.file()
                .chunk(c -> c.record(1, logon(30)).record(2, logon(5)).record(3, logon(6)))
                .bytes());

        assertThat(message(read, "evtx-times-go-back")).contains("once", "25.0 s between records 1 and 2");
    }

    @Test
    void times_that_go_back_by_centuries_are_noted_too() {
        Collected read = Evtx.read(EvtxMaker.file()
                .chunk(c -> c.record(
                                1, MadeEvent.event("Security", 1, SpecimenEvents.DC, "9000-01-01T00:00:00.0000000Z"))
                        .record(2, logon(5)))
                .bytes());

        assertThat(message(read, "evtx-times-go-back")).contains("2,54").contains(" days between records 1 and 2");
    }

    @Test
    void a_log_that_was_cleared_says_so() {
        Collected read = Evtx.read(EvtxMaker.file()
                .exported(List.of(clearing("Security", 1102, at(0)).eventRecordId(1), logon(1).eventRecordId(2)))
                .bytes());

        assertThat(message(read, "evtx-log-cleared")).contains("The log Security was cleared by adm", at(0));
    }

    @Test
    void read_and_rejected_are_all_that_is_present() {
        for (byte[] file : List.of(EvtxSpecimens.damaged(), EvtxSpecimens.dirty(), EvtxSpecimens.ring())) {
            Collected read = Evtx.read(file);
            Tally tally = read.reading().tally();
            assertThat(tally.read()).isEqualTo(read.events().size());
            assertThat(tally.present()).isEqualTo(tally.read() + tally.rejected());
        }
    }
}
