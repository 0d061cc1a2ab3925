package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a worker found in a few chunks that follow each other; read by one thread when their turn has come. */
final class ChunkResult {

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long present;
    private long read;
    private long rejected;
    private long carved;
    private long otherPass;
    private long borrowed;
    private String[] computers = new String[64];
    private long[] ids = new long[64];
    private long[] ticks = new long[64];
    private int heads;

    void tell(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void countRead(boolean fromOtherPass) {
        present++;
        read++;
        otherPass += fromOtherPass ? 1 : 0;
    }

    void countRejected() {
        present++;
        rejected++;
    }

    void countCarved() {
        carved++;
    }

    void countBorrowed() {
        borrowed++;
    }

    /** Notes where a record stands among the others. */
    void head(String computer, long recordId, long timeTicks) {
        if (heads == ids.length) {
            computers = Arrays.copyOf(computers, 2 * heads);
            ids = Arrays.copyOf(ids, 2 * heads);
            ticks = Arrays.copyOf(ticks, 2 * heads);
        }
        computers[heads] = computer;
        ids[heads] = recordId;
        ticks[heads++] = timeTicks;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    long present() {
        return present;
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }

    long carved() {
        return carved;
    }

    long otherPass() {
        return otherPass;
    }

    long borrowed() {
        return borrowed;
    }

    /** Tells every record's place to {@code continuity}, in order. */
    void tellHeads(Continuity continuity) {
        for (int i = 0; i < heads; i++) {
            continuity.see(computers[i], ids[i], ticks[i]);
        }
    }
}
