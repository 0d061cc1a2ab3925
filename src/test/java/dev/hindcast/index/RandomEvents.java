package dev.hindcast.index;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events and queries by chance: few fields and values, so that they meet, and the odd ones among them. */
public final class RandomEvents {

    static final List<String> FIELDS = List.of(
            "event.code",
            "host.name",
            "message",
            "source.ip",
            "winlog.event_data.Status",
            "winlog.event_data.CommandLine",
            "winlog.event_data.Text",
            "winlog.event_data.Te",
            "odd=name",
            "odd",
            "odd~#%3D",
            "lone\ud800",
            "lone\ufffd",
            "",
            "long." + "n".repeat(600),
            "long." + "n".repeat(599) + "m");

    private static final List<String> VALUES = List.of(
            "4771",
            "0x25",
            "0x00000025",
            "37",
            "37.0",
            "-0.250",
            "0",
            "0x0",
            "0x8020000000000001",
            "9232379236109516801",
            "9232379236109516800",
            "1e3",
            "ERP01.corp.example",
            "erp01",
            "Straße ΟΔΟΣ",
            "ıI",
            "name=value",
            "",
            "*",
            "a\\b",
            "nul\u0000inside",
            "lone\ud800",
            "lone\udc00",
            "lone\ufffd",
            "\ud83d\ude00 grin",
            "10.0.0.5",
            "::ffff:10.0.0.6",
            "10.1.2.3",
            "fe80::1%12",
            "fe80::abcd",
            "Clock skew too great",
            "clock drift, skew too small",
            "PREAUTH_FAILED: user@CORP",
            "時刻の同期",
            "net  time /set");

    private static final String[] LETTERS = {"a", "B", "é", "\ud800", "時", "\ud83d\ude00", " ", "0", "="};

    private final SplittableRandom random;
    private final Layouts layouts = new Layouts();
    private int made;

    public RandomEvents(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public Event next() {
        Event.Builder event = Event.at(provenance(), layouts);
        int fields = random.nextInt(7);
        for (int i = 0; i < fields; i++) {
            event.field(pick(FIELDS), value());
        }
        if (random.nextInt(8) > 0) {
            event.stamp(stamp());
        }
        for (int further = random.nextInt(6); further > 3; further--) {
            event.alsoAt(provenance());
        }
        return event.build();
    }

    /** A query of at most {@code depth} levels. */
    public Query query(int depth) {
        int kind = random.nextInt(depth > 0 ? 14 : 10);
        return switch (kind) {
            case 0 -> new Query.All();
            case 1, 2 -> new Query.Term(pick(FIELDS), value());
            case 3, 4 -> new Query.Wildcard(pick(FIELDS), pattern(value()));
            case 5 -> new Query.NumberRange(pick(FIELDS), bound(-40), bound(40));
            case 6 -> new Query.TimeRange(instant(), instant());
            case 7 ->
                new Query.Cidr(pick(FIELDS), pick(List.of("10.0.0.0/8", "10.0.0.5", "fe80::/10", "::/0", "0.0.0.0/0")));
            case 8 -> new Query.Exists(pick(FIELDS));
            case 9 -> random.nextBoolean() ? phrase() : new Query.WordWildcard(pattern("skew"));
            case 10, 11 -> new Query.And(parts(depth));
            case 12 -> new Query.Or(parts(depth));
            default -> new Query.Not(query(depth - 1));
        };
    }

    private List<Query> parts(int depth) {
        List<Query> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(query(depth - 1));
        }
        return parts;
    }

    private Query phrase() {
        List<String> words = Prose.words(pick(VALUES));
        int from = random.nextInt(words.size() + 1);
        return new Query.Phrase(words.subList(from, Math.min(words.size(), from + 1 + random.nextInt(3))));
    }

    private double bound(double near) {
        return switch (random.nextInt(4)) {
            case 0 -> near < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case 1 -> 37;
            default -> near + random.nextInt(100) - 50;
        };
    }

    /** A value with some of its characters replaced by wildcards, or taken from them. */
    private String pattern(String value) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < Math.min(value.length(), 40); i++) {
            switch (random.nextInt(12)) {
                case 0 -> pattern.append('*');
                case 1 -> pattern.append('?');
                default -> pattern.append(WildcardPattern.literally(value.substring(i, i + 1)));
            }
        }
        return random.nextBoolean() ? pattern + "*" : pattern.toString();
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> letters(random.nextInt(6));
            case 1 -> longValue();
            default -> pick(VALUES);
        };
    }

    /** Values about as long as a term may be, alike in their beginning. */
    private String longValue() {
        String start = pick(List.of("x", "é", "時")).repeat(pickLength());
        return random.nextBoolean() ? start : start + pick(List.of(" skew", "37", "\ud83d\ude00", "y"));
    }

    private int pickLength() {
        return List.of(333, 334, 499, 500, 501, 999, 1000, 1001, 4_000).get(random.nextInt(9));
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private Provenance provenance() {
        Position.Unit[] units = Position.Unit.values();
        return new Provenance(
                "folder/" + letters(2) + ".log",
                new Position(units[random.nextInt(units.length)], made++),
                pick(List.of("krb5kdc", "evtx")));
    }

    private Stamp stamp() {
        StampBasis[] bases = StampBasis.values();
        return new Stamp(
                letters(4),
                instant(),
                Duration.ofNanos(1 + random.nextInt(2_000_000_000)),
                bases[random.nextInt(bases.length)],
                pick(List.of("UTC", "+02:00", "Europe/Berlin")),
                HostName.of(pick(List.of("", "dc01", "ERP01.corp.example"))));
    }

    /** Times that coincide in their second, lie around 1970, at FILETIME's ends, or where no clock can be. */
    private Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.ofEpochSecond(random.nextInt(-3, 3), random.nextInt(3));
            case 1 -> Instant.parse("1601-01-01T00:00:00Z").plusNanos(random.nextInt(3));
            case 2 -> Instant.parse("2499-12-31T23:59:59.999999900Z");
            case 3 -> random.nextBoolean() ? Instant.MIN : Instant.MAX;
            default -> Instant.ofEpochSecond(1_773_500_000L + random.nextInt(3), random.nextInt(4) * 333_333_333L);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
