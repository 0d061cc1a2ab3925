package dev.hindcast.source.evtx;

/**
 * The usual way of a record: an outer template with System, an inner one with the data, and a plan for the pair of them.
 * One a worker.
 */
final class PlannedRecord {

    /** Clearing a log is told of, so these go the long way whatever their provider. */
    private static final int LOG_CLEARED = 104;

    private static final int AUDIT_LOG_CLEARED = 1102;

    /** Token, template id and offset, and a count of values: less is no instance. */
    private static final int PAYLOAD_BYTES_MIN = 16;

    private final Chunk chunk;
    private final RecordOutput output;
    private final Instance outer;
    private final Instance inner;

    PlannedRecord(Chunk chunk, TemplateLibrary library, RecordOutput output) {
        this.chunk = chunk;
        this.output = output;
        this.outer = new Instance(library, RecordWalk.NOTHING);
        this.inner = new Instance(library, RecordWalk.NOTHING);
    }

    /**
     * Writes the record between two bytes of the chunk.
     *
     * @return false where it is not of the usual shape; nothing is to be kept of it then
     */
    boolean write(int from, int end, ChunkResult result) throws BinXmlFault {
        byte[] b = chunk.bytes();
        if (end - from < 5 || LittleEndian.u8(b, from) != 0x0f || LittleEndian.u8(b, from + 4) != 0x0c) {
            return false;
        }
        outer.read(chunk, from + 5, end);
        int slot = outer.program().payloadSlot();
        long payload = slot < 0 ? 0 : outer.values()[slot];
        int size = Instance.size(payload);
        if (Instance.type(payload) != ValueType.BINXML || size < PAYLOAD_BYTES_MIN || outer.isBorrowed()) {
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
        return plan != FieldPlan.REFUSED && write(plan, result);
    }

    private boolean write(FieldPlan plan, ChunkResult result) {
        byte[] b = chunk.bytes();
        FieldPlan.Head head = plan.head();
        long time = value(head.timeSlot());
        long record = value(head.recordIdSlot());
        long code = value(head.codeSlot());
        if (!isOf(time, ValueType.FILETIME, 8)
                || !isOf(record, ValueType.UINT64, 8)
                || !isOf(code, ValueType.UINT16, 2)
                || head.computerSlot() != -1) {
            return false;
        }
        long ticks = LittleEndian.i64(b, Instance.from(time));
        long id = LittleEndian.i64(b, Instance.from(record));
        int number = LittleEndian.u16(b, Instance.from(code));
        if (!FileTimes.isSet(ticks) || id < 0 || number == AUDIT_LOG_CLEARED || number == LOG_CLEARED) {
            return false;
        }
        if (!output.planned(plan, outer, inner, b, ticks, id)) {
            return false;
        }
        result.head(head.computer(), id, ticks);
        return true;
    }

    private static boolean isOf(long value, int type, int size) {
        return Instance.type(value) == type && Instance.size(value) == size;
    }

    private long value(int slot) {
        return slot >= 0 ? outer.values()[slot] : inner.values()[-1 - slot];
    }
}
