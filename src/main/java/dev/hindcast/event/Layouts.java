package dev.hindcast.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layouts that one reader has met. Not thread-safe: one a reader. */
public final class Layouts {

    /**
     * A file that invents a new set of fields for each record must not fill the memory; past this number a layout is
     * made for its event alone. Real logs stay below a few hundred.
     */
    public static final int SHARED_MAX = 4096;

    private final Map<List<String>, Layout> shared = new HashMap<>();

    /** The layout of these names, which must be sorted and free of repetition. */
    public Layout of(List<String> sortedNames) {
        Layout known = shared.get(sortedNames);
        if (known != null) {
            return known;
        }
        Layout made = new Layout(sortedNames.toArray(String[]::new));
        if (shared.size() < SHARED_MAX) {
            shared.put(List.copyOf(sortedNames), made);
        }
        return made;
    }
}
