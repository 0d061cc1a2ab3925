package dev.hindcast.event;

/** Numbers in sentences. */
public final class Counted {

    private Counted() {}

    /** {@code 1 record}, {@code 2 records}; for nouns that take an s. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1 record was}, {@code 2 records were}. */
    public static String were(long count, String noun) {
        return of(count, noun) + (count == 1 ? " was" : " were");
    }
}
