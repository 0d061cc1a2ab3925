package dev.hindcast.source.evtx;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The programs of one file, shared by its workers. A definition is known by its content, never by its GUID, so that a
 * forged or damaged definition cannot speak for another.
 */
final class Programs {

    /** The public samples hold 640 templates in all, of some KiB each; past this a program is made for its chunk alone. */
    private static final long BYTES_MAX = 1 << 26;

    private final MemoryBudget budget = new MemoryBudget(BYTES_MAX);
    private final ConcurrentMap<Long, Program> known = new ConcurrentHashMap<>();

    /** The shared program of the first steps, names and bytes of these arrays; made where there is none. */
    Program shared(
            int[] code, int codeLength, String[] names, int nameCount, byte[] text, int textLength, boolean doubtful) {
        long hash = 7;
        for (int i = 0; i < codeLength; i++) {
            hash = hash * 0x9e3779b97f4a7c15L + code[i];
        }
        for (int i = 0; i < nameCount; i++) {
            hash = hash * 0x9e3779b97f4a7c15L + names[i].hashCode();
        }
        for (int i = 0; i + 8 <= textLength; i += 8) {
            hash = (hash ^ hash >>> 29) * 0x9e3779b97f4a7c15L + LittleEndian.i64(text, i);
        }
        hash ^= textLength < 8 ? textLength : LittleEndian.i64(text, textLength - 8);
        Program first = known.get(hash);
        if (first != null && first.says(code, codeLength, names, nameCount, text, textLength, doubtful)) {
            return first;
        }
        Program made = Program.template(
                Arrays.copyOf(code, codeLength),
                Arrays.copyOf(names, nameCount),
                Arrays.copyOf(text, textLength),
                doubtful,
                budget);
        if (first != null || !budget.take(made.sizeBytes())) {
            return made;
        }
        Program before = known.putIfAbsent(hash, made);
        boolean same = before != null && before.says(code, codeLength, names, nameCount, text, textLength, doubtful);
        return before != null && same ? before : made;
    }
}
