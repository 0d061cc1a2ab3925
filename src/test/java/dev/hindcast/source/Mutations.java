package dev.hindcast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hindcast.event.Tally;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/** Damages a specimen in many ways and checks what every reader promises of damaged input. */
public final class Mutations {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Mutations() {}

    /** No exception, an end, and a tally that adds up and matches the events, for {@code count} damaged copies. */
    public static void check(Format format, byte[] specimen, int count, long seed) {
        check(format, specimen, count, seed, false);
    }

    /** The same where some lines are known to say nothing: they count as read and make no event. */
    public static void checkWithChatter(Format format, byte[] specimen, int count, long seed) {
        check(format, specimen, count, seed, true);
    }

    private static void check(Format format, byte[] specimen, int count, long seed, boolean chatter) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; n++) {
            byte[] damaged = specimen;
            for (int rounds = 1 + random.nextInt(4); rounds > 0; rounds--) {
                damaged = mutate(damaged, random);
            }
            MemorySource source = new MemorySource("damaged.txt", damaged);
            String which = "seed " + seed + ", mutation " + n;
            assertThatCode(() -> format.recognise(Sample.of(source))).as(which).doesNotThrowAnyException();
            assertTimeoutPreemptively(
                    PATIENCE,
                    () -> {
                        Collected read = Collected.of(format, source);
                        Tally tally = read.reading().tally();
                        if (chatter) {
                            assertThat(tally.read())
                                    .as(which)
                                    .isGreaterThanOrEqualTo(read.events().size());
                        } else {
                            assertThat(tally.read())
                                    .as(which)
                                    .isEqualTo(read.events().size());
                        }
                        long errors = read.diagnostics().stream()
                                .filter(d -> d.severity() == dev.hindcast.event.Diagnostic.Severity.ERROR)
                                .count();
                        assertThat(tally.rejected()).as(which).isEqualTo(errors);
                    },
                    which);
        }
    }

    private static byte[] mutate(byte[] bytes, SplittableRandom random) {
        if (bytes.length < 2) {
            return bytes;
        }
        return switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, random);
            case 1 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> inserted(bytes, random);
            case 3 -> without(bytes, random);
            default -> swapped(bytes, random);
        };
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, SplittableRandom random) {
        byte[] extra = new byte[1 + random.nextInt(20)];
        random.nextBytes(extra);
        int at = random.nextInt(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(extra);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static byte[] without(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] swapped(byte[] bytes, SplittableRandom random) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String kept = lines[a];
        lines[a] = lines[b];
        lines[b] = kept;
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}
