package dev.hindcast.index;

import java.time.Instant;
import java.util.List;

/**
 * What is searched for. Values compare without regard to case. A field that an event does not have matches nothing but a
 * {@link Not}.
 */
public sealed interface Query {

    /** Every event. */
    record All() implements Query {}

    /** The field's whole value equals {@code value}; numbers compare as numbers ({@code 0x25} = {@code 37}). */
    record Term(String field, String value) implements Query {}

    /** The field's whole value matches a pattern of {@code *} and {@code ?}; a backslash takes their meaning away. */
    record Wildcard(String field, String pattern) implements Query {}

    /**
     * The field's value is a number (decimal or 0x hexadecimal) between the bounds.
     *
     * @param low inclusive; {@link Double#NEGATIVE_INFINITY} for none
     * @param high inclusive; {@link Double#POSITIVE_INFINITY} for none
     */
    record NumberRange(String field, double low, double high) implements Query {}

    /** The raw time lies in [from, to]. */
    record TimeRange(Instant from, Instant to) implements Query {}

    /** The field's value is an address inside the network, {@code 10.0.0.0/8}, {@code fe80::/10}. */
    record Cidr(String field, String network) implements Query {}

    /** The event has the field, with whatever value. */
    record Exists(String field) implements Query {}

    /** The prose of the event (message, command line, script block) holds these words in this order, without a gap. */
    record Phrase(List<String> words) implements Query {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Query part) implements Query {}
}
