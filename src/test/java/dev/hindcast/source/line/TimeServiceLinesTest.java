package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import dev.hindcast.source.Stated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time services, the kernel, agents and package managers: corpora with hand counts, and chronyd against exact truth. */
class TimeServiceLinesTest {

    private static final List<LineFormat> ALL = LineFormats.builtIn();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LineFormat format(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** The format with the highest score, as a case would choose among these. */
    private static String recognised(Source source) throws IOException {
        Sample sample = Sample.of(source);
        String best = "none";
        int score = 0;
        for (LineFormat format : ALL) {
            int own = format.recognise(sample).score();
            if (own > score) {
                score = own;
                best = format.id();
            }
        }
        return best;
    }

    private static String instant(Event event) {
        return event.stamp().orElseThrow().instant().toString();
    }

    private static double number(Event event, String field) {
        return Double.parseDouble(event.text(field));
    }

    @Test
    void each_line_of_the_shared_specimens_is_what_a_person_reads_in_it() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        expected.put(
                "linux/boot-and-time-constructed.log",
                "syslog: platform hypervisor virtualization platform hypervisor clocksource-switched rtc-read"
                        + " virtualization clock-wrong clock-stepped not-synchronised clock-stepped; 0 rejected");
        expected.put("linux/journal-constructed.jsonl", "journal-json: hypervisor clock-stepped other; 0 rejected");
        expected.put("linux/dpkg-tools-constructed.log", "dpkg-log: startup status remove status install; 0 rejected");
        expected.put("plaso/dpkg.log", "dpkg-log: conffile startup install status; 0 rejected");
        expected.put(
                "plaso/apt_history.log",
                "apt-history: command Upgrade end command Install end command Install end command Install end command"
                        + " Install error end command user Install end command user Remove end command user Purge end"
                        + " command user Install end command user Remove end; 0 rejected");
        expected.put("plaso/syslog_rsyslog", "syslog: other other other other other; 0 rejected");
        expected.put(
                "w32tm/w32time-debug-real.log",
                "w32time: poll other other no-sample no-sample response-heard packet packet-leap packet-stratum"
                        + " packet-stamp packet-stamp packet-stamp other packet-stamp packet-delay packet-offset other"
                        + " response reachability logged authenticated packet-test-failed packet-ignored; 0 rejected");
        // another program's table stands above the rows
        expected.put("time/ntpq-loopstats-constructed.txt", "ntp-loopstats: loopstats loopstats; 4 rejected");
        Map<String, String> found = new TreeMap<>();
        for (String file : expected.keySet()) {
            Source source = Corpora.textFormat(file);
            String id = recognised(source);
            Collected read = Collected.of(format(id), source);
            String codes = read.events().stream().map(Event::code).collect(Collectors.joining(" "));
            found.put(file, id + ": " + codes + "; " + read.reading().tally().rejected() + " rejected");
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_hardware_clock_that_may_run_in_local_time_tells_no_zone() throws IOException {
        Source log = Corpora.textFormat("linux/boot-and-time-constructed.log");
        assertThat(Collected.of(format("syslog"), log).reading().zone()).isEqualTo("UTC");
    }

    @Test
    void boots_and_steps_of_a_syslog_file_are_read() throws IOException {
        Source log = Corpora.textFormat("linux/boot-and-time-constructed.log");
        ReadingOptions stated = new ReadingOptions(
                List.of(new Stated<>("*", ZoneId.of("Europe/Berlin"))), List.of(new Stated<>("*", 2024)), List.of());
        Collected read = Collected.of(format("syslog"), log, stated);
        assertThat(instant(read.event(0))).isEqualTo("2024-04-28T20:05:01Z");
        assertThat(read.event(0).text(FieldNames.PLATFORM)).startsWith("VMware, Inc.");
        assertThat(read.event(3).text(FieldNames.PLATFORM)).isEqualTo("Nutanix AHV");
        assertThat(read.event(8).text(FieldNames.OFFSET)).isEqualTo("-3.214501");
        assertThat(read.event(9).text(FieldNames.STEP)).isEqualTo("3.214501");
        assertThat(read.event(11).text(FieldNames.STEP)).isEqualTo("312.441234");
    }

    @Test
    void a_step_shows_in_the_journal_as_wall_time_minus_the_time_since_boot() throws IOException {
        Collected read = Collected.of(format("journal-json"), Corpora.textFormat("linux/journal-constructed.jsonl"));
        double[] difference = read.events().stream()
                .mapToDouble(event ->
                        event.stamp().orElseThrow().instant().getEpochSecond() - number(event, FieldNames.MONOTONIC))
                .toArray();
        assertThat(difference[1] - difference[0]).isEqualTo(312);
        assertThat(read.event(1).text(FieldNames.STEP)).isEqualTo("312");
        assertThat(read.event(1).text(FieldNames.BOOT_ID)).isEqualTo("0a1b2c3d4e5f60718293a4b5c6d7e8f9");
        assertThat(read.event(2).text(FieldNames.MESSAGE)).isEqualTo("\ufffdRoh\n");
    }

    @Test
    void a_sample_of_w32time_is_counted_once_with_the_round_trip_of_its_packet() throws IOException {
        Source log = Corpora.textFormat("w32tm/w32time-debug-real.log");
        Collected read = Collected.of(format("w32time"), log);
        List<Event> measured = read.events().stream()
                .filter(event -> event.text(FieldNames.ACTION).equals("offset-measured"))
                .toList();
        assertThat(measured).hasSize(1);
        Event sample = measured.get(0);
        // the four stamps of the packet: ((26.3916143 - 25.8660590) + (26.3916178 - 25.9189156)) / 2 = 0.49912875
        assertThat(sample.text(FieldNames.OFFSET)).isEqualTo("-0.4991287");
        assertThat(sample.text(FieldNames.ROUNDTRIP)).isEqualTo("0.0528531");
        assertThat(sample.text(FieldNames.OFFSET_AGAINST)).isEqualTo("time.windows.com");
        assertThat(read.events())
                .filteredOn(event -> !event.text(FieldNames.OFFSET).isEmpty())
                .hasSize(1);
        assertThat(instant(read.event(13)))
                .as("a line with three further stamps in it")
                .isEqualTo("2024-10-25T07:13:25.919016900Z");

        byte[] text = ((MemorySource) log).bytes();
        byte[] wide = ("\ufeff" + new String(text, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.UTF_16LE);
        Collected again = Collected.of(format("w32time"), new MemorySource("w32time.log", wide));
        assertThat(again.instants()).isEqualTo(read.instants());
    }

    @Test
    void a_packet_that_failed_its_tests_lends_no_round_trip_to_the_next_answer() throws IOException {
        String text = """
                154801 17:17:24.5694000s - | RoundtripDelay: 9000000ns (0s)
                154801 17:17:24.5694401s - Ignoring packet that failed tests from DC1.Contoso.com (ntp.d|0.0.0.0:123->192.168.100.2:123).
                154801 17:17:25.5694401s - Response from peer DC2.Contoso.com (ntp.d|0.0.0.0:123->192.168.100.3:123), ofs: -12.5000000s
                """;
        Event answer = Collected.of(format("w32time"), MemorySource.of("w32time.log", text))
                .event(2);
        assertThat(answer.text(FieldNames.OFFSET)).isEqualTo("12.5");
        assertThat(answer.text(FieldNames.ROUNDTRIP)).isEmpty();
        assertThat(answer.text(FieldNames.OFFSET_AGAINST)).isEqualTo("DC2.Contoso.com");
    }

    @Test
    void an_agent_that_apt_removed_is_named_among_a_thousand_packages() throws IOException {
        StringBuilder text = new StringBuilder("Start-Date: 2024-05-01  21:55:00\nRemove: ");
        for (int i = 0; i < 1000; i++) {
            text.append("lib").append(i).append(":amd64 (1.").append(i).append("-1, automatic), ");
        }
        text.append("open-vm-tools:amd64 (2:11.0.5-4), zerofree:amd64 (1.1.1-1)\nEnd-Date: 2024-05-01  21:55:09\n");
        Collected read =
                Collected.of(format("apt-history"), MemorySource.of("var/log/apt/history.log", text.toString()));
        assertThat(read.event(0).text(FieldNames.PACKAGE)).isEqualTo("open-vm-tools");
        assertThat(read.event(0).text(FieldNames.PACKAGE_VERSION)).isEqualTo("2:11.0.5-4");
        assertThat(read.event(0).text(FieldNames.ACTION)).isEqualTo("package-removed");
    }

    @Test
    void a_user_of_one_run_of_apt_is_not_the_user_of_the_next() throws IOException {
        String text = """
                Start-Date: 2024-05-01  21:55:00
                Commandline: apt-get remove chrony
                Requested-By: jxs (1005)
                Remove: chrony:amd64 (4.0-8)
                End-Date: 2024-05-01  21:55:02

                Start-Date: 2024-05-02  06:10:00
                Install: chrony:amd64 (4.0-8)
                End-Date: 2024-05-02  06:10:02
                """;
        Collected read = Collected.of(format("apt-history"), MemorySource.of("history.log", text));
        assertThat(read.event(2).text(FieldNames.USER)).isEqualTo("jxs");
        assertThat(read.event(4).text(FieldNames.PACKAGE)).isEqualTo("chrony");
        assertThat(read.event(4).text(FieldNames.USER)).isEmpty();
    }

    @Test
    void damaged_logs_of_every_format_are_read_without_an_exception() {
        long seed = 20260611;
        String syslog = """
                May  1 21:48:12 web07 kernel: [    0.000000] DMI: Nutanix AHV, BIOS 1.11.0-2.el7 04/01/2014
                May  1 21:48:12 web07 kernel: [    1.204001] rtc_cmos 00:01: setting system clock to 2024-05-01T19:48:09 UTC (1714592889)
                May  1 21:48:13 web07 systemd[1]: Started Network Time Synchronization.
                May  1 21:48:20 web07 chronyd[812]: 2024-05-01T19:48:20Z System clock wrong by 3.214501 seconds
                May  1 21:48:24 web07 chronyd[812]: System clock was stepped by 3.214501 seconds
                May  6 10:31:40 web07 ntpd[900]: 0.0.0.0 0617 07 panic_stop -3600 s; set clock manually within 1000 s.
                May  6 10:31:41 web07 ntpdate[901]: step time server 10.0.0.1 offset -0.647044 sec
                May  6 10:31:42 web07 systemd-timesyncd[7]: System clock time unset or jumped backwards, restoring from recorded timestamp: Mon 2024-05-06 10:31:42 CEST
                May  6 10:31:43 web07 vmtoolsd[17119]: [Oct 03 18:55:19.393] [   debug] [timeSync] One time synchronization: stepping time.
                May  6 10:31:44 web07 qemu-ga[785]: info: guest-shutdown called, mode: powerdown
                May  6 10:31:45 web07 certmonger[901]: Certificate in file "/etc/pki/tls/certs/web.crt" is no longer valid.
                May  6 10:31:46 web07 yum[2345]: Erased: open-vm-tools-10.3.0-2.el7.x86_64
                """;
        Mutations.check(format("syslog"), syslog.getBytes(StandardCharsets.UTF_8), 200, seed);
        List<String> own = List.of(
                "chrony-tracking",
                "chrony-measurements",
                "chrony-statistics",
                "chrony-rtc",
                "chrony-refclocks",
                "chronyd-log",
                "ntp-log",
                "ntp-loopstats",
                "ntp-peerstats",
                "ntp-clockstats",
                "w32time",
                "dpkg-log",
                "apt-history",
                "yum-log",
                "dnf-log",
                "zypper-history",
                "journal-json");
        for (String id : own) {
            String specimen =
                    format(id).samples().stream().map(LineSample::line).collect(Collectors.joining("\n"));
            Mutations.check(format(id), specimen.getBytes(StandardCharsets.UTF_8), 120, seed);
        }
    }

    /** One case of the chrony corpus: real logs of chronyd under a simulator that knows the true time. */
    private record SimulatedCase(Path folder) {

        String name() {
            return String.valueOf(folder.getFileName());
        }

        List<Path> logs(String file) throws IOException {
            try (Stream<Path> all = Files.walk(folder.resolve("evidence"))) {
                return all.filter(path -> path.endsWith(file)).sorted().toList();
            }
        }

        Path log(String host, String file) {
            return folder.resolve("evidence").resolve(host).resolve(file);
        }

        JsonNode truth() throws IOException {
            return JSON.readTree(folder.resolve("truth/truth.json").toFile());
        }

        List<Map<String, String>> rows(String file) throws IOException {
            List<String> lines = Files.readAllLines(folder.resolve("truth").resolve(file));
            String[] names = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        }

        /** Whether a time server's own clock was wrong, so that a host which follows it is as wrong. */
        boolean hasWrongServer() {
            return name().startsWith("falseticker") || name().startsWith("reference-moved");
        }
    }

    private static List<SimulatedCase> cases(Path folder) throws IOException {
        Corpora.unzip("chrony.zip", folder);
        try (Stream<Path> all = Files.list(folder.resolve("chrony"))) {
            return all.filter(Files::isDirectory)
                    .sorted()
                    .map(SimulatedCase::new)
                    .toList();
        }
    }

    private static Collected read(String id, Path log, ReadingOptions options) throws IOException {
        return Collected.of(
                format(id), new FileSource(String.valueOf(log.getFileName()), log, Files.size(log)), options);
    }

    private static Collected read(String id, Path log) throws IOException {
        return read(id, log, ReadingOptions.NONE);
    }

    /** Events by the number of their line. */
    private static Map<Long, Event> byLine(Collected read) {
        return read.events().stream()
                .collect(Collectors.toMap(event -> event.provenance().position().number(), event -> event));
    }

    @Test
    void every_log_of_real_chronyds_is_recognised_and_read_without_a_rejected_line(@TempDir Path folder)
            throws IOException {
        Map<String, String> ids = Map.of(
                "tracking.log", "chrony-tracking",
                "measurements.log", "chrony-measurements",
                "statistics.log", "chrony-statistics",
                "rtc.log", "chrony-rtc",
                "syslog", "syslog",
                "chronyd-Q.txt", "chronyd-log");
        int logs = 0;
        for (SimulatedCase simulated : cases(folder)) {
            for (Map.Entry<String, String> kind : ids.entrySet()) {
                for (Path log : simulated.logs(kind.getKey())) {
                    logs++;
                    Source source = new FileSource("log", log, Files.size(log));
                    assertThat(recognised(source)).as(log.toString()).isEqualTo(kind.getValue());
                    Collected read = read(kind.getValue(), log);
                    assertThat(read.reading().tally().rejected())
                            .as(log.toString())
                            .isZero();
                    try (Stream<String> lines = Files.lines(log)) {
                        long rows = lines.filter(line -> !line.startsWith("==="))
                                .filter(line -> !line.startsWith("   Date"))
                                .filter(line -> !line.startsWith("$ "))
                                .filter(line -> !line.isBlank())
                                .count();
                        assertThat(read.events()).as(log.toString()).hasSize((int) rows);
                    }
                    assertThat(read.events())
                            .as(log.toString())
                            .filteredOn(event -> event.code().equals("other"))
                            .allMatch(event -> event.text(FieldNames.MESSAGE).startsWith("Disabled control of")
                                    || event.text(FieldNames.PROVIDER).equals("systemd"));
                }
            }
        }
        assertThat(logs).isEqualTo(19 * 4 + 1 + 4);
    }

    @Test
    void every_row_of_tracking_gives_the_offset_of_the_system_clock(@TempDir Path folder) throws IOException {
        int compared = 0;
        int beyondStatedError = 0;
        for (SimulatedCase simulated : cases(folder)) {
            Map<String, Map<Long, Event>> events = new HashMap<>();
            List<Double> quiet = new ArrayList<>();
            for (Map<String, String> row : simulated.rows("rows.csv")) {
                if (!row.get("file").equals("tracking.log")) {
                    continue;
                }
                String host = row.get("host");
                if (!events.containsKey(host)) {
                    events.put(host, byLine(read("chrony-tracking", simulated.log(host, "tracking.log"))));
                }
                Event event = events.get(host).get(Long.parseLong(row.get("line")));
                String which = simulated.name() + " " + host + " line " + row.get("line");
                assertThat(instant(event)).as(which).isEqualTo(row.get("stamp_as_written"));
                if (event.code().equals("no-source")) {
                    assertThat(event.text(FieldNames.OFFSET)).as(which).isEmpty();
                    assertThat(event.text(FieldNames.STAMP_IS)).as(which).isEqualTo("system");
                    continue;
                }
                compared++;
                double offset = number(event, FieldNames.OFFSET);
                double written = Double.parseDouble(row.get("offset_minus_remcorr_s"));
                assertThat(offset).as(which).isEqualTo(written, within(1e-9 + Math.abs(written) * 1e-5));
                assertThat(event.text(FieldNames.STAMP_IS)).as(which).isEqualTo("corrected");
                double wrong = Math.abs(offset - Double.parseDouble(row.get("true_clock_offset_s")));
                if (simulated.hasWrongServer()) {
                    continue;
                }
                quiet.add(wrong);
                assertThat(wrong).as(which).isLessThanOrEqualTo(0.53);
                if (wrong > number(event, FieldNames.OFFSET_ERROR)) {
                    beyondStatedError++;
                    // a stamp of one second in a slew of 83,333 ppm is a twelfth of a second
                    assertThat(wrong).as(which).isLessThan(number(event, FieldNames.OFFSET_ERROR) + 0.1);
                }
            }
            if (!quiet.isEmpty()) {
                quiet.sort(null);
                assertThat(quiet.get(quiet.size() / 2)).as(simulated.name()).isLessThan(1e-3);
            }
        }
        assertThat(compared).isGreaterThan(3_700);
        assertThat(beyondStatedError).isLessThanOrEqualTo(12);
    }

    /**
     * chronyd measures the clock as it means it to be: what is still being slewed away counts as done. So a row agrees with
     * the true offset of the system clock up to what tracking.log says remains.
     */
    @Test
    void every_row_of_measurements_gives_the_offset_of_the_corrected_clock(@TempDir Path folder) throws IOException {
        int compared = 0;
        int corrected = 0;
        for (SimulatedCase simulated : cases(folder)) {
            Map<String, Map<Long, Event>> events = new HashMap<>();
            Map<String, List<Event>> tracking = new HashMap<>();
            for (Map<String, String> row : simulated.rows("rows.csv")) {
                if (!row.get("file").equals("measurements.log")) {
                    continue;
                }
                String host = row.get("host");
                if (!events.containsKey(host)) {
                    events.put(host, byLine(read("chrony-measurements", simulated.log(host, "measurements.log"))));
                    tracking.put(
                            host,
                            read("chrony-tracking", simulated.log(host, "tracking.log"))
                                    .events());
                }
                Event event = events.get(host).get(Long.parseLong(row.get("line")));
                String which = simulated.name() + " " + host + " line " + row.get("line");
                assertThat(instant(event)).as(which).isEqualTo(row.get("stamp_as_written"));
                boolean passed = event.text("chrony.tests").equals("111 111 1111");
                assertThat(event.text(FieldNames.ACTION))
                        .as(which)
                        .isEqualTo(passed ? "corrected-offset-measured" : "");
                assertThat(event.text(FieldNames.OFFSET_IS)).as(which).isEqualTo("corrected");
                String truth = row.get("true_clock_offset_s");
                if (truth.isEmpty() || simulated.hasWrongServer()) {
                    continue;
                }
                compared++;
                double wrong = Math.abs(number(event, FieldNames.OFFSET) - Double.parseDouble(truth));
                if (wrong > number(event, FieldNames.OFFSET_ERROR)) {
                    double remaining = remaining(tracking.get(host), event);
                    assertThat(wrong).as(which).isLessThan(remaining * 1.01 + 0.05);
                    if (remaining > 1) {
                        corrected++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(3_000);
        assertThat(corrected).as("rows that say nothing of the system clock").isGreaterThan(100);
    }

    /** The largest correction that the rows of tracking.log around a stamp say remains, or find. */
    private static double remaining(List<Event> tracking, Event event) {
        Instant when = event.stamp().orElseThrow().instant();
        double largest = 0;
        for (Event row : tracking) {
            Duration apart = Duration.between(row.stamp().orElseThrow().instant(), when);
            if (apart.abs().compareTo(Duration.ofHours(1)) < 0
                    && !row.text(FieldNames.OFFSET).isEmpty()) {
                largest = Math.max(largest, Math.abs(number(row, FieldNames.OFFSET)));
            }
        }
        return largest;
    }

    private static final Pattern CHANGE =
            Pattern.compile("clock changed by (?<by>[+-]\\d+\\.\\d+) s within the second before this time");

    /** Whether the simulated clock was stepped so; the line's stamp is the clock after it, right or as wrong as the server. */
    private static boolean happened(JsonNode truth, String host, Event step) {
        double by = number(step, FieldNames.STEP);
        Instant stamp = step.stamp().orElseThrow().instant();
        for (JsonNode event : truth.get("events")) {
            Matcher change = CHANGE.matcher(event.get(2).asText());
            if (!event.get(1).asText().equals(host) || !change.find()) {
                continue;
            }
            long late = Duration.between(Instant.parse(event.get(0).asText()), stamp)
                    .toSeconds();
            boolean soon = Math.abs(late) < 60 || Math.abs(late - by) < 60;
            if (soon && Math.abs(Double.parseDouble(change.group("by")) - by) < 0.01) {
                return true;
            }
        }
        return false;
    }

    @Test
    void every_step_line_of_syslog_is_a_step_of_the_simulated_clock(@TempDir Path folder) throws IOException {
        Pattern change =
                Pattern.compile("clock changed by (?<by>[+-]\\d+\\.\\d+) s within the second before this time");
        int steps = 0;
        for (SimulatedCase simulated : cases(folder)) {
            JsonNode truth = simulated.truth();
            int year = Integer.parseInt(truth.get("window_utc").get(0).asText().substring(0, 4));
            for (Path log : simulated.logs("syslog")) {
                String host = String.valueOf(log.getParent().getFileName());
                ZoneId zone = ZoneId.of(truth.get("zone").get(host).asText());
                Collected read = read(
                        "syslog",
                        log,
                        new ReadingOptions(
                                List.of(new Stated<>("*", zone)), List.of(new Stated<>("*", year)), List.of()));
                Optional<Event> wrong = Optional.empty();
                for (Event event : read.events()) {
                    if (event.code().equals("clock-wrong")) {
                        wrong = Optional.of(event);
                    }
                    if (!event.text(FieldNames.ACTION).equals("clock-set")) {
                        continue;
                    }
                    steps++;
                    double step = number(event, FieldNames.STEP);
                    assertThat(number(wrong.orElseThrow(), FieldNames.OFFSET))
                            .as("what was wrong before is minus what was put right, less what was slewed in between")
                            .isEqualTo(-step, within(5.0));
                    assertThat(happened(truth, host, event))
                            .as(simulated.name() + " " + host + " " + event)
                            .isTrue();
                }
            }
        }
        assertThat(steps).isEqualTo(10);
    }

    @Test
    void a_one_shot_of_chronyd_measures_the_true_offset(@TempDir Path folder) throws IOException {
        int shots = 0;
        for (SimulatedCase simulated : cases(folder)) {
            for (Path log : simulated.logs("chronyd-Q.txt")) {
                String host = String.valueOf(log.getParent().getFileName());
                List<Double> truth = new ArrayList<>();
                for (JsonNode capture : simulated.truth().get("captures")) {
                    if (capture.get("file").asText().equals(host + "/chronyd-Q.txt")) {
                        truth.add(capture.get("offset_s").asDouble());
                    }
                }
                double[] read = read("chronyd-log", log).events().stream()
                        .filter(event -> event.code().equals("clock-wrong"))
                        .mapToDouble(event -> number(event, FieldNames.OFFSET))
                        .toArray();
                assertThat(read).hasSize(truth.size());
                for (int i = 0; i < read.length; i++) {
                    assertThat(read[i])
                            .as(simulated.name() + " " + Arrays.toString(read))
                            .isEqualTo(truth.get(i), within(0.001));
                    shots++;
                }
            }
        }
        assertThat(shots).isGreaterThanOrEqualTo(10);
    }
}
