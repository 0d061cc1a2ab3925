package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KrbKdcTest {

    private static final LineFormat KDC = LineFormats.builtIn().stream()
            .filter(format -> format.id().equals("krb5kdc"))
            .findFirst()
            .orElseThrow();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH);

    private static String line(String stamp, String message) {
        return stamp + " kdc1 krb5kdc[42](info): " + message + "\n";
    }

    private static String issue(String stamp, long authtime) {
        return line(
                stamp,
                "AS_REQ (1 etypes {18}) 10.0.0.9: ISSUE: authtime " + authtime
                        + ", etypes {rep=18 tkt=18 ses=18}, u@R.EXAMPLE for krbtgt/R.EXAMPLE@R.EXAMPLE");
    }

    /** A line as a KDC in that zone writes it at that instant. */
    private static String issue(Instant when, ZoneId zone) {
        return issue(STAMP.format(when.atZone(zone)), when.getEpochSecond());
    }

    private static String start(Instant when, ZoneId zone) {
        return line(STAMP.format(when.atZone(zone)), "commencing operation");
    }

    private static Collected read(String text) throws IOException {
        return read(text, ReadingOptions.NONE);
    }

    private static Collected read(String text, ReadingOptions options) throws IOException {
        return Collected.of(KDC, MemorySource.of("kdc/krb5kdc.log", text), options);
    }

    private static ReadingOptions zone(String id) {
        return new ReadingOptions(List.of(new Stated<>("*.log", ZoneId.of(id))), List.of(), List.of());
    }

    @Test
    void year_and_zone_come_from_the_authtime_of_an_issue_line() throws IOException {
        Collected read = read(line("Apr 09 11:33:30", "set up 4 sockets") + issue("Apr 09 11:33:34", 1428572014));
        assertThat(read.instants()).containsExactly("2015-04-09T09:33:30Z", "2015-04-09T09:33:34Z");
        assertThat(read.event(0).stamp().orElseThrow().basis()).isEqualTo(StampBasis.INFERRED);
        assertThat(read.reading().zone()).isEqualTo("+02:00");
        assertThat(read.event(0).stamp().orElseThrow().clock().value()).isEqualTo("kdc1");
        assertThat(read.codes()).containsExactly("zone-inferred");
    }

    @Test
    void without_authtime_and_statement_there_is_no_time_and_one_warning_that_names_the_option() throws IOException {
        Collected read = read(line("Apr 09 11:33:30", "set up 4 sockets") + line("Apr 09 11:33:31", "shutting down"));
        assertThat(read.events())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.stamp()).isEmpty());
        assertThat(read.codes()).containsExactly("year-missing");
        assertThat(read.diagnostics().get(0).message()).contains("--year");
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.NOT_APPLICABLE);
    }

    @Test
    void a_stated_year_without_a_zone_is_read_as_utc_and_the_assumption_is_told() throws IOException {
        ReadingOptions year = new ReadingOptions(List.of(), List.of(new Stated<>("kdc/*", 2025)), List.of());
        Collected read =
                read(line("Dec 31 23:59:59", "shutting down") + line("Jan 01 00:00:01", "commencing operation"), year);
        assertThat(read.instants()).containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z");
        assertThat(read.codes()).containsExactly("zone-assumed");
        assertThat(read.reading().zoneBasis()).isEqualTo(StampBasis.ASSUMED);
    }

    @Test
    void december_before_the_first_authtime_is_the_year_before() throws IOException {
        String text = line("Dec 30 10:00:00", "commencing operation")
                + line("Jan 02 10:00:00", "closing down fd 19")
                + issue("Jan 03 09:00:00", Instant.parse("2026-01-03T08:00:00Z").getEpochSecond())
                + line("Dec 31 23:00:00", "closing down fd 19");
        assertThat(read(text).instants())
                .containsExactly(
                        "2025-12-30T09:00:00Z", "2026-01-02T09:00:00Z", "2026-01-03T08:00:00Z", "2025-12-31T22:00:00Z");
    }

    @Test
    void the_users_zone_wins_and_a_contradiction_is_told() throws IOException {
        Collected read = read(issue("Apr 09 11:33:34", 1428572014), zone("America/New_York"));
        assertThat(read.instants()).containsExactly("2015-04-09T15:33:34Z");
        assertThat(read.codes()).containsExactly("zone-contradicted");
        assertThat(read.diagnostics().get(0).message())
                .contains("America/New_York")
                .contains("+02:00");
        assertThat(read(issue("Apr 09 11:33:34", 1428572014), zone("Europe/Berlin"))
                        .codes())
                .isEmpty();
    }

    @Test
    void both_passes_of_the_hour_that_summer_time_repeats_are_told_apart() throws IOException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        StringBuilder text = new StringBuilder();
        Instant from = Instant.parse("2026-10-24T23:00:00Z");
        for (int quarter = 0; quarter < 16; quarter++) {
            Instant when = from.plusSeconds(quarter * 900L);
            // authtime on every fourth line only; the order of the file must carry the others
            text.append(quarter % 4 == 3 ? issue(when, berlin) : start(when, berlin));
        }
        Collected read = read(text.toString());
        for (int quarter = 0; quarter < 16; quarter++) {
            assertThat(read.event(quarter).stamp().orElseThrow().instant())
                    .as("quarter " + quarter)
                    .isEqualTo(from.plusSeconds(quarter * 900L));
        }
        assertThat(read.reading().zone()).isEqualTo("+02:00/+01:00");
    }

    @Test
    void the_change_of_offset_between_two_distant_authtimes_is_placed_where_the_worlds_zones_make_it()
            throws IOException {
        ZoneId chicago = ZoneId.of("America/Chicago");
        Instant before = Instant.parse("2026-03-07T12:00:00Z");
        Instant after = Instant.parse("2026-03-09T12:00:00Z");
        Instant justAfterChange = Instant.parse("2026-03-08T08:30:00Z");
        String text = issue(before, chicago) + start(justAfterChange, chicago) + issue(after, chicago);
        assertThat(read(text).instants())
                .containsExactly(before.toString(), justAfterChange.toString(), after.toString());
    }

    @Test
    void one_damaged_authtime_does_not_move_the_zone() throws IOException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant at = Instant.parse("2026-05-02T07:00:00Z");
        String text = issue(at, berlin)
                + issue(STAMP.format(at.plusSeconds(60).atZone(berlin)), at.getEpochSecond() + 3600)
                + issue(at.plusSeconds(120), berlin);
        assertThat(read(text).reading().zone()).isEqualTo("+02:00");
    }

    @Test
    void months_in_the_language_of_the_daemon_are_read() throws IOException {
        for (String may : List.of("mag", "May", "mai", "maj", "5月", "MAI")) {
            assertThat(read(issue(may + " 15 16:58:49", 1589554729)).instants())
                    .as(may)
                    .containsExactly("2020-05-15T14:58:49Z");
        }
    }

    @Test
    void a_line_that_is_none_is_rejected_and_blank_lines_are_no_records() throws IOException {
        Collected read = read(
                issue("Apr 09 11:33:34", 1428572014) + "\n   \nfoo bar\nApr 31 11:33:34 kdc1 krb5kdc[1](info): x\n");
        assertThat(read.reading().tally().present()).isEqualTo(3);
        assertThat(read.reading().tally().rejected()).isEqualTo(2);
        assertThat(read.codes()).containsExactly("zone-inferred", "line-unknown", "date-impossible");
        assertThat(read.diagnostics().get(1).position().number()).isEqualTo(4);
    }

    @Test
    void a_torn_request_is_kept_as_an_event_of_another_kind() throws IOException {
        Collected read =
                read(issue("Apr 09 11:33:34", 1428572014) + "Apr 09 11:33:35 kdc1 krb5kdc[42](info): AS_REQ (8 etyp");
        assertThat(read.event(1).code()).isEqualTo("other");
        assertThat(read.event(1).text(FieldNames.MESSAGE)).isEqualTo("AS_REQ (8 etyp");
    }

    @Test
    void megabytes_of_damage_on_one_line_end() throws IOException {
        String flood = "AS_REQ (1 etypes {18}) 10.0.0.9: ISSUE: " + " for a@".repeat(300_000);
        Collected read = read(issue("Apr 09 11:33:34", 1428572014) + line("Apr 09 11:33:35", flood));
        assertThat(read.event(1).code()).isEqualTo("other");
    }

    @Test
    void utf16_is_read_like_utf8() throws IOException {
        byte[] utf16 = issue("mag 15 16:58:49", 1589554729).getBytes(StandardCharsets.UTF_16LE);
        MemorySource source = new MemorySource("k.log", utf16);
        assertThat(KDC.recognise(Sample.of(source)).score()).isGreaterThan(90);
        assertThat(Collected.of(KDC, source).event(0).text(FieldNames.KRB_STATUS))
                .isEqualTo("ISSUE");
    }

    @Test
    void recognition_is_by_the_share_of_kdc_lines() {
        String kdc = issue("Apr 09 11:33:34", 1428572014);
        assertThat(KDC.recognise(Sample.of(kdc.getBytes(StandardCharsets.UTF_8)))
                        .score())
                .isEqualTo(99);
        String kadmin = "May  2 09:14:10 kdc1 kadmind[2130](Notice): Request: kadm5_init, a@R, success\n";
        assertThat(KDC.recognise(Sample.of(kadmin.getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
        assertThat(KDC.recognise(Sample.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void damage_never_throws_and_every_line_is_accounted_for() {
        StringBuilder text = new StringBuilder();
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (int n = 0; n < 12; n++) {
            text.append(issue(Instant.parse("2025-12-31T22:00:00Z").plusSeconds(n * 700L), berlin));
            text.append(start(Instant.parse("2025-12-31T22:00:00Z").plusSeconds(n * 700L + 5), berlin));
        }
        Mutations.check(KDC, text.toString().getBytes(StandardCharsets.UTF_8), 250, 4711);
        Mutations.check(KDC, text.toString().getBytes(StandardCharsets.UTF_16LE), 50, 4712);
    }

    @Test
    void the_specimens_of_real_logs_are_read_as_their_index_says() throws IOException {
        Map<String, String> zones = Map.of(
                "kdc-mit/otus-old-etypes.log", "+03:00",
                "kdc-mit/fedora-italian-month-new-etypes.log", "+02:00",
                "kdc-mit/skew-constructed.log", "+02:00");
        Map<String, Integer> events = Map.of(
                "kdc-mit/otus-old-etypes.log", 10,
                "kdc-mit/fedora-italian-month-new-etypes.log", 7,
                "kdc-mit/skew-constructed.log", 8);
        for (String file : zones.keySet()) {
            Collected read = Collected.of(KDC, Corpora.textFormat(file));
            assertThat(read.events()).as(file).hasSize(events.get(file));
            assertThat(read.reading().tally().rejected()).as(file).isZero();
            assertThat(read.reading().zone()).as(file).isEqualTo(zones.get(file));
            assertThat(KDC.recognise(Sample.of(Corpora.textFormat(file))).score())
                    .as(file)
                    .isEqualTo(99);
        }
        assertThat(KDC.recognise(Sample.of(Corpora.textFormat("kdc-mit/kadmind-constructed.log")))
                        .isMatch())
                .isFalse();
    }

    @Test
    void every_line_of_every_real_kdc_is_counted_as_its_truth_says(@TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        List<Path> logs;
        try (Stream<Path> all = Files.walk(folder)) {
            logs = all.filter(file -> file.endsWith("krb5kdc.log")).sorted().toList();
        }
        assertThat(logs).hasSizeGreaterThanOrEqualTo(9);
        for (Path log : logs) {
            Collected read = Collected.of(KDC, new dev.hindcast.source.FileSource("krb5kdc.log", log, Files.size(log)));
            String truth = Files.readString(
                    log.getParent().getParent().resolveSibling("truth").resolve("truth.json"));
            assertThat(counts(read)).as(log.toString()).isEqualTo(truthCounts(truth));
            try (Stream<String> lines = Files.lines(log)) {
                assertThat(read.events().size()).as(log.toString()).isEqualTo((int) lines.count());
            }
            for (Event event : read.events()) {
                if (event.code().equals("AS_REQ")
                        && event.text(FieldNames.KRB_STATUS).equals("ISSUE")) {
                    long authtime = Long.parseLong(event.text(FieldNames.KRB_AUTHTIME));
                    assertThat(event.stamp().orElseThrow().instant().getEpochSecond())
                            .as(event.toString())
                            .isBetween(authtime, authtime + 1);
                }
            }
        }
    }

    /** The truth's own keys: request and status, and the error text where it is about the clock. */
    private static Map<String, Long> counts(Collected read) {
        Map<String, Long> counts = new TreeMap<>();
        for (Event event : read.events()) {
            String error = event.text(FieldNames.KRB_ERROR);
            if (event.code().equals("preauth")) {
                counts.merge("preauth verify failure: " + error, 1L, Long::sum);
            } else if (!event.text(FieldNames.KRB_STATUS).isEmpty()) {
                String clock = error.equals("Clock skew too great") ? " / " + error : "";
                counts.merge(event.code() + " " + event.text(FieldNames.KRB_STATUS) + clock, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> truthCounts(String truth) {
        Matcher section =
                Pattern.compile("\"kdc_line_counts_as_written\": \\{([^}]*)\\}").matcher(truth);
        assertThat(section.find()).isTrue();
        Map<String, Long> counts = new TreeMap<>();
        Matcher entry = Pattern.compile("\"([^\"]+)\": (\\d+)").matcher(section.group(1));
        while (entry.find()) {
            counts.put(entry.group(1), Long.parseLong(entry.group(2)));
        }
        return counts;
    }

    @Test
    void stamps_of_any_zone_and_time_come_back_from_what_a_kdc_writes() throws IOException {
        long seed = 20260502;
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        List<String> zones = List.of(
                "Europe/Berlin",
                "America/New_York",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Auckland",
                "UTC",
                "America/St_Johns");
        for (int round = 0; round < 60; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            long second = ZonedDateTime.of(LocalDateTime.of(2020, 1, 1, 0, 0), ZoneOffset.UTC)
                            .toEpochSecond()
                    + random.nextLong(6L * 365 * 86_400);
            StringBuilder text = new StringBuilder();
            List<Instant> truth = new java.util.ArrayList<>();
            for (int line = 0; line < 40; line++) {
                Instant when = Instant.ofEpochSecond(second);
                truth.add(when);
                text.append(issue(when, zone));
                second += 1 + random.nextLong(10 * 86_400);
            }
            Collected read = read(text.toString());
            for (int line = 0; line < truth.size(); line++) {
                assertThat(read.event(line).stamp().orElseThrow().instant())
                        .as("seed " + seed + ", round " + round + ", line " + line + ", " + zone)
                        .isEqualTo(truth.get(line));
            }
        }
    }
}
