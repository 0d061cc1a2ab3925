package dev.hindcast.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut and mutated archives: nothing thrown, an end, bounded output, and all that is whole is kept. */
class ArchiveDamageTest {

    private static final Limits SMALL = new Limits(1 << 20, 400_000, 300_000, 20, 100, 3, 64 * 1024, 1 << 20);
    private static final int MUTATIONS = 250;

    @TempDir
    Path folder;

    private static Packed packed() {
        Packed packed = Packed.nothing();
        for (int i = 0; i < 6; i++) {
            packed.and("logs/" + i + ".log", text(i));
        }
        return packed;
    }

    private static String text(int i) {
        SplittableRandom random = new SplittableRandom(i);
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 120; n++) {
            text.append(i).append(" event ").append(random.nextLong()).append('\n');
        }
        return text.toString();
    }

    private static byte[] whole(String kind) throws IOException {
        return switch (kind) {
            case "zip" -> packed().zip();
            case "7z" -> packed().sevenZip();
            case "tar" -> packed().tar();
            case "tgz" -> packed().tarGz();
            case "gz" -> packed().gz();
            case "nested" ->
                Packed.of("a.zip", packed().zip())
                        .and("a.tar", packed().tar())
                        .and("a.7z", packed().sevenZip())
                        .zip();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Content by path; whatever was damaged is in {@code told}. */
    private Map<String, String> read(byte[] bytes, List<String> told) throws IOException {
        Path file = Files.write(folder.resolve("t"), bytes);
        Map<String, String> contents = new TreeMap<>();
        long total = 0;
        try (Evidence evidence = new Archives(SMALL).open(Evidence.of(List.of(file)))) {
            for (Source source : evidence.sources()) {
                try (InputStream in = source.open()) {
                    byte[] content = in.readAllBytes();
                    assertThat((long) content.length).isLessThanOrEqualTo(source.sizeBytes());
                    total += content.length;
                    contents.put(source.path(), new String(content, StandardCharsets.UTF_8));
                } catch (IOException unreadable) {
                    told.add(source.path());
                }
                source.damage().ifPresent(why -> told.add(source.path()));
            }
            evidence.notRead().stream().map(Diagnostic::evidence).forEach(told::add);
            evidence.archives().forEach(a -> assertThat(a.why()).isNotEmpty());
        }
        assertThat(total).isLessThanOrEqualTo(SMALL.unpackedBytesMax());
        return contents;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "7z", "tar", "tgz", "gz", "nested"})
    void a_mutated_archive_never_throws_and_what_differs_is_told(String kind) throws IOException {
        byte[] whole = whole(kind);
        Map<String, String> expected = read(whole, new ArrayList<>());
        assertThat(expected).hasSize(kind.equals("gz") ? 1 : kind.equals("nested") ? 18 : 6);
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] bytes = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> bytes[at] = (byte) random.nextInt(256);
                    case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(64)), (byte) 0xff);
                    default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                }
            }
            byte[] mutated = bytes;
            List<String> told = new ArrayList<>();
            String as = kind + " seed 7 round " + round;
            Map<String, String> got =
                    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(mutated, told), as);
            // a tar has no checksum over its content, and first bytes that are no archive's make it one file
            if (!kind.equals("tar") && !kind.equals("nested") && !got.containsKey("t") && told.isEmpty()) {
                assertThat(got.values()).as(as).containsExactlyInAnyOrderElementsOf(expected.values());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tgz", "gz"})
    void a_cut_archive_gives_every_member_before_the_cut_and_is_told(String kind) throws IOException {
        byte[] whole = whole(kind);
        int most = 0;
        for (int percent = 5; percent < 100; percent += 5) {
            List<String> told = new ArrayList<>();
            Map<String, String> got = read(Arrays.copyOf(whole, whole.length * percent / 100), told);
            assertThat(told).as(kind + " cut at " + percent + " %").isNotEmpty();
            int complete = 0;
            for (int i = 0; i < 6; i++) {
                String content = got.get("t!/logs/" + i + ".log");
                if (content != null) {
                    assertThat(text(i)).startsWith(content);
                    complete += text(i).equals(content) ? 1 : 0;
                }
            }
            assertThat(complete).isGreaterThanOrEqualTo(most);
            most = complete;
            if (kind.equals("gz")) {
                assertThat(text(0)).startsWith(got.getOrDefault("t!/0.log", ""));
                assertThat(percent < 50 || got.get("t!/0.log").length() > text(0).length() * percent / 130)
                        .isTrue();
            } else {
                // members are of one size; a fifth is left to headers and lists
                assertThat(complete)
                        .as(kind + " cut at " + percent + " %")
                        .isGreaterThanOrEqualTo(percent * 6 / 125 - 1);
            }
        }
        assertThat(most).isGreaterThanOrEqualTo(kind.equals("gz") ? 0 : 5);
    }

    @Test
    void a_zip_without_its_directory_gives_the_members_behind_a_broken_one() throws IOException {
        byte[] zip = packed().zip();
        int second = indexOf(zip, "logs/1.log".getBytes(StandardCharsets.UTF_8));
        Arrays.fill(zip, second + 200, second + 260, (byte) 0xff);
        byte[] cut = Arrays.copyOf(zip, zip.length - 100);
        List<String> told = new ArrayList<>();
        Map<String, String> got = read(cut, told);
        for (int i : new int[] {0, 2, 3, 4, 5}) {
            assertThat(got).containsEntry("t!/logs/" + i + ".log", text(i));
        }
        assertThat(told).contains("t", "t!/logs/1.log");
    }

    @Test
    void a_wrong_byte_in_a_tar_header_is_told() throws IOException {
        byte[] tar = packed().tar();
        int second = indexOf(tar, "logs/1.log".getBytes(StandardCharsets.UTF_8));
        tar[second + 5] = '7';
        List<String> told = new ArrayList<>();
        assertThat(read(tar, told)).hasSize(6).containsEntry("t!/logs/7.log", text(1));
        assertThat(told).containsExactly("t");
    }

    @Test
    void a_wrong_byte_in_a_zip_member_is_told_and_the_others_are_whole() throws IOException {
        byte[] zip = packed().zip();
        int second = indexOf(zip, "logs/1.log".getBytes(StandardCharsets.UTF_8));
        zip[second + 400] ^= 4;
        List<String> told = new ArrayList<>();
        Map<String, String> got = read(zip, told);
        assertThat(told).containsExactly("t!/logs/1.log");
        assertThat(got).hasSize(6).containsEntry("t!/logs/0.log", text(0)).containsEntry("t!/logs/2.log", text(2));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }
}
