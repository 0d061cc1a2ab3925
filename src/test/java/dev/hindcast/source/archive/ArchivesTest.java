package dev.hindcast.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.source.Archive;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in archives, under which names, and what is told of the rest. */
class ArchivesTest {

    private static final Limits SMALL = new Limits(1 << 20, 100_000, 50_000, 20, 100, 3, 64 * 1024, 1 << 20);

    /** {@code zip -P} over secret.log, then {@code zip} over plain.log (Info-ZIP 3.0). */
    private static final String ENCRYPTED_ZIP =
            "UEsDBAoACQAAAABgblyMsuviEwAAAAcAAAAKAAAAc2VjcmV0LmxvZ83iwgpwKXrLj6W7PHz/H4oE"
                    + "/5JQSwcIjLLr4hMAAAAHAAAAUEsDBAoAAAAAAABgblzQ+RU5BgAAAAYAAAAJAAAAcGxhaW4ubG9ncGxhaW4KUEsBAh4DCgAJAAAA"
                    + "AGBuXIyy6+ITAAAABwAAAAoAAAAAAAAAAQAAAKSBAAAAAHNlY3JldC5sb2dQSwECHgMKAAAAAAAAYG5c0PkVOQYAAAAGAAAACQAA"
                    + "AAAAAAABAAAApIFLAAAAcGxhaW4ubG9nUEsFBgAAAAACAAIAbwAAAHgAAAAAAA==";

    @TempDir
    Path folder;

    private Path put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("given").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Evidence open() {
        return open(Limits.USUAL);
    }

    private Evidence open(Limits limits) {
        return new Archives(limits).open(Evidence.of(List.of(folder.resolve("given"))));
    }

