package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the reader promises of any bytes at all. */
final class EvtxPromises {

    private static final ReadingOptions FOUR_THREADS = ReadingOptions.NONE.reading(false, 4);
    private static final ReadingOptions FOUR_CARVING = ReadingOptions.NONE.reading(true, 4);

    /** How many ways {@link #checkWays} knows. */
    static final int WAYS = 4;

    private static final String CARVED = "\"hindcast.record_state\":\"carved";

    private EvtxPromises() {}

    /** A stretch of a sound file, and the lines that a dump writes of the records in it. */
    record ChunkLines(int from, int to, String lines) {}

    /** The promises that cost little; what the dump wrote. */
    static String checkDump(byte[] file, String which) {
        Evtx.Dumped dumped = Evtx.dump(file, RecordDump.Form.JSON_LINES, Evtx.ONE_THREAD);
        sane(dumped.diagnostics(), dumped.tally(), which);
        assertThat(lines(dumped.text())).as(which).isEqualTo(dumped.tally().read());
        return dumped.text();
    }

    /** The others in turn: some of them for each number. */
    static void checkWays(byte[] file, String dump, int turn, String which) {
        switch (turn % WAYS) {
            case 0 -> {
                Collected events = Evtx.read(file);
                sane(events.diagnostics(), events.reading().tally(), which);
                same(Evtx.jsonOf(events.events()), dump, which + ", by events");
            }
            case 1 ->
                same(Evtx.dump(file, RecordDump.Form.JSON_LINES, FOUR_THREADS).text(), dump, which + ", four threads");
            case 2 -> checkCarving(file, dump, which);
            default -> {
                same(Evtx.jsonOf(Evtx.spoken(file)), dump, which + ", the long way");
                Evtx.Dumped xml = Evtx.dump(file, RecordDump.Form.XML, Evtx.CARVING);
                sane(xml.diagnostics(), xml.tally(), which);
            }
        }
    }

    private static void checkCarving(byte[] file, String dump, String which) {
        Evtx.Dumped one = Evtx.dump(file, RecordDump.Form.JSON_LINES, Evtx.CARVING);
        sane(one.diagnostics(), one.tally(), which);
        StringBuilder live = new StringBuilder();
        one.text()
                .lines()
                .filter(line -> !line.contains(CARVED))
                .forEach(line -> live.append(line).append('\n'));
        same(live.toString(), dump, which + ", carving");
        Evtx.Dumped four = Evtx.dump(file, RecordDump.Form.JSON_LINES, FOUR_CARVING);
        same(four.text(), one.text(), which + ", carving with four threads");
        assertThat(four.diagnostics()).as(which).isEqualTo(one.diagnostics());
    }

    private static void sane(List<Diagnostic> diagnostics, Tally tally, String which) {
        long errors = 0;
        for (Diagnostic diagnostic : diagnostics) {
            assertThat(diagnostic.code()).as(which).isNotEqualTo(ChunkReader.READER_FAULT);
            errors += diagnostic.severity() == Diagnostic.Severity.ERROR ? 1 : 0;
        }
        assertThat(tally.present()).as(which).isEqualTo(tally.read() + tally.rejected());
        assertThat(errors).as(which).isGreaterThanOrEqualTo(Math.min(1000, tally.rejected()));
    }

    private static void same(String actual, String expected, String which) {
        // a comparison of megabytes is not to be shown
        if (!actual.equals(expected)) {
            List<String> are = actual.lines().toList();
            List<String> should = expected.lines().toList();
            int i = 0;
            while (i < are.size() && i < should.size() && are.get(i).equals(should.get(i))) {
                i++;
            }
            assertThat(i < are.size() ? are.get(i) : "nothing")
                    .as(which + ", line " + i)
                    .isEqualTo(i < should.size() ? should.get(i) : "nothing");
        }
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    /** The chunks of a file all of whose records are read without help from others. */
    static List<ChunkLines> wholeChunks(byte[] file) {
        MemorySource source = new MemorySource("made.evtx", file);
        List<ChunkLines> whole = new ArrayList<>();
        try {
            ChunkMap map = ChunkMap.of(source);
            Programs programs = new Programs();
            JsonRecords json = new JsonRecords(source.path());
            EvtxScan.Job job =
                    new EvtxScan.Job(source.path(), false, map.header().isWithoutCrc());
            ChunkReader reader = new ChunkReader(job, programs, TemplateLibrary.NONE, json);
            for (ChunkMap.Slot slot : map.inOrder()) {
                int from = (int) slot.position();
                int to = from + slot.length();
                ChunkResult result = new ChunkResult();
                byte[] bytes = java.util.Arrays.copyOfRange(file, from, from + Chunk.BYTES);
                reader.read(bytes, slot.length(), from, result);
                String lines = new String(
                        json.lines().array(), 0, json.lines().length(), java.nio.charset.StandardCharsets.UTF_8);
                json.clear();
                if (result.rejected() == 0
                        && !lines.isEmpty()
                        && result.diagnostics().isEmpty()) {
                    whole.add(new ChunkLines(from, to, lines));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole;
    }
}
