package dev.hindcast.source.table;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a migration sheet: one host and when it moved. The times are a person's: rounded to five minutes, on no
 * clock that we could correct.
 */
final class CutoverMeaning implements TableMeaning {

    /** People round to five minutes (DESIGN, section 4). */
    private static final Duration PERSONS_ROUNDING = Duration.ofMinutes(5);

    private static final Duration DAY = Duration.ofDays(1);
    /** {@code 14.03.2026 21:30-23:00}: a window in one cell. */
    private static final Pattern WINDOW =
            Pattern.compile("(.{0,100}\\d{1,2}[:h.]\\d{2})\\s*[-–]\\s*(\\d{1,2}[:h.]\\d{2}.{0,100})");

    @Override
    public boolean fits(TableColumns columns) {
        boolean speaksOfMoves = columns.has("from") || columns.has("to") || columns.has("tools") || columns.has("wave");
        boolean anyTime = columns.has("start") || columns.has("end") || columns.has("date") || columns.has("planned");
        return columns.has("host") && (columns.has("cutover") || (speaksOfMoves && anyTime));
    }

    @Override
    public boolean plausible(TableColumns columns, List<List<String>> rows) {
        return true;
    }

    @Override
    public List<String> timeRoles() {
        return List.of("cutover", "start", "end", "date", "time", "planned");
    }

    @Override
    public String describe(TableRow row, Event.Builder event) {
        String host = row.text("host");
        if (!HostName.of(host).isKnown()) {
            return "it names no host";
        }
        event.field(FieldNames.HOST, host)
                .field(FieldNames.CODE, "migration-sheet")
                .field(FieldNames.ACTION, "cutover-recorded")
                .field(FieldNames.MESSAGE, row.asProse());
        copy(row, "from", event, FieldNames.CUTOVER_FROM);
        copy(row, "to", event, FieldNames.CUTOVER_TO);
        copy(row, "tools", event, FieldNames.CUTOVER_TOOLS);
        copy(row, "wave", event, FieldNames.CUTOVER_WAVE);
        copy(row, "remark", event, FieldNames.CUTOVER_REMARK);
        Span span = new Span(row);
        String fault = span.read();
        CutoverStatus status = status(row, span);
        event.field(FieldNames.CUTOVER_STATUS, status.word());
        if (status == CutoverStatus.STAYING && span.start.isEmpty()) {
            return "";
        }
        return fault.isEmpty() ? span.describe(event) : fault;
    }

    private static void copy(TableRow row, String role, Event.Builder event, String field) {
        if (!row.text(role).isEmpty()) {
            event.field(field, row.text(role));
        }
    }

    private static CutoverStatus status(TableRow row, Span span) {
        Optional<CutoverStatus> stated = CutoverStatus.of(row.text("status"));
        if (stated.isPresent()) {
            return stated.get();
        }
        if (span.start.isPresent()) {
            return span.planned ? CutoverStatus.PLANNED : CutoverStatus.DONE;
        }
        boolean staying = List.of("remark", "to", "wave", "cutover", "start", "date").stream()
                .map(row::text)
                .anyMatch(CutoverStatus::saysStaying);
        return staying ? CutoverStatus.STAYING : CutoverStatus.UNKNOWN;
    }

    /** From when to when the row says that the host moved. */
    private static final class Span {
        private final TableRow row;
        private final TableTimes times;
        private Optional<PlacedTime> start = Optional.empty();
        private Optional<PlacedTime> end = Optional.empty();
        private boolean planned;

        Span(TableRow row) {
            this.row = row;
            this.times = row.times();
        }

        /** Fills start and end; what is wrong, or empty. */
        String read() {
            Optional<PlacedTime> date = times.dated("date", row.text("date"));
            for (String role : List.of("start", "cutover", "time")) {
                if (start.isEmpty() && !row.text(role).isEmpty()) {
                    start = dated(role, date);
                }
            }
            start = start.or(() -> date);
            if (start.isEmpty() && !row.text("planned").isEmpty()) {
                planned = true;
                start = dated("planned", date);
            }
            if (!row.text("end").isEmpty()) {
                end = readEnd(date);
                if (end.isEmpty()) {
                    return "its end \"" + row.text("end") + "\" is no time that we can read";
                }
            }
            start = start.or(() -> end);
            return start.isEmpty() ? "it has no cutover time that we can read" + seen() : orderedFault();
        }

        private Optional<PlacedTime> dated(String role, Optional<PlacedTime> date) {
            String text = row.text(role);
            Optional<PlacedTime> whole = cell(role, text, date);
            if (whole.isPresent()) {
                return whole;
            }
            Matcher window = WINDOW.matcher(text);
            if (!window.matches()) {
                return Optional.empty();
            }
            Optional<PlacedTime> from = cell(role, window.group(1), date);
            end = from.flatMap(f -> cell(role, window.group(2), Optional.of(f)));
            return end.isPresent() ? from : Optional.empty();
        }

        private Optional<PlacedTime> cell(String role, String text, Optional<PlacedTime> date) {
            return times.dated(role, text)
                    .or(() ->
                            date.flatMap(d -> times.timeOn(role, text, d.local().toLocalDate())));
        }

        private Optional<PlacedTime> readEnd(Optional<PlacedTime> date) {
            Optional<PlacedTime> day = start.or(() -> date);
            return cell("end", row.text("end"), day);
        }

        private String seen() {
            String text = row.text("start") + row.text("cutover") + row.text("date") + row.text("planned");
            return text.isEmpty() ? "" : " (\"" + text + "\")";
        }

        /** An end before the start lies past midnight, whether its date was left out or not moved on. */
        private String orderedFault() {
            if (end.isEmpty()
                    || start.isEmpty()
                    || !end.get().instant().isBefore(start.get().instant())) {
                return "";
            }
            PlacedTime later = end.get().at(end.get().local().plusDays(1));
            if (later.instant().isBefore(start.get().instant())) {
                return "its end lies more than a day before its start";
            }
            end = Optional.of(later);
            return "";
        }

        String describe(Event.Builder event) {
            PlacedTime from = start.orElseThrow();
            Instant to = end.map(e -> e.isDateOnly() ? e.instant().plus(DAY) : e.instant())
                    .orElse(from.isDateOnly() ? from.instant().plus(DAY) : from.instant());
            event.field(FieldNames.CUTOVER_START, from.instant().toString());
            event.field(FieldNames.CUTOVER_END, to.toString());
            event.stamp(from.stamp(from.isDateOnly() ? DAY : PERSONS_ROUNDING, HostName.UNKNOWN));
            return "";
        }
    }
}
