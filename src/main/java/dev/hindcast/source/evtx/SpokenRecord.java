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

/**
 * The long way of a record: whatever its shape, and whatever is wrong with it. Says what was wrong, and marks the event.
 * One a worker.
 */
final class SpokenRecord {

    private static final String LOG_OF_LOGS = "Microsoft-Windows-Eventlog";

    private final String path;
    private final FrameWalk frames;
    private final RecordWalk walk;
    private final RecordOutput output;
    private final Layouts layouts = new Layouts();

    SpokenRecord(String path, Chunk chunk, FrameWalk frames, TemplateLibrary library, RecordOutput output) {
        this.path = path;
        this.frames = frames;
        this.walk = new RecordWalk(chunk, library);
        this.output = output;
    }

    /**
     * What is known of the chunk around a record.
     *
     * @param position where it begins in the file
     * @param recordsSound whether its records have their checksum
     * @param ownIds whether its frames bear the EventRecordID of what they hold, as in a live copy
     */
    record Surroundings(long position, boolean recordsSound, boolean ownIds) {}

    /**
     * Writes the record in the frame at which the walk stands.
     *
     * @param carved whether it lies in space that the log no longer uses
     * @throws BinXmlFault where it cannot be read; nothing is to be kept of it then
     */
    void write(Surroundings around, boolean carved, ChunkResult result) throws BinXmlFault {
        WindowsRecord record = new WindowsRecord();
        int mark = output.mark();
        String lost = "";
        try {
            speak(heard(record), false);
        } catch (BinXmlFault fault) {
            output.backTo(mark);
            record = new WindowsRecord();
            speak(heard(record), true);
            lost = fault.what();
        }
        boolean whole = lost.isEmpty();
        boolean suspect = !whole || carved || !frames.isSound();
        if (suspect && (!record.hasCode() || record.instant().isEmpty())) {
            throw new BinXmlFault(whole ? "it is torn, its values are empty" : lost);
        }
        String id = record.get(FieldNames.RECORD_ID);
        boolean sewn = around.ownIds() && !carved && !id.equals(Long.toString(frames.id()));
        boolean damaged = !whole || !frames.isSound() || walk.wasDoubtful() || sewn;
        record.put(FieldNames.RECORD_STATE, state(around, carved, damaged));
        Event event = record.toEvent(place(around, record, carved), layouts);
        output.spoken(event);
        if (!carved) {
            tell(around, event, lost, sewn, result);
            if (walk.wasBorrowed()) {
                result.countBorrowed();
            }
            if (!frames.isOtherPass() && !sewn) {
                long ticks =
                        event.stamp().map(Stamp::instant).map(FileTimes::ticks).orElse(0L);
                result.head(event.text(FieldNames.HOST), event.recordId(), damaged ? Continuity.DAMAGED : ticks);
            }
        }
    }

    /** Whether the frame at which the walk stands bears the EventRecordID of what it holds. */
    boolean isOwnId() {
        WindowsRecord record = new WindowsRecord();
        try {
            speak(new EventElements(record), true);
        } catch (BinXmlFault unreadable) {
            return false;
        }
        return record.get(FieldNames.RECORD_ID).equals(Long.toString(frames.id()));
    }

    private void speak(Markup to, boolean headOnly) throws BinXmlFault {
        walk.speak(frames.contentFrom(), frames.contentEnd(), to, headOnly);
    }

    private Markup heard(WindowsRecord record) {
        EventElements meaning = new EventElements(record);
        Markup beside = output.markup();
        return beside == null ? meaning : new BothMarkups(meaning, beside);
    }

    private String state(Surroundings around, boolean carved, boolean damaged) {
        StringJoiner state = new StringJoiner(" ");
        if (carved) {
            state.add("carved");
        } else if (frames.isOtherPass()) {
            state.add("other-pass");
        }
        if (damaged) {
            state.add("damaged");
        }
        if (!around.recordsSound()) {
            state.add("checksum");
        }
        if (walk.wasBorrowed()) {
            state.add("borrowed-template");
        }
        return state.toString();
    }

    private Provenance place(Surroundings around, WindowsRecord record, boolean carved) {
        Position where = Position.atByte(around.position() + frames.at());
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

    private void tell(Surroundings around, Event event, String lost, boolean sewn, ChunkResult result) {
        Position here = Position.atByte(around.position() + frames.at());
        String id = event.text(FieldNames.RECORD_ID);
        String marked = " It is marked as damaged: it can be searched, but nothing is concluded from it.";
        if (!lost.isEmpty()) {
            result.tell(Diagnostic.error(
                    path,
                    here,
                    "evtx-data-lost",
                    "Of record " + id + " only the head (System) was read, its data were not: " + lost + "." + marked));
        } else if (!frames.isSound()) {
            result.tell(Diagnostic.error(
                    path,
                    here,
                    "evtx-record-damaged",
                    "Record " + id + " does not end where its size says; its fields were read, but some of them may be"
                            + " another record's." + marked));
        } else if (sewn) {
            result.tell(Diagnostic.error(
                    path,
                    here,
                    "evtx-record-sewn",
                    "Here stands record " + frames.id() + " by its frame and record " + id
                            + " by its content, in a chunk that was torn: it may be made of pieces of both." + marked));
        } else if (walk.wasDoubtful()) {
            result.tell(Diagnostic.error(
                    path,
                    here,
                    "evtx-name-damaged",
                    "The name of an element in record " + id
                            + " does not match its own checksum, so fields of it may bear" + " a wrong name."
                            + marked));
        }
        if (event.stamp().isEmpty()) {
            result.tell(Diagnostic.warning(
                    path,
                    event.provenance().position(),
                    "stamp-unreadable",
                    "TimeCreated of this event is no time; its other fields were read."));
        }
        tellCleared(event, result);
    }

    private void tellCleared(Event event, ChunkResult result) {
        boolean log = event.provider().equals(LOG_OF_LOGS) || event.provider().equals("EventLog");
        if (!log || !(event.code().equals("1102") || event.code().equals("104"))) {
            return;
        }
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