    private static Map<String, String> contents(Evidence evidence) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Source source : evidence.sources()) {
            try (InputStream in = source.open()) {
                byte[] bytes = in.readAllBytes();
                assertThat(source.sizeBytes()).as(source.path()).isEqualTo(bytes.length);
                contents.put(source.path(), new String(bytes, StandardCharsets.UTF_8));
            }
            assertThat(source.damage()).isEmpty();
        }
        return contents;
    }

    private static List<String> told(Evidence evidence) {
        return evidence.notRead().stream()
                .map(d -> d.severity().word() + " " + d.evidence() + " " + d.code())
                .toList();
    }

    private static List<String> listed(Evidence evidence) {
        return evidence.archives().stream()
                .map(a -> a.file().path() + ": " + a.format() + ", " + a.why())
                .toList();
    }

    private static byte[] zeros(int count) {
        return new byte[count];
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < count; i++) {
            lines.append("line ").append(i).append(' ').append(random.nextInt()).append('\n');
        }
        return lines.toString();
    }

    @Test
    void members_of_every_kind_have_the_path_of_the_archive_and_their_own() throws IOException {
        Packed two = Packed.of("C/logs/a.log", lines(3000)).and("b.log", "b");
        put("t.zip", two.zip());
        put("t.7z", two.sevenZip());
        put("t.tar", two.tar());
        put("wave 1/t.tgz", two.tarGz());
        put("krb5kdc.log.1.gz", Packed.gz("kdc".getBytes(StandardCharsets.UTF_8), null));
        put("renamed.gz", Packed.of("erp01.log", "erp").gz());
        put("plain.log", "p".getBytes(StandardCharsets.UTF_8));
        try (Evidence evidence = open()) {
            Map<String, String> contents = contents(evidence);
            assertThat(contents.keySet())
                    .containsExactly(
                            "krb5kdc.log.1.gz!/krb5kdc.log.1",
                            "plain.log",
                            "renamed.gz!/erp01.log",
                            "t.7z!/C/logs/a.log",
                            "t.7z!/b.log",
                            "t.tar!/C/logs/a.log",
                            "t.tar!/b.log",
                            "t.zip!/C/logs/a.log",
                            "t.zip!/b.log",
                            "wave 1/t.tgz!/C/logs/a.log",
                            "wave 1/t.tgz!/b.log");
            assertThat(contents.keySet())
                    .containsExactlyElementsOf(
                            evidence.sources().stream().map(Source::path).toList());
            for (String archive : List.of("t.7z", "t.tar", "t.zip", "wave 1/t.tgz")) {
                assertThat(contents.get(archive + "!/C/logs/a.log")).isEqualTo(lines(3000));
            }
            assertThat(contents.get("renamed.gz!/erp01.log")).isEqualTo("erp");
            assertThat(evidence.notRead()).isEmpty();
            assertThat(listed(evidence))
                    .containsExactly(
                            "krb5kdc.log.1.gz: archive-gzip, a gzip file of 1 member; each is listed by itself",
                            "renamed.gz: archive-gzip, a gzip file of 1 member; each is listed by itself",
                            "t.7z: archive-7z, a 7z archive of 2 members; each is listed by itself",
                            "t.tar: archive-tar, a tar archive of 2 members; each is listed by itself",
                            "t.zip: archive-zip, a zip archive of 2 members; each is listed by itself",
                            "wave 1/t.tgz: archive-tar-gzip, a tar archive in gzip of 2 members; each is listed by"
                                    + " itself");
        }
    }

    @Test
    void a_member_can_be_opened_again_and_several_at_once() throws IOException {
        for (int i = 0; i < 9; i++) {
            put("t" + i + ".zip", Packed.of("a", lines(2000 + i)).zip());
        }
        put("t9.gz", Packed.of("a", lines(2009)).gz());
        try (Evidence evidence = open()) {
            List<Source> sources = evidence.sources();
            InputStream[] streams = new InputStream[10];
            for (int i = 0; i < 10; i++) {
                streams[i] = sources.get(i).open();
                assertThat(streams[i].skip(1000)).isEqualTo(1000);
            }
            for (int i = 0; i < 10; i++) {
                assertThat(new String(streams[i].readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(lines(2000 + i).substring(1000));
                streams[i].close();
            }
            assertThat(contents(evidence)).hasSize(10);
        }
    }

    @Test
    void a_gzip_of_several_parts_is_one_member() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Packed.of("first.log", lines(500)).gz());
        both.write(Packed.of("second.log", lines(700)).gz());
        put("rotated.gz", both.toByteArray());
        try (Evidence evidence = open()) {
            assertThat(contents(evidence)).containsExactly(Map.entry("rotated.gz!/first.log", lines(500) + lines(700)));
        }
    }

    @Test
    void archives_inside_archives_are_opened_down_to_a_depth_and_no_further() throws IOException {
        byte[] deepest = Packed.of("d.log", "d").zip();
        byte[] third = Packed.of("four.zip", deepest).and("c.log", "c").sevenZip();
        byte[] second = Packed.of("three.7z", third)
                .and("b.log.gz", Packed.gz(new byte[] {'b'}, null))
                .tarGz();
        put(
                "one.zip",
                Packed.of("two.tgz", second)
                        .and("two.zip", deepest)
                        .and("a.log", "a")
                        .zip());
        try (Evidence evidence = open()) {
            assertThat(contents(evidence))
                    .containsOnlyKeys(
                            "one.zip!/a.log",
                            "one.zip!/two.tgz!/b.log.gz!/b.log",
                            "one.zip!/two.tgz!/three.7z!/c.log",
                            "one.zip!/two.zip!/d.log");
            assertThat(told(evidence)).containsExactly("error one.zip!/two.tgz!/three.7z!/four.zip archive-too-deep");
            assertThat(evidence.archives()).extracting(a -> a.file().path()).hasSize(6);
        }
    }

    @Test
    void a_workbook_stays_one_file_even_when_its_directory_is_damaged() throws IOException {
        byte[] sheet = Packed.of("[Content_Types].xml", "<Types/>")
                .and("xl/workbook.xml", lines(50))
                .zip();
        put("sheet.xlsx", sheet);
        put("cut.xlsx", Arrays.copyOf(sheet, sheet.length - 60));
        try (Evidence evidence = open()) {
            assertThat(evidence.sources()).extracting(Source::path).containsExactly("cut.xlsx", "sheet.xlsx");
            assertThat(evidence.archives()).isEmpty();
            assertThat(evidence.notRead()).isEmpty();
        }
    }

    @Test
    void an_archive_is_known_by_its_bytes_and_not_by_its_name() throws IOException {
        put("notes.zip", "call the vendor".getBytes(StandardCharsets.UTF_8));
        put("evidence.dat", Packed.of("a.log", "a").zip());
        try (Evidence evidence = open()) {
            assertThat(contents(evidence)).containsOnlyKeys("evidence.dat!/a.log", "notes.zip");
        }
    }

    @Test
    void a_tar_of_before_posix_is_known_by_the_checksum_of_its_first_header() throws IOException {
        byte[] tar = Packed.of("a.log", "a").tar();
        int sum = 0;
        for (int i = 257; i < 265; i++) {
            sum += tar[i];
            tar[i] = 0;
        }
        byte[] octal = tar.clone();
        int written = Integer.parseInt(new String(tar, 148, 6, StandardCharsets.US_ASCII).strip(), 8) - sum;
        byte[] digits = String.format(Locale.ROOT, "%06o", written).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, octal, 148, 6);
        put("old.tar", octal);
        put("wrong.tar", tar);
        try (Evidence evidence = open()) {
            assertThat(contents(evidence)).containsOnlyKeys("old.tar!/a.log", "wrong.tar");
        }
    }

    @Test
    void hostile_names_lead_nowhere_and_stay_apart() throws IOException {
        Packed hostile = Packed.of("../../etc/passwd", "1")
                .and("/etc/passwd", "2")
                .and("C:\\Windows\\System32\\winevt\\Logs\\Security.evtx", "3")
                .and("..\\..\\up.log", "4")
                .and("a\u001b[31m\u202e.log", "5")
                .and("./x//y/./z.log", "6")
                .and("x/y/z.log", "7")
                .and("n".repeat(3000), "8")
                .and("\u0007", "9")
                .and("tricks!/../../b.log", "10");
        put("t.zip", hostile.zip());
        put("t.tar", hostile.tar());
        put("t.7z", hostile.sevenZip());
        put("up.gz", Packed.of("../../../up.log", "up").gz());
        put("t.zip!/etc/passwd", "on disk".getBytes(StandardCharsets.UTF_8));
        try (Evidence evidence = open()) {
            Map<String, String> contents = contents(evidence);
            assertThat(contents).hasSameSizeAs(evidence.sources());
            assertThat(contents.keySet()).allSatisfy(path -> {
                assertThat(path.split("/")).doesNotContain("..", ".", "");
                assertThat(path).doesNotMatch("(?s).*[\\p{Cc}\\u202e\\\\].*").hasSizeLessThan(1020);
            });
            assertThat(contents)
                    .containsEntry("t.zip!/etc/passwd", "on disk")
                    .containsEntry("t.zip!/__/__/etc/passwd", "1")
                    .containsEntry("t.zip!/etc/passwd~2", "2")
                    .containsEntry("t.7z!/C/Windows/System32/winevt/Logs/Security.evtx", "3")
                    .containsEntry("t.7z!/x/y/z.log", "6")
                    .containsEntry("t.7z!/x/y/z.log~2", "7")
                    .containsEntry("up.gz!/up.log", "up");
            assertThat(told(evidence))
                    .contains("note t.zip archive-names", "note t.tar archive-names", "note t.7z archive-names");
        }
        try (var walk = Files.walk(folder)) {
            assertThat(walk.filter(Files::isRegularFile)).hasSize(5);
        }
    }

    @Test
    void an_encrypted_member_is_told_and_the_others_are_read() throws IOException {
        put("e.zip", Base64.getDecoder().decode(ENCRYPTED_ZIP));
        put("e.7z", Packed.of("secret.log", "secret").sevenZip('x'));
        try (Evidence evidence = open()) {
            assertThat(contents(evidence)).containsExactly(Map.entry("e.zip!/plain.log", "plain\n"));
            assertThat(told(evidence))
                    .containsExactly(
                            "error e.7z archive-unreadable",
                            "error e.7z!/secret.log archive-encrypted",
                            "error e.zip!/secret.log archive-encrypted");
            assertThat(listed(evidence).get(1)).contains("2 members, of which 1 could be read");
        }
    }

    @Test
    void a_bomb_is_refused_and_the_members_beside_it_are_read() throws IOException {
        Packed bomb = Packed.of("a.log", "a").and("bomb", zeros(300_000)).and("b.log", "b");
        put("t.zip", bomb.zip());
        put("t.7z", bomb.sevenZip());
        put("t.tgz", bomb.tarGz());
        put("t.gz", Packed.gz(zeros(300_000), null));
        put("twice.zip", Packed.of("t.zip", bomb.zip()).zip());
        try (Evidence evidence = open(SMALL)) {
            assertThat(contents(evidence))
                    .containsOnlyKeys(
                            "t.7z!/a.log",
                            "t.tgz!/a.log",
                            "t.zip!/a.log",
                            "t.zip!/b.log",
                            "twice.zip!/t.zip!/a.log",
                            "twice.zip!/t.zip!/b.log");
            assertThat(told(evidence))
                    .containsExactly(
                            "error t.7z archive-stopped",
                            "error t.7z!/bomb archive-too-large",
                            "error t.gz archive-unreadable",
                            "error t.gz!/t archive-too-large",
                            "error t.tgz archive-stopped",
                            "error t.tgz!/bomb archive-too-large",
                            "error t.zip!/bomb archive-too-large",
                            "error twice.zip!/t.zip!/bomb archive-too-large");
        }
    }

    @Test
    void many_small_members_together_stay_within_the_whole() throws IOException {
        Packed many = Packed.nothing();
        for (int i = 0; i < 40; i++) {
            many.and("zeros" + i, zeros(40_000));
        }
        put("t.zip", many.zip());
        try (Evidence evidence = open(SMALL)) {
            long unpacked =
                    evidence.sources().stream().mapToLong(Source::sizeBytes).sum();
            assertThat(unpacked).isBetween(60_000L, SMALL.unpackedBytesMax());
            assertThat(evidence.sources().size() + evidence.notRead().size()).isEqualTo(40);
        }
    }

    @Test
    void a_log_that_compresses_well_is_no_bomb() throws IOException {
        put("t.zip", Packed.of("empty.evtx", zeros(20 << 20)).zip());
        put("t.tgz", Packed.of("empty.evtx", zeros(20 << 20)).tarGz());
        try (Evidence evidence = open()) {
            assertThat(evidence.sources()).hasSize(2);
            assertThat(evidence.notRead()).isEmpty();
        }
    }

    @Test
    void more_members_than_an_archive_may_hold_are_cut_off_and_told() throws IOException {
        Packed many = Packed.nothing();
        for (int i = 0; i < 130; i++) {
            many.and("a" + i, "a");
        }
        put("t.zip", many.zip());
        put("t.tar", many.tar());
        put("t.7z", many.sevenZip());
        try (Evidence evidence = open(SMALL)) {
            assertThat(evidence.sources()).hasSize(3 * SMALL.membersMax());
            assertThat(told(evidence))
                    .containsExactly(
                            "error t.7z archive-too-many",
                            "error t.tar archive-too-many",
                            "error t.zip archive-too-many");
        }
    }

    @Test
    void links_and_devices_are_told_and_not_followed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("passwd", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry pipe = new TarArchiveEntry("pipe", TarConstants.LF_FIFO);
            tar.putArchiveEntry(pipe);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
            TarArchiveEntry file = new TarArchiveEntry("folder/a.log");
            file.setSize(1);
            tar.putArchiveEntry(file);
            tar.write('a');
            tar.closeArchiveEntry();
        }
        put("t.tar", bytes.toByteArray());
        try (Evidence evidence = open()) {
            assertThat(contents(evidence)).containsExactly(Map.entry("t.tar!/folder/a.log", "a"));
            assertThat(told(evidence)).containsExactly("note t.tar link-not-followed", "note t.tar not-a-file");
        }
    }

    @Test
    void an_archive_without_a_member_is_told() throws IOException {
        put("t.zip", Packed.nothing().zip());
        put("t.7z", Packed.nothing().sevenZip());
        try (Evidence evidence = open()) {
            assertThat(evidence.sources()).isEmpty();
            assertThat(told(evidence)).containsExactly("warning t.7z archive-empty", "warning t.zip archive-empty");
            assertThat(evidence.archives()).extracting(Archive::why).allMatch(why -> why.contains("no member"));
        }
    }

    @Test
    void what_was_unpacked_is_private_and_gone_when_the_evidence_is_closed() throws IOException {
        put("t.tar", Packed.of("a.log", "a").tar());
        Path unpacked;
        try (Evidence evidence = open()) {
            unpacked = ((FileSource) evidence.sources().get(0)).file();
            assertThat(unpacked).exists();
            assertThat(unpacked.startsWith(folder.toRealPath())).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(unpacked.getParent()).doesNotExist();
    }

    @Test
    void nothing_is_unpacked_into_the_evidence() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path tar = put("t.tar", Packed.of("a.log", "a").tar());
        Evidence walked = Evidence.of(List.of(tar));
        Spool spool = new Spool(List.of(temporary));
        Unpacking unpacking = new Unpacking(
                walked.sources().get(0),
                ArchiveKind.TAR,
                Allowance.of(SMALL, 1000),
                new MemberNames(java.util.Set.of()),
                spool);
        TarArchive.unpack(Files.newInputStream(tar), unpacking);
        assertThat(unpacking.members()).isEmpty();
        assertThat(unpacking.problems())
                .extracting(Diagnostic::code)
                .containsExactly("archive-no-room", "archive-stopped", "archive-unreadable");
        assertThat(unpacking.problems().get(0).message()).contains("lies inside the evidence");
    }
}
