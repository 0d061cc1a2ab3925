package dev.hindcast.source.table;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Position;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.DateOrderVote;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.WrittenTime;
import dev.hindcast.source.ZoneChoice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the dates and times of one table are read: order of day and month by column, zone by cell, head, user or default. */
final class TableTimes {

    private final String path;
    private final TableColumns columns;
    private final Optional<DateOrder> statedOrder;
    private final ZoneChoice fallback;
    private final Map<String, DateOrderVote> votes = new TreeMap<>();
    private final EventSink sink;
    private boolean assumedTold;
    private @Nullable ZoneChoice first;

    TableTimes(String path, TableColumns columns, List<String> timeRoles, ReadingOptions options, EventSink sink) {
        this.path = path;
        this.columns = columns;
        this.statedOrder = options.dateOrderOf(path);
        this.fallback = ZoneChoice.statedOrUtc(options, path);
        this.sink = sink;
        for (String role : timeRoles) {
            if (columns.has(role)) {
                votes.put(role, new DateOrderVote());
            }
        }
    }

    /** First pass: a row's cells vote on the order of day and month of their columns. */
    void vote(List<String> cells) {
        votes.forEach((role, vote) -> columns.column(role)
                .ifPresent(column -> WrittenTime.parse(cells.get(column))
                        .filter(WrittenTime::hasDate)
                        .ifPresent(vote::add)));
    }

    /**
     * After the first pass: columns of one table are written by one hand, so a column that left the order open follows
     * one that did not. Tells the sink where an order had to be assumed.
     */
    void closeVote() {
        boolean open = votes.values().stream().anyMatch(vote -> vote.isAssumed(statedOrder));
        if (!open || decided().isPresent()) {
            return;
        }
        DateOrder taken = assumed();
        sink.accept(Diagnostic.warning(
                path,
                Position.FILE,
                "date-order-assumed",
                "In its dates day and month can be exchanged; they are read as " + taken
                        + ". State the order with --date-order '" + path + "=DMY' or MDY."));
    }

    private Optional<DateOrder> decided() {
        if (statedOrder.isPresent()) {
            return statedOrder;
        }
        List<DateOrder> orders = votes.values().stream()
                .filter(DateOrderVote::isDecided)
                .map(vote -> vote.order(statedOrder))
                .distinct()
                .toList();
        return orders.size() == 1 ? Optional.of(orders.get(0)) : Optional.empty();
    }

    private DateOrder assumed() {
        boolean american = votes.values().stream().anyMatch(DateOrderVote::sawHalfDay);
        return american ? DateOrder.MDY : DateOrder.DMY;
    }

    private DateOrder order(String role) {
        DateOrderVote vote = votes.get(role);
        if (vote != null && vote.isDecided() && statedOrder.isEmpty()) {
            return vote.order(statedOrder);
        }
        return decided().orElseGet(this::assumed);
    }

    /** A cell with a date, with or without a time; empty where it is none. */
    Optional<PlacedTime> dated(String role, String text) {
        return WrittenTime.parse(text).filter(WrittenTime::hasDate).flatMap(written -> {
            DateOrder order = order(role);
            Optional<LocalDateTime> local = written.local(order);
            if (local.isEmpty()) {
                // the one row that contradicts its column is still a date in the other order
                local = written.orders().stream().findFirst().flatMap(written::local);
            }
            return local.map(time -> new PlacedTime(text, written, time, zone(role, written)));
        });
    }

    /** A cell with a time alone, on a given day. */
    Optional<PlacedTime> timeOn(String role, String text, LocalDate day) {
        return WrittenTime.parse(text)
                .filter(written -> written.hasTime() && !written.hasDate())
                .map(written -> new PlacedTime(text, written, written.on(day), zone(role, written)));
    }

    private ZoneChoice zone(String role, WrittenTime written) {
        Optional<ZoneId> named = written.zone().or(() -> columns.zone(role));
        ZoneChoice choice = named.map(ZoneChoice::inFile).orElse(fallback);
        if (choice.basis() == StampBasis.ASSUMED && !assumedTold) {
            assumedTold = true;
            sink.accept(ZoneChoice.assumed(path));
        }
        if (first == null) {
            first = choice;
        }
        return choice;
    }

    /** The zone of the first time that was read. */
    Optional<ZoneChoice> zoneUsed() {
        return Optional.ofNullable(first);
    }
}
