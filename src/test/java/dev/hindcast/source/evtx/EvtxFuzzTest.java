package dev.hindcast.source.evtx;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes at all: no fault, and every way of reading says the same. CONTRIBUTING.md says how to search for more. */
class EvtxFuzzTest {

    /** Inputs are what {@link EvtxFuzzInputs} makes, and what fuzzing found. */
    @FuzzTest(maxDuration = "5m")
    void every_way_of_reading_says_the_same(byte[] file) {
        check(file);
        // a change that a checksum gives away never comes to the usual way of reading
        check(EvtxMutator.sealed(file));
    }

    private static void check(byte[] file) {
        String dump = EvtxPromises.checkDump(file, "input");
        for (int way = 0; way < EvtxPromises.WAYS; way++) {
            EvtxPromises.checkWays(file, dump, way, "input");
        }
    }
}
