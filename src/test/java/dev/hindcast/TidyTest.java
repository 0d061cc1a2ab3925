package dev.hindcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that a reader would otherwise have to watch: names, defaults of the machine, length. */
class TidyTest {

    private static final Path MAIN = Path.of("src/main/java");

    private static final Pattern WORDS =
            Pattern.compile("(Util|Utils|Common|Helper|Manager|Impl|Info|Handler|Processor)$");

    /** Calls that take a locale, zone or charset from the machine. */
    private static final Pattern DEFAULTS =
            Pattern.compile("\\.toLowerCase\\(\\)|\\.toUpperCase\\(\\)|ZoneId\\.systemDefault\\("
                    + "|Locale\\.getDefault\\(|Charset\\.defaultCharset\\(|String\\.format\\(\\s*\"|\\.getBytes\\(\\)"
                    + "|LocalDate(Time)?\\.now\\(|Math\\.random\\(|new Random\\(");

    private static final int LINES_MAX = 420;

    private static List<Path> sources() throws IOException {
        try (Stream<Path> walk = Files.walk(MAIN)) {
            return walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_class_is_named_after_nothing() throws IOException {
        assertThat(sources())
                .extracting(p -> p.getFileName().toString().replace(".java", ""))
                .noneMatch(name -> WORDS.matcher(name).find());
    }

    @Test
    void nothing_depends_on_the_machines_locale_zone_or_charset() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            text(file)
                    .lines()
                    .filter(l -> !l.strip().startsWith("*") && !l.strip().startsWith("//"))
                    .filter(l -> DEFAULTS.matcher(l).find())
                    .forEach(l -> found.add(file.getFileName() + ": " + l.strip()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_file_grows_past_what_one_reason_to_change_needs() throws IOException {
        assertThat(sources())
                .allSatisfy(file -> assertThat(text(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(LINES_MAX));
    }
}
