package dev.hindcast.source.evtx;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.source.windows.EventElements;
import dev.hindcast.source.windows.Markup;
import dev.hindcast.source.windows.WindowsRecord;
import java.util.StringJoiner;

/** Reads the records of one chunk after another into an output. One a worker; not thread-safe. */
final class ChunkReader {

    /** The code of a diagnostic that admits a fault of ours; no test may see one. */
    static final String READER_FAULT = "evtx-reader-fault";

    private static final String LOG_OF_LOGS = "Microsoft-Windows-Eventlog";

    private final String path;
    private final boolean carve;
    private final boolean fileWithoutCrc;
    private final RecordOutput output;
    private final Chunk chunk;
    private final FrameWalk frames;
    private final RecordWalk walk;
    private final Instance outer;
    private final Instance inner;
    private final Layouts layouts = new Layouts();
    private ChunkResult result = new ChunkResult();
    private long position;
    private boolean recordsSound;
    private boolean headerless;

    ChunkReader(EvtxScan.Job job, Programs programs, TemplateLibrary library, RecordOutput output) {
        this.path = job.path();
        this.carve = job.carve();
        this.fileWithoutCrc = job.withoutCrc();
        this.output = output;
        this.chunk = new Chunk(programs);
        this.frames = new FrameWalk(chunk);
        this.walk = new RecordWalk(chunk, library);
        this.outer = new Instance(library, RecordWalk.NOTHING);
        this.inner = new Instance(library, RecordWalk.NOTHING);
    }

