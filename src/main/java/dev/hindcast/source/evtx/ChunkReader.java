package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;

/** Reads the records of one chunk after another into an output. One a worker; not thread-safe. */
final class ChunkReader {

    /** The code of a diagnostic that admits a fault of ours; no test may see one. */
    static final String READER_FAULT = "evtx-reader-fault";

    private final String path;
    private final boolean carve;
    private final boolean fileWithoutCrc;
    private final RecordOutput output;
    private final Chunk chunk;
    private final FrameWalk frames;
    private final PlannedRecord planned;
    private final SpokenRecord spoken;
    private ChunkResult result = new ChunkResult();
    private SpokenRecord.Surroundings around = new SpokenRecord.Surroundings(0, true, false);

    ChunkReader(EvtxScan.Job job, Programs programs, TemplateLibrary library, RecordOutput output) {
        this.path = job.path();
        this.carve = job.carve();
        this.fileWithoutCrc = job.withoutCrc();
        this.output = output;
        this.chunk = new Chunk(programs);
        this.frames = new FrameWalk(chunk);
        this.planned = new PlannedRecord(chunk, programs, library, output);
        this.spoken = new SpokenRecord(path, chunk, frames, library, output);
    }

    /**
     * Reads a chunk.
     *
     * @param bytes its bytes, which the file holds from {@code filePosition} on
     */
    void read(byte[] bytes, int length, long filePosition, ChunkResult into) {
        result = into;
        chunk.load(bytes, length, fileWithoutCrc);
        if (chunk.isBlank()) {
            return;
        }
        if (!chunk.hasMagic() && !chunk.hasHeaderButForMagic()) {
            around = new SpokenRecord.Surroundings(filePosition, true, false);
            headerless();
            return;
        }
        boolean headerSound = chunk.isHeaderSound();
        boolean recordsSound = chunk.areRecordsSound();
        around = new SpokenRecord.Surroundings(filePosition, recordsSound, !recordsSound && areIdsOwn(headerSound));
        frames.begin(headerSound, recordsSound);
        long before = result.read();
        long rejectedBefore = result.rejected();
        while (frames.next()) {
            frame();
        }
        tellDamage(headerSound, result.read() - before, result.rejected() - rejectedBefore);
        if (carve) {
            frames.beginStale(false);
            stale();
        }
    }

    /** Whether most frames of a torn chunk bear the EventRecordID of what they hold, as all do in a live copy. */
    private boolean areIdsOwn(boolean headerSound) {
        int own = 0;
        int all = 0;
        frames.begin(headerSound, false);
        while (frames.next()) {
            if (frames.isSound()) {
                all++;
                own += spoken.isOwnId() ? 1 : 0;
            }
        }
        return own > all / 2;
    }

    private void headerless() {
        frames.beginStale(true);
        if (carve) {
            stale();
            return;
        }
        int seen = 0;
        while (frames.nextStale()) {
            seen++;
        }
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position()),
                "evtx-chunk-headerless",
                "Here a chunk should begin and does not; " + chunk.length() + " bytes were not read"
                        + (seen == 0
                                ? " (no record is seen in them)."
                                : ", in which " + seen + " records are seen: --carve recovers what can be.")
                        + " Everything before and after was read."));
    }

    private void tellDamage(boolean headerSound, long read, long rejected) {
        boolean cut = chunk.length() < Chunk.BYTES && chunk.freeAsStated() > chunk.length();
        boolean recordsSound = around.recordsSound();
        if (recordsSound && headerSound && !cut) {
            return;
        }
        String what;
        if (cut) {
            what = "The file ends " + (chunk.freeAsStated() - chunk.length())
                    + " bytes before the records of its last chunk do";
        } else if (recordsSound) {
            what = "The header of this chunk does not have its checksum";
        } else {
            what = "The records of this chunk do not have their checksum" + (headerSound ? "" : ", nor has its header");
        }
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position()),
                cut ? "evtx-cut" : "evtx-chunk-checksum",
                what + "; " + read + " of its records were read" + (recordsSound ? "" : " and marked")
                        + (rejected == 0 ? "" : ", " + rejected + " could not be")
                        + ". Other chunks are not touched by it. Export the log again to get a whole one."));
    }

    private void stale() {
        while (frames.nextStale()) {
            int mark = output.mark();
            try {
                spoken.write(around, true, result);
                result.countCarved();
            } catch (BinXmlFault | RuntimeException unreadable) {
                // what nobody counts as live is not missed either
                output.backTo(mark);
            }
        }
    }

    private void frame() {
        if (frames.isGarbage()) {
            reject("evtx-record-rejected", "here " + frames.size() + " bytes are no record");
            return;
        }
        int mark = output.mark();
        try {
            boolean usual = output.takesPlans()
                    && frames.isSound()
                    && around.recordsSound()
                    && !frames.isOtherPass()
                    && isUsual();
            if (!usual) {
                output.backTo(mark);
                spoken.write(around, false, result);
            }
            result.countRead(frames.isOtherPass());
        } catch (BinXmlFault fault) {
            output.backTo(mark);
            reject("evtx-record-rejected", fault.what());
        } catch (RuntimeException fault) {
            // the last net: a fault of ours costs one record and is told, never the file
            output.backTo(mark);
            reject(
                    READER_FAULT,
                    "the reader itself failed (" + fault.getClass().getSimpleName() + "); please report it");
        }
    }

    /** Whether a plan wrote the record; what breaks the grammar goes the long way, which may still read its head. */
    private boolean isUsual() {
        try {
            return planned.write(frames.contentFrom(), frames.contentEnd(), result);
        } catch (BinXmlFault fault) {
            return false;
        }
    }

    private void reject(String code, String why) {
        result.countRejected();
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position() + frames.at()),
                code,
                "Record " + frames.id() + " (by its frame) was not read: " + why
                        + ". The records before and after it were read."));
    }
}
