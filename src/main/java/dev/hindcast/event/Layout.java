package dev.hindcast.event;

import java.util.Arrays;
import java.util.List;

/**
 * The field names of a kind of event, sorted once and shared by every event of that kind. A slot is the index of a name.
 * Made by {@link Layouts}, so that equal layouts of one reader are one object.
 */
public final class Layout {

    private final String[] names;
    private final byte[][] quoted;

    Layout(String[] sortedNames) {
        this.names = sortedNames;
        this.quoted = new byte[sortedNames.length][];
    }

    /** The name in a slot as JSON writes it before a value: quoted, with its colon. */
    byte[] quoted(int slot) {
        byte[] known = quoted[slot];
        if (known == null) {
            JsonText json = new JsonText(64);
            json.string(names[slot]).raw(':');
            known = json.copy();
            // two threads may both make it; it is the same
            quoted[slot] = known;
        }
        return known;
    }

    /** The slot of a field, or -1 where this kind of event has no such field. */
    public int slot(String name) {
        int found = Arrays.binarySearch(names, name);
        return found < 0 ? -1 : found;
    }

    /** The name in a slot. */
    public String name(int slot) {
        return names[slot];
    }

    public int size() {
        return names.length;
    }

    /** All names in slot order, which is the order of {@link String#compareTo}. */
    public List<String> names() {
        return List.of(names);
    }
}