    /**
     * Reads a chunk.
     *
     * @param bytes its bytes, which the file holds from {@code filePosition} on
     */
    void read(byte[] bytes, int length, long filePosition, ChunkResult into) {
        result = into;
        position = filePosition;
        chunk.load(bytes, length, fileWithoutCrc);
        if (chunk.isBlank()) {
            return;
        }
        headerless = !chunk.hasMagic() && !chunk.hasHeaderButForMagic();
        if (headerless) {
            headerless();
            return;
        }
        boolean headerSound = chunk.isHeaderSound();
        recordsSound = chunk.areRecordsSound();
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

    private void headerless() {
        recordsSound = true;
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
                Position.atByte(position),
                "evtx-chunk-headerless",
                "Here a chunk should begin and does not; " + chunk.length() + " bytes were not read"
                        + (seen == 0
                                ? " (no record is seen in them)."
                                : ", in which " + seen + " records are seen: --carve recovers what can be.")
                        + " Everything before and after was read."));
    }

    private void tellDamage(boolean headerSound, long read, long rejected) {
        boolean cut = chunk.length() < Chunk.BYTES && chunk.freeAsStated() > chunk.length();
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
                Position.atByte(position),
                cut ? "evtx-cut" : "evtx-chunk-checksum",
                what + "; " + read + " of its records were read" + (recordsSound ? "" : " and marked")
                        + (rejected == 0 ? "" : ", " + rejected + " could not be")
                        + ". Other chunks are not touched by it. Export the log again to get a whole one."));
    }

    private void stale() {
        while (frames.nextStale()) {
            int mark = output.mark();
            try {
                speak(frames.at() + FrameWalk.BYTES_MIN - 4, frames.at() + frames.size() - 4, true);
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
        int from = frames.at() + FrameWalk.BYTES_MIN - 4;
        int end = frames.at() + frames.size() - 4;
        int mark = output.mark();
        try {
            boolean usual = output.takesPlans()
                    && frames.isSound()
                    && recordsSound
                    && !frames.isOtherPass()
                    && planned(from, end);
            if (!usual) {
                output.backTo(mark);
                speak(from, end, false);
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

    private void reject(String code, String why) {
        result.countRejected();
        result.tell(Diagnostic.error(
                path,
                Position.atByte(position + frames.at()),
                code,
                "Record " + frames.id() + " (by its frame) was not read: " + why
                        + ". The records before and after it were read."));
    }

    // ---- the usual way

    /** Whether the record was written by a plan; nothing is to be kept of it where it was not. */
    private boolean planned(int from, int end) throws BinXmlFault {
        byte[] b = chunk.bytes();
        if (end - from < 5 || LittleEndian.u8(b, from) != 0x0f || LittleEndian.u8(b, from + 4) != 0x0c) {
            return false;
        }
        outer.read(chunk, from + 5, end);
        int slot = outer.program().payloadSlot();
        long payload = slot < 0 ? 0 : outer.values()[slot];
        int size = Instance.size(payload);
        if (Instance.type(payload) != ValueType.BINXML || size < 16 || outer.isBorrowed()) {
            return false;
        }
        int at = Instance.from(payload);
        int limit = at + size;
        at = LittleEndian.u8(b, at) == 0x0f ? at + 4 : at;
        if (LittleEndian.u8(b, at) != 0x0c) {
            return false;
        }
        inner.read(chunk, at + 1, limit);
        if (inner.isBorrowed() || (inner.end() < limit && LittleEndian.u8(b, inner.end()) != 0)) {
            return false;
        }
        FieldPlan plan = outer.program().planWith(inner.program());
        return plan != FieldPlan.REFUSED && planned(plan);
    }

    private boolean planned(FieldPlan plan) {
        byte[] b = chunk.bytes();
        FieldPlan.Head head = plan.head();
        long time = value(head.timeSlot());
        long record = value(head.recordIdSlot());
        long code = value(head.codeSlot());
        if (Instance.type(time) != ValueType.FILETIME
                || Instance.size(time) != 8
                || Instance.type(record) != ValueType.UINT64
                || Instance.size(record) != 8
                || Instance.type(code) != ValueType.UINT16
                || Instance.size(code) != 2
                || head.computerSlot() != -1) {
            return false;
        }
        long ticks = LittleEndian.i64(b, Instance.from(time));
        long id = LittleEndian.i64(b, Instance.from(record));
        int number = LittleEndian.u16(b, Instance.from(code));
        if (!FileTimes.isSet(ticks) || id < 0 || number == 1102 || number == 104) {
            return false;
        }
        if (!output.planned(plan, outer, inner, b, ticks, id)) {
            return false;
        }
        result.head(head.computer(), id, ticks);
        return true;
    }

    private long value(int slot) {
        return slot >= 0 ? outer.values()[slot] : inner.values()[-1 - slot];
    }

    // ---- the long way

    private void speak(int from, int end, boolean carved) throws BinXmlFault {
        WindowsRecord record = new WindowsRecord();
        int mark = output.mark();
        boolean whole = true;
        String lost = "";
        try {
            walk.speak(from, end, heard(record), false);
        } catch (BinXmlFault fault) {
            output.backTo(mark);
            record = new WindowsRecord();
            walk.speak(from, end, heard(record), true);
            whole = false;
            lost = fault.what();
        }
        boolean suspect = !whole || carved || !frames.isSound();
        if (suspect && (!record.hasCode() || record.instant().isEmpty())) {
            throw new BinXmlFault(whole ? "it is torn: its values are empty" : lost);
        }
        String state = state(carved, whole);
        record.put(FieldNames.RECORD_STATE, state);
        Event event = record.toEvent(place(record, carved), layouts);
        output.spoken(event);
        if (carved) {
            return;
        }
        if (walk.wasBorrowed()) {
            result.countBorrowed();
        }
        if (!whole) {
            result.tell(Diagnostic.error(
                    path,
                    Position.atByte(position + frames.at()),
                    "evtx-data-lost",
                    "Of record " + record.get(FieldNames.RECORD_ID) + " the head was read and its data were not: "
                            + lost + ". It is marked as damaged."));
        } else if (!frames.isSound()) {
            result.tell(Diagnostic.error(
                    path,
                    Position.atByte(position + frames.at()),
                    "evtx-record-damaged",
                    "Record " + record.get(FieldNames.RECORD_ID)
                            + " does not end where its size says; its fields were read, and it is marked as damaged."));
        }
        if (event.stamp().isEmpty()) {
            result.tell(Diagnostic.warning(
                    path,
                    event.provenance().position(),
                    "stamp-unreadable",
                    "TimeCreated of this event is no time; its other fields were read."));
        }
        if (!frames.isOtherPass()) {
            long ticks = event.stamp().map(Stamp::instant).map(FileTimes::ticks).orElse(0L);
            result.head(event.text(FieldNames.HOST), event.recordId(), ticks);
        }
        cleared(event);
    }

    private Markup heard(WindowsRecord record) {
        EventElements meaning = new EventElements(record);
        Markup beside = output.markup();
        return beside == null ? meaning : new Both(meaning, beside);
    }

    private String state(boolean carved, boolean whole) {
        StringJoiner state = new StringJoiner(" ");
        if (carved) {
            state.add("carved");
        } else if (frames.isOtherPass()) {
            state.add("other-pass");
        }
        if (!whole || !frames.isSound() || walk.wasDoubtful()) {
            state.add("damaged");
        }
        if (!recordsSound) {
            state.add("checksum");
        }
        if (walk.wasBorrowed()) {
            state.add("borrowed-template");
        }
        return state.toString();
    }

    private Provenance place(WindowsRecord record, boolean carved) {
        Position where = Position.atByte(position + frames.at());
        if (!carved) {
            try {
                long id = Long.parseLong(record.get(FieldNames.RECORD_ID));
                where = id >= 0 ? Position.record(id) : where;
            } catch (NumberFormatException notANumber) {
                // a record without an id is cited by its place
            }
        }
        return new Provenance(path, where, EvtxFormat.ID);
    }

    private void cleared(Event event) {
        boolean log = event.provider().equals(LOG_OF_LOGS) || event.provider().equals("EventLog");
        if (log && (event.code().equals("1102") || event.code().equals("104"))) {
            String user = event.text(FieldNames.USER_DATA + "SubjectUserName");
            String channel = event.text(FieldNames.USER_DATA + "Channel");
            result.tell(Diagnostic.note(
                    path,
                    event.provenance().position(),
                    "evtx-log-cleared",
                    "The log " + (channel.isEmpty() ? event.channel() : channel) + " was cleared"
                            + (user.isEmpty() ? "" : " by " + user)
                            + event.stamp().map(s -> " at " + s.raw()).orElse("")
                            + "; what it held before is not in it."));
        }
    }

    /** Tells two listeners the same. */
    private record Both(Markup first, Markup second) implements Markup {

        @Override
        public void open(String name) {
            first.open(name);
            second.open(name);
        }

        @Override
        public void attribute(String name, String value) {
            first.attribute(name, value);
            second.attribute(name, value);
        }

        @Override
        public void text(String piece) {
            first.text(piece);
            second.text(piece);
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }

        @Override
        public void instruction(String target, String content) {
            first.instruction(target, content);
            second.instruction(target, content);
        }
    }
}
