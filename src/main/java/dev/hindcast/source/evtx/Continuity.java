package dev.hindcast.source.evtx;

import dev.hindcast.event.Counted;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Notes where the records of a file do not follow each other: ids that jump or go back, times that go back. A filtered
 * export has such gaps, and so has a log with a clock that was set; what they mean is not decided here.
 */
final class Continuity {

    /** Forwarded logs name hundreds of hosts; more are not told apart. */
    private static final int COMPUTERS_MAX = 4096;

    /** In the place of its time for a record that is damaged. */
    static final long DAMAGED = -1;

    /** Several threads write one log, so stamps may be out of order by milliseconds (EVTX page, 6 e). */
    private static final long REVERSAL_TICKS_MIN = 10_000_000L;

    private final String path;
    private final Map<String, Last> last = new HashMap<>();
    private Last recent = new Last();
    private String recentComputer = "";
    private final Extreme gaps = new Extreme();
    private final Extreme idsBack = new Extreme();
    private final Extreme timesBack = new Extreme();

    /** The record of a host that came last. */
    private static final class Last {
        private long id = -1;
        private long ticks;
    }

    /** How often something happened, and where most. */
    private static final class Extreme {
        private long count;
        private long most = -1;
        private long before;
        private long after;

        void see(long size, long beforeId, long afterId) {
            count++;
            if (size > most) {
                most = size;
                before = beforeId;
                after = afterId;
            }
        }

        String between() {
            return "between records " + before + " and " + after;
        }
    }

    Continuity(String path) {
        this.path = path;
    }

    /** The next record of the file; ticks that are 0 are no time, and a damaged record may only fill its place. */
    void see(String computer, long recordId, long ticks) {
        if (recordId < 0) {
            return;
        }
        if (!computer.equals(recentComputer)) {
            recentComputer = computer;
            recent = last.size() < COMPUTERS_MAX
                    ? last.computeIfAbsent(computer, c -> new Last())
                    : last.getOrDefault(computer, new Last());
        }
        Last before = recent;
        if (ticks < 0 && recordId != before.id + 1) {
            return;
        }
        if (before.id >= 0) {
            if (recordId > before.id + 1) {
                gaps.see(recordId - before.id - 1, before.id, recordId);
            } else if (recordId <= before.id) {
                idsBack.see(before.id - recordId, before.id, recordId);
            }
            if (recordId > before.id && before.ticks > 0 && ticks > 0 && before.ticks - ticks >= REVERSAL_TICKS_MIN) {
                timesBack.see(before.ticks - ticks, before.id, recordId);
            }
        }
        before.id = recordId;
        if (ticks > 0) {
            before.ticks = ticks;
        }
    }

    /** What was noted, one note a kind. */
    List<Diagnostic> notes() {
        List<Diagnostic> notes = new ArrayList<>();
        if (gaps.count > 0) {
            notes.add(
                    note(
                            "evtx-id-gaps",
                            (gaps.count == 1
                                            ? "There is a gap of " + Counted.of(gaps.most, "id") + " "
                                            : "There are " + gaps.count + " gaps in the record ids, the widest of "
                                                    + Counted.of(gaps.most, "id") + " ")
                                    + gaps.between()
                                    + ". A filtered export has gaps; in a whole log they are records that were lost or removed."));
        }
        if (idsBack.count > 0) {
            notes.add(note(
                    "evtx-ids-go-back",
                    "Record ids go back " + times(idsBack.count) + ", most " + idsBack.between()
                            + ". Logs that were joined or cleared do this, and chunks in the wrong order."));
        }
        if (timesBack.count > 0) {
            notes.add(note(
                    "evtx-times-go-back",
                    "Times go back by a second or more " + times(timesBack.count) + " while record ids rise, most by "
                            + duration(timesBack.most) + " " + timesBack.between()
                            + ". A clock that was set back does this: see what hindcast clock says of this host."));
        }
        return notes;
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String duration(long ticks) {
        double seconds = ticks / 10_000_000.0;
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 7_200) {
            return String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
        }
        return seconds < 172_800
                ? String.format(Locale.ROOT, "%.1f hours", seconds / 3_600)
                : String.format(Locale.ROOT, "%,.1f days", seconds / 86_400);
    }

    private Diagnostic note(String code, String message) {
        return Diagnostic.note(path, Position.FILE, code, message);
    }
}
