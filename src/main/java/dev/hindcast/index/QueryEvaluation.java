package dev.hindcast.index;

import dev.hindcast.event.Event;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a {@link Query} means, event by event and without an index: the definition that every store must agree with.
 * {@code QueryEvaluation.of(query)} is a test for one event.
 */
public final class QueryEvaluation implements Query.Visitor<Predicate<Event>> {

    private QueryEvaluation() {}

    /** Whether an event matches {@code query}. */
    public static Predicate<Event> of(Query query) {
        return query.accept(new QueryEvaluation());
    }

    @Override
    public Predicate<Event> all(Query.All all) {
        return event -> true;
    }

    @Override
    public Predicate<Event> term(Query.Term term) {
        String wanted = Folding.fold(term.value());
        Optional<String> number = FieldNumber.canonical(wanted);
        return event -> event.get(term.field())
                .map(Folding::fold)
                .filter(value ->
                        value.equals(wanted) || (number.isPresent() && number.equals(FieldNumber.canonical(value))))
                .isPresent();
    }

    @Override
    public Predicate<Event> wildcard(Query.Wildcard wildcard) {
        WildcardPattern pattern = WildcardPattern.of(wildcard.pattern());
        return event -> event.get(wildcard.field())
                .map(Folding::fold)
                .filter(pattern::matches)
                .isPresent();
    }

    @Override
    public Predicate<Event> numberRange(Query.NumberRange range) {
        Predicate<String> inside = valueTest(range);
        return event -> event.get(range.field()).filter(inside).isPresent();
    }

    @Override
    public Predicate<Event> timeRange(Query.TimeRange range) {
        return event -> event.stamp()
                .map(stamp -> !stamp.instant().isBefore(range.from())
                        && !stamp.instant().isAfter(range.to()))
                .orElse(false);
    }

    @Override
    public Predicate<Event> cidr(Query.Cidr cidr) {
        Predicate<String> inside = valueTest(cidr);
        return event -> event.get(cidr.field()).filter(inside).isPresent();
    }

    @Override
    public Predicate<Event> exists(Query.Exists exists) {
        return event -> event.layout().slot(exists.field()) >= 0;
    }

    @Override
    public Predicate<Event> phrase(Query.Phrase phrase) {
        List<String> wanted = phrase.words().stream()
                .flatMap(word -> Prose.words(word).stream())
                .toList();
        if (wanted.isEmpty()) {
            return event -> false;
        }
        return event -> Prose.of(event).stream().anyMatch(words -> Collections.indexOfSubList(words, wanted) >= 0);
    }

    @Override
    public Predicate<Event> wordWildcard(Query.WordWildcard wildcard) {
        WildcardPattern pattern = WildcardPattern.of(wildcard.pattern());
        return event ->
                Prose.of(event).stream().anyMatch(words -> words.stream().anyMatch(pattern::matches));
    }

    @Override
    public Predicate<Event> and(Query.And and) {
        List<Predicate<Event>> parts = partsOf(and.parts());
        return event -> parts.stream().allMatch(part -> part.test(event));
    }

    @Override
    public Predicate<Event> or(Query.Or or) {
        List<Predicate<Event>> parts = partsOf(or.parts());
        return event -> parts.stream().anyMatch(part -> part.test(event));
    }

    @Override
    public Predicate<Event> not(Query.Not not) {
        return not.part().accept(this).negate();
    }

    /** Whether a single value is a number inside the range. */
    public static Predicate<String> valueTest(Query.NumberRange range) {
        return value -> FieldNumber.parse(value)
                .filter(number -> isInside(number, range))
                .isPresent();
    }

    /** Whether a single value is an address inside the network. */
    public static Predicate<String> valueTest(Query.Cidr cidr) {
        Network network = Network.parse(cidr.network()).orElseThrow();
        return network::contains;
    }

    private static boolean isInside(BigDecimal number, Query.NumberRange range) {
        return !isBeyond(range.low(), number, 1) && !isBeyond(range.high(), number, -1);
    }

    /** Whether a bound lies on the given side of the number: 1 above it, -1 below it. */
    private static boolean isBeyond(double bound, BigDecimal number, int side) {
        if (Double.isInfinite(bound)) {
            return bound > 0 == side > 0;
        }
        // exact: a double rounds 64-bit ids
        return new BigDecimal(bound).compareTo(number) == side;
    }

    private List<Predicate<Event>> partsOf(List<Query> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }
}
