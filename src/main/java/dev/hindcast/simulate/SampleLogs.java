package dev.hindcast.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The committed sample incidents: {@code sample-logs/NAME/} holds what a responder is handed,
 * {@code sample-logs/truth/NAME.json} what really happened.
 */
public final class SampleLogs {

    /** Seed of every committed sample. */
    public static final long SEED = 20_260_314L;

    private SampleLogs() {}

    /** The scenarios that are committed as samples. */
    public static List<Scenario> scenarios() {
        return List.of(new CutoverToAhv());
    }

    /**
     * Plays every sample scenario with {@link #SEED} and writes it.
     *
     * @param folder the {@code sample-logs} folder
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder) throws IOException {
        for (Scenario scenario : scenarios()) {
            SimulatedIncident incident = scenario.play(SEED);
            incident.writeEvidence(folder.resolve(scenario.id()));
            incident.writeTruth(folder.resolve("truth").resolve(scenario.id() + ".json"));
        }
    }
}
