package dev.hindcast.rule.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.clock.CorrectedTime;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Event;
import dev.hindcast.rule.Correlation;
import dev.hindcast.rule.CorrelationEngine;
import dev.hindcast.rule.CorrelationMatch;
import dev.hindcast.rule.Match;
import dev.hindcast.rule.Rule;
import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSetReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Vectors: a rule, events, and which of them match. A vector is outside the subset where the reader says that something "is
 * not read"; that answer is never taken for a vector that must be refused for another reason.
 */
class SigmaVectorsTest {

    /** Security 4688 as process creation: User is spread over several fields, names of integrity levels are not kept. */
    private static final List<String> NOT_BUILT =
            List.of("ls-proc-4688-integrity-name", "ls-proc-4688-user-system", "ls-proc-4688-user");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void our_own_vectors_hold_and_none_of_them_is_outside_the_subset() throws IOException {
        Outcome outcome = run(Path.of("src/test/resources/sigma/vectors.yml"));
        assertThat(outcome.wrong).isEmpty();
        assertThat(outcome.outside).isEmpty();
        assertThat(outcome.held).hasSizeGreaterThan(30);
    }

    @Test
    void the_shared_vectors_hold_inside_the_subset() throws IOException {
        Path shared = shared();
        Assumptions.assumeTrue(shared != null, "shared knowledge is not beside this checkout");
        Outcome outcome = run(shared);
        assertThat(outcome.wrong)
                .allMatch(w -> NOT_BUILT.contains(w.substring(0, w.indexOf(':'))))
                .hasSameSizeAs(NOT_BUILT);
        assertThat(outcome.held).hasSizeGreaterThan(170);
    }

    private static Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/knowledge/sigma-vectors.yml");
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private static final class Outcome {
        final List<String> held = new ArrayList<>();
        final List<String> outside = new ArrayList<>();
        final List<String> wrong = new ArrayList<>();
    }

    private Outcome run(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Outcome outcome = new Outcome();
        List<?> vectors = (List<?>) new Load(settings).loadFromString(Files.readString(file));
        for (Object v : vectors) {
            Map<?, ?> vector = (Map<?, ?>) v;
            String id = vector.get("id").toString();
            String verdict = hasSeveralValues(vector) ? "outside" : judge(vector);
            (switch (verdict) {
                        case "held" -> outcome.held;
                        case "outside" -> outcome.outside;
                        default -> outcome.wrong;
                    })
                    .add(verdict.length() > 8 ? id + ": " + verdict : id);
        }
        return outcome;
    }

    /** An event holds one value a field; only unnamed data come as several fields. */
    private static boolean hasSeveralValues(Map<?, ?> vector) {
        return events(vector).stream()
                .flatMap(e -> e.entrySet().stream())
                .anyMatch(e -> e.getValue() instanceof List<?> && !e.getKey().equals("Data"));
    }

    private static List<Map<?, ?>> events(Map<?, ?> vector) {
        List<Map<?, ?>> events = new ArrayList<>();
        if (vector.get("events") instanceof List<?> list) {
            list.forEach(e -> events.add((Map<?, ?>) e));
        }
        return events;
    }

    private String judge(Map<?, ?> vector) throws IOException {
        Object expect = vector.get("expect");
        boolean mustFail = expect instanceof Map<?, ?> m && m.containsKey("error");
        RuleSetReading reading = read(vector);
        if (!reading.isSound()) {
            String said = reading.problems().stream()
                    .map(RuleProblem::getMessage)
                    .toList()
                    .toString();
            if (mustFail) {
                return "held";
            }
            return said.contains("not read") ? "outside" : "refused: " + said;
        }
        if (mustFail) {
            return "loaded, but expected " + expect;
        }
        FlatEvents flat = new FlatEvents();
        List<Event> events = events(vector).stream().map(flat::event).toList();
        Map<?, ?> byName = expect instanceof Map<?, ?> m ? m : Map.of("v", expect);
        for (Map.Entry<?, ?> entry : byName.entrySet()) {
            String name = entry.getKey().toString();
            Object wrong = wrong(reading, name, events, (List<?>) entry.getValue());
            if (wrong != null) {
                return "expected " + name + " " + entry.getValue() + ", got " + wrong;
            }
        }
        return "held";
    }

    private static Object wrong(RuleSetReading reading, String name, List<Event> events, List<?> expected) {
        Rule rule = reading.ruleSet().rule(name).orElse(null);
        if (rule != null) {
            List<Integer> actual = IntStream.range(0, events.size())
                    .filter(i -> rule.matches(events.get(i)))
                    .boxed()
                    .toList();
            return actual.equals(expected) ? null : actual;
        }
        List<Correlation> correlations = reading.ruleSet().correlations();
        List<Match> matches = new ArrayList<>();
        events.forEach(e -> matches.addAll(reading.ruleSet().match(e)));
        List<List<Integer>> actual = new CorrelationEngine(correlations)
                .correlate(matches, SigmaVectorsTest::exact, Event::host).stream()
                        .filter(m -> m.correlation().id().equals(name))
                        .map(m -> indexes(m, events))
                        .toList();
        boolean fits = actual.size() == expected.size()
                && IntStream.range(0, actual.size())
                        .allMatch(i -> ((List<?>) expected.get(i)).containsAll(actual.get(i)));
        return fits ? null : actual;
    }

    private static List<Integer> indexes(CorrelationMatch match, List<Event> events) {
        return match.matches().stream().map(m -> events.indexOf(m.event())).toList();
    }

    private static CorrectedTime exact(Event event) {
        Instant time = event.stamp().orElseThrow().instant();
        return new CorrectedTime(time, time, time, Quality.values()[0], false);
    }

    private RuleSetReading read(Map<?, ?> vector) throws IOException {
        boolean windows = Boolean.TRUE.equals(vector.get("windows"));
        boolean hasChannel = events(vector).stream().anyMatch(e -> e.containsKey("Channel"));
        List<Map<Object, Object>> documents = new ArrayList<>();
        if (vector.get("rule") instanceof List<?> list) {
            list.forEach(d -> documents.add(new LinkedHashMap<>((Map<?, ?>) d)));
        } else {
            Map<Object, Object> document = new LinkedHashMap<>();
            document.put("name", "v");
            document.put("detection", vector.get("rule"));
            documents.add(document);
        }
        StringBuilder text = new StringBuilder();
        for (Map<Object, Object> document : documents) {
            document.putIfAbsent("title", "t");
            if (!document.containsKey("correlation") && !document.containsKey("filter")) {
                document.putIfAbsent("logsource", Map.of("product", windows || hasChannel ? "windows" : "hindcast"));
            }
            text.append("---\n").append(json.writeValueAsString(document)).append('\n');
        }
        RuleSetAssembly assembly = new RuleSetAssembly(new HashMap<>());
        assembly.add("vector.yml", new SigmaRuleReader().read("vector.yml", text.toString()));
        return assembly.assemble("");
    }
}
