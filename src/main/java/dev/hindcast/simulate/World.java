package dev.hindcast.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What truly happens in a scenario, collected from its actors: which record whose log received at which true time, and
 * how each authentication truly ended. The only place that knows true time and logs at once.
 */
final class World {

    private final long seed;
    private final List<Entry> entries = new ArrayList<>();
    private final List<TrueAttempt> attempts = new ArrayList<>();

    private record Entry(SimulatedHost host, Instant trueTime, WindowsRecord record) {}

    World(long seed) {
        this.seed = seed;
    }

    /** Randomness of one actor: a further actor changes nobody else's. */
    SplittableRandom randomOf(String actor) {
        long mixed = seed;
        for (int i = 0; i < actor.length(); i++) {
            mixed = mixed * 1_099_511_628_211L + actor.charAt(i);
        }
        return new SplittableRandom(mixed);
    }

    void log(SimulatedHost host, Instant trueTime, WindowsRecord record) {
        if (!host.isUp(trueTime)) {
            throw new IllegalStateException(host.name() + " is off at " + trueTime + ": " + record.id());
        }
        entries.add(new Entry(host, trueTime, record));
    }

    void attempted(TrueAttempt attempt) {
        attempts.add(attempt);
    }

    /** Attempts by true time. */
    List<TrueAttempt> attempts() {
        return attempts.stream()
                .sorted(Comparator.comparing(TrueAttempt::trueTime))
                .toList();
    }

    /**
     * The records of every log as written: true time decides their order and number, the writer's clock their stamp.
     * Logs are older than the evidence, so that numbers start high.
     */
    List<LoggedRecord> records() {
        Map<String, Long> nextId = new LinkedHashMap<>();
        List<LoggedRecord> written = new ArrayList<>();
        entries.stream().sorted(Comparator.comparing(Entry::trueTime)).forEach(entry -> {
            String log = entry.host().name() + "/" + entry.record().channel();
            long id = nextId.merge(log, firstRecordId(log), (previous, first) -> previous + 1);
            Instant stamp = entry.host().clock().raw(entry.trueTime());
            written.add(new LoggedRecord(entry.host(), id, entry.trueTime(), stamp, entry.record()));
        });
        return written;
    }

    private long firstRecordId(String log) {
        return 1_000L + randomOf("first record of " + log).nextInt(90_000);
    }
}
