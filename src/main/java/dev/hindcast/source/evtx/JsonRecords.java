package dev.hindcast.source.evtx;

import dev.hindcast.event.Event;
import dev.hindcast.event.EventJson;
import dev.hindcast.event.JsonText;
import dev.hindcast.source.evtx.FieldPlan.Kind;
import dev.hindcast.source.windows.Derivation;
import dev.hindcast.source.windows.Markup;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON lines, the same bytes that {@link EventJson} would write of the event, without making one: from the value's
 * bytes in the chunk to the bytes of the output. One a worker.
 */
final class JsonRecords implements RecordOutput {

    private static final byte[] OPEN = ascii("{\"" + EventJson.TIMESTAMP + "\":\"");
    private static final byte[] RAW = ascii("\",\"" + EventJson.RAW_TIME + "\":\"");
    private static final byte[] ZONE =
            ascii("\",\"" + EventJson.ZONE + "\":\"UTC\",\"" + EventJson.ZONE_BASIS + "\":\"in-file\"");
    private static final byte[] END = ascii("\"]}\n");

    private static final byte[] INFORMATION = ascii("information");
    private static final byte[] CRITICAL = ascii("critical");
    private static final byte[] ERROR = ascii("error");
    private static final byte[] WARNING = ascii("warning");
    private static final byte[] VERBOSE = ascii("verbose");
    private static final byte[] FAILURE = ascii("failure");
    private static final byte[] SUCCESS = ascii("success");
    /** More items are not in the order of their names: param10 comes before param2. */
    private static final int LIST_MAX = 9;

    /** Where the 1 of {@code param1":"} stands before the end of a head. */
    private static final int DIGIT_FROM_END = 4;

    /** The length of {@code \}{@code u001f}. */
    private static final int ESCAPE_BYTES = 6;

    private static final byte[] MAPPED_IPV4 = ascii("::ffff:");

    private final JsonText json = new JsonText(1 << 18);
    private final AsciiValue ascii = new AsciiValue();
    private final FileTimes times = new FileTimes();
    private final ValueText strings = new ValueText();
    private final byte[] citation;
    private byte[] source = new byte[0];

