package dev.hindcast.source.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What earlier lines of a file said that later ones of the same process, principal or conversation leave out: a Heimdal
 * KDC names the address on the line before the refusal. Bounded: the oldest key goes first.
 */
final class Recollection {

    private static final int KEYS_MAX = 10_000;
    /** A request is answered within seconds; what stands longer without an end has lost its end. */
    private static final Duration ALONE_MAX = Duration.ofSeconds(10);

    /**
     * What a message does with it. Each {@code Key} may be absent.
     *
     * @param remember under which key the fields of {@code keeps} are kept
     * @param alone whether a second message under the same key, before the first is forgotten, makes both useless: it
     *     cannot be told which of them a later line belongs to
     * @param recall under which key fields are looked up; only those of {@code takes} that the line itself leaves out
     * @param forget which key is dropped, after the recall
     */
    record Use(
            Optional<Key> remember,
            List<String> keeps,
            boolean alone,
            Optional<Key> recall,
            List<String> takes,
            Optional<Key> forget) {

        static final Use NONE =
                new Use(Optional.empty(), List.of(), false, Optional.empty(), List.of(), Optional.empty());

        Use {
            keeps = List.copyOf(keeps);
            takes = List.copyOf(takes);
        }

        boolean isNone() {
            return remember.isEmpty() && recall.isEmpty() && forget.isEmpty();
        }
    }

    /**
     * By what lines belong together: the value of a field, or nothing where the file is one conversation.
     *
     * @param space keeps keys of different kinds apart
     * @param field the field whose value is the key; empty for one key a file
     */
    record Key(String space, String field) {
        String of(LineFields fields) {
            return space + ' ' + (field.isEmpty() ? "" : fields.get(field));
        }
    }

    private record Entry(Map<String, String> fields, Optional<Instant> since, boolean contested) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Gives and takes what a message says it does. */
    void use(Use use, LineFields fields, LineMoment moment) {
        use.recall().ifPresent(key -> recall(entries.get(key.of(fields)), use.takes(), fields));
        use.forget().ifPresent(key -> entries.remove(key.of(fields)));
        use.remember().ifPresent(key -> remember(key.of(fields), use, fields, moment));
    }

    private static void recall(@Nullable Entry known, List<String> takes, LineFields fields) {
        if (known == null || known.contested) {
            return;
        }
        for (String name : takes) {
            String value = known.fields.getOrDefault(name, "");
            if (!value.isEmpty() && fields.get(name).isEmpty()) {
                fields.put(name, value);
            }
        }
    }

    private void remember(String key, Use use, LineFields fields, LineMoment moment) {
        Entry before = entries.remove(key);
        Map<String, String> kept = new LinkedHashMap<>();
        if (before != null && !use.alone()) {
            kept.putAll(before.fields);
        }
        use.keeps().forEach(name -> {
            if (!fields.get(name).isEmpty()) {
                kept.put(name, fields.get(name));
            }
        });
        boolean contested = use.alone() && before != null && isRecent(before, moment);
        if (entries.size() >= KEYS_MAX) {
            List<String> oldest = new ArrayList<>(entries.keySet()).subList(0, KEYS_MAX / 2);
            oldest.forEach(entries::remove);
        }
        entries.put(key, new Entry(kept, moment.stamp(), contested));
    }

    private static boolean isRecent(Entry before, LineMoment moment) {
        if (before.since.isEmpty() || moment.stamp().isEmpty()) {
            return true;
        }
        Duration between = Duration.between(before.since.get(), moment.stamp().get());
        return between.abs().compareTo(ALONE_MAX) <= 0;
    }
}
