package dev.hindcast.source.evtx;

import org.jspecify.annotations.Nullable;

/**
 * A template definition of a chunk.
 *
 * @param id the first four bytes of its GUID
 * @param program what it says; absent where it is broken
 * @param fault why it is broken, as the end of a sentence about a record; empty for a sound one
 */
record Template(int id, @Nullable Program program, String fault) {

    /** Bytes before the body: next definition of its bucket, GUID, size. */
    static final int HEAD_BYTES = 24;

    static Template broken(int id, String fault) {
        return new Template(id, null, fault);
    }

    Template orThrow() throws BinXmlFault {
        if (program == null) {
            throw new MissingTemplate(id, fault);
        }
        return this;
    }

    Program sound() {
        if (program == null) {
            throw new IllegalStateException("asked a broken template for its program");
        }
        return program;
    }
}
