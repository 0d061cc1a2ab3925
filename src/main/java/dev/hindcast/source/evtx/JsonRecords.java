package dev.hindcast.source.evtx;

import dev.hindcast.event.Event;
import dev.hindcast.event.EventJson;
import dev.hindcast.event.JsonText;
import dev.hindcast.source.evtx.FieldPlan.Field;
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
    private static final byte[] MAPPED_IPV4 = ascii("::ffff:");

    private final JsonText json = new JsonText(1 << 18);
    private final AsciiValue ascii = new AsciiValue();
    private final FileTimes times = new FileTimes();
    private final byte[] citation;

    JsonRecords(String path) {
        JsonText quoted = new JsonText(256);
        quoted.raw(',').string(EventJson.CITATIONS).raw(':').raw('[').string(path + " record ");
        citation = java.util.Arrays.copyOf(quoted.array(), quoted.length() - 1);
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
    public boolean planned(FieldPlan plan, Instance outer, Instance inner, byte[] chunk, long ticks, long recordId) {
        head(ticks);
        Kind[] kinds = plan.jsonKinds();
        byte[][] heads = plan.jsonHeads();
        Field[] fields = plan.jsonFields();
        long[] outerValues = outer.values();
        long[] innerValues = inner.values();
        for (int i = 0; i < kinds.length; i++) {
            int slot = fields[i].slot();
            long value = slot >= 0 ? outerValues[slot] : innerValues[-1 - slot];
            boolean written = switch (kinds[i]) {
                case CONSTANT -> constant(heads[i]);
                case DATA -> data(heads[i], value, chunk);
                case OPTIONAL -> Instance.type(value) == ValueType.NULL || data(heads[i], value, chunk);
                case PART -> part(heads[i], value, chunk);
                case DERIVED -> derived(fields[i].derived(), heads[i], value, chunk);
            };
            if (!written) {
                return false;
            }
        }
        tail(recordId);
        return true;
    }

    private void head(long ticks) {
        json.raw(OPEN);
        json.truncate(times.writeIso(ticks, json.room(FileTimes.ISO_ROOM), json.length()));
        json.raw(RAW);
        json.truncate(times.write(ticks, json.room(FileTimes.CHARACTERS), json.length()));
        json.raw(ZONE);
    }

    private void tail(long recordId) {
        json.raw(citation);
        json.truncate(AsciiValue.number(recordId, json.room(20), json.length()));
        json.raw(END);
    }

    private boolean constant(byte[] whole) {
        json.raw(whole);
        return true;
    }

    private boolean data(byte[] head, long value, byte[] chunk) {
        json.raw(head);
        boolean known = value(value, chunk);
        json.raw('"');
        return known;
    }

    private boolean value(long value, byte[] chunk) {
        int type = Instance.type(value);
        if (type == ValueType.STRING) {
            json.utf16(chunk, Instance.from(value), Instance.size(value));
            return true;
        }
        return number(value, type, chunk);
    }

    private boolean number(long value, int type, byte[] chunk) {
        int size = Instance.size(value);
        if (type == ValueType.ANSI) {
            json.latin1(chunk, Instance.from(value), size);
            return true;
        }
        if (type == ValueType.BINXML || ValueType.isArray(type)) {
            return false;
        }
        if (size > 0) {
            byte[] to = json.room(AsciiValue.room(size));
            json.truncate(ascii.write(chunk, Instance.from(value), size, type, to, json.length()));
        }
        return true;
    }

    private boolean part(byte[] head, long value, byte[] chunk) {
        int before = json.length();
        json.raw(head);
        int from = json.length();
        boolean known = value(value, chunk);
        int end = json.length();
        if (end == from) {
            json.truncate(before);
            return known;
        }
        byte[] b = json.array();
        // an escape at either end may be that of a blank, which the long way trims
        boolean blank = b[from] == ' ' || b[end - 1] == ' ' || b[from] == '\\' || b[end - 2] == '\\';
        json.raw('"');
        return known && !blank;
    }

    private boolean derived(Derivation derivation, byte[] head, long value, byte[] chunk) {
        return switch (derivation) {
            case LEVEL -> level(head, value, chunk);
            case OUTCOME -> outcome(head, value, chunk);
            case USER, USER_DOMAIN, SOURCE_IP, SOURCE_PORT -> meaning(derivation, head, value, chunk);
        };
    }

    private boolean level(byte[] head, long value, byte[] chunk) {
        if (Instance.type(value) != ValueType.UINT8 || Instance.size(value) != 1) {
            return Instance.type(value) == ValueType.NULL;
        }
        byte[] word = switch (chunk[Instance.from(value)]) {
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

    private boolean outcome(byte[] head, long value, byte[] chunk) {
        if (Instance.type(value) != ValueType.HEX64 || Instance.size(value) != 8) {
            return Instance.type(value) == ValueType.NULL;
        }
        String word = Derivation.outcome(LittleEndian.i64(chunk, Instance.from(value)));
        if (!word.isEmpty()) {
            json.raw(head).raw(word.equals("failure") ? FAILURE : SUCCESS).raw('"');
        }
        return true;
    }

    private boolean meaning(Derivation derivation, byte[] head, long value, byte[] chunk) {
        int before = json.length();
        json.raw(head);
        int from = json.length();
        boolean known = value(value, chunk);
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
        EventJson.open(event, json);
        json.raw('}').raw('\n');
    }
}
