package dev.hindcast.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.event.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * What was done to a case, a line a command, each with the SHA-256 of the line before it: a line that somebody changes or
 * takes out breaks the chain.
 */
final class Ledger {

    private static final String BEGINNING = "0".repeat(64);

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    void append(Instant when, List<String> command, String result) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode line = json.createObjectNode();
        line.put("time", when.toString());
        ArrayNode words = line.putArray("command");
        command.forEach(words::add);
        line.put("result", result);
        line.put("previous", lastHash());
        Files.writeString(
                file,
                json.writeValueAsString(line) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private String lastHash() throws IOException {
        if (!Files.exists(file)) {
            return BEGINNING;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.isEmpty() ? BEGINNING : Sha256.hex(lines.get(lines.size() - 1));
    }
}
