package dev.hindcast.source.evtx;

/** Numbers in sentences. */
final class Counted {

    private Counted() {}

    /** {@code 1 record}, {@code 2 records}. */
    static String of(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }

    /** {@code 1 record was}, {@code 2 records were}. */
    static String were(long count, String noun) {
        return of(count, noun) + (count == 1 ? " was" : " were");
    }
}
