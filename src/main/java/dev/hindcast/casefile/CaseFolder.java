package dev.hindcast.casefile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The case on disk (DESIGN section 6): {@code case.json}, {@code manifest.jsonl} (a line an input),
 * {@code duplicates.jsonl} (a line an event that several files hold), {@code ledger.jsonl}, the index and the events.
 */
final class CaseFolder {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final Path folder;

    CaseFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    /** Clears a case of ours and begins anew; the ledger is kept, it tells what was done before. */
    void begin(String version) throws IOException {
        Files.createDirectories(folder);
        for (String part : List.of("index", "events", "reports")) {
            Folders.delete(folder.resolve(part));
        }
        for (String part : List.of("manifest.jsonl", "duplicates.jsonl")) {
            Files.deleteIfExists(folder.resolve(part));
        }
        ObjectNode head = JSON.createObjectNode();
        head.put("case", "hindcast-case/1");
        head.put("version", version);
        write(folder.resolve("case.json"), JSON.writeValueAsString(head) + "\n");
    }

    void manifest(List<EvidenceFile> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (EvidenceFile file : files) {
            ObjectNode line = JSON.createObjectNode();
            line.put("path", file.path());
            line.put("size", file.sizeBytes());
            line.put("sha256", file.sha256().orElse(null));
            line.put("format", file.format().orElse(null));
            line.put("why_format", file.whyFormat());
            line.put("zone", file.zone().orElse(null));
            line.put("zone_basis", file.zoneBasis().word());
            ArrayNode hosts = line.putArray("hosts");
            file.hosts().forEach(hosts::add);
            line.put("read", file.tally().read());
            line.put("rejected", file.tally().rejected());
            line.put("duplicates", file.duplicates());
            line.put("first", file.first().map(Instant::toString).orElse(null));
            line.put("last", file.last().map(Instant::toString).orElse(null));
            lines.append(JSON.writeValueAsString(line)).append('\n');
        }
        write(folder.resolve("manifest.jsonl"), lines.toString());
    }

    void duplicates(Map<String, List<Provenance>> byEvent) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, List<Provenance>> entry : new TreeMap<>(byEvent).entrySet()) {
            ObjectNode line = JSON.createObjectNode();
            line.put("event", entry.getKey());
            ArrayNode places = line.putArray("also_at");
            for (Provenance place : entry.getValue()) {
                ObjectNode at = places.addObject();
                at.put("evidence", place.evidence());
                at.put("unit", place.position().unit().name().toLowerCase(Locale.ROOT));
                at.put("number", place.position().number());
                at.put("reader", place.reader());
            }
            lines.append(JSON.writeValueAsString(line)).append('\n');
        }
        write(folder.resolve("duplicates.jsonl"), lines.toString());
    }

    /** By event id; empty for a case without any. */
    Map<String, List<Provenance>> duplicates() throws IOException {
        Path file = folder.resolve("duplicates.jsonl");
        Map<String, List<Provenance>> byEvent = new TreeMap<>();
        if (!Files.exists(file)) {
            return byEvent;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = JSON.readTree(line);
            List<Provenance> places = new ArrayList<>();
            for (JsonNode at : node.path("also_at")) {
                Position position = new Position(
                        Position.Unit.valueOf(at.path("unit").asText().toUpperCase(Locale.ROOT)),
                        at.path("number").asLong());
                places.add(new Provenance(
                        at.path("evidence").asText(),
                        position,
                        at.path("reader").asText()));
            }
            byEvent.put(node.path("event").asText(), places);
        }
        return byEvent;
    }

    /** Refuses a folder that holds no case. */
    void requireCase() throws UsageProblem {
        if (!Files.isRegularFile(folder.resolve("case.json"))) {
            throw new UsageProblem(folder + " holds no case; make one with hindcast analyze, or name it with --case");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
