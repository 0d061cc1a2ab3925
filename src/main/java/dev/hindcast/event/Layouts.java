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

    private final Map<List<String>, Layout> shared = new HashMap<>();
    private final Map<Integer, Arrangement> arrangements = new HashMap<>();

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

    /**
     * Values in the order of their layout.
     *
     * @param values one a slot
     */
    record Arranged(Layout layout, String[] values) {}

    /** A sequence of names that was met before, and where each of them stands in its layout. */
    private record Arrangement(String[] names, Layout layout, int[] slots) {

        boolean isOf(String[] given, int count) {
            return Arrays.equals(names, 0, names.length, given, 0, count);
        }
    }

    /**
     * Puts values into the order of their layout; a sequence of names that came before is not sorted again.
     *
     * @param names the first {@code count} of them count, and none comes twice
     */
    Arranged arrange(String[] names, String[] values, int count) {
        int hash = count;
        for (int i = 0; i < count; i++) {
            hash = hash * 31 + names[i].hashCode();
        }
        Arrangement known = arrangements.get(hash);
        if (known == null || !known.isOf(names, count)) {
            known = sorted(Arrays.copyOf(names, count));
            if (arrangements.size() < SHARED_MAX) {
                arrangements.put(hash, known);
            }
        }
        String[] arranged = new String[count];
        int[] slots = known.slots;
        for (int i = 0; i < count; i++) {
            arranged[slots[i]] = values[i];
        }
        return new Arranged(known.layout, arranged);
    }

    private Arrangement sorted(String[] names) {
        String[] inOrder = names.clone();
        Arrays.sort(inOrder);
        Layout layout = of(List.of(inOrder));
        int[] slots = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            slots[i] = layout.slot(names[i]);
        }
        return new Arrangement(names, layout, slots);
    }
}
