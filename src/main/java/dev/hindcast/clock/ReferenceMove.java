package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A move of the reference itself: three hosts or more, and more than half of those seen, jump by one amount in one common
 * interval without a set or a boot of their own, so the reference jumped by the opposite (clock model, section 8.1).
 *
 * @param low earliest moment, seconds since 1970
 * @param high latest moment: the union of the hosts' intervals, since each is right only with its own chance
 * @param bySeconds by how much the reference moved, positive = forward
 * @param hosts which hosts show it
 * @param citations what their changes rest on
 */
record ReferenceMove(double low, double high, double bySeconds, List<HostName> hosts, List<Citation> citations) {

    private static final int HOSTS_LEAST = 3;
    private static final double SAME_AMOUNT = 4;
    private static final double SAME_TIME = 900;

    ReferenceMove {
        hosts = List.copyOf(hosts);
        citations = List.copyOf(citations);
    }

    Moment moment() {
        return Moment.between(EpochSeconds.instant(low), EpochSeconds.instant(high));
    }

    /** In time order. */
    static List<ReferenceMove> among(Map<HostName, FittedClock> clocks) {
        List<Jump> jumps = new ArrayList<>();
        clocks.forEach((host, clock) -> {
            for (int k = 0; k < clock.changes.size(); k++) {
                Change change = clock.changes.get(k);
                boolean isOwn = change.isBoot()
                        || clock.sets.all().stream()
                                .anyMatch(s -> s.time() >= change.low() - 60
                                        && s.time() <= change.high() + 60
                                        && Math.abs(s.moves()) > Departures.LIMIT_SECONDS);
                if (!change.isKink() && !isOwn && Math.abs(change.jump()) > Departures.LIMIT_SECONDS) {
                    jumps.add(new Jump(host, change, clock.binding(k + 1)));
                }
            }
        });
        jumps.sort(Comparator.<Jump>comparingDouble(j -> j.change.low()).thenComparing(Jump::host));
        List<ReferenceMove> moves = new ArrayList<>();
        boolean[] used = new boolean[jumps.size()];
        for (int i = 0; i < used.length; i++) {
            TreeMap<HostName, Integer> group = new TreeMap<>();
            for (int k = i; k < used.length && !used[i]; k++) {
                if (!used[k] && jumps.get(i).isLike(jumps.get(k))) {
                    group.putIfAbsent(jumps.get(k).host, k);
                }
            }
            if (group.size() >= HOSTS_LEAST && group.size() * 2 > clocks.size()) {
                group.values().forEach(k -> used[k] = true);
                moves.add(move(group.values().stream().map(jumps::get).toList()));
            }
        }
        return List.copyOf(moves);
    }

    private static ReferenceMove move(List<Jump> group) {
        double[] amounts =
                group.stream().mapToDouble(j -> j.change.jump()).sorted().toArray();
        TreeSet<Citation> citations = new TreeSet<>();
        group.forEach(j -> j.binding.stream().limit(2).forEach(citations::add));
        return new ReferenceMove(
                group.stream().mapToDouble(j -> j.change.low()).min().orElseThrow(),
                group.stream().mapToDouble(j -> j.change.high()).max().orElseThrow(),
                -amounts[amounts.length / 2],
                group.stream().map(Jump::host).toList(),
                List.copyOf(citations));
    }

    /** The rows of a clock against the reference as it should have stood; what lies inside a move says nothing. */
    static List<Bound> rebased(FittedClock clock, List<ReferenceMove> moves) {
        List<Bound> rebased = new ArrayList<>();
        for (int i = 0; i < clock.rows.size; i++) {
            double time = clock.rows.time[i];
            Bound bound = clock.rows.bound[i];
            if (moves.stream().noneMatch(m -> time >= m.low - 60 && time <= m.high + 60)) {
                double moved = moves.stream()
                        .filter(m -> time > m.high)
                        .mapToDouble(ReferenceMove::bySeconds)
                        .sum();
                rebased.add(bound.carriedBy(new OffsetBand(moved, moved), bound.against(), EpochSeconds.instant(time)));
            }
        }
        return rebased;
    }

    private record Jump(HostName host, Change change, List<Citation> binding) {
        boolean isLike(Jump other) {
            return other.change.low() <= change.high() + SAME_TIME
                    && change.low() <= other.change.high() + SAME_TIME
                    && Math.abs(other.change.jump() - change.jump()) < SAME_AMOUNT;
        }
    }
}
