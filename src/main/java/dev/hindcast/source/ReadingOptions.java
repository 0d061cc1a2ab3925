package dev.hindcast.source;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the user states about files whose stamps do not say it themselves. The last statement that names a file wins.
 *
 * @param zones {@code --zone GLOB=ZONE}
 * @param years {@code --year GLOB=YYYY}
 * @param dateOrders {@code --date-order GLOB=DMY}
 * @param carve whether records are recovered from space that a log no longer uses ({@code --carve})
 * @param lineFormats folders with further line formats ({@code --line-formats DIR})
 * @param threads how many threads may read one file, from 1; no result depends on it
 */
public record ReadingOptions(
        List<Stated<ZoneId>> zones,
        List<Stated<Integer>> years,
        List<Stated<DateOrder>> dateOrders,
        boolean carve,
        List<Path> lineFormats,
        int threads) {

    public static final ReadingOptions NONE = new ReadingOptions(List.of(), List.of(), List.of());

    /** Statements alone; nothing is carved, and all processors may be used. */
    public ReadingOptions(List<Stated<ZoneId>> zones, List<Stated<Integer>> years, List<Stated<DateOrder>> dateOrders) {
        this(zones, years, dateOrders, false, List.of(), Runtime.getRuntime().availableProcessors());
    }

    /** The same with other ways of reading. */
    public ReadingOptions reading(boolean carved, int threadsMax) {
        return new ReadingOptions(zones, years, dateOrders, carved, lineFormats, threadsMax);
    }

    /** The same with further line formats. */
    public ReadingOptions with(List<Path> folders) {
        return new ReadingOptions(zones, years, dateOrders, carve, folders, threads);
    }

    public ReadingOptions {
        zones = List.copyOf(zones);
        years = List.copyOf(years);
        dateOrders = List.copyOf(dateOrders);
        lineFormats = List.copyOf(lineFormats);
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread must read, not " + threads);
        }
    }

    public Optional<ZoneId> zoneOf(String path) {
        return last(zones, path);
    }

    public Optional<Integer> yearOf(String path) {
        return last(years, path);
    }

    public Optional<DateOrder> dateOrderOf(String path) {
        return last(dateOrders, path);
    }

    private static <T> Optional<T> last(List<Stated<T>> statements, String path) {
        return statements.stream().filter(s -> s.names(path)).map(Stated::value).reduce((earlier, later) -> later);
    }
}
