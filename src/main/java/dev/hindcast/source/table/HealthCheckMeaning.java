package dev.hindcast.source.table;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A row of a monitoring export: one check of one host and its answer, by the monitoring server's clock. */
final class HealthCheckMeaning implements TableMeaning {

    private static final Set<String> UP = Set.of(
            "ok", "up", "healthy", "green", "0", "pass", "passed", "passing", "success", "true", "online", "alive");
    private static final Set<String> DOWN = Set.of(
            "critical", "crit", "down", "fail", "failed", "failing", "unhealthy", "red", "2", "false", "offline");
    private static final Set<String> NEITHER = Set.of(
            "unknown", "warning", "warn", "1", "3", "pending", "degraded", "yellow", "amber", "n/a", "maintenance");

    @Override
    public boolean fits(TableColumns columns) {
        boolean migration = columns.has("not-this");
        return columns.has("host") && columns.has("time") && columns.has("state") && !migration;
    }

    /** The state column of a web log or an inventory holds other words. */
    @Override
    public boolean plausible(TableColumns columns, List<List<String>> rows) {
        int column = columns.column("state").orElseThrow();
        long known = rows.stream()
                .map(cells -> plain(cells.get(column)))
                .filter(state -> UP.contains(state) || DOWN.contains(state) || NEITHER.contains(state))
                .count();
        return known > 0 && known * 2 >= rows.size();
    }

    @Override
    public List<String> timeRoles() {
        return List.of("time");
    }

    @Override
    public String describe(TableRow row, Event.Builder event) {
        String host = row.text("host");
        if (!HostName.of(host).isKnown()) {
            return "it names no host";
        }
        if (row.text("state").isEmpty()) {
            return "it has no state";
        }
        Optional<PlacedTime> time = row.times().dated("time", row.text("time"));
        if (time.isEmpty()) {
            return "its time \"" + row.text("time") + "\" is none that we can read";
        }
        String state = state(row.text("state"));
        event.field(FieldNames.HOST, host)
                .field(FieldNames.CODE, "health-check")
                .field(FieldNames.ACTION, "health-check")
                .field(FieldNames.CHECK_STATE, state)
                .field(FieldNames.MESSAGE, row.asProse());
        if (!row.text("check").isEmpty()) {
            event.field(FieldNames.CHECK_NAME, row.text("check"));
        }
        Duration resolution = time.get().written().hasSeconds() ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        event.stamp(time.get().stamp(resolution, HostName.of(row.text("monitor"))));
        return "";
    }

    private static String state(String written) {
        String plain = plain(written);
        if (UP.contains(plain)) {
            return "up";
        }
        return DOWN.contains(plain) ? "down" : "unknown";
    }

    private static String plain(String state) {
        return state.strip().toLowerCase(Locale.ROOT);
    }
}
