package dev.hindcast.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

    @TempDir
    private Path folder;

    private Path file(String below) throws IOException {
        Path file = folder.resolve(below);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, below);
    }

    private static List<String> paths(Evidence evidence) {
        return evidence.sources().stream().map(Source::path).toList();
    }

    private static String decode(byte[] bytes) throws IOException {
        MemorySource source = new MemorySource("x", bytes);
        StringWriter text = new StringWriter();
        try (Reader reader = TextDecoding.of(source).reader(source)) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    @Test
    void files_are_found_sorted_with_paths_below_what_was_given() throws IOException {
        file("case/b/two.log");
        file("case/a.log");
        file("case/b/one.log");
        Evidence evidence = Evidence.of(List.of(folder.resolve("case")));
        assertThat(paths(evidence)).containsExactly("a.log", "b/one.log", "b/two.log");
        assertThat(evidence.notRead()).isEmpty();
        assertThat(evidence.sources().get(1).open().readAllBytes()).asString().isEqualTo("case/b/one.log");
        assertThat(paths(Evidence.of(List.of(folder.resolve("case/a.log"))))).containsExactly("a.log");
    }

    @Test
    void arguments_that_hold_the_same_path_are_told_apart_by_their_names() throws IOException {
        file("kdc1/kdc.log");
        file("kdc2/kdc.log");
        file("other/kdc1/kdc.log");
        assertThat(paths(Evidence.of(List.of(folder.resolve("kdc1"), folder.resolve("kdc2")))))
                .containsExactly("kdc1/kdc.log", "kdc2/kdc.log");
        assertThat(paths(Evidence.of(List.of(folder.resolve("kdc1"), folder.resolve("other/kdc1")))))
                .containsExactly("kdc1/kdc.log", "kdc1~2/kdc.log");
    }

    @Test
    void a_file_given_twice_is_read_once_and_what_is_missing_is_told() throws IOException {
        file("case/a.log");
        Evidence evidence =
                Evidence.of(List.of(folder.resolve("case"), folder.resolve("case/a.log"), folder.resolve("nothing")));
        assertThat(evidence.sources()).hasSize(1);
        assertThat(evidence.notRead()).extracting(Diagnostic::code).containsExactlyInAnyOrder("given-twice", "missing");
    }

    @Test
    void links_never_lead_in_a_circle() throws IOException {
        file("case/a.log");
        file("elsewhere/b.log");
        Files.createSymbolicLink(folder.resolve("case/loop"), folder.resolve("case"));
        Files.createSymbolicLink(folder.resolve("case/link.log"), folder.resolve("elsewhere/b.log"));
        Files.createSymbolicLink(folder.resolve("case/gone.log"), folder.resolve("nowhere"));
        Evidence evidence = Evidence.of(List.of(folder.resolve("case")));
        assertThat(paths(evidence)).containsExactly("a.log", "link.log");
        assertThat(evidence.notRead())
                .extracting(d -> d.evidence() + " " + d.code())
                .containsExactly("gone.log unreadable", "loop link-not-followed");
    }

    @Test
    void every_encoding_that_evidence_comes_in_is_decoded() throws IOException {
        String german = "Präzision: 5\nüber\n";
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "IBM850")) {
            assertThat(decode(german.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isEqualTo(german);
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(decode(("\uFEFF" + german).getBytes(charset)))
                    .as(charset + " with mark")
                    .isEqualTo(german);
        }
    }

    @Test
    void one_stray_byte_far_behind_the_sample_is_windows_1252_and_the_rest_stays_utf8() throws IOException {
        String head = "x".repeat(Sample.BYTES_MAX) + "é€\n";
        byte[] utf8 = head.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(utf8, utf8.length + 1);
        bytes[utf8.length] = (byte) 0xE4;
        assertThat(decode(bytes)).isEqualTo(head + "ä");
    }

    @Test
    void any_bytes_are_decoded_the_same_whatever_the_size_of_the_reads() throws IOException {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            TextDecoding utf8 = new TextDecoding(StandardCharsets.UTF_8, 0);
            StringWriter whole = new StringWriter();
            utf8.reader(new ByteArrayInputStream(bytes)).transferTo(whole);
            StringBuilder pieces = new StringBuilder();
            Reader reader = utf8.reader(new ByteArrayInputStream(bytes));
            char[] two = new char[2];
            for (int n = reader.read(two, 0, 2); n >= 0; n = reader.read(two, 0, 2)) {
                pieces.append(two, 0, n);
            }
            assertThat(pieces.toString())
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(whole.toString());
        }
    }

    @Test
    void binary_is_told_from_text_with_a_torn_block_of_zeros() {
        byte[] noise = new byte[4096];
        new SplittableRandom(1).nextBytes(noise);
        assertThat(Sample.of(noise).binary()).isTrue();
        assertThat(Sample.of(new byte[100]).binary()).isTrue();
        String torn = "May 02 09:14:10 kdc1 x: y\n".repeat(40) + "\0".repeat(200) + "May 02 09:14:11 kdc1 x: y\n";
        assertThat(Sample.of(torn.getBytes(StandardCharsets.UTF_8)).binary()).isFalse();
        assertThat(Sample.of(new byte[0]).binary()).isFalse();
    }

    @Test
    void lines_end_in_every_way_and_a_line_without_end_stays_bounded() throws IOException {
        TextLines lines =
                new TextLines(new StringReader("a\nb\r\nc\rd\n\n" + "x".repeat(TextLines.CHARS_MAX + 5) + "\nz"));
        List<String> seen = new ArrayList<>();
        List<Boolean> cut = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            seen.add(line.length() > 5 ? "long" : line);
            cut.add(lines.wasCut());
        }
        assertThat(seen).containsExactly("a", "b", "c", "d", "", "long", "z");
        assertThat(cut).containsExactly(false, false, false, false, false, true, false);
        assertThat(lines.number()).isEqualTo(7);
    }

    @Test
    void a_path_hints_at_its_host() {
        assertThat(HostHint.of("wave 2/erp01_w32tm_status.txt").split(" "))
                .contains("erp01", "erp01_w32tm_status", "w32tm", "wave", "2");
        assertThat(HostHint.of("fs-01.corp.example/status.txt")).isEqualTo("fs-01.corp.example status");
        assertThat(HostHint.of("fs01.corp.example")).isEqualTo("fs01.corp.example");
        assertThat(HostHint.of("erp01.tar.gz!/status.txt")).isEqualTo("erp01 status");
        assertThat(HostHint.of("wave2.zip!/erp01.zip!/status.txt")).isEqualTo("wave2 erp01 status");
    }

    @Test
    void a_glob_names_members_of_archives_by_file_name_or_whole_path() {
        String member = "triage.zip!/C/logs/krb5kdc.log";
        assertThat(new Stated<>("*.log", "x").names(member)).isTrue();
        assertThat(new Stated<>("triage.zip!/**", "x").names(member)).isTrue();
        assertThat(new Stated<>("*.zip!/C/logs/*", "x").names(member)).isTrue();
        assertThat(new Stated<>("triage.zip", "x").names(member)).isFalse();
        assertThat(new Stated<>("k*.log", "x").names("t.zip!/a\u0000b/krb5kdc.log"))
                .isTrue();
    }
}
