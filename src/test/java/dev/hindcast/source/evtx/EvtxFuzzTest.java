package dev.hindcast.source.evtx;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes at all: no fault, and every way of reading says the same. CONTRIBUTING.md says how to search for more. */
class EvtxFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void every_way_of_reading_says_the_same(byte[] file) {
        String dump = EvtxPromises.checkDump(file, "input");
        for (int way = 0; way < EvtxPromises.WAYS; way++) {
            EvtxPromises.checkWays(file, dump, way, "input");
        }
    }
}
