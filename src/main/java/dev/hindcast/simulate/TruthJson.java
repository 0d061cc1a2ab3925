package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a {@link Truth} as JSON by hand: names are fixed, and no value needs escaping. */
final class TruthJson {

    private static final Duration KEY_TIMES_EVERY = Duration.ofHours(12);

    private final Truth truth;
    private final StringBuilder out = new StringBuilder();

    TruthJson(Truth truth) {
        this.truth = truth;
    }

    String write() {
        out.append("{\n");
        line("scenario", text(truth.scenario()));
        line("seed", Long.toString(truth.seed()));
        line("begin", text(truth.begin()));
        line("end", text(truth.end()));
        line("reference", text(truth.reference()));
        line("guest", text(truth.guest()));
        line("controls", truth.controls().stream().map(TruthJson::text).collect(Collectors.joining(", ", "[", "]")));
        line(
                "cutover_phases",
                truth.phases().stream()
                        .map(p -> "{\"at\": " + text(p.trueTime()) + ", \"what\": " + text(p.what()) + "}")
                        .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]")));
        line("tolerance_seconds", Long.toString(truth.tolerance().toSeconds()));
        line("free_rate_ppm", number(truth.freeRatePpm()));
        line("onset", text(truth.onset()));
        line("crossing", text(truth.crossing()));
        line("repaired", text(truth.repaired()));
        line(
                "expected",
                "{\"headline\": \"yes\", \"mechanism\": \"yes\", \"origin\": \"yes\","
                        + " \"hypothesis\": \"time-source-lost\"}");
        line("guest_offsets", guestOffsets());
        line("attempts", attempts());
        out.append("  \"hosts\": ").append(hosts()).append("\n}\n");
        return out.toString();
    }

    private String guestOffsets() {
        TrueClock clock = truth.host(truth.guest()).clock();
        StringBuilder rows = new StringBuilder("[\n");
        for (Instant t = truth.begin(); !t.isAfter(truth.end()); t = t.plus(KEY_TIMES_EVERY)) {
            rows.append("    {\"at\": ")
                    .append(text(t))
                    .append(", \"offset_seconds\": ")
                    .append(number(clock.offsetSeconds(t)))
                    .append(t.plus(KEY_TIMES_EVERY).isAfter(truth.end()) ? "}\n" : "},\n");
        }
        return rows.append("  ]").toString();
    }

    private String attempts() {
        SortedMap<String, List<TrueAttempt>> byOutcome = new TreeMap<>(
                truth.attempts().stream().collect(Collectors.groupingBy(a -> a.kind() + " " + a.outcome())));
        return byOutcome.values().stream().map(this::attemptRow).collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    private String attemptRow(List<TrueAttempt> alike) {
        TrueAttempt first = alike.get(0);
        return "    {\"kind\": " + text(first.kind().name().toLowerCase(Locale.ROOT))
                + ", \"outcome\": " + text(first.outcome().name().toLowerCase(Locale.ROOT))
                + ", \"count\": " + alike.size()
                + ", \"first\": " + text(first.trueTime())
                + ", \"last\": " + text(alike.get(alike.size() - 1).trueTime()) + "}";
    }

    private String hosts() {
        return truth.hosts().stream().map(this::host).collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    private String host(SimulatedHost host) {
        String segments = host.clock().segments().stream()
                .map(s -> "      {\"from\": " + text(s.from()) + ", \"offset_seconds\": " + number(s.offsetSeconds())
                        + ", \"rate_ppm\": " + number(s.ratePpm()) + ", \"why\": " + text(s.why()) + "}")
                .collect(Collectors.joining(",\n", "[\n", "\n    ]"));
        return "    {\"host\": " + text(host.fqdn()) + ", \"address\": " + text(host.ipv4()) + ", \"wobble_seconds\": "
                + number(host.clock().wobbleSeconds()) + ", \"clock\": " + segments + "}";
    }

    private void line(String name, String json) {
        out.append("  \"").append(name).append("\": ").append(json).append(",\n");
    }

    private static String text(Object value) {
        return "\"" + value + "\"";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
