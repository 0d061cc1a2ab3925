package dev.hindcast.cli;

import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.source.DateOrder;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Stated;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** The options about files that do not say their zone, year or date order; the same words in every command. */
final class ReadingWords {

    @Option(
            names = "--zone",
            paramLabel = "GLOB=ZONE",
            description = "Zone of files whose stamps carry none: 'krb5kdc.log=Europe/Berlin'.")
    private final List<String> zones = new ArrayList<>();

    @Option(names = "--year", paramLabel = "GLOB=YYYY", description = "Year of files whose stamps carry none.")
    private final List<String> years = new ArrayList<>();

    @Option(
            names = "--date-order",
            paramLabel = "GLOB=DMY|MDY|YMD",
            description = "Order of day, month and year where the digits do not tell.")
    private final List<String> dateOrders = new ArrayList<>();

    @Option(
            names = "--line-formats",
            paramLabel = "DIR",
            description = "Folder with YAML documents that declare further line formats; see docs/line-formats.md.")
    private final List<Path> lineFormats = new ArrayList<>();

    @Option(names = "--carve", description = "Also recover event log records from space no longer in use; marked.")
    private boolean carve;

    @Option(names = "--threads", paramLabel = "N", description = "Threads for one file; no result depends on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    ReadingOptions options() throws UsageProblem {
        List<Stated<ZoneId>> statedZones = new ArrayList<>();
        for (String word : zones) {
            String[] parts = split("--zone", word, "'krb5kdc.log=Europe/Berlin'");
            try {
                statedZones.add(new Stated<>(parts[0], ZoneId.of(parts[1])));
            } catch (DateTimeException unknown) {
                throw new UsageProblem("--zone " + word + ": " + parts[1]
                        + " is no zone; write an IANA name (Europe/Berlin), UTC, or an offset (+02:00)");
            }
        }
        List<Stated<Integer>> statedYears = new ArrayList<>();
        for (String word : years) {
            String[] parts = split("--year", word, "'krb5kdc.log=2026'");
            try {
                int year = Integer.parseInt(parts[1]);
                if (year < 1970 || year > 2999) {
                    throw new NumberFormatException(parts[1]);
                }
                statedYears.add(new Stated<>(parts[0], year));
            } catch (NumberFormatException notAYear) {
                throw new UsageProblem("--year " + word + ": " + parts[1] + " is no year; write four digits");
            }
        }
        List<Stated<DateOrder>> orders = new ArrayList<>();
        for (String word : dateOrders) {
            String[] parts = split("--date-order", word, "'sheet.csv=DMY'");
            try {
                orders.add(new Stated<>(parts[0], DateOrder.valueOf(parts[1].toUpperCase(Locale.ROOT))));
            } catch (IllegalArgumentException unknown) {
                throw new UsageProblem("--date-order " + word + ": write DMY, MDY or YMD after the =");
            }
        }
        if (threads < 1) {
            throw new UsageProblem("--threads " + threads + " is too few; give 1 or more");
        }
        return new ReadingOptions(statedZones, statedYears, orders, carve, lineFormats, threads);
    }

    /** What was stated, as written. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        zones.forEach(z -> words.add("--zone " + z));
        years.forEach(y -> words.add("--year " + y));
        dateOrders.forEach(d -> words.add("--date-order " + d));
        lineFormats.forEach(f -> words.add("--line-formats " + f));
        if (carve) {
            words.add("--carve");
        }
        return words;
    }

    private static String[] split(String option, String word, String example) throws UsageProblem {
        int equals = word.lastIndexOf('=');
        if (equals <= 0 || equals == word.length() - 1) {
            throw new UsageProblem(
                    option + " " + word + " is not GLOB=VALUE; write for example " + option + " " + example);
        }
        String glob = word.substring(0, equals);
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException broken) {
            throw new UsageProblem(option + " " + word + ": " + glob + " is no glob (" + broken.getDescription()
                    + "); write for example " + option + " " + example);
        }
        return new String[] {glob, word.substring(equals + 1)};
    }
}
