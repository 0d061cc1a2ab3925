package dev.hindcast.cli;

import dev.hindcast.source.RecordDump;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How {@code dump} prints: as every list ({@link ListFormat}), or the record itself. */
enum DumpFormat {
    JSONL(ListFormat.JSONL, RecordDump.Form.JSON_LINES),
    JSON(ListFormat.JSON, null),
    CSV(ListFormat.CSV, null),
    TABLE(ListFormat.TABLE, null),
    /** {@code <Event>} elements; of Windows event logs only. */
    XML(null, RecordDump.Form.XML);

    private final Optional<ListFormat> list;
    private final Optional<RecordDump.Form> straight;

    DumpFormat(@Nullable ListFormat list, RecordDump.@Nullable Form straight) {
        this.list = Optional.ofNullable(list);
        this.straight = Optional.ofNullable(straight);
    }

    /** As a list of events; empty where an event cannot be printed so. */
    Optional<ListFormat> list() {
        return list;
    }

    /** The form in which a reader may write it itself, without making events. */
    Optional<RecordDump.Form> straight() {
        return straight;
    }
}