    JsonRecords(String path) {
        JsonText quoted = new JsonText(256);
        quoted.raw(',').string(EventJson.CITATIONS).raw(':').raw('[').string(path + " record ");
        // the number and the closing quote come record by record
        quoted.truncate(quoted.length() - 1);
        citation = quoted.copy();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines written since {@link #clear}. */
    JsonText lines() {
        return json;
    }

    void clear() {
        json.truncate(0);
    }

    @Override
    public int mark() {
        return json.length();
    }

    @Override
    public void backTo(int mark) {
        json.truncate(mark);
    }

    @Override
    public boolean takesPlans() {
        return true;
    }

    @Override
    public boolean planned(FieldPlan plan, Instance outer, Instance inner, long ticks, long recordId) {
        head(plan, outer, ticks);
        Kind[] kinds = plan.jsonKinds();
        int[] slots = plan.jsonSlots();
        byte[][] heads = plan.jsonHeads();
        long[] outerValues = outer.values();
        long[] innerValues = inner.values();
        for (int i = 0; i < kinds.length; i++) {
            byte[] head = heads[i];
            if (kinds[i] == Kind.CONSTANT) {
                json.raw(head);
                continue;
            }
            int slot = slots[i];
            long value;
            if (slot >= 0) {
                value = outerValues[slot];
                source = outer.bytes();
            } else {
                value = innerValues[-1 - slot];
                source = inner.bytes();
            }
            if (!field(kinds[i], plan, i, head, value)) {
                return false;
            }
        }
        tail(recordId);
        return true;
    }

    /** Compared one by one: a switch over an enum costs a look-up for each field of each record. */
    private boolean field(Kind kind, FieldPlan plan, int step, byte[] head, long value) {
        if (kind == Kind.DATA) {
            return data(head, value);
        }
        if (kind == Kind.PART) {
            return part(head, value);
        }
        if (kind == Kind.DERIVED) {
            return derived(plan.jsonFields()[step].derived(), head, value);
        }
        if (Instance.type(value) == ValueType.NULL) {
            return true;
        }
        return kind == Kind.LIST ? list(head, value) : data(head, value);
    }

    private void head(FieldPlan plan, Instance outer, long ticks) {
        json.raw(OPEN);
        json.truncate(times.writeIso(ticks, json.room(FileTimes.ISO_ROOM), json.length()));
        json.raw(RAW);
        long time = outer.value(plan.head().timeSlot());
        if (Instance.type(time) == ValueType.STRING) {
            json.utf16(outer.bytes(), Instance.from(time), Instance.size(time));
        } else {
            json.truncate(times.write(ticks, json.room(FileTimes.CHARACTERS), json.length()));
        }
        json.raw(ZONE);
    }

    private void tail(long recordId) {
        json.raw(citation);
        json.truncate(AsciiValue.number(recordId, json.room(20), json.length()));
        json.raw(END);
    }

    private boolean data(byte[] head, long value) {
        json.raw(head);
        boolean known = value(value);
        json.raw('"');
        return known;
    }

    private boolean value(long value) {
        int type = Instance.type(value);
        if (type == ValueType.STRING) {
            json.utf16(source, Instance.from(value), Instance.size(value));
            return true;
        }
        return number(value, type);
    }

    private boolean number(long value, int type) {
        int size = Instance.size(value);
        if (type == ValueType.ANSI) {
            json.latin1(source, Instance.from(value), size);
            return true;
        }
        if (type == ValueType.BINXML || ValueType.isArray(type)) {
            return false;
        }
        if (size > 0) {
            byte[] to = json.room(AsciiValue.room(size));
            json.truncate(ascii.write(source, Instance.from(value), size, type, to, json.length()));
        }
        return true;
    }

    /** Unnamed data: one value, or an array whose items are param1, param2, …; nine at most are in the order of names. */
    private boolean list(byte[] head, long value) {
        int type = Instance.type(value);
        if (!ValueType.isArray(type)) {
            return data(head, value);
        }
        int end = Instance.from(value) + Instance.size(value);
        int at = Instance.from(value);
        int digit = head.length - DIGIT_FROM_END;
        if (type != (ValueType.ARRAY | ValueType.STRING)) {
            return false;
        }
        int number = 1;
        do {
            if (number > LIST_MAX) {
                return false;
            }
            int from = json.length();
            json.raw(head);
            json.array()[from + digit] = (byte) ('0' + number++);
            json.utf16(source, at, end - at);
            json.raw('"');
            at = ValueText.behindNul(source, at, end, 2);
        } while (at < end);
        return true;
    }

    private boolean part(byte[] head, long value) {
        int before = json.length();
        json.raw(head);
        int from = json.length();
        boolean known = value(value);
        int end = json.length();
        if (end == from) {
            json.truncate(before);
            return known;
        }
        boolean blank = mayBeBlankAround(json.array(), from, end);
        json.raw('"');
        return known && !blank;
    }

    /** Whether a blank, or the escape of one, may stand at an end: the long way trims it. There are bytes before these. */
    private static boolean mayBeBlankAround(byte[] b, int from, int end) {
        boolean begins = b[from] == ' ' || b[from] == '\\' || isBlankLead(b[from]);
        boolean escaped = b[end - 2] == '\\' || (end - from >= ESCAPE_BYTES && b[end - ESCAPE_BYTES] == '\\');
        return begins || escaped || b[end - 1] == ' ' || (end - from >= 3 && isBlankLead(b[end - 3]));
    }

    /** The first of three bytes, as all blanks beyond ASCII have them; not only they. */
    private static boolean isBlankLead(byte utf8) {
        int lead = utf8 & 0xff;
        return lead >= 0xe1 && lead <= 0xe3;
    }

    private boolean derived(Derivation derivation, byte[] head, long value) {
        return switch (derivation) {
            case LEVEL -> level(head, value);
            case OUTCOME -> outcome(head, value);
            case USER, USER_DOMAIN, SOURCE_IP, SOURCE_PORT -> meaning(derivation, head, value);
        };
    }

    private boolean level(byte[] head, long value) {
        if (Instance.type(value) != ValueType.UINT8 || Instance.size(value) != 1) {
            return fromText(Derivation.LEVEL, head, value);
        }
        byte[] word = switch (source[Instance.from(value)]) {
            case 0, 4 -> INFORMATION;
            case 1 -> CRITICAL;
            case 2 -> ERROR;
            case 3 -> WARNING;
            case 5 -> VERBOSE;
            default -> new byte[0];
        };
        if (word.length > 0) {
            json.raw(head).raw(word).raw('"');
        }
        return true;
    }

    private boolean outcome(byte[] head, long value) {
        if (Instance.type(value) != ValueType.HEX64 || Instance.size(value) != 8) {
            return fromText(Derivation.OUTCOME, head, value);
        }
        String word = Derivation.outcome(LittleEndian.i64(source, Instance.from(value)));
        if (!word.isEmpty()) {
            json.raw(head).raw(word.equals("failure") ? FAILURE : SUCCESS).raw('"');
        }
        return true;
    }

    /** The rare case of a record that is text throughout. */
    private boolean fromText(Derivation derivation, byte[] head, long value) {
        if (Instance.type(value) != ValueType.STRING) {
            return Instance.type(value) == ValueType.NULL;
        }
        String text = strings.text(source, Instance.from(value), Instance.size(value), ValueType.STRING);
        if (ValueText.isBlankAround(text)) {
            return false;
        }
        String word = derivation.of(text);
        if (!word.isEmpty()) {
            json.raw(head).raw(ascii(word)).raw('"');
        }
        return true;
    }

    private boolean meaning(Derivation derivation, byte[] head, long value) {
        int before = json.length();
        json.raw(head);
        int from = json.length();
        boolean known = value(value);
        if (derivation == Derivation.SOURCE_IP) {
            undress(from);
        }
        if (isNothing(from, derivation == Derivation.SOURCE_PORT)) {
            json.truncate(before);
        } else {
            json.raw('"');
        }
        return known;
    }

    /** Takes {@code ::ffff:} away from what was written since {@code from}. */
    private void undress(int from) {
        byte[] b = json.array();
        int end = json.length();
        if (end - from < MAPPED_IPV4.length || b[from] != ':') {
            return;
        }
        for (int i = 0; i < MAPPED_IPV4.length; i++) {
            if ((b[from + i] | (i >= 2 && i < 6 ? 0x20 : 0)) != MAPPED_IPV4[i]) {
                return;
            }
        }
        System.arraycopy(b, from + MAPPED_IPV4.length, b, from, end - from - MAPPED_IPV4.length);
        json.truncate(end - MAPPED_IPV4.length);
    }

    private boolean isNothing(int from, boolean port) {
        int length = json.length() - from;
        byte first = length == 0 ? 0 : json.array()[from];
        return length == 0 || (length == 1 && (first == '-' || (port && first == '0')));
    }

    @Override
    public @Nullable Markup markup() {
        return null;
    }

    @Override
    public void spoken(Event event) {
        EventJson.write(event, json);
        json.raw('\n');
    }
}
