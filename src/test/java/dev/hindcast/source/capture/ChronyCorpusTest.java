package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures of real chronyds under a simulated clock, against the truth of that clock. */
class ChronyCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one-shots were made with the clock that the truth names, to the digits of the protocol. */
    private static final double ONESHOT_SECONDS = 0.0003;
    /** While a synchronised daemon slews, what is left to slew is the clock's offset. */
    private static final double SLEW_SECONDS = 0.001;

    private static final double SLEWING_SECONDS = 1;

    @TempDir
    Path folder;

    /** One capture file and the offsets that its captures must show, in order. */
    private record Capture(Path file, List<Double> offsets) {}

    private List<Capture> captures(String name) throws IOException {
        Corpora.unzip("chrony.zip", folder);
        List<Capture> captures = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path truth :
                    walk.filter(p -> p.endsWith("truth/truth.json")).sorted().toList()) {
                Path evidence = truth.resolve("../../evidence").normalize();
                Map<String, List<Double>> offsets = new LinkedHashMap<>();
                for (JsonNode capture : JSON.readTree(truth.toFile()).get("captures")) {
                    offsets.computeIfAbsent(capture.get("file").asText(), file -> new ArrayList<>())
                            .add(capture.get("offset_s").asDouble());
                }
                offsets.forEach((file, values) -> {
                    if (file.contains(name)) {
                        captures.add(new Capture(evidence.resolve(file), values));
                    }
                });
            }
        }
        assertThat(captures).isNotEmpty();
        return captures;
    }

    private static Collected read(String id, Path file) throws IOException {
        return Answered.read(id, new MemorySource(file.toString(), Files.readAllBytes(file)));
    }

    @Test
    void every_oneshot_measures_the_true_offset() throws IOException {
        int measured = 0;
        for (Capture capture : captures("chronyd-Q")) {
            Collected read = read("chronyd-oneshot", capture.file());
            Answered.assertContract(read, "chronyd-oneshot", "chronyd");
            assertThat(read.events()).as(capture.file().toString()).hasSameSizeAs(capture.offsets());
            for (int i = 0; i < capture.offsets().size(); i++) {
                Event event = read.event(i);
                assertThat(event.text(FieldNames.ACTION)).isEqualTo("offset-measured");
                assertThat(event.text(FieldNames.OFFSET_AGAINST)).startsWith("192.168.123.");
                assertThat(event.stamp()).isPresent();
                assertThat(Double.parseDouble(event.text(FieldNames.OFFSET)))
                        .as(capture.file() + " " + i)
                        .isCloseTo(capture.offsets().get(i), within(ONESHOT_SECONDS));
                measured++;
            }
        }
        assertThat(measured).isEqualTo(13);
    }

    @Test
    void what_a_synchronised_daemon_still_slews_is_the_true_offset_and_zero_proves_nothing() throws IOException {
        int slewing = 0;
        int silent = 0;
        for (Capture capture : captures("chronyc-")) {
            if (Files.readString(capture.file()).contains("makestep")) {
                continue;
            }
            Collected read = read("chronyc-tracking", capture.file());
            Event tracking = read.event(0);
            if (tracking.text(FieldNames.ERROR_CODE).equals("506")) {
                // chronyc asked while no daemon ran
                continue;
            }
            assertThat(tracking.stamp()).as("a file's name is no stamp").isEmpty();
            double ahead = Double.parseDouble(tracking.text("chrony.system_time_seconds"));
            double truth = capture.offsets().get(0);
            if (Math.abs(ahead) > SLEWING_SECONDS) {
                slewing++;
                assertThat(ahead).as(capture.file().toString()).isCloseTo(truth, within(SLEW_SECONDS));
            } else if (Math.abs(truth) > SLEWING_SECONDS) {
                silent++;
            }
            assertThat(read.events())
                    .noneSatisfy(e -> assertThat(e.text(FieldNames.ACTION)).isEqualTo("offset-measured"));
        }
        assertThat(slewing).isEqualTo(4);
        assertThat(silent).as("captures that read 0 while the clock is off").isEqualTo(6);
    }
}
