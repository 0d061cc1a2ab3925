package dev.hindcast.source.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Position;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    private static final TableFormat SHEET = named("migration-sheet");
    private static final TableFormat CHECKS = named("health-checks");
    private static final String HEAD = "VM,Wave,Source,Target,Cutover start,Cutover end,Tools removed,Status,Remark\n";
    private static final ReadingOptions BERLIN =
            new ReadingOptions(List.of(new Stated<>("*.csv", ZoneId.of("Europe/Berlin"))), List.of(), List.of());

    private static TableFormat named(String id) {
        return TableFormat.builtIn().stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Collected sheet(String text, ReadingOptions options) throws IOException {
        return Collected.of(SHEET, MemorySource.of("sheet.csv", text), options);
    }

    private static Collected row(String start, String end) throws IOException {
        return sheet(HEAD + "erp01,W2,vmw,ahv," + start + "," + end + ",yes,done,\n", BERLIN);
    }

    private static String start(Event event) {
        return event.text(FieldNames.CUTOVER_START);
    }

    private static String end(Event event) {
        return event.text(FieldNames.CUTOVER_END);
    }

    private static int score(TableFormat format, String text) {
        return format.recognise(Sample.of(text.getBytes(StandardCharsets.UTF_8)))
                .score();
    }

    @Test
    void a_row_is_a_cutover_of_one_host_by_a_persons_clock() throws IOException {
        Event event = row("14.03.2026 22:30", "14.03.2026 22:45").event(0);
        assertThat(event.host().value()).isEqualTo("erp01");
        assertThat(event.code()).isEqualTo("migration-sheet");
        assertThat(event.text(FieldNames.ACTION)).isEqualTo("cutover-recorded");
        assertThat(start(event)).isEqualTo("2026-03-14T21:30:00Z");
        assertThat(end(event)).isEqualTo("2026-03-14T21:45:00Z");
        assertThat(event.text(FieldNames.CUTOVER_FROM)).isEqualTo("vmw");
        assertThat(event.text(FieldNames.CUTOVER_TO)).isEqualTo("ahv");
        assertThat(event.text(FieldNames.CUTOVER_TOOLS)).isEqualTo("yes");
        assertThat(event.text(FieldNames.CUTOVER_WAVE)).isEqualTo("W2");
        assertThat(event.text(FieldNames.CUTOVER_STATUS)).isEqualTo("done");
        assertThat(event.stamp().orElseThrow().clock()).isEqualTo(HostName.UNKNOWN);
        assertThat(event.stamp().orElseThrow().resolution()).isEqualTo(Duration.ofMinutes(5));
        assertThat(event.stamp().orElseThrow().basis()).isEqualTo(StampBasis.STATED);
        assertThat(event.provenance().position()).isEqualTo(Position.row(2));
    }

    @Test
    void dates_are_read_as_people_write_them() throws IOException {
        Map<String, String> utcByCell = Map.ofEntries(
                Map.entry("14.03.2026 22:30", "2026-03-14T21:30:00Z"),
                Map.entry("03/14/2026 10:30 PM", "2026-03-14T21:30:00Z"),
                Map.entry("17/06/26 04:30", "2026-06-17T02:30:00Z"),
                Map.entry("2026-03-27 22:30", "2026-03-27T21:30:00Z"),
                Map.entry("2026-03-27T22:30:00+01:00", "2026-03-27T21:30:00Z"),
                Map.entry("2026-03-27 22:30 +05:30", "2026-03-27T17:00:00Z"),
                Map.entry("2026-03-27T22:30Z", "2026-03-27T22:30:00Z"),
                Map.entry("27 Mar 2026 22:30", "2026-03-27T21:30:00Z"),
                Map.entry("27-Mar-26 22:30", "2026-03-27T21:30:00Z"),
                Map.entry("Fri 27.03.2026 22:30 Uhr", "2026-03-27T21:30:00Z"),
                Map.entry("27/03/2026 22h30", "2026-03-27T21:30:00Z"),
                Map.entry("20260327T223000", "2026-03-27T21:30:00Z"),
                Map.entry("27.03.2026 24:30", "2026-03-27T23:30:00Z"),
                Map.entry("46108.9375", "2026-03-27T21:30:00Z"),
                Map.entry("27.03.2026 22:30 UTC", "2026-03-27T22:30:00Z"));
        for (Map.Entry<String, String> each : utcByCell.entrySet()) {
            Collected read = row(each.getKey(), "");
            assertThat(read.diagnostics()).as(each.getKey()).isEmpty();
            assertThat(start(read.event(0))).as(each.getKey()).isEqualTo(each.getValue());
        }
    }

    @Test
    void one_day_above_twelve_decides_the_whole_column() throws IOException {
        Collected read = sheet(
                HEAD
                        + "a,1,x,y,05/04/2026 22:30,05/04/2026 22:45,yes,,\nb,1,x,y,05/13/2026 22:30,05/13/2026 23:00,yes,,\n",
                BERLIN);
        assertThat(start(read.event(0))).startsWith("2026-05-04");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void an_open_order_is_assumed_told_and_can_be_stated() throws IOException {
        String text = HEAD + "a,1,x,y,05/04/2026 22:30,,yes,,\n";
        Collected assumed = sheet(text, BERLIN);
        assertThat(start(assumed.event(0))).startsWith("2026-04-05");
        assertThat(assumed.codes()).containsExactly("date-order-assumed");
        assertThat(assumed.diagnostics().get(0).message()).contains("--date-order");
        Collected american = sheet(text.replace("22:30", "10:30 PM"), BERLIN);
        assertThat(start(american.event(0))).startsWith("2026-05-04");
        assertThat(american.codes()).containsExactly("date-order-assumed");
        ReadingOptions stated =
                new ReadingOptions(BERLIN.zones(), List.of(), List.of(new Stated<>("sheet.csv", DateOrder.MDY)));
        Collected read = sheet(text, stated);
        assertThat(start(read.event(0))).startsWith("2026-05-04");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void without_a_zone_utc_is_assumed_and_told_once() throws IOException {
        Collected read = sheet(
                HEAD + "a,1,x,y,14.03.2026 22:30,14.03.2026 22:45,yes,,\nb,1,x,y,14.03.2026 23:30,,,,\n",
                ReadingOptions.NONE);
        assertThat(start(read.event(0))).isEqualTo("2026-03-14T22:30:00Z");
        assertThat(read.codes()).containsExactly("zone-assumed");
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.ASSUMED);
    }

    @Test
    @Timeout(10)
    void a_long_cell_of_brackets_is_no_head_and_costs_nothing() {
        assertThat(TableColumns.word("Start " + "(".repeat(500_000))).isEqualTo("start");
    }

    @Test
    void a_zone_in_the_head_is_the_files_own() throws IOException {
        for (String zone : List.of("(CET)", "[Europe/Berlin]", "(UTC+1)")) {
            Collected read = sheet("Server;Cutover " + zone + "\nerp01;14.03.2026 22:30\n", ReadingOptions.NONE);
            assertThat(start(read.event(0))).as(zone).isEqualTo("2026-03-14T21:30:00Z");
            assertThat(read.event(0).stamp().orElseThrow().basis()).isEqualTo(StampBasis.IN_FILE);
            assertThat(read.codes()).isEmpty();
        }
    }

    @Test
    void times_past_midnight_and_in_their_own_columns_and_windows() throws IOException {
        assertThat(end(row("14.03.2026 23:30", "00:15").event(0))).isEqualTo("2026-03-14T23:15:00Z");
        assertThat(end(row("14.03.2026 23:30", "14.03.2026 00:15").event(0))).isEqualTo("2026-03-14T23:15:00Z");
        assertThat(end(row("14.03.2026 21:30-23:00", "").event(0))).isEqualTo("2026-03-14T22:00:00Z");
        assertThat(end(row("14.03.2026", "").event(0))).isEqualTo("2026-03-14T23:00:00Z");
        Collected split = sheet("Host,Date,Start,End,Wave\nerp01,14.03.2026,23:30,00:15,1\n", BERLIN);
        assertThat(start(split.event(0))).isEqualTo("2026-03-14T22:30:00Z");
        assertThat(end(split.event(0))).isEqualTo("2026-03-14T23:15:00Z");
    }

    @Test
    void a_host_that_stays_needs_no_time() throws IOException {
        for (String word : List.of(
                "staying",
                "stays",
                "Not migrating",
                "not moved",
                "keep",
                "remains",
                "n/a - stays",
                "EXCLUDED",
                "control")) {
            Collected read = sheet(HEAD + "dc01,,vmw,,,,," + word + ",\n", BERLIN);
            assertThat(read.event(0).text(FieldNames.CUTOVER_STATUS)).as(word).isEqualTo("staying");
            assertThat(read.event(0).stamp()).isEmpty();
        }
        Collected remark = sheet(HEAD + "dc01,,vmw,,,,,,stays\n", BERLIN);
        assertThat(remark.event(0).text(FieldNames.CUTOVER_STATUS)).isEqualTo("staying");
    }

    @Test
    void statuses_are_normalised() throws IOException {
        Map<String, String> words = Map.of(
                "Rolled back",
                "failed",
                "failed",
                "failed",
                "OK",
                "done",
                "completed",
                "done",
                "planned",
                "planned",
                "",
                "done",
                "in progress",
                "unknown",
                "rolled back at 23:10",
                "failed");
        for (Map.Entry<String, String> word : words.entrySet()) {
            Event event = sheet(HEAD + "a,1,x,y,14.03.2026 22:30,,," + word.getKey() + ",\n", BERLIN)
                    .event(0);
            assertThat(event.text(FieldNames.CUTOVER_STATUS)).as(word.getKey()).isEqualTo(word.getValue());
        }
    }

    @Test
    void a_broken_row_costs_itself_and_no_other() throws IOException {
        String good = "a,1,x,y,14.03.2026 22:30,,yes,done,\n";
        List<String> bad = List.of(
                "b,1,x\n",
                "b,1,x,y,soon,,yes,done,\n",
                ",1,x,y,14.03.2026 22:30,,yes,done,\n",
                "b,1,x,y,,,yes,done,\n",
                "b,1,x,y,14.03.2026 22:30,11.03.2026 22:30,yes,done,\n");
        for (String row : bad) {
            Collected read = sheet(HEAD + good + row + good.replace("a,", "c,"), BERLIN);
            assertThat(read.events()).as(row).extracting(e -> e.host().value()).containsExactly("a", "c");
            assertThat(read.codes()).as(row).containsExactly("row-unreadable");
            assertThat(read.diagnostics().get(0).position()).isEqualTo(Position.row(3));
        }
    }

    @Test
    void titles_blank_rows_delimiters_and_quoted_cells() throws IOException {
        String text = "Migrationsliste\n\n";
        for (String d : List.of(";", "\t", "|")) {
            Collected read = sheet(
                    text + String.join(d, "Server", "Umstellung", "Bemerkung") + "\n"
                            + String.join(d, "erp01", "14.03.2026 22:30", "\"a" + d + "b\nc\"") + "\n\n"
                            + String.join(d, "erp02", "15.03.2026 22:30", "disk 5\"") + "\n",
                    BERLIN);
            assertThat(read.events()).hasSize(2);
            assertThat(read.event(0).text(FieldNames.CUTOVER_REMARK)).isEqualTo("a" + d + "b\nc");
            assertThat(read.event(1).text(FieldNames.CUTOVER_REMARK)).isEqualTo("disk 5\"");
            assertThat(read.diagnostics()).isEmpty();
        }
    }

    @Test
    void health_checks_are_read_by_the_monitoring_servers_clock() throws IOException {
        String text = "Timestamp,Host,Check,State\n2026-03-15T03:00:00Z,erp01,ping,OK\n"
                + "2026-03-15T03:01:00Z,erp01,https,CRITICAL\n2026-03-15T03:02:00Z,erp01,https,WARNING\nbad,erp01,x,OK\n";
        Collected read = Collected.of(CHECKS, MemorySource.of("checks.csv", text));
        assertThat(read.events())
                .extracting(e -> e.text(FieldNames.CHECK_STATE))
                .containsExactly("up", "down", "unknown");
        assertThat(read.event(0).text(FieldNames.CHECK_NAME)).isEqualTo("ping");
        assertThat(read.event(0).text(FieldNames.ACTION)).isEqualTo("health-check");
        assertThat(read.event(0).stamp().orElseThrow().clock()).isEqualTo(HostName.UNKNOWN);
        assertThat(read.event(0).stamp().orElseThrow().basis()).isEqualTo(StampBasis.IN_FILE);
        assertThat(read.codes()).containsExactly("row-unreadable");
        assertThat(score(CHECKS, text)).isPositive();
        assertThat(score(SHEET, text)).isZero();
    }

    @Test
    void tables_are_not_taken_for_each_other_nor_for_anything() {
        String sheet = HEAD + "erp01,W2,vmw,ahv,14.03.2026 22:30,,yes,done,\n";
        assertThat(score(SHEET, sheet)).isPositive();
        assertThat(score(CHECKS, sheet)).isZero();
        for (String other : List.of(
                "name,value\na,1\n",
                "Host,Timestamp,Status\nweb,2026-03-15T03:00:00Z,200\nweb,2026-03-15T03:00:01Z,404\n",
                "Host,Owner,Date\nerp01,me,2026-03-15\n",
                "Level,Date and Time,Source,Event ID,Task Category\nError,5/2/2024 9:14:11 AM,x,5,None\n",
                "plain text without any table\n",
                "")) {
            assertThat(score(SHEET, other)).as(other).isZero();
            assertThat(score(CHECKS, other)).as(other).isZero();
        }
    }

    @Test
    void damage_never_throws_and_every_row_is_accounted_for() {
        StringBuilder text = new StringBuilder("Migration wave 2\n" + HEAD);
        StringBuilder checks = new StringBuilder("Timestamp;Host;Check;State\n");
        for (int n = 1; n < 10; n++) {
            text.append(
                    "erp0" + n + ",W2,vmw,ahv,03/1" + n + "/2026 10:30 PM,03/1" + n + "/2026 11:00 PM,yes,,\"a, b\"\n");
            checks.append("2026-03-15 03:0" + n + ":00;erp0" + n + ";ping;OK\n");
        }
        Mutations.check(SHEET, text.toString().getBytes(StandardCharsets.UTF_8), 250, 7);
        Mutations.check(CHECKS, checks.toString().getBytes(StandardCharsets.UTF_8), 250, 8);
        Mutations.check(SHEET, text.toString().getBytes(Charset.forName("UTF-16LE")), 50, 9);
    }

    @Test
    void the_shared_specimens_are_read() throws IOException {
        Collected ambiguous = Collected.of(SHEET, Corpora.textFormat("migration/team-sheet-ambiguous.csv"));
        assertThat(ambiguous.events())
                .extracting(TableTest::start)
                .containsExactly("2024-05-01T21:30:00Z", "2024-05-02T22:15:00Z", "2024-05-13T21:00:00Z");
        assertThat(ambiguous.event(2).text(FieldNames.CUTOVER_STATUS)).isEqualTo("failed");
        assertThat(ambiguous.codes()).containsExactly("zone-assumed");
        Collected titles = Collected.of(SHEET, Corpora.textFormat("migration/team-sheet-title-rows.csv"));
        assertThat(titles.events())
                .extracting(TableTest::start)
                .containsExactly("2024-05-01T21:30:00Z", "2024-05-02T22:15:00Z");
        assertThat(titles.event(0).text(FieldNames.CUTOVER_FROM)).isEqualTo("ESX");
        for (String other : List.of(
                "migration/vcenter-events-powercli-constructed.csv",
                "windows/eventviewer-de.csv",
                "windows/evtxecmd.csv",
                "windows/hayabusa-constructed.csv",
                "windows/sentinel-constructed.csv",
                "windows/powershell-export-csv-constructed.csv",
                "migration/team-sheet-1904.xlsx",
                "plaso/iis10.log",
                "plaso/dpkg.log",
                "windows/eventviewer-en.csv")) {
            Sample sample = Sample.of(Corpora.textFormat(other));
            assertThat(SHEET.recognise(sample).isMatch()).as(other).isFalse();
            assertThat(CHECKS.recognise(sample).isMatch()).as(other).isFalse();
        }
    }

    @Test
    void the_sheets_of_the_kdc_corpus_are_read_at_their_true_times(@TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        // sheet zone and the first host's true start, rounded down to five minutes (truth.json of each case)
        Map<String, List<String>> cases = Map.of(
                "mit-timesync0", List.of("America/New_York", "2026-05-12T18:10:00Z"),
                "heimdal", List.of("Europe/Helsinki", "2026-02-10T06:30:00Z"),
                "mit-zone-trap", List.of("Asia/Kolkata", "2026-06-16T23:00:00Z"),
                "mit-boundary", List.of("Europe/Berlin", "2026-03-27T21:30:00Z"),
                "mit-fault-before", List.of("America/Chicago", "2026-04-15T01:00:00Z"));
        for (Map.Entry<String, List<String>> each : cases.entrySet()) {
            Path file = folder.resolve("kdc").resolve(each.getKey()).resolve("evidence/sheet.csv");
            Source source = new dev.hindcast.source.FileSource("sheet.csv", file, java.nio.file.Files.size(file));
            ReadingOptions zone = new ReadingOptions(
                    List.of(new Stated<>("*", ZoneId.of(each.getValue().get(0)))), List.of(), List.of());
            Collected read = Collected.of(SHEET, source, zone);
            assertThat(start(read.event(0)))
                    .as(each.getKey())
                    .isEqualTo(each.getValue().get(1));
            assertThat(read.event(0).text(FieldNames.CUTOVER_STATUS)).isEqualTo("done");
            assertThat(read.reading().tally().rejected()).isZero();
        }
    }
}
