package dev.hindcast.event;

import java.util.Arrays;
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

    /** The same for layouts of very many or very long names. */
    private static final long CHARACTERS_MAX = 1 << 24;

    private long characters;
    private final Map<List<String>, Layout> shared = new HashMap<>();
    private final Map<Integer, Arrangement> arrangements = new HashMap<>();

    /** The layout of these names, which must be sorted and free of repetition. */
    public Layout of(List<String> sortedNames) {
        Layout known = shared.get(sortedNames);
        if (known != null) {
            return known;
        }
        Layout made = new Layout(sortedNames.toArray(String[]::new));
        if (shared.size() < SHARED_MAX && hasRoom(sortedNames)) {
            shared.put(List.copyOf(sortedNames), made);
        }
        return made;
    }

    private boolean hasRoom(List<String> names) {
        long more = 0;
        for (String name : names) {
            more += 16 + name.length();
        }
        if (characters + more > CHARACTERS_MAX) {
            return false;
        }
        characters += more;
        return true;
    }

    /** A sequence of names, and where each of them stands in its layout. */
    static final class Arrangement {
        private final String[] names;
        private final Layout layout;
        private final int[] slots;

        private Arrangement(String[] names, Layout layout) {
            this.names = names;
            this.layout = layout;
            this.slots = Arrays.stream(names).mapToInt(layout::slot).toArray();
        }

        private boolean isOf(String[] given, int count) {
            return Arrays.equals(names, 0, names.length, given, 0, count);
        }

        Layout layout() {
            return layout;
        }

        /** Values that stand in the order of the names, in the order of the layout. */
        String[] arranged(String[] values) {
            String[] arranged = new String[slots.length];
            for (int i = 0; i < slots.length; i++) {
                arranged[slots[i]] = values[i];
            }
            return arranged;
        }
    }

    /**
     * How values under these names stand in a layout; a sequence that came before is not sorted again.
     *
     * @param names the first {@code count} of them count, and none comes twice
     */
    Arrangement arrange(String[] names, int count) {
        int hash = count;
        for (int i = 0; i < count; i++) {
            hash = hash * 31 + names[i].hashCode();
        }
        Arrangement known = arrangements.get(hash);
        if (known != null && known.isOf(names, count)) {
            return known;
        }
        String[] given = Arrays.copyOf(names, count);
        String[] inOrder = given.clone();
        Arrays.sort(inOrder);
        Arrangement made = new Arrangement(given, of(List.of(inOrder)));
        if (arrangements.size() < SHARED_MAX && hasRoom(List.of(given))) {
            arrangements.put(hash, made);
        }
        return made;
    }
}
