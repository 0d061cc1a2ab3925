package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Mutations;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kerberos as its clients, its acceptors, its administration server and a sensor on the wire write it down. */
class KerberosClientLinesTest {

    private static final List<LineFormat> ALL = LineFormats.builtIn();
    private static final String SKEW = "Clock skew too great";

    private static LineFormat recognised(Source source) throws IOException {
        Sample sample = Sample.of(source);
        return ALL.stream()
                .max(Comparator.comparingInt(format -> format.recognise(sample).score()))
                .orElseThrow();
    }

    private static LineFormat format(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst().orElseThrow();
    }

    private static Collected read(Path log) throws IOException {
        FileSource source = new FileSource(log.getFileName().toString(), log, Files.size(log));
        return Collected.of(recognised(source), source);
    }

    private static List<String> summaries(Collected read) {
        List<String> summaries = new ArrayList<>();
        for (Event event : read.events()) {
            List<String> words = new ArrayList<>(List.of(event.code()));
            for (String name : List.of(
                    FieldNames.OUTCOME, FieldNames.ERROR_CODE, FieldNames.KRB_ERROR, FieldNames.OFFSET, "user.name")) {
                if (!event.text(name).isEmpty()) {
                    words.add(event.text(name));
                }
            }
            summaries.add(String.join(" ", words));
        }
        return summaries;
    }

