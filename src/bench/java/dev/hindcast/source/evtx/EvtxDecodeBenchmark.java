package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** EVTX bytes to events, one thread, file in memory: megabytes and records a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class EvtxDecodeBenchmark {

    private byte[] bytes = new byte[0];

    private Source source = new MemorySource("none", bytes);

    /** What JMH reports beside passes a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {

        /** Bytes of the file, in millions. */
        public double megabytes;

        /** Records that became events. */
        public long records;
    }

    @Setup
    public void load() throws IOException {
        String file = System.getProperty("hindcast.bench.evtx", "");
        if (file.isEmpty()) {
            throw new IllegalArgumentException("say which file: -Dhindcast.bench.evtx=file.evtx");
        }
        bytes = Files.readAllBytes(Path.of(file));
        source = new MemorySource(file, bytes);
    }

    @Benchmark
    public void decode(Read read, Blackhole hole) throws IOException {
        EventSink sink = new EventSink() {
            @Override
            public void accept(Event event) {
                read.records++;
                hole.consume(event);
            }

            @Override
            public void accept(Diagnostic diagnostic) {
                hole.consume(diagnostic);
            }
        };
        hole.consume(
                new EvtxFormat().reader(ReadingOptions.NONE.reading(false, 1)).read(source, sink));
        read.megabytes += bytes.length / 1e6;
    }
}
