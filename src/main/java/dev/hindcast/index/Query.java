package dev.hindcast.index;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is searched for. Values compare without regard to case ({@link Folding}), field names exactly. A field that an
 * event does not have matches nothing but a {@link Not}.
 */
public sealed interface Query {

    /** Hands this query to the method of {@code visitor} that is made for it. */
    <R> R accept(Visitor<R> visitor);

    /** The names of the fields that this query asks for, sorted; the raw time and the prose are not among them. */
    SortedSet<String> fields();

    /** One method a kind of query, so that a new kind breaks every reader of queries at compile time. */
    interface Visitor<R> {
        R all(All all);

        R term(Term term);

        R wildcard(Wildcard wildcard);

        R numberRange(NumberRange range);

        R timeRange(TimeRange range);

        R cidr(Cidr cidr);

        R exists(Exists exists);

        R phrase(Phrase phrase);

        R wordWildcard(WordWildcard wildcard);

        R and(And and);

        R or(Or or);

        R not(Not not);
    }

    /** Every event. */
    record All() implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>();
        }
    }

    /**
     * The field's whole value equals {@code value}; numbers compare as numbers ({@code 0x25} = {@code 37}, see
     * {@link FieldNumber}).
     */
    record Term(String field, String value) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.term(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>(List.of(field));
        }
    }

    /** The field's whole value matches a pattern of {@code *} and {@code ?}; a backslash takes their meaning away. */
    record Wildcard(String field, String pattern) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wildcard(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>(List.of(field));
        }
    }

    /**
     * The field's value is a number (decimal or 0x hexadecimal) between the bounds.
     *
     * @param low inclusive; {@link Double#NEGATIVE_INFINITY} for none
     * @param high inclusive; {@link Double#POSITIVE_INFINITY} for none
     */
    record NumberRange(String field, double low, double high) implements Query {
        public NumberRange {
            if (Double.isNaN(low) || Double.isNaN(high)) {
                throw new IllegalArgumentException("a bound of " + field + " is not a number");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.numberRange(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>(List.of(field));
        }
    }

    /**
     * The raw time lies in [from, to]. An event without a stamp is in no range.
     *
     * @param from inclusive; {@link Instant#MIN} for none
     * @param to inclusive; {@link Instant#MAX} for none
     */
    record TimeRange(Instant from, Instant to) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.timeRange(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>();
        }
    }

    /**
     * The field's value is an address inside the network, {@code 10.0.0.0/8}, {@code fe80::/10}; {@code 10.0.0.5} alone
     * is that address in any of its renderings.
     *
     * @param network as {@link Network#parse} reads it; anything else is an {@link IllegalArgumentException}
     */
    record Cidr(String field, String network) implements Query {
        public Cidr {
            if (Network.parse(network).isEmpty()) {
                throw new IllegalArgumentException(network + " is no network");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cidr(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>(List.of(field));
        }
    }

    /** The event has the field, with whatever value. */
    record Exists(String field) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>(List.of(field));
        }
    }

    /**
     * The prose of the event ({@link Prose}: message, command line, script block) holds these words in this order,
     * without a gap and within one field. The words are cut like the prose itself; where none is left, nothing matches.
     */
    record Phrase(List<String> words) implements Query {
        public Phrase {
            words = List.copyOf(words);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.phrase(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>();
        }
    }

    /** A single word of the prose matches a pattern of {@code *} and {@code ?}, as in {@link Wildcard}. */
    record WordWildcard(String pattern) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wordWildcard(this);
        }

        @Override
        public SortedSet<String> fields() {
            return new TreeSet<>();
        }
    }

    /** All parts match; without parts, every event. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public SortedSet<String> fields() {
            return fieldsOf(parts);
        }
    }

    /** Any part matches; without parts, no event. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        @Override
        public SortedSet<String> fields() {
            return fieldsOf(parts);
        }
    }

    /** The part does not match. */
    record Not(Query part) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public SortedSet<String> fields() {
            return part.fields();
        }
    }

    private static SortedSet<String> fieldsOf(Collection<Query> parts) {
        SortedSet<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.fields()));
        return all;
    }
}