    static Stream<Arguments> specimens() {
        String preauth = "kdc-error unknown -1765328359 Additional pre-authentication required";
        return Stream.of(
                arguments(
                        "krb5-trace/kuro-unpadded-for.txt",
                        "krb5-trace",
                        List.of(
                                "trace",
                                "trace",
                                preauth,
                                "trace",
                                "trace",
                                "encrypted-timestamp -1765328359 5.025135",
                                "trace",
                                "kdc-error unknown -1765328332 Response too big for UDP, retry with TCP",
                                "trace")),
                arguments(
                        "krb5-trace/domain01.txt",
                        "krb5-trace",
                        List.of(preauth, "trace", "trace", "encrypted-timestamp -1765328359 0.871551", "trace")),
                arguments(
                        "krb5-trace/contoso-no-brackets.txt",
                        "krb5-trace",
                        List.of("trace", preauth, "encrypted-timestamp -1765328359 -0.600636", "trace")),
                arguments(
                        "client-errors/sssd-constructed.log",
                        "sssd",
                        List.of(
                                "krb5-error failure -1765328347 Clock skew too great",
                                "krb5-error failure -1765328347 Clock skew too great",
                                "backtrace",
                                "backtrace")),
                arguments(
                        "client-errors/netlogon-constructed.log",
                        "netlogon",
                        List.of("SamLogon-entered jdoe", "SamLogon failure 0xC0000133 jdoe", "netlogon", "netlogon")),
                arguments(
                        "kdc-mit/kadmind-constructed.log",
                        "kadmind",
                        List.of(
                                "request success",
                                "request success",
                                "request-refused failure",
                                "chpw success",
                                "setpw success")));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void a_specimen_is_recognised_and_each_of_its_lines_is_what_it_says(String file, String id, List<String> expected)
            throws IOException {
        Source source = Corpora.textFormat(file);
        assertThat(recognised(source).id()).isEqualTo(id);
        Collected read = Collected.of(recognised(source), source);
        assertThat(read.reading().tally().rejected()).isZero();
        assertThat(summaries(read)).isEqualTo(expected);
    }

    /** What one host did and suffered, as its logs say or as the truth says. */
    private record Counts(
            long accepted, long rejected, long kinitSkew, long kvnoSkew, long callSkew, long wrongPasswords) {

        static Counts of(List<Event> auth, List<Event> acceptor) {
            return new Counts(
                    count(acceptor, event -> event.code().equals("accepted")),
                    count(acceptor, event -> event.code().equals("rejected") && isFailure(event, "")),
                    count(auth, event -> isBy(event, "kinit") && isFailure(event, SKEW)),
                    count(auth, event -> isBy(event, "kvno") && isFailure(event, SKEW)),
                    count(auth, event -> isBy(event, "rpc-client") && isFailure(event, SKEW)),
                    count(auth, event -> isBy(event, "kinit") && isFailure(event, "Password incorrect")));
        }

        private static long count(List<Event> events, Predicate<Event> wanted) {
            return events.stream().filter(wanted).count();
        }

        private static boolean isBy(Event event, String program) {
            return event.text(FieldNames.PROVIDER).equals(program);
        }

        private static boolean isFailure(Event event, String error) {
            return event.text(FieldNames.OUTCOME).equals("failure")
                    && event.text(FieldNames.KRB_ERROR).startsWith(error);
        }

        /** In the truth the host is who calls and the peer who is called. */
        static Counts of(List<Attempt> attempts, String name) {
            return new Counts(
                    attempts.stream()
                            .filter(attempt -> attempt.isExchange(name) && attempt.isOk())
                            .count(),
                    attempts.stream()
                            .filter(attempt -> attempt.isExchange(name) && !attempt.isOk())
                            .count(),
                    failed(attempts, name, "AS", SKEW),
                    failed(attempts, name, "TGS", SKEW),
                    failed(attempts, name, "AP", SKEW),
                    failed(attempts, name, "AS", "Password incorrect"));
        }

        private static long failed(List<Attempt> attempts, String name, String step, String message) {
            return attempts.stream()
                    .filter(attempt -> attempt.host.equals(name)
                            && !attempt.isOk()
                            && attempt.step.startsWith(step)
                            && attempt.message.contains(message))
                    .count();
        }
    }

    private record Attempt(String host, double offset, String peer, String step, String result, String message) {
        static List<Attempt> of(Path truth) throws IOException {
            return Files.readAllLines(truth).stream()
                    .skip(1)
                    .map(row -> row.split(",", 12))
                    .map(cells -> new Attempt(
                            cells[4], Double.parseDouble(cells[5]), cells[7], cells[9], cells[10], cells[11]))
                    .toList();
        }

        boolean isOk() {
            return result.equals("ok");
        }

        boolean isExchange(String acceptor) {
            return step.equals("AP:exchange") && peer.equals(acceptor);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void every_line_of_every_host_is_read_and_its_failures_are_those_of_the_truth(@TempDir Path folder)
            throws IOException {
        Corpora.unzip("kdc.zip", folder);
        Map<String, Counts> expected = new TreeMap<>();
        Map<String, Counts> found = new TreeMap<>();
        for (Path incident : children(folder.resolve("kdc"))) {
            List<Attempt> attempts = Attempt.of(incident.resolve("truth/attempts.csv"));
            for (Path host : children(incident.resolve("evidence/hosts"))) {
                String name = host.getFileName().toString();
                List<Event> auth = eventsOf(host.resolve("auth.log"));
                List<Event> acceptor =
                        Files.exists(host.resolve("acceptor.log")) ? eventsOf(host.resolve("acceptor.log")) : List.of();
                found.put(incident.getFileName() + " " + name, Counts.of(auth, acceptor));
                expected.put(incident.getFileName() + " " + name, Counts.of(attempts, name));
            }
        }
        assertThat(found).hasSize(40).isEqualTo(expected);
    }

    private static List<Event> eventsOf(Path log) throws IOException {
        Collected read = read(log);
        assertThat(read.reading().tally().rejected()).as(log.toString()).isZero();
        assertThat(read.reading().tally().read())
                .as(log.toString())
                .isEqualTo(read.events().size());
        return read.events();
    }

    @Test
    void traces_measure_the_clients_clock_where_it_follows_the_kdc_and_say_nothing_where_it_does_not(
            @TempDir Path folder) throws IOException {
        Corpora.unzip("kdc.zip", folder);
        for (Path incident : children(folder.resolve("kdc"))) {
            String name = incident.getFileName().toString();
            List<Attempt> attempts = Attempt.of(incident.resolve("truth/attempts.csv"));
            for (Path host : children(incident.resolve("evidence/hosts"))) {
                List<Event> trace = eventsOf(host.resolve("krb5_trace.log"));
                List<Event> sent = trace.stream()
                        .filter(event -> event.code().equals("encrypted-timestamp"))
                        .toList();
                List<Event> measured = trace.stream()
                        .filter(event -> !event.text(FieldNames.OFFSET).isEmpty())
                        .toList();
                // clients with kdc_timesync = 0 put their own clock into the timestamp
                boolean follows = List.of("mit-timesync1", "mit-wrong-password", "mit-zone-trap")
                        .contains(name);
                if (!follows) {
                    assertThat(measured).as(host.toString()).isEmpty();
                    continue;
                }
                assertThat(measured).as(host.toString()).hasSizeGreaterThanOrEqualTo(sent.size() * 99 / 100 - 3);
                measured.forEach(event -> {
                    assertThat(event.text(FieldNames.ACTION)).isEqualTo("client-offset-measured");
                    assertThat(event.text(FieldNames.OFFSET_OF)).contains("@");
                    assertThat(event.stamp().orElseThrow().resolution()).isEqualTo(Duration.ofSeconds(1));
                });
                checkOffsets(attempts, host.getFileName().toString(), sent);
            }
        }
    }

    /** Each exchange with the KDC sends one encrypted timestamp, in the order of the attempts. */
    private static void checkOffsets(List<Attempt> attempts, String host, List<Event> sent) {
        List<Attempt> asked = attempts.stream()
                .filter(attempt -> attempt.host.equals(host)
                        && attempt.step.equals("AS")
                        && !attempt.message.contains("not found in Kerberos database"))
                .toList();
        assertThat(sent).as(host).hasSameSizeAs(asked);
        for (int i = 0; i < sent.size(); i++) {
            String offset = sent.get(i).text(FieldNames.OFFSET);
            if (!offset.isEmpty()) {
                // both sides read their clocks once a second (krb5 1.20)
                assertThat(Double.parseDouble(offset)).as(host + " " + i).isCloseTo(asked.get(i).offset, within(1.1));
            }
        }
    }

    @Test
    void a_zeek_table_is_read_by_the_names_of_its_columns_wherever_they_stand() throws IOException {
        String head = "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tkerberos\n";
        String table = head
                + "#fields\tts\trequest_type\tclient\tservice\tsuccess\terror_msg\tid.orig_h\n"
                + "#types\ttime\tstring\tstring\tstring\tbool\tstring\taddr\n"
                + "1421708030.829536\tAS\ta/R\tkrbtgt/R\tF\tKRB_AP_ERR_SKEW\t10.0.0.1\n"
                + "#close\t2015-04-21-22-56-23\n"
                // a second file put behind the first, of a sensor with other columns
                + head
                + "#fields\tid.orig_h\tts\terror_msg\tsuccess\n"
                + "10.0.0.2\t1421708031.5\t-\tT\n"
                + "10.0.0.3\t1421708031.5\tcut\n";
        MemorySource source = MemorySource.of("kerberos.log", table);
        assertThat(recognised(source).id()).isEqualTo("zeek-kerberos");
        Collected read = Collected.of(format("zeek-kerberos"), source);
        assertThat(summaries(read)).containsExactly("kerberos failure KRB_AP_ERR_SKEW", "kerberos success");
        assertThat(read.event(1).text(FieldNames.SOURCE_IP)).isEqualTo("10.0.0.2");
        assertThat(read.instants())
                .map(Object::toString)
                .containsExactly("2015-01-19T22:53:50.829536Z", "2015-01-19T22:53:51.500Z");
        assertThat(read.codes()).containsExactly("line-unknown");
        // another log of the same sensor has the same head
        MemorySource dns = MemorySource.of("dns.log", table.replace("\tkerberos\n", "\tdns\n"));
        assertThat(format("zeek-kerberos").recognise(Sample.of(dns)).isMatch()).isFalse();
    }

    @Test
    void lines_that_ansible_stamps_like_a_trace_without_brackets_are_none() throws IOException {
        String ansible = " 16219 1461196854.02768: stderr chunk (state=3):\n 16219 1461196854.02900: starting run\n";
        assertThat(format("krb5-trace")
                        .recognise(Sample.of(MemorySource.of("ansible.log", ansible)))
                        .isMatch())
                .isFalse();
    }

    @Test
    void damage_never_throws_and_every_line_is_accounted_for() throws IOException {
        for (String file : List.of("krb5-trace/contoso-no-brackets.txt", "krb5-trace/kuro-unpadded-for.txt")) {
            Mutations.checkWithChatter(format("krb5-trace"), bytes(file), 200, 41);
        }
        Mutations.checkWithChatter(format("sssd"), bytes("client-errors/sssd-constructed.log"), 200, 42);
        Mutations.check(format("netlogon"), bytes("client-errors/netlogon-constructed.log"), 200, 43);
        Mutations.checkWithChatter(format("syslog"), bytes("kdc-mit/kadmind-constructed.log"), 200, 44);
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Corpora.path("text-formats").resolve(file));
    }

    /** Formats without a specimen beside this checkout are damaged in the samples of their own documents. */
    @ParameterizedTest
    @MethodSource("sampled")
    void damaged_samples_never_throw_and_every_line_is_accounted_for(String id) {
        LineFormat format = format(id);
        StringBuilder all = new StringBuilder();
        format.samples().forEach(sample -> all.append(sample.line()).append('\n'));
        Mutations.checkWithChatter(format, all.toString().getBytes(StandardCharsets.UTF_8), 200, 45);
    }

    static Stream<String> sampled() {
        return Stream.of(
                "krb5-trace", "sssd", "apache-error", "nginx-error", "dirsrv", "netlogon", "zeek-kerberos", "postgres");
    }

    @Test
    void lines_without_stamps_are_known_by_their_words_and_have_no_time() throws IOException {
        Source pasted = MemorySource.of("ticket.txt", """
                Hello, since the move the portal answers 401 now and then. On the KDC:

                krb5kdc[31403](info): TGS_REQ (1 etypes {18}) 10.0.0.21: PROCESS_TGS: authtime 0,  <unknown client> for <unknown server>, Clock skew too great
                $ kinit jdoe
                kinit: Clock skew too great while getting initial credentials
                [-] Kerberos SessionError: KDC_ERR_C_PRINCIPAL_UNKNOWN(Client not found in Kerberos database)
                """);
        LineFormat format = recognised(pasted);
        assertThat(format.id()).isEqualTo("unstamped");
        Collected read = Collected.of(format, pasted);
        assertThat(summaries(read))
                .containsExactly(
                        "TGS_REQ failure " + SKEW,
                        "krb5-error failure " + SKEW,
                        "krb5-error failure Client not found in Kerberos database");
        assertThat(read.events()).allMatch(event -> event.stamp().isEmpty());
        assertThat(read.codes()).containsExactly("stamp-missing");
        assertThat(read.reading().tally().rejected()).isZero();
    }

    @Test
    void what_only_speaks_about_such_errors_is_no_log() throws IOException {
        for (String text : List.of(
                "#define KRB5KRB_AP_ERR_SKEW (-1765328347L)\n",
                "    status(\"Kerberos SessionError: KRB_AP_ERR_SKEW(Clock skew too great)\");\n",
                "If the clocks differ by five minutes, Kerberos answers with Clock skew too great.\n",
                "2024-05-02 09:14:11 INFO user jdoe logged in\n")) {
            Sample sample = Sample.of(MemorySource.of("text", text));
            assertThat(ALL)
                    .as(text)
                    .filteredOn(
                            format -> List.of("unstamped", "application-log").contains(format.id()))
                    .hasSize(2)
                    .allMatch(format -> format.recognise(sample).score() == 0);
        }
    }

    @Test
    void a_line_of_syslog_between_those_of_sssd_continues_none_of_them() throws IOException {
        Source pasted = MemorySource.of("sssd.txt", """
                (2026-05-27  6:02:59): [krb5_child[10018]] [sss_child_krb5_trace_cb] (0x4000): [10018] 1779861779.521170: TGS request result: -1765328377/Server not found in Kerberos database
                May 27 06:02:53 HOSTNAME krb5_child[9997]: Preauthentication failed
                (2026-05-27  6:02:59): [krb5_child[10018]] [validate_tgt] (0x0020): first
                second
                """);
        Collected read = Collected.of(format("sssd"), pasted);
        assertThat(summaries(read))
                .containsExactly(
                        "tgs-result failure -1765328377 Server not found in Kerberos database",
                        "krb5-error failure Preauthentication failed",
                        "sssd");
        assertThat(read.event(2).text(FieldNames.MESSAGE)).isEqualTo("first\nsecond");
    }

    @Test
    void a_log_is_its_daemons_also_where_standard_error_goes_into_it() throws IOException {
        Source log = MemorySource.of("krb5kdc.log", """
                otp: Loaded
                Dec 10 03:15:53 node1 krb5kdc[758](info): setting up network...
                krb5kdc: setsockopt(10,IPV6_V6ONLY,1) worked
                krb5kdc: setsockopt(12,IPV6_V6ONLY,1) worked
                Dec 10 03:15:53 node1 krb5kdc[759](info): commencing operation
                """);
        assertThat(recognised(log).id()).isEqualTo("krb5kdc");
    }
}
