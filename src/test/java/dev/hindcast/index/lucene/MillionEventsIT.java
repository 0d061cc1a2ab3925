package dev.hindcast.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.index.Hits;
import dev.hindcast.index.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million tickets of a domain controller, written and searched. Not part of the suite: run it with
 * {@code mvn test -Dtest=MillionEventsIT}; {@code -Dhindcast.events=N} makes it smaller, {@code -Dhindcast.case=DIR}
 * keeps the case. The figures go to the test's output.
 */
class MillionEventsIT {

    private static final int EVENTS = Integer.getInteger("hindcast.events", 1_000_000);
    private static final Instant START = Instant.parse("2026-03-14T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_million_events_are_written_in_bounded_memory_and_searched_at_once() throws IOException {
        Path caseFolder = Path.of(System.getProperty("hindcast.case", folder.toString()));
        SplittableRandom random = new SplittableRandom(4769);
        Layouts layouts = new Layouts();
        long begun = System.nanoTime();
        Duration cpuBefore = cpu();
        try (LuceneEventStore store = LuceneEventStore.create(caseFolder)) {
            for (int i = 0; i < EVENTS; i++) {
                store.add(ticket(i, random, layouts));
            }
            store.commit();
        }
        report("written, events/s", EVENTS * 1_000_000_000L / (System.nanoTime() - begun));
        report("written, CPU ns an event", cpu().minus(cpuBefore).toNanos() / EVENTS);
        report("index, bytes an event", size(caseFolder.resolve("index")) / EVENTS);
        report("events, bytes an event", size(caseFolder.resolve("events")) / EVENTS);
        try (LuceneEventStore store = LuceneEventStore.open(caseFolder)) {
            search(store, "event.code:4769 AND winlog.event_data.Status:0x25");
            search(store, "winlog.event_data.ServiceName:erp*");
            search(store, "winlog.event_data.TargetUserName:*user17*");
            search(store, "winlog.event_data.Status:[0x20 TO 0x25]");
            search(store, "winlog.event_data.IpAddress:10.0.3.0/24");
            search(store, "@timestamp:[2026-03-14T00:10 TO 2026-03-14T00:20] AND host.name:dc01*");
            search(store, "NOT _exists_:user.name");
            AtomicLong scanned = new AtomicLong();
            begun = System.nanoTime();
            store.scan(event -> scanned.addAndGet(event.recordId() + 1));
            report("scanned, events/s", EVENTS * 1_000_000_000L / (System.nanoTime() - begun));
            assertThat(scanned.get()).isEqualTo((long) EVENTS * (EVENTS + 1) / 2);
            assertThat(store.search(new Query.All(), 1).total()).isEqualTo(EVENTS);
        }
    }

    private static void search(LuceneEventStore store, String text) throws IOException {
        long begun = System.nanoTime();
        Hits hits;
        try {
            hits = store.search(QuerySyntax.parse(text), 50);
        } catch (QueryProblem e) {
            throw new AssertionError(text, e);
        }
        report(text + " -> " + hits.total() + ", ms", (System.nanoTime() - begun) / 1_000_000);
        assertThat(hits.events()).hasSize((int) Math.min(50, hits.total()));
    }

    private static Event ticket(int number, SplittableRandom random, Layouts layouts) {
        String user = "user" + random.nextInt(3000);
        String service = "erp" + random.nextInt(200) + "$";
        Instant when = START.plusMillis(number * 7L).plusNanos(random.nextInt(10_000) * 100L);
        return Event.at(new Provenance("dc01/Security.evtx", Position.record(number), "evtx"), layouts)
                .stamp(Stamp.inFile(when.toString(), when, Duration.ofNanos(100), HostName.of("dc01.corp.example")))
                .field(FieldNames.CODE, "4769")
                .field(FieldNames.PROVIDER, "Microsoft-Windows-Security-Auditing")
                .field(FieldNames.CHANNEL, "Security")
                .field(FieldNames.HOST, "dc01.corp.example")
                .field(FieldNames.RECORD_ID, Integer.toString(number))
                .field(FieldNames.VERSION, "2")
                .field(FieldNames.OUTCOME, "success")
                .field("winlog.task", "14337")
                .field("winlog.opcode", "0")
                .field("winlog.keywords", "0x8020000000000000")
                .field("winlog.process.thread.id", Integer.toString(500 + random.nextInt(40)))
                .field(FieldNames.WINLOG_PID, "620")
                .field("winlog.activity_id", "{00000000-0000-0000-0000-000000000000}")
                .field(FieldNames.USER, user)
                .field(FieldNames.SOURCE_IP, "::ffff:10.0." + random.nextInt(16) + "." + random.nextInt(256))
                .data("TargetUserName", user + "@CORP.EXAMPLE")
                .data("TargetDomainName", "CORP.EXAMPLE")
                .data("ServiceName", service)
                .data("ServiceSid", "S-1-5-21-1-2-3-" + (1000 + random.nextInt(200)))
                .data("TicketOptions", "0x40810000")
                .data("TicketEncryptionType", "0x12")
                .data("IpAddress", "::ffff:10.0." + random.nextInt(16) + "." + random.nextInt(256))
                .data("IpPort", Integer.toString(49152 + random.nextInt(16384)))
                .data("Status", random.nextInt(100) == 0 ? "0x25" : "0x0")
                .data("LogonGuid", "{" + Long.toHexString(random.nextLong()) + "}")
                .data("TransmittedServices", "-")
                .build();
    }

    /** Of the whole process: merging, compiling and collecting included. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void report(String what, long figure) {
        System.out.println(what + ": " + figure);
    }
}
