package dev.hindcast.casefile;

import dev.hindcast.event.Event;
import dev.hindcast.event.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the records that an earlier file of the same host and channel already held (DESIGN section 5: one event in two
 * exports is one event with two citations). Each file's records of a channel are one run of record ids; runs are sorted,
 * and looked into only by files of the same host and channel. Sixteen bytes a record.
 */
final class RecordRuns {

    private final Map<String, List<Run>> finished = new HashMap<>();
    private final Map<String, Run> open = new HashMap<>();

    /** Whether an earlier file holds this record: same channel, computer, record id, raw time and code. */
    boolean isKnown(Event event) {
        if (event.recordId() < 0 || event.channel().isEmpty() || event.stamp().isEmpty()) {
            return false;
        }
        String log = event.host() + "|" + event.channel().toLowerCase(Locale.ROOT);
        long identity = identity(event);
        for (Run run : finished.getOrDefault(log, List.of())) {
            if (run.holds(event.recordId(), identity)) {
                return true;
            }
        }
        open.computeIfAbsent(log, l -> new Run()).add(event.recordId(), identity);
        return false;
    }

    /** The file at hand is over; its records are known to the files after it. */
    void nextFile() {
        open.forEach((log, run) -> {
            run.sort();
            finished.computeIfAbsent(log, l -> new ArrayList<>()).add(run);
        });
        open.clear();
    }

    private static long identity(Event event) {
        Instant time = event.stamp().map(Stamp::instant).orElseThrow();
        return time.getEpochSecond() * 1_000_000_007L
                + time.getNano() * 31L
                + event.code().hashCode();
    }

    /** The records of one file and channel. */
    private static final class Run {
        private long[] ids = new long[256];
        private long[] identities = new long[256];
        private int size;
        private boolean sorted = true;

        void add(long id, long identity) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                identities = Arrays.copyOf(identities, size * 2);
            }
            sorted &= size == 0 || ids[size - 1] <= id;
            ids[size] = id;
            identities[size++] = identity;
        }

        void sort() {
            if (!sorted) {
                Integer[] order = new Integer[size];
                Arrays.setAll(order, i -> i);
                long[] oldIds = ids;
                long[] oldIdentities = identities;
                Arrays.sort(order, (a, b) -> Long.compare(oldIds[a], oldIds[b]));
                ids = new long[size];
                identities = new long[size];
                for (int i = 0; i < size; i++) {
                    ids[i] = oldIds[order[i]];
                    identities[i] = oldIdentities[order[i]];
                }
            }
        }

        boolean holds(long id, long identity) {
            int at = Arrays.binarySearch(ids, 0, size, id);
            if (at < 0) {
                return false;
            }
            while (at > 0 && ids[at - 1] == id) {
                at--;
            }
            for (; at < size && ids[at] == id; at++) {
                if (identities[at] == identity) {
                    return true;
                }
            }
            return false;
        }
    }
}
