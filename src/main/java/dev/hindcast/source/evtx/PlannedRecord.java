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
    private static final int PAYLOAD_BYTES_MIN = 14;

    private static final int DIGITS_MAX = 18;

    private final Chunk chunk;
    private final RecordOutput output;
    private final Instance outer;
    private final Instance inner;
    private final LiftedTree lifted;
    private final ValueText values = new ValueText();

    PlannedRecord(Chunk chunk, Programs programs, TemplateLibrary library, RecordOutput output) {
        this.chunk = chunk;
        this.output = output;
        this.outer = new Instance(library);
        this.inner = new Instance(library);
        this.lifted = new LiftedTree(programs);
    }

    /**
     * Writes the record between two bytes of the chunk.
     *
     * @return false where it is not of the usual shape; nothing is to be kept of it then
     */
    boolean write(int from, int end, ChunkResult result) throws BinXmlFault {
        byte[] b = chunk.bytes();
        if (end - from <= Token.FRAGMENT_HEADER_BYTES || LittleEndian.u8(b, from) != Token.FRAGMENT_HEADER) {
            return false;
        }
        int at = from + Token.FRAGMENT_HEADER_BYTES;
        int token = LittleEndian.u8(b, at);
        boolean usual;
        if (token == Token.TEMPLATE_INSTANCE) {
            outer.read(chunk, at + 1, end);
            usual = !outer.isBorrowed() && isEnd(outer.end(), end) && payload();
        } else {
            inner.clear();
            usual = element(token, at, end, outer);
        }
        if (!usual) {
            return false;
        }
        FieldPlan plan = outer.program().planWith(inner.program());
        return plan != FieldPlan.REFUSED && write(plan, result);
    }

    /** Reads the one instance or element in the outer template's one place for it. */
    private boolean payload() throws BinXmlFault {
        byte[] b = chunk.bytes();
        int slot = outer.program().payloadSlot();
        long payload = slot < 0 ? 0 : outer.values()[slot];
        int size = Instance.size(payload);
        if (Instance.type(payload) != ValueType.BINXML || size < PAYLOAD_BYTES_MIN) {
            return false;
        }
        int at = Instance.from(payload);
        int limit = at + size;
        at = LittleEndian.u8(b, at) == Token.FRAGMENT_HEADER ? at + Token.FRAGMENT_HEADER_BYTES : at;
        int token = LittleEndian.u8(b, at);
        if (token != Token.TEMPLATE_INSTANCE) {
            return element(token, at, limit, inner);
        }
        inner.read(chunk, at + 1, limit);
        return !inner.isBorrowed() && isEnd(inner.end(), limit);
    }

    private boolean element(int token, int from, int limit, Instance into) throws BinXmlFault {
        if (!Token.isElement(token) || !chunk.lift(from, limit, lifted)) {
            return false;
        }
        into.take(lifted);
        return isEnd(chunk.treeEnd(), limit);
    }

    private boolean isEnd(int at, int limit) {
        return at >= limit || LittleEndian.u8(chunk.bytes(), at) == Token.END_OF_FRAGMENT;
    }

    private boolean write(FieldPlan plan, ChunkResult result) {
        FieldPlan.Head head = plan.head();
        // System stands in the outer one, whatever plan that is
        if (head.timeSlot() < 0 || head.recordIdSlot() < 0 || head.codeSlot() < 0 || head.computerSlot() < -1) {
            return false;
        }
        for (int slot : plan.unusedSlots()) {
            long value = slot >= 0 ? outer.value(slot) : inner.value(-1 - slot);
            if (Instance.type(value) == ValueType.BINXML || ValueType.isArray(Instance.type(value))) {
                return false;
            }
        }
        long ticks = ticks(outer.value(head.timeSlot()));
        long id = number(outer.value(head.recordIdSlot()), ValueType.UINT64);
        long code = number(outer.value(head.codeSlot()), ValueType.UINT16);
        if (!FileTimes.isSet(ticks) || id < 0 || code < 0 || code == AUDIT_LOG_CLEARED || code == LOG_CLEARED) {
            return false;
        }
        if (!output.planned(plan, outer, inner, ticks, id)) {
            return false;
        }
        result.head(computer(head), id, ticks);
        return true;
    }

    private String computer(FieldPlan.Head head) {
        if (head.computerSlot() < 0) {
            return head.computer();
        }
        long value = outer.value(head.computerSlot());
        return values.text(outer.bytes(), Instance.from(value), Instance.size(value), Instance.type(value));
    }

    /** A time, as Windows' own number or as text; 0 where it is neither. */
    private long ticks(long value) {
        int size = Instance.size(value);
        return switch (Instance.type(value)) {
            case ValueType.FILETIME -> size == 8 ? LittleEndian.i64(outer.bytes(), Instance.from(value)) : 0;
            case ValueType.STRING -> FileTimes.parse(outer.bytes(), Instance.from(value), size);
            default -> 0;
        };
    }

    /** A number of this type, or as text; -1 where it is neither. */
    private long number(long value, int type) {
        byte[] b = outer.bytes();
        int from = Instance.from(value);
        int size = Instance.size(value);
        if (Instance.type(value) == ValueType.STRING) {
            return digits(b, from, size);
        }
        if (Instance.type(value) != type || size != ValueType.itemBytes(type)) {
            return -1;
        }
        return size == 8 ? LittleEndian.i64(b, from) : LittleEndian.u16(b, from);
    }

    /** A decimal number as it is usually written; -1 for anything else. */
    private static long digits(byte[] b, int from, int size) {
        long number = 0;
        if (size == 0 || size % 2 != 0 || size > 2 * DIGITS_MAX || (size > 2 && LittleEndian.u16(b, from) == '0')) {
            return -1;
        }
        for (int i = from; i < from + size; i += 2) {
            int digit = LittleEndian.u16(b, i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
