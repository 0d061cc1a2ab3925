package dev.hindcast.index.lucene;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** The fields of a document; one document an event. */
final class Schema {

    /** Values: {@link FieldTerms}. */
    static final String FIELDS = "f";
    /** The names of the fields that the event has. */
    static final String NAMES = "n";
    /** The words of its prose with their positions, {@link dev.hindcast.index.Prose}. */
    static final String WORDS = "w";
    /**
     * Raw time: whole seconds since 1970-01-01T00:00Z, rounded down, as point and as value to sort by; absent without a
     * stamp. Seconds and {@link #NANOS} apart hold every {@link java.time.Instant}, where nanoseconds in one long end at
     * 2262 and FILETIME's ticks begin in 1601.
     */
    static final String SECONDS = "s";
    /** The nanoseconds within the second. */
    static final String NANOS = "ns";
    /** The event's ordinal, by which {@link EventBlocks} finds it. */
    static final String ORDINAL = "o";

    static final FieldType TERMS_ONLY = tokenized(IndexOptions.DOCS);
    static final FieldType TERMS_AND_POSITIONS = tokenized(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private static FieldType tokenized(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    private Schema() {}
}
