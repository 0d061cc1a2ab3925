package dev.hindcast.rule.sigma;

import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Layout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A field as a rule names it, found in the layouts of events; found once a layout. Thread-safe. */
final class FieldReference {

    /** Layouts of single odd events must not fill the memory; real logs have a few hundred. */
    private static final int REMEMBERED_MAX = 4096;

    /** Where keywords look: what the record holds, not what we say about it. */
    static final FieldReference KEYWORDS = new FieldReference(
            "",
            layout -> slots(
                    layout,
                    name -> !name.startsWith("hindcast.")
                            && !name.equals(FieldNames.DATASET)
                            && !name.equals(FieldNames.OUTCOME)
                            && !name.equals(FieldNames.ACTION)));

    /** Finds the slots of a layout that a name means; none where this kind of event has no such field. */
    interface Search {
        int[] slots(Layout layout);
    }

    private final String name;
    private final Search search;
    private final Map<Layout, int[]> found = new ConcurrentHashMap<>();

    FieldReference(String name, Search search) {
        this.name = name;
        this.search = search;
    }

    /** Whether this is the event code and nothing else. */
    boolean isEventCode() {
        return name.equals(FieldNames.CODE) || Folding.fold(name).equals("eventid");
    }

    int[] slots(Layout layout) {
        int[] known = found.get(layout);
        if (known != null) {
            return known;
        }
        int[] fresh = search.slots(layout);
        if (found.size() < REMEMBERED_MAX) {
            found.put(layout, fresh);
        }
        return fresh;
    }

    static int[] slots(Layout layout, Predicate<String> names) {
        return IntStream.range(0, layout.size())
                .filter(slot -> names.test(layout.name(slot)))
                .toArray();
    }
}
