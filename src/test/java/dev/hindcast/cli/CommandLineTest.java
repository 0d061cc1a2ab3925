package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.source.archive.Packed;
import dev.hindcast.source.evtx.EvtxSpecimens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user meets at the command line: results, one-line problems, exit codes, guards. */
class CommandLineTest {

    private static final String EVENT = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='Microsoft-Windows-Kernel-General' Guid='{A68CA8B7-004F-D7B6-A698-07E2DE0F1F5D}'/>"
            + "<EventID>%d</EventID><Version>0</Version><Level>4</Level><Task>0</Task><Opcode>0</Opcode>"
            + "<Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-03-14T22:31:%02d.2041234Z'/>"
            + "<EventRecordID>%d</EventRecordID><Correlation/><Execution ProcessID='4' ThreadID='8'/>"
            + "<Channel>System</Channel><Computer>erp01.corp.example</Computer><Security/></System>"
            + "<EventData><Data Name='StopTime'>2026-03-14T22:31:00.0000000Z</Data></EventData></Event>\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(new PrintWriter(out), bytes, new PrintWriter(err), false, false, Map.of());
        int code = Main.run(console, arguments);
        out.append(bytes.toString(StandardCharsets.UTF_8));
        return code;
    }

    private Path evidence() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            xml.append(String.format(java.util.Locale.ROOT, EVENT, 13, i, 700 + i));
        }
        Files.writeString(evidence.resolve("System.xml"), xml, StandardCharsets.UTF_8);
        return evidence;
    }

    private String report() {
        return folder.resolve("report").toString();
    }

    private String theOneLine() {
        List<String> lines =
                err.toString().lines().filter(l -> l.startsWith("hindcast:")).toList();
        assertThat(lines).hasSize(1);
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
        return lines.get(0);
    }

    @Test
    void a_wrong_path_ends_in_one_line_and_2() {
        assertThat(run("analyze", folder.resolve("nowhere").toString(), "--out", report()))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("nowhere does not exist");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void an_empty_folder_ends_in_one_line_and_2() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty/below"));
        assertThat(run("analyze", empty.getParent().toString(), "--out", report()))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("empty folder");
    }

    @Test
    void a_folder_of_pictures_is_listed_and_ends_in_3() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            byte[] jpeg = new byte[5000];
            new java.util.SplittableRandom(i).nextBytes(jpeg);
            jpeg[0] = (byte) 0xFF;
            jpeg[1] = (byte) 0xD8;
            jpeg[2] = (byte) 0xFF;
            Files.write(pictures.resolve("IMG_" + i + ".JPG"), jpeg);
        }
        assertThat(run("analyze", pictures.toString(), "--out", report())).isEqualTo(3);
        assertThat(theOneLine()).contains("IMG_0.JPG").contains("exit 3");
        assertThat(Files.readString(folder.resolve("report/report.json"))).contains("IMG_2.JPG");
    }

    @Test
    void a_truncated_export_keeps_what_was_readable_and_ends_in_3() throws IOException {
        Path xml = evidence().resolve("System.xml");
        String whole = Files.readString(xml);
        Files.writeString(xml, whole.substring(0, whole.length() - 200));
        assertThat(run("analyze", xml.getParent().toString(), "--out", report()))
                .isEqualTo(3);
        assertThat(theOneLine()).contains("1 record could not be read").contains("System.xml");
        String json = Files.readString(folder.resolve("report/report.json"));
        assertThat(json.replaceAll("\\s", "")).contains("\"read\":4").contains("\"rejected\":1");
    }

    @Test
    void a_table_with_a_broken_row_keeps_the_others_and_ends_in_3() throws IOException {
        Path evidence = evidence();
        Files.writeString(
                evidence.resolve("sheet.csv"),
                "VM;Source;Target;Cutover start;Cutover end;Status\n"
                        + "erp01;vc01;ahv;2026-03-14 23:30 +01:00;2026-03-14 23:55 +01:00;done\n"
                        + "erp02;vc01;ahv;sometime on Saturday night;;done\n"
                        + "erp03;vc01;ahv;2026-03-15 23:30 +01:00;2026-03-15 23:55 +01:00;done\n");
        assertThat(run("analyze", evidence.toString(), "--out", report())).isEqualTo(3);
        assertThat(theOneLine()).contains("sheet.csv");
        String json = Files.readString(folder.resolve("report/report.json"));
        assertThat(json).contains("erp01").contains("erp03").contains("row 3");
    }

    @Test
    void an_output_inside_the_evidence_is_refused_with_2() throws IOException {
        Path evidence = evidence();
        assertThat(run(
                        "analyze",
                        evidence.toString(),
                        "--out",
                        evidence.resolve("report").toString()))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("lies inside the evidence");
        try (Stream<Path> list = Files.list(evidence)) {
            assertThat(list).hasSize(1);
        }
    }

    @Test
    void a_case_inside_the_evidence_is_refused_even_through_a_link() throws IOException {
        Path evidence = evidence();
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, evidence);
        assertThat(run(
                        "analyze",
                        evidence.toString(),
                        "--out",
                        report(),
                        "--case",
                        link.resolve("case").toString()))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("lies inside the evidence");
    }

    @Test
    void a_folder_that_is_not_ours_is_left_alone_without_force() throws IOException {
        Path other = Files.createDirectories(folder.resolve("report"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertThat(run("analyze", evidence().toString(), "--out", report())).isEqualTo(2);
        assertThat(theOneLine()).contains("--force");
        assertThat(run("analyze", evidence().toString(), "--out", report(), "--force"))
                .isZero();
        assertThat(Files.readString(other.resolve("thesis.txt"))).isEqualTo("years of work");
    }

    @Test
    void a_second_run_into_our_own_folder_needs_no_force_and_the_ledger_goes_on() throws IOException {
        assertThat(run("analyze", evidence().toString(), "--out", report())).isZero();
        assertThat(run("analyze", evidence().toString(), "--out", report())).isZero();
        assertThat(Files.readAllLines(folder.resolve("report/case/ledger.jsonl")))
                .hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("report/case/manifest.jsonl")))
                .hasSize(1);
    }

    @Test
    void a_cutover_that_is_no_time_says_how_to_write_one() throws IOException {
        assertThat(run("analyze", evidence().toString(), "--out", report(), "--cutover", "erp01=14.3.2026"))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("is not a time; write --cutover erp01=2026-03-14T22:41:00Z");
    }

    @Test
    void an_unknown_option_points_to_the_help_with_2() throws IOException {
        assertThat(run("analyze", evidence().toString(), "--utc")).isEqualTo(2);
        assertThat(theOneLine()).contains("--utc").contains("--help");
    }

    @Test
    void search_and_dump_find_what_was_read() throws IOException {
        Path evidence = evidence();
        String kept = folder.resolve("report/case").toString();
        assertThat(run("analyze", evidence.toString(), "--out", report())).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("search", "event.code:13 AND host.name:erp01*", "--case", kept, "-o", "jsonl"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(5).allMatch(l -> l.contains("\"event.code\":\"13\""));
        out.getBuffer().setLength(0);
        assertThat(run("dump", evidence.resolve("System.xml").toString())).isZero();
        assertThat(out.toString().lines()).hasSize(5);
        assertThat(run("search", "hots.name:erp01", "--case", kept)).isZero();
        assertThat(err.toString()).contains("did you mean host.name?");
    }

    @Test
    void a_dump_of_an_archive_that_was_cut_says_so_with_3() throws IOException {
        byte[] gz = Packed.of("System.xml", Files.readAllBytes(evidence().resolve("System.xml")))
                .gz();
        Path whole = Files.write(folder.resolve("whole.gz"), gz);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gz, gz.length - 8));
        assertThat(run("dump", whole.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(5);
        assertThat(run("dump", cut.toString())).isEqualTo(3);
        assertThat(out.toString().lines()).hasSize(10);
        assertThat(err.toString()).contains("cut.gz!/System.xml").contains("the archive ends before the member does");
    }

    @Test
    void a_native_log_is_dumped_as_lines_xml_and_a_table() throws IOException {
        Path log = Files.write(folder.resolve("Security.evtx"), EvtxSpecimens.ordinary());
        assertThat(run("dump", log.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(9).allMatch(l -> l.startsWith("{\"@timestamp\":\""));
        out.getBuffer().setLength(0);
        assertThat(run("dump", log.toString(), "-o", "xml", "--threads", "1")).isZero();
        assertThat(out.toString()).startsWith("<Event xmlns=").contains("</Event>\n<Event ");
        out.getBuffer().setLength(0);
        assertThat(run("dump", log.toString(), "-o", "csv")).isZero();
        assertThat(out.toString().lines().findFirst().orElseThrow()).contains("winlog.channel");
    }

    @Test
    void a_damaged_log_is_dumped_as_far_as_it_goes_and_ends_with_3() throws IOException {
        byte[] whole = EvtxSpecimens.dirty();
        Path cut = Files.write(folder.resolve("cut.evtx"), Arrays.copyOf(whole, 4096 + 100_000));
        assertThat(run("dump", cut.toString())).isEqualTo(3);
        assertThat(out.toString().lines().count()).isBetween(50L, 399L);
        assertThat(err.toString()).contains("cut.evtx", "byte ", "exit 3");
    }

    @Test
    void what_is_no_event_log_cannot_be_dumped_as_xml() throws IOException {
        assertThat(run("dump", evidence().resolve("System.xml").toString(), "-o", "xml"))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("-o xml").contains("-o jsonl");
        assertThat(run("dump", folder.resolve("none.evtx").toString())).isEqualTo(2);
    }

    @Test
    void csv_output_is_quoted_so_that_every_row_has_every_cell() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(
                evidence.resolve("sheet.csv"),
                "VM;Source;Target;Cutover start;Cutover end;Status;Remark\n"
                        + "erp01;vc01;ahv;2026-03-14 23:30 +01:00;2026-03-14 23:55 +01:00;done;booted, green, \"closed\"\n");
        assertThat(run("dump", evidence.resolve("sheet.csv").toString(), "-o", "csv"))
                .isZero();
        try (org.apache.commons.csv.CSVParser parsed =
                org.apache.commons.csv.CSVParser.parse(out.toString(), org.apache.commons.csv.CSVFormat.RFC4180)) {
            assertThat(parsed.getRecords()).hasSize(2).extracting(r -> r.size()).containsOnly(head(out.toString()));
        }
        assertThat(out.toString()).contains("\"booted, green, \"\"closed\"\"\"");
    }

    private static int head(String csv) {
        return csv.lines().findFirst().orElseThrow().split(",").length;
    }

    @Test
    void a_glob_a_limit_or_a_year_that_cannot_be_is_wrong_use_and_no_fault() throws IOException {
        String evidence = evidence().toString();
        assertThat(run("analyze", evidence, "--out", report(), "--zone", "[=UTC"))
                .isEqualTo(2);
        assertThat(run("analyze", evidence, "--out", report(), "--year", "x=20"))
                .isEqualTo(2);
        assertThat(run("analyze", evidence, "--out", report())).isZero();
        assertThat(run(
                        "search",
                        "*:*",
                        "--limit",
                        "-1",
                        "--case",
                        folder.resolve("report/case").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is no glob").contains("is no year").contains("is no number of hits");
    }

    @Test
    void a_problem_is_told_at_once_and_hostile_names_do_not_reach_the_terminal() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evil"));
        Path file = evidence.resolve("a\u001b[31m.xml");
        Files.writeString(file, String.format(java.util.Locale.ROOT, EVENT, 13, 1, 700) + "<Event xmlns='x'><Sys");
        assertThat(run("analyze", evidence.toString(), "--out", report())).isEqualTo(3);
        assertThat(err.toString()).contains("error").doesNotContain("\u001b");
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void a_search_without_a_case_says_how_to_make_one() {
        assertThat(run("search", "*:*", "--case", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(theOneLine()).contains("holds no case");
    }

    @Test
    void a_broken_query_is_named_with_2() throws IOException {
        assertThat(run("analyze", evidence().toString(), "--out", report())).isZero();
        err.getBuffer().setLength(0);
        assertThat(run(
                        "search",
                        "event.code:(13",
                        "--case",
                        folder.resolve("report/case").toString()))
                .isEqualTo(2);
        theOneLine();
    }

    @Test
    void rules_that_are_given_twice_count_once_and_another_rule_of_the_same_name_is_refused() throws IOException {
        String rule = "title: shut down\nname: %s\nlogsource:\n  product: windows\n  service: system\n"
                + "detection:\n  s:\n    EventID: 13\n  condition: %s\n";
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("a.yml"), rule.formatted("my-shutdown", "s"));
        assertThat(run("rules", "check", mine.toString())).isZero();
        String once = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("rules", "check", mine.toString(), mine.toString())).isZero();
        assertThat(out.toString()).isEqualTo(once);

        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("b.yml"), rule.formatted("my-shutdown", "not s"));
        assertThat(run("rules", "check", mine.toString(), other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'my-shutdown'").contains("rename one");
    }

    @Test
    void a_correlation_of_a_name_that_another_folder_holds_is_refused() throws IOException {
        String rules = "title: shut down\nname: %s\nlogsource:\n  product: windows\n  service: system\n"
                + "detection:\n  s:\n    EventID: 13\n  condition: s\n---\ntitle: twice\nname: my-order\n"
                + "correlation:\n  type: temporal_ordered\n  rules:\n    - %s\n    - %s\n  group-by:\n    - host.name\n"
                + "  timespan: 1h\n";
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("a.yml"), rules.formatted("first", "first", "first"));
        assertThat(run("rules", "check", mine.toString())).as(err.toString()).isZero();
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("b.yml"), rules.formatted("second", "second", "second"));
        assertThat(run("rules", "check", mine.toString(), other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'my-order'").contains("rename one");
    }

    @Test
    void our_own_rules_pass_their_check_and_a_broken_one_is_named_with_its_line() throws IOException {
        assertThat(run("rules", "check")).isZero();
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(
                rules.resolve("broken.yml"),
                "title: Broken\nname: broken\nlogsource:\n    product: windows\ndetection:\n    sel:\n"
                        + "        EventID|frobnicate: 1\n    condition: sel\n");
        assertThat(run("rules", "check", rules.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("broken.yml:7").contains("frobnicate");
        assertThat(run("analyze", evidence().toString(), "--out", report(), "--rules", rules.toString()))
                .isEqualTo(2);
    }

    @Test
    void results_go_to_standard_output_and_nothing_else_does() throws IOException {
        assertThat(run("analyze", evidence().toString(), "--out", report())).isZero();
        assertThat(out.toString()).contains("index.html").doesNotContain("read 1 of 1 files");
        assertThat(err.toString()).contains("read 1 of 1 files");
        assertThat(out.toString()).doesNotContain("\u001b").doesNotContain("\r");
    }
}
