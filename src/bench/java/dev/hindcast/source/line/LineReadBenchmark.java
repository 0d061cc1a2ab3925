package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.source.Format;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes of a log to events, both passes, one thread, file in memory: lines a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class LineReadBenchmark {

    private static final int LINES = 100_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH);
    private static final String ETYPES = "8 etypes {aes256-cts-hmac-sha1-96(18), aes128-cts-hmac-sha1-96(17), "
            + "aes256-cts-hmac-sha384-192(20), aes128-cts-hmac-sha256-128(19), DEPRECATED:des3-cbc-sha1(16), "
            + "DEPRECATED:arcfour-hmac(23), camellia128-cts-cmac(25), camellia256-cts-cmac(26)}";

    /** A KDC of krb5 1.20, a syslog of several programs, or what {@code -Dhindcast.bench.log} names. */
    @Param({"kdc", "syslog"})
    public String log = "kdc";

    private Source source = new MemorySource("none", new byte[0]);

    private Format format = LineFormats.builtIn().get(0);

    /** What JMH reports beside passes a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {

        /** Bytes of the file, in millions. */
        public double megabytes;

        /** Lines that became events. */
        public long lines;
    }

    @Setup
    public void load() throws IOException {
        String file = System.getProperty("hindcast.bench.log", "");
        byte[] bytes = file.isEmpty() ? made(log).getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(Path.of(file));
        source = new MemorySource(file.isEmpty() ? log : file, bytes);
        Sample sample = Sample.of(source);
        format = LineFormats.builtIn().stream()
                .max(Comparator.comparingInt(each -> each.recognise(sample).score()))
                .orElseThrow();
    }

    private static String made(String log) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < LINES; n++) {
            Instant when = Instant.ofEpochSecond(1_714_600_000L + n / 3);
            text.append(STAMP.format(when.atOffset(ZoneOffset.UTC)));
            text.append(log.equals("kdc") ? kdc(n, when.getEpochSecond()) : syslog(n))
                    .append('\n');
        }
        return text.toString();
    }

    /** The mix of a working realm: every logon asks twice, and most requests are for services. */
    private static String kdc(int n, long second) {
        String address = "10.0." + n % 250 + "." + n % 240;
        String client = "host/app" + n % 400 + ".corp.example@CORP.EXAMPLE";
        String header = " kdc1 krb5kdc[2120](info): ";
        return header
                + switch (n % 4) {
                    case 0 ->
                        "AS_REQ (" + ETYPES + ") " + address + ": NEEDED_PREAUTH: " + client
                                + " for krbtgt/CORP.EXAMPLE@CORP.EXAMPLE, Additional pre-authentication required";
                    case 1 ->
                        "AS_REQ (" + ETYPES + ") " + address + ": ISSUE: authtime " + second + ", etypes {rep="
                                + "aes256-cts-hmac-sha1-96(18), tkt=aes256-cts-hmac-sha1-96(18), ses=aes256-cts-hmac-sha1-96(18)}, "
                                + client + " for krbtgt/CORP.EXAMPLE@CORP.EXAMPLE";
                    default ->
                        "TGS_REQ (" + ETYPES + ") " + address + ": ISSUE: authtime " + (second - 900)
                                + ", etypes {rep=aes256-cts-hmac-sha1-96(18), tkt=aes256-cts-hmac-sha1-96(18), "
                                + "ses=aes256-cts-hmac-sha1-96(18)}, " + client + " for HTTP/web" + n % 50
                                + ".corp.example@CORP.EXAMPLE";
                };
    }

    private static String syslog(int n) {
        return " web07 "
                + switch (n % 5) {
                    case 0 ->
                        "sshd[" + n + "]: Accepted publickey for deploy from 10.0.0.9 port " + n % 60000 + " ssh2";
                    case 1 -> "systemd[1]: Started Session " + n + " of user root.";
                    case 2 -> "CRON[" + n + "]: (root) CMD (test -x /usr/sbin/anacron || run-parts /etc/cron.daily)";
                    case 3 ->
                        "kernel: [" + n + ".512345] audit: type=1400 apparmor=\"STATUS\" operation=\"profile_load\"";
                    default -> "chronyd[812]: Selected source 10.0.0." + n % 250;
                };
    }

    @Benchmark
    public void read(Read read, Blackhole hole) throws IOException {
        EventSink sink = new EventSink() {
            @Override
            public void accept(Event event) {
                read.lines++;
                hole.consume(event);
            }

            @Override
            public void accept(Diagnostic diagnostic) {
                hole.consume(diagnostic);
            }
        };
        hole.consume(format.reader(ReadingOptions.NONE.reading(false, 1)).read(source, sink));
        read.megabytes += source.sizeBytes() / 1e6;
    }
}
