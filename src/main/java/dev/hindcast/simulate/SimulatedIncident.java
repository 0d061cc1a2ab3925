package dev.hindcast.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a scenario left behind: the files that a responder is handed, and, apart from them, the truth. */
public final class SimulatedIncident {

    private final SortedMap<String, byte[]> evidence;
    private final List<LoggedRecord> records;
    private final Truth truth;

    SimulatedIncident(Map<String, byte[]> evidence, List<LoggedRecord> records, Truth truth) {
        this.evidence = new TreeMap<>(evidence);
        this.records = List.copyOf(records);
        this.truth = truth;
    }

    /** Paths of the evidence files below its folder, with {@code /}, sorted. */
    public List<String> files() {
        return List.copyOf(evidence.keySet());
    }

    /** Every event record of the evidence with its true time, by true time. */
    public List<LoggedRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** What really happened. */
    public Truth truth() {
        return truth;
    }

    /**
     * Writes the evidence files below a folder, which is created where needed; files of the same names are replaced.
     *
     * @throws IOException if a file cannot be written
     */
    public void writeEvidence(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : evidence.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(parentOf(path));
            Files.write(path, file.getValue());
        }
    }

    /**
     * Writes the truth as JSON; keep it out of the folder that an analysis is given.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeTruth(Path file) throws IOException {
        Files.createDirectories(parentOf(file));
        Files.writeString(file, truth.toJson());
    }

    private static Path parentOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " is no file below a folder");
        }
        return parent;
    }
}
