package dev.hindcast.source.evtx;

import dev.hindcast.event.Counted;
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
        if (!chunk.hasMagic()) {
            around = new SpokenRecord.Surroundings(filePosition, true, false);
            if (!chunk.hasHeaderButForMagic()) {
                headerless();
                return;
            }
            result.tell(Diagnostic.warning(
                    path,
                    Position.atByte(filePosition),
                    "evtx-chunk-magic",
                    "This chunk does not begin with ElfChnk, but the rest of its header has its checksum, so only these"
                            + " bytes were changed; it was read like any other."));
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
        int seen = 0;
        while (frames.nextStale()) {
            seen++;
        }
        String records = seen == 0
                ? ", and no record is seen in them."
                : "; " + Counted.of(seen, "record") + " can be seen in them, which "
                        + (carve
                                ? "--carve recovered as far as it can be read."
                                : "--carve recovers as far as possible.");
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position()),
                "evtx-chunk-headerless",
                "Here a chunk should begin and does not: " + Counted.of(chunk.length(), "byte")
                        + " are no part of the log" + records + " The chunks before and after were read."));
        if (carve) {
            frames.beginStale(true);
            stale();
        }
    }

    private void tellDamage(boolean headerSound, long read, long rejected) {
        long missing = headerSound && chunk.length() < Chunk.BYTES ? chunk.freeAsStated() - chunk.length() : 0;
        boolean recordsSound = around.recordsSound();
        if (recordsSound && headerSound && missing <= 0) {
            return;
        }
        String what;
        if (missing > 0) {
            what = "The last " + Counted.of(missing, "byte") + " of the records of this chunk "
                    + (missing == 1 ? "is" : "are") + " missing, because the file or the chunk was cut";
        } else if (recordsSound) {
            what = "The header of this chunk does not have its checksum";
        } else {
            what = "The records of this chunk do not have their checksum" + (headerSound ? "" : ", nor has its header");
        }
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position()),
                missing > 0 ? "evtx-cut" : "evtx-chunk-checksum",
                what + ". " + Counted.were(read, "record") + " read" + (recordsSound ? "" : " and marked")
                        + (rejected == 0 ? "" : ", " + rejected + " could not be")
                        + "; other chunks are not touched by this. If the log still exists, export it again."));
    }

    private void stale() {
        while (frames.nextStale()) {
            int mark = output.mark();
            try {
                spoken.write(around, true, result);
                result.countCarved();
            } catch (BinXmlFault unreadable) {
                // what nobody counts as live is not missed either
                output.backTo(mark);
            } catch (RuntimeException fault) {
                output.backTo(mark);
                result.tell(fault(fault));
            }
        }
    }

    private void frame() {
        if (frames.isGarbage()) {
            result.countRejected();
            result.tell(Diagnostic.error(
                    path,
                    Position.atByte(around.position() + frames.at()),
                    "evtx-no-record",
                    "Where a record should begin stand " + Counted.of(frames.size(), "byte")
                            + " of something else; one record or more may be lost here. Reading went on behind them."));
            return;
        }
        int mark = output.mark();
        try {
            if (!isPlanned()) {
                output.backTo(mark);
                spoken.write(around, false, result);
            }
            result.countRead(frames.isOtherPass());
        } catch (BinXmlFault fault) {
            output.backTo(mark);
            reject(fault.what());
        } catch (RuntimeException fault) {
            // the last net: a fault of ours costs one record and is told, never the file
            output.backTo(mark);
            result.countRejected();
            result.tell(fault(fault));
        }
    }

    /** Whether the record could be written in the usual way; where it is broken, the long way says what can be kept. */
    private boolean isPlanned() {
        if (!output.takesPlans() || !frames.isSound() || !around.recordsSound() || frames.isOtherPass()) {
            return false;
        }
        try {
            return planned.write(frames.contentFrom(), frames.contentEnd(), result);
        } catch (BinXmlFault broken) {
            return false;
        }
    }

    private Diagnostic fault(RuntimeException fault) {
        return Diagnostic.error(
                path,
                Position.atByte(around.position() + frames.at()),
                READER_FAULT,
                "The record with number " + frames.id()
                        + " in its frame was not read, because the reader itself failed ("
                        + fault.getClass().getSimpleName()
                        + "). Please report it. The records before and after it were.");
    }

    private void reject(String why) {
        result.countRejected();
        result.tell(Diagnostic.error(
                path,
                Position.atByte(around.position() + frames.at()),
                "evtx-record-rejected",
                "The record with number " + frames.id() + " in its frame was not read: " + why
                        + ". The records before and after it were."));
    }
}
