package dev.hindcast.source.evtx;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Element and attribute names that one worker has met, so that a name that stands in every chunk is one string. Not
 * thread-safe.
 */
final class NameTable {

    /** Real logs hold a few thousand names; a file that invents more must not fill the memory. */
    private static final int NAMES_MAX = 1 << 13;

    private static final int SLOTS = NAMES_MAX * 2;

    /** Names chosen to meet in one slot must not make every look-up a walk through all of them. */
    private static final int PROBES_MAX = 32;

    private final @Nullable String[] table = new String[SLOTS];
    private int count;

    /** The string of these UTF-16LE units, of {@code byteCount} bytes. */
    String of(byte[] bytes, int from, int byteCount) {
        int hash = 0;
        for (int i = from; i < from + byteCount; i += 2) {
            hash = hash * 31 + LittleEndian.u16(bytes, i);
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        int probes = 0;
        for (String known = table[slot]; known != null && probes < PROBES_MAX; known = table[slot]) {
            if (isText(known, bytes, from, byteCount)) {
                return known;
            }
            slot = slot + 1 & SLOTS - 1;
            probes++;
        }
        String made = new String(bytes, from, byteCount, StandardCharsets.UTF_16LE);
        if (count < NAMES_MAX && probes < PROBES_MAX) {
            table[slot] = made;
            count++;
        }
        return made;
    }

    private static boolean isText(String known, byte[] bytes, int from, int byteCount) {
        if (known.length() * 2 != byteCount) {
            return false;
        }
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != LittleEndian.u16(bytes, from + 2 * i)) {
                return false;
            }
        }
        return true;
    }
}
