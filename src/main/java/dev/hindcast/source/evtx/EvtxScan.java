package dev.hindcast.source.evtx;

import dev.hindcast.event.Counted;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import dev.hindcast.event.StampBasis;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One reading of one file: looks at its chunks, sends them through workers, and adds up what they say. */
final class EvtxScan {

    /** Chunks that a worker takes at once; more only costs memory. */
    private static final int BATCH_SLOTS_MAX = 8;

    /** A file of rubbish must not bury the others: beyond this number its problems are counted. */
    private static final int TOLD_MAX = 1000;

    private final Source source;
    private final ReadingOptions options;
    private final Consumer<Diagnostic> diagnostics;
    private final Continuity continuity;
    private long present;
    private long read;
    private long rejected;
    private long carved;
    private long otherPass;
    private long borrowed;
    private long errors;
    private long remarks;

    EvtxScan(Source source, ReadingOptions options, Consumer<Diagnostic> diagnostics) {
        this.source = source;
        this.options = options;
        this.diagnostics = diagnostics;
        this.continuity = new Continuity(source.path());
    }

    /** What every worker of a file knows. */
    record Job(String path, boolean carve, boolean withoutCrc) {}

    /** An output, and where what it holds goes after a few chunks. */
    interface Writing {

        RecordOutput output();

        /** Hands on what was written since the last time; its turn in the order of the file has come. */
        void deliver() throws IOException;
    }

    Reading run(Supplier<Writing> writings) throws IOException {
        ChunkMap map = ChunkMap.of(source);
        Programs programs = new Programs();
        TemplateLibrary library = new FileLibrary(source, map, programs);
        Job job = new Job(source.path(), options.carve(), map.header().isWithoutCrc());
        tellHeader(map);
        int threads = Math.max(1, Math.min(options.threads(), map.size()));
        int batch = Math.max(1, Math.min(BATCH_SLOTS_MAX, map.size() / (4 * threads)));
        try (SlotStream slots = new SlotStream(source, map)) {
            new ChunkPipeline(slots, batch).run(threads, () -> {
                Writing writing = writings.get();
                return new ScanWorker(new ChunkReader(job, programs, library, writing.output()), writing);
            });
        }
        tellWhole();
        Tally tally = new Tally(present, read, rejected);
        return new Reading(
                tally,
                read + carved > 0 ? "UTC" : "",
                read + carved > 0 ? StampBasis.IN_FILE : StampBasis.NOT_APPLICABLE);
    }

    private final class ScanWorker implements ChunkPipeline.Worker {

        private final ChunkReader reader;
        private final Writing writing;

        ScanWorker(ChunkReader reader, Writing writing) {
            this.reader = reader;
            this.writing = writing;
        }

        @Override
        public ChunkResult read(SlotStream.Batch batch) {
            ChunkResult result = new ChunkResult();
            for (int i = 0; i < batch.count(); i++) {
                ChunkMap.Slot slot = batch.slot(i);
                reader.read(batch.bytes(i), slot.length(), slot.position(), result);
            }
            return result;
        }

        @Override
        public void deliver(ChunkResult result) throws IOException {
            present += result.present();
            read += result.read();
            rejected += result.rejected();
            carved += result.carved();
            otherPass += result.otherPass();
            borrowed += result.borrowed();
            result.tellHeads(continuity);
            for (Diagnostic diagnostic : result.diagnostics()) {
                boolean error = diagnostic.severity() == Diagnostic.Severity.ERROR;
                if ((error ? errors++ : remarks++) < TOLD_MAX) {
                    diagnostics.accept(diagnostic);
                }
            }
            writing.deliver();
        }
    }

    private void tellHeader(ChunkMap map) {
        FileHeader header = map.header();
        if (!header.hasMagic()) {
            tell(Diagnostic.error(
                    source.path(),
                    Position.atByte(0),
                    "evtx-header-damaged",
                    "The file header is gone. The whole file was looked through for chunks, and all that were found were read; look"
                            + " at the ids for what may be missing at the front."));
            return;
        }
        if (header.isWithoutCrc()) {
            note("evtx-no-checksums", "This log is written without checksums, so damage shows in its structure only.");
        } else if (!header.isSound()) {
            tell(
                    Diagnostic.warning(
                            source.path(),
                            Position.atByte(0),
                            "evtx-header-checksum",
                            "The file header does not have its checksum. Nothing in it was relied on: the whole file was read."));
        }
        if (header.isDirty()) {
            note(
                    "evtx-dirty",
                    "The log was in use when it was copied, or its machine stopped hard. Its header counts "
                            + Counted.of(header.chunkCount(), "chunk") + "; the file was read to its end ("
                            + Counted.of(map.size(), "place") + " for chunks).");
        }
        // the count has 16 bits; a log that was in use may state any number
        if (header.isSound() && !header.isDirty() && header.chunkCount() > map.size()) {
            tell(Diagnostic.error(
                    source.path(),
                    Position.FILE,
                    "evtx-chunks-missing",
                    "The file header counts " + header.chunkCount() + " chunks, and " + map.size()
                            + " are there: the file was cut. Copy or export it again."));
        }
        if (map.isSlipped()) {
            tell(Diagnostic.error(
                    source.path(),
                    Position.FILE,
                    "evtx-chunks-slipped",
                    "Chunks stand where none should, so bytes of this file were lost or slipped in. Every byte was looked at for"
                            + " the beginning of a chunk. Copy the file again from where it came from."));
        }
        if (map.wrapped() > 0) {
            note(
                    "evtx-wrapped",
                    "The log had reached its size and went on at its front; its records were read in the order in which they"
                            + " were written.");
        }
    }

    private void tellWhole() {
        if (errors > TOLD_MAX) {
            tell(Diagnostic.error(
                    source.path(),
                    Position.FILE,
                    "evtx-more",
                    Counted.of(errors - TOLD_MAX, "further problem") + " of this file "
                            + (errors - TOLD_MAX == 1 ? "is" : "are") + " not listed; all are in the counts."));
        }
        if (remarks > TOLD_MAX) {
            note("evtx-more", Counted.of(remarks - TOLD_MAX, "further remark") + " on this file not listed.");
        }
        if (otherPass > 0) {
            note(
                    "evtx-other-pass",
                    Counted.were(otherPass, "record")
                            + " read from an earlier or later pass of the log, in chunks that were copied while they were"
                            + " overwritten; each is marked other-pass.");
        }
        if (borrowed > 0) {
            note(
                    "evtx-borrowed",
                    Counted.were(borrowed, "record") + " read with a template of another chunk, because their own was"
                            + " overwritten; each is marked borrowed-template.");
        }
        if (carved > 0) {
            note(
                    "evtx-carved",
                    Counted.were(carved, "record")
                            + " recovered from space that the log no longer uses (--carve). Each is marked"
                            + " carved and may stem from another log or host; no clock and no verdict rests on it.");
        }
        continuity.notes().forEach(this::tell);
    }

    private void note(String code, String message) {
        tell(Diagnostic.note(source.path(), Position.FILE, code, message));
    }

    private void tell(Diagnostic diagnostic) {
        diagnostics.accept(diagnostic);
    }
}
