package dev.hindcast.source.evtx;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The programs of one file, shared by its workers. A definition is known by its content, never by its GUID, so that a
 * forged or damaged definition cannot speak for another.
 */
final class Programs {

    /** The public samples hold 640 templates in all; past this number a program is made for its chunk alone. */
    private static final int PROGRAMS_MAX = 1 << 14;

    private final ConcurrentMap<Program, Program> known = new ConcurrentHashMap<>();

    /** The shared program that is equal to this one. */
    Program shared(Program made) {
        Program first = known.get(made);
        if (first != null) {
            return first;
        }
        if (known.size() >= PROGRAMS_MAX) {
            return made;
        }
        Program before = known.putIfAbsent(made, made);
        return before == null ? made : before;
    }
}
