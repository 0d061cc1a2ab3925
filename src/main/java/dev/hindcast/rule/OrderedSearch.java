package dev.hindcast.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The chains of one group: one hit a step, in order, within the timespan, no event twice. */
final class OrderedSearch {

    private final List<Hit> firsts;
    /** By step after the first: hits that can prove an order, by the earliest time at which they begin. */
    private final List<HitIndex> provable = new ArrayList<>();
    /** By step after the first: every hit, by the latest time at which it ends. */
    private final List<HitIndex> possible = new ArrayList<>();

    private final Duration timespan;

    OrderedSearch(List<List<Hit>> steps, Duration timespan) {
        this.timespan = timespan;
        this.firsts = steps.get(0).stream()
                .sorted(Comparator.comparing(Hit::start).thenComparing(Hit.BY_PLACE))
                .toList();
        for (List<Hit> step : steps.subList(1, steps.size())) {
            provable.add(new HitIndex(step.stream().filter(Hit::placed).toList(), Hit::startEarliest, Hit::latest));
            possible.add(new HitIndex(step, Hit::startLatest, Hit::startEarliest));
        }
    }

    List<Hit> chains() {
        List<Hit> chains = new ArrayList<>();
        Instant covered = Instant.MIN;
        for (Hit first : firsts) {
            if (first.start().isAfter(covered)) {
                Optional<Hit> chain = proved(first).or(() -> allowed(first));
                if (chain.isPresent()) {
                    chains.add(chain.get());
                    covered = end(chain.get());
                }
            }
        }
        return chains;
    }

    private static Instant end(Hit chain) {
        return chain.best().isAfter(chain.start()) ? chain.best() : chain.start();
    }

    /** Each step surely after the one before; the soonest end at each step leaves most room for the rest. */
    private Optional<Hit> proved(Hit first) {
        if (!first.placed()) {
            return Optional.empty();
        }
        List<Hit> parts = new ArrayList<>(List.of(first));
        Hit previous = first;
        for (HitIndex step : provable) {
            Optional<Hit> next = step.after(previous.latest(), h -> isNew(h, parts));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            previous = next.get();
            parts.add(previous);
        }
        boolean within =
                Duration.between(first.startEarliest(), previous.latest()).compareTo(timespan) <= 0;
        return within ? Optional.of(Hit.chain(parts, true)) : Optional.empty();
    }

    /** Each step not surely before the one before. */
    private Optional<Hit> allowed(Hit first) {
        List<Hit> parts = new ArrayList<>(List.of(first));
        Instant notBefore = first.earliest();
        boolean orderProved = true;
        for (HitIndex step : possible) {
            Hit previous = parts.get(parts.size() - 1);
            Optional<Hit> next = step.notBefore(notBefore, h -> isNew(h, parts) && !previous.surelyFollows(h));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Hit hit = next.get();
            orderProved &= previous.surelyPrecedes(hit);
            notBefore = hit.earliest().isAfter(notBefore) ? hit.earliest() : notBefore;
            parts.add(hit);
        }
        Hit last = parts.get(parts.size() - 1);
        if (Duration.between(first.startLatest(), notBefore).compareTo(timespan) > 0) {
            return Optional.empty();
        }
        boolean within = Duration.between(first.startEarliest(), last.latest()).compareTo(timespan) <= 0;
        return Optional.of(Hit.chain(parts, orderProved && within));
    }

    private static boolean isNew(Hit hit, List<Hit> parts) {
        return parts.stream().noneMatch(hit::sharesAnEventWith);
    }
}
