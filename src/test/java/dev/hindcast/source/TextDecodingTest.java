package dev.hindcast.source;

import static dev.hindcast.source.LocalCaptures.CZECH;
import static dev.hindcast.source.LocalCaptures.FRENCH;
import static dev.hindcast.source.LocalCaptures.GERMAN;
import static dev.hindcast.source.LocalCaptures.JAPANESE;
import static dev.hindcast.source.LocalCaptures.POLISH;
import static dev.hindcast.source.LocalCaptures.RUSSIAN;
import static dev.hindcast.source.LocalCaptures.SIMPLIFIED;
import static dev.hindcast.source.LocalCaptures.SPANISH;
import static dev.hindcast.source.LocalCaptures.TRADITIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextDecodingTest {

    private static final List<String> WIDE_TEXTS =
            List.of(GERMAN, FRENCH, CZECH, RUSSIAN, JAPANESE, SIMPLIFIED, TRADITIONAL, "一上一: 1\n上\n\n上次\n");

    private static final Charset LE = StandardCharsets.UTF_16LE;
    private static final Charset BE = StandardCharsets.UTF_16BE;

    private static String decode(byte[] bytes) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = TextDecoding.of(Arrays.copyOf(bytes, Math.min(bytes.length, Sample.BYTES_MAX)))
                .reader(new ByteArrayInputStream(bytes))) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static void decodes(String text, String... charsets) throws IOException {
        for (String charset : charsets) {
            assertThat(decode(bytes(windows(text), charset))).as(charset).isEqualTo(windows(text));
            assertThat(decode(bytes(text, charset))).as(charset + ", LF").isEqualTo(text);
        }
    }

    @Test
    void known_words_tell_the_code_page() throws IOException {
        decodes(GERMAN, "UTF-8", "windows-1252", "IBM850", "IBM437");
        decodes(FRENCH, "UTF-8", "windows-1252", "IBM850", "IBM437");
        decodes(SPANISH, "UTF-8", "windows-1252", "IBM850", "IBM437");
        decodes(POLISH, "UTF-8", "windows-1250", "IBM852");
        decodes(CZECH, "UTF-8", "windows-1250", "IBM852");
        decodes(RUSSIAN, "UTF-8", "windows-1251", "IBM866");
        decodes(JAPANESE, "UTF-8", "windows-31j");
        decodes(SIMPLIFIED, "UTF-8", "GBK");
        decodes(TRADITIONAL, "UTF-8", "Big5");
    }

    @Test
    void without_a_known_word_it_is_windows_1252() throws IOException {
        assertThat(decode(bytes("Привет, мир\n", "windows-1251"))).isEqualTo("Ïðèâåò, ìèð\n");
        assertThat(decode(bytes("naïve – café\n", "windows-1252"))).isEqualTo("naïve – café\n");
    }

    @Test
    void words_far_behind_the_sample_tell_as_well() throws IOException {
        String log = "May 02 09:14:10 kdc1 krb5kdc[1]: started\r\n".repeat(5_000);
        for (String charset : List.of("IBM850", "windows-1252")) {
            assertThat(decode(bytes(log + windows(GERMAN), charset))).isEqualTo(log + windows(GERMAN));
        }
        assertThat(decode(bytes(log + windows(SIMPLIFIED), "GBK"))).isEqualTo(log + windows(SIMPLIFIED));
        assertThat(decode(joined(bytes(log, "UTF-8"), bytes(windows(SIMPLIFIED), "UTF-16LE"))))
                .isEqualTo(log + windows(SIMPLIFIED));
    }

    @Test
    void a_runtime_without_a_code_page_does_without_its_words() {
        CodePages few = new CodePages(List.of(
                new CodePages.Words(List.of(List.of("x-not-there")), List.of("层次")),
                new CodePages.Words(List.of(List.of("x-not-there", "GBK")), List.of("精度"))));
        byte[] text = bytes(SIMPLIFIED, "GBK");
        assertThat(few.of(text, 0, text.length)).contains(Charset.forName("GBK"));
        CodePages none = new CodePages(List.of(new CodePages.Words(List.of(List.of("x-not-there")), List.of("层次"))));
        assertThat(none.of(text, 0, text.length)).isEmpty();
    }

    @Test
    void utf16_and_utf32_are_known_with_and_without_their_marks() throws IOException {
        for (String text : WIDE_TEXTS) {
            decodes(text, "UTF-16LE", "UTF-16BE");
            for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
                assertThat(decode(bytes("\uFEFF" + text, charset))).as(charset).isEqualTo(text);
            }
        }
        assertThat(decode(bytes("\u200E9/16/2026 9:14:11\u202FAM\u0085x\n", "UTF-16LE")))
                .isEqualTo("\u200E9/16/2026 9:14:11\u202FAM\u0085x\n");
        assertThat(decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x3D, (byte) 0xD8}))
                .isEqualTo("a\uFFFD");
    }

    @Test
    void a_seam_is_found_whatever_stands_on_its_sides() throws IOException {
        for (String wide : WIDE_TEXTS) {
            for (String tail : List.of("LEAP: 0\r\n", "x\r\n", "\r\n", "abc: 1\r\nabcd\r\nLeap: 3\r\n")) {
                String text = windows(wide);
                for (Charset order : List.of(LE, BE)) {
                    byte[] mixed = joined(("\uFEFF" + text).getBytes(order), bytes(tail, "UTF-8"));
                    assertThat(decode(mixed)).as(order + wide + tail).isEqualTo(text + tail);
                }
                byte[] other = joined(bytes(tail, "UTF-8"), text.getBytes(LE), bytes(tail, "UTF-8"), text.getBytes(LE));
                assertThat(decode(other)).as(tail + wide).isEqualTo(tail + text + tail + text);
                byte[] marked = joined(
                        bytes(tail, "UTF-8"),
                        ("\uFEFF" + text + "\uFEFF" + text).getBytes(LE),
                        ("\uFEFF" + text).getBytes(BE),
                        bytes("\uFEFF" + tail + "\uFEFF" + tail, "UTF-8"));
                assertThat(decode(marked)).as(tail + wide).isEqualTo(tail + text + text + text + tail + tail);
            }
        }
    }

    @Test
    void a_seam_inside_of_a_line_loses_nothing() throws IOException {
        String text = windows(GERMAN);
        String open = "C:\\>w32tm /resync";
        assertThat(decode(joined(bytes(open, "UTF-8"), text.getBytes(LE)))).isEqualTo(open + text);
        assertThat(decode(joined(bytes(open + "x", "UTF-8"), ("\uFEFF" + text).getBytes(LE))))
                .isEqualTo(open + "x" + text);
        assertThat(decode(joined((text + open).getBytes(LE), bytes(text, "IBM850"))))
                .isEqualTo(text + open + text);
    }

    @Test
    void lines_of_mixed_files_keep_their_numbers() throws IOException {
        byte[] mixed = joined(("\uFEFF" + windows(SIMPLIFIED)).getBytes(LE), bytes(windows(GERMAN), "IBM850"));
        try (TextLines lines = TextLines.of(new MemorySource("x", mixed))) {
            List<String> seen = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                seen.add(line);
            }
            assertThat(seen).isEqualTo((SIMPLIFIED + GERMAN).lines().toList());
            assertThat(lines.number()).isEqualTo(seen.size());
        }
        Sample sample = Sample.of(mixed);
        assertThat(sample.binary()).isFalse();
        assertThat(sample.text()).isEqualTo(windows(SIMPLIFIED + GERMAN));
    }

    @Test
    void text_of_one_code_page_mixed_with_utf16_at_line_borders_is_decoded_equal() throws IOException {
        String[][] pages = {
            {"UTF-8", GERMAN + SIMPLIFIED}, {"IBM850", GERMAN}, {"windows-1250", CZECH}, {"IBM852", CZECH},
            {"windows-1251", RUSSIAN}, {"IBM866", RUSSIAN}, {"windows-31j", JAPANESE}, {"GBK", SIMPLIFIED},
            {"Big5", TRADITIONAL}
        };
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 600; round++) {
            String[] page = pages[random.nextInt(pages.length)];
            ByteArrayOutputStream mixed = new ByteArrayOutputStream();
            StringBuilder expected = new StringBuilder();
            for (int part = 0; part < 4; part++) {
                boolean wide = (part & 1) == (round & 1);
                String source = wide ? WIDE_TEXTS.get(random.nextInt(WIDE_TEXTS.size())) : page[1];
                // code pages are told by their words, so each such part begins with them
                String text = windows((wide ? "" : source) + anyLines(source, random));
                mixed.writeBytes(wide ? text.getBytes(LE) : bytes(text, page[0]));
                expected.append(text);
            }
            assertThat(decode(mixed.toByteArray()))
                    .as("seed %d, round %d, %s", seed, round, page[0])
                    .isEqualTo(expected.toString());
        }
    }

    /** Lines of the letters of a text, mixed anew. */
    private static String anyLines(String letters, SplittableRandom random) {
        String used = letters.replace("\n", "") + "0123456789: abc.";
        StringBuilder text = new StringBuilder();
        int lines = 1 + random.nextInt(random.nextInt(8) == 0 ? 2000 : 6);
        for (int line = 0; line < lines; line++) {
            for (int n = random.nextInt(50); n > 0; n--) {
                text.append(used.charAt(random.nextInt(used.length())));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void a_byte_lost_or_added_costs_one_character_of_utf16() throws IOException {
        String text = windows("Leap Indicator: 0(no warning)\nStratum: 4 (secondary)\nPrecision: -23\n");
        for (Charset order : List.of(LE, BE)) {
            byte[] whole = ("\uFEFF" + text).getBytes(order);
            for (int at = 2; at < whole.length; at++) {
                byte[] before = Arrays.copyOf(whole, at);
                byte[] lost = joined(before, Arrays.copyOfRange(whole, at + 1, whole.length));
                byte[] added = joined(before, new byte[] {'#'}, Arrays.copyOfRange(whole, at, whole.length));
                for (byte[] damaged : List.of(lost, added)) {
                    String read = decode(damaged);
                    int same = commonStart(text, read);
                    int tail = commonStart(reversed(text), reversed(read));
                    assertThat(same + tail).as("%s %d %s", order, at, read).isGreaterThanOrEqualTo(text.length() - 1);
                }
            }
        }
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int commonStart(String a, String b) {
        int mismatch = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        return mismatch < 0 ? a.length() : mismatch;
    }

    @Test
    void damage_never_hangs_and_never_grows() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] text = joined(
                ("\uFEFF" + windows(SIMPLIFIED)).getBytes(LE),
                bytes(windows(GERMAN), "IBM850"),
                windows(GERMAN).getBytes(BE),
                bytes(windows(SIMPLIFIED).repeat(900), "GBK"),
                windows(RUSSIAN).getBytes(LE));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 1000; round++) {
                byte[] damaged = round % 4 == 0
                        ? new byte[random.nextInt(200)]
                        : Arrays.copyOfRange(text, random.nextInt(1000), 1000 + random.nextInt(text.length - 1000));
                for (int n = random.nextInt(30); n > 0 && damaged.length > 0; n--) {
                    int at = random.nextInt(random.nextBoolean() ? damaged.length : Math.min(800, damaged.length));
                    damaged[at] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
                }
                assertThat(decode(damaged).length()).as("round " + round).isLessThanOrEqualTo(damaged.length);
            }
        });
    }

    @Test
    void one_status_in_four_encodings_gives_the_same_lines() throws IOException {
        List<String> expected = Sample.of(Corpora.textFormat("w32tm/status-de-utf8.txt"))
                .text()
                .lines()
                .toList();
        assertThat(expected).contains("Präzision: -23 (119.209ns pro Tick)");
        for (String encoding : List.of("cp850", "cp1252", "utf16le")) {
            Sample sample = Sample.of(Corpora.textFormat("w32tm/status-de-" + encoding + ".txt"));
            assertThat(sample.text().lines().toList()).as(encoding).isEqualTo(expected);
        }
        String chinese = Sample.of(Corpora.textFormat("w32tm/status-zh.txt")).text();
        decodes(chinese, "GBK", "UTF-16LE", "UTF-16BE");
    }
}
