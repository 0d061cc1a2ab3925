package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Stamp;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.Format;
import dev.hindcast.source.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every offset that is read from logs of real programs, against the true one: inside the interval that the kind of evidence
 * has (clock model, section 2), and how far from the truth. Writes the table of docs/validation.md where asked.
 */
class OffsetTruthTest {

    private static final List<LineFormat> ALL = LineFormats.builtIn();
    /** Unknown latency of a request, in seconds (clock model, 6.5). */
    private static final double LATENCY = 3;

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** One offset: what was read, in which interval it puts the truth, and the truth, in seconds. */
    private record Row(double read, double low, double high, double truth) {
        boolean isInside() {
            // truth files round to a millisecond
            return truth >= low - 0.001 && truth <= high + 0.001;
        }
    }

    private static Collected read(Path log) throws IOException {
        FileSource source = new FileSource(log.getFileName().toString(), log, Files.size(log));
        Sample sample = Sample.of(source);
        Format format = ALL.stream()
                .max(Comparator.comparingInt(each -> each.recognise(sample).score()))
                .orElseThrow();
        return Collected.of(format, source);
    }

    @Test
    void offsets_of_real_programs_lie_where_their_kind_of_evidence_says(@TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        Corpora.unzip("chrony.zip", folder);
        for (Path incident : folders(folder.resolve("kdc"))) {
            traces(incident);
        }
        refusals(folder.resolve("kdc/samba-ad"), "log.samba", "Samba, MIT clients: `Too large time skew`");
        refusals(folder.resolve("kdc/heimdal"), "kdc.log", "Heimdal, Heimdal clients: `Too large time skew`");
        for (Path story : folders(folder.resolve("chrony"))) {
            chrony(story);
        }
        String table = table();
        String target = System.getProperty("offsets.table", "");
        if (!target.isEmpty()) {
            Files.writeString(Path.of(target), table);
        }
        rows.forEach((kind, all) -> {
            assertThat(all).as(kind).hasSizeGreaterThan(20);
            if (kind.startsWith("Heimdal")) {
                // what such a client sent is not its host's clock: the table says so, and nothing is concluded from it
                return;
            }
            assertThat(inside(all)).as(table).isGreaterThanOrEqualTo(0.95);
            assertThat(medianError(all)).as(table).isLessThanOrEqualTo(1.0);
        });
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void traces(Path incident) throws IOException {
        JsonNode hosts = truth(incident).path("hosts");
        String kdc = truth(incident).path("kdc_host").asText();
        Path logs = incident.resolve("evidence/hosts");
        for (Path host : folders(logs)) {
            Path trace = host.resolve("krb5_trace.log");
            if (!Files.isRegularFile(trace)) {
                continue;
            }
            Clock own = Clock.of(hosts.path(host.getFileName().toString()));
            Clock kdcs = Clock.of(hosts.path(kdc));
            for (Event event : read(trace).events()) {
                if (!event.text(FieldNames.ACTION).equals("client-offset-measured")) {
                    continue;
                }
                double read = Double.parseDouble(event.text(FieldNames.OFFSET));
                Instant stamp = event.stamp().map(Stamp::instant).orElseThrow();
                double truth = own.trueTimes(seconds(stamp)).stream()
                        .map(when -> own.offset(when) - kdcs.offset(when))
                        .min(Comparator.comparingDouble(offset -> Math.abs(offset - read)))
                        .orElse(Double.NaN);
                add("KRB5_TRACE, `Encrypted timestamp (for T)`", new Row(read, read - 0.02, read + 1.0, truth));
            }
        }
    }

    private void refusals(Path incident, String log, String kind) throws IOException {
        Map<Long, Event> byLine = new HashMap<>();
        read(incident.resolve("evidence/kdc").resolve(log)).events().forEach(event -> byLine.put(line(event), event));
        for (String row : Files.readAllLines(incident.resolve("truth/kdc_lines.csv"))) {
            String[] cells = row.split(",", -1);
            if (cells[7].equals("Too large time skew")) {
                Event event = byLine.get(Long.parseLong(cells[0]));
                double read = Double.parseDouble(event.text(FieldNames.OFFSET));
                double truth = Double.parseDouble(cells[4]) - Double.parseDouble(cells[5]);
                String which = kind.startsWith("Heimdal") && cells[3].equals("app03")
                        ? kind + ", the clock put right meanwhile"
                        : kind;
                add(which, new Row(read, read - 1, read + 1 + LATENCY, truth));
            }
        }
    }

    private void chrony(Path story) throws IOException {
        Map<String, Map<Long, Event>> byFile = new HashMap<>();
        for (String row : Files.readAllLines(story.resolve("truth/rows.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = row.split(",", -1);
            String place = cells[0] + "/" + cells[1];
            Map<Long, Event> events = byFile.get(place);
            if (events == null) {
                events = new HashMap<>();
                for (Event event :
                        read(story.resolve("evidence").resolve(place)).events()) {
                    events.put(line(event), event);
                }
                byFile.put(place, events);
            }
            Event event = events.get(Long.parseLong(cells[2]));
            if (event == null || !event.text(FieldNames.ACTION).equals("offset-measured")) {
                continue;
            }
            boolean wrongServer = story.getFileName().toString().matches("(falseticker|reference-moved).*");
            double read = Double.parseDouble(event.text(FieldNames.OFFSET));
            double error = Double.parseDouble(event.text(FieldNames.OFFSET_ERROR));
            if (!wrongServer) {
                add("chrony, " + cells[1], new Row(read, read - error, read + error, Double.parseDouble(cells[5])));
            }
        }
    }

    private void add(String kind, Row row) {
        rows.computeIfAbsent(kind, first -> new ArrayList<>()).add(row);
    }

    private static JsonNode truth(Path incident) throws IOException {
        return new ObjectMapper().readTree(incident.resolve("truth/truth.json").toFile());
    }

    private static long line(Event event) {
        return Long.parseLong(event.provenance().position().toString().replaceAll("\\D", ""));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
    }

    /** A true clock: straight between knots of (true time, offset); two knots at one time are a step. */
    private record Clock(List<double[]> knots) {
        static Clock of(JsonNode host) {
            List<double[]> knots = new ArrayList<>();
            host.path("offset_knots")
                    .forEach(knot -> knots.add(new double[] {
                        seconds(Instant.parse(knot.path(0).asText())),
                        knot.path(1).asDouble()
                    }));
            return new Clock(knots);
        }

        double offset(double time) {
            if (knots.isEmpty()) {
                return 0;
            }
            double[] before = knots.get(0);
            for (double[] knot : knots) {
                if (knot[0] > time) {
                    double width = knot[0] - before[0];
                    double share = width <= 0 ? 0 : Math.max(0, (time - before[0]) / width);
                    return before[1] + share * (knot[1] - before[1]);
                }
                before = knot;
            }
            return before[1];
        }

        /** When the clock showed a reading: twice where it was set back over it. */
        List<Double> trueTimes(double reading) {
            List<Double> tries = new ArrayList<>(List.of(reading));
            knots.forEach(knot -> tries.add(reading - knot[1]));
            List<Double> times = new ArrayList<>();
            for (double start : tries) {
                double time = start;
                for (int round = 0; round < 20; round++) {
                    time = reading - offset(time);
                }
                if (Math.abs(time + offset(time) - reading) < 0.001) {
                    times.add(time);
                }
            }
            return times;
        }
    }

    private static double inside(List<Row> rows) {
        return rows.stream().filter(Row::isInside).count() / (double) rows.size();
    }

    private static double medianError(List<Row> rows) {
        double[] errors = rows.stream()
                .mapToDouble(row -> Math.abs(row.read - row.truth))
                .sorted()
                .toArray();
        return errors[errors.length / 2];
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                "| offsets read from | rows | inside the interval | median error, s | worst error, s |\n"
                        + "|---|---:|---:|---:|---:|\n");
        rows.forEach((kind, all) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f %% | %.4f | %.3f |%n",
                kind,
                all.size(),
                100 * inside(all),
                medianError(all),
                all.stream()
                        .mapToDouble(row -> Math.abs(row.read - row.truth))
                        .max()
                        .orElse(0))));
        return table.toString();
    }
}
