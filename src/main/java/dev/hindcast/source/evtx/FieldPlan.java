package dev.hindcast.source.evtx;

import dev.hindcast.event.HostName;
import dev.hindcast.event.JsonText;
import dev.hindcast.event.Layout;
import dev.hindcast.event.Layouts;
import dev.hindcast.source.windows.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a record are and where their values stand, worked out once for a pair of templates: the outer one
 * with System, and the one of the data inside it. Fields are in the order of their names, as in an event's layout.
 *
 * <p>A plan holds only for the usual shape. What it cannot promise to write exactly as {@link RecordWalk} would is
 * refused, at once by {@link #REFUSED} or for a single record by whoever runs the plan.
 */
final class FieldPlan {

    /** No plan: records of these templates go the long way. */
    static final FieldPlan REFUSED =
            new FieldPlan(List.of(), new Head(0, 0, 0, "", -1), new int[0], new MemoryBudget(0));

    /** Presence is a bit a field. */
    static final int OPTIONAL_MAX = 63;

    /** How a field comes by its value. */
    enum Kind {
        /** The same in every record. */
        CONSTANT,
        /** A value; empty where it is NULL. */
        DATA,
        /** A value; absent where it is NULL, since its element is. */
        OPTIONAL,
        /** The first of unnamed data: a value like {@link #OPTIONAL}, or an array with a field for each item. */
        LIST,
        /** A value; absent where it is NULL or empty. */
        PART,
        /** What {@link Derivation} makes of a value; absent where it makes nothing. */
        DERIVED
    }

    /**
     * One field.
     *
     * @param slot of the outer record from 0; {@code -1 - slot} for a slot of the inner one
     * @param constant the value of a constant, else empty
     * @param derivation for a derived field
     */
    record Field(
            String name,
            Kind kind,
            int slot,
            String constant,
            @Nullable Derivation derivation) {

        boolean mayBeAbsent() {
            return kind != Kind.CONSTANT && kind != Kind.DATA;
        }

        Derivation derived() {
            if (derivation == null) {
                throw new IllegalStateException(name + " is not derived");
            }
            return derivation;
        }
    }

    /**
     * Where the values stand that place a record among others.
     *
     * @param computer the name of the host where the template holds it, else empty
     * @param computerSlot its slot, -1 where it is in {@code computer}
     */
    record Head(int timeSlot, int recordIdSlot, int codeSlot, String computer, int computerSlot) {}

    private final Field[] fields;
    private final Head head;
    private final int[] unusedSlots;
    private final HostName host;
    private final Kind[] jsonKinds;
    private final int[] jsonSlots;
    private final byte[][] jsonHeads;
    private final Field[] jsonFields;
    private final MemoryBudget budget;
    private final ConcurrentMap<Long, Layout> layouts = new ConcurrentHashMap<>();

    FieldPlan(List<Field> sorted, Head head, int[] unusedSlots, MemoryBudget budget) {
        this.unusedSlots = unusedSlots;
        this.budget = budget;
        this.fields = sorted.toArray(Field[]::new);
        this.head = head;
        this.host = HostName.of(head.computer());
        List<byte[]> heads = new ArrayList<>();
        List<Field> written = new ArrayList<>();
        joinConstants(sorted, heads, written);
        this.jsonHeads = heads.toArray(byte[][]::new);
        this.jsonFields = written.toArray(Field[]::new);
        this.jsonKinds = written.stream().map(Field::kind).toArray(Kind[]::new);
        this.jsonSlots = written.stream().mapToInt(Field::slot).toArray();
    }

    /** Constants that stand side by side, and those before a field that is always there, are one piece of text. */
    private static void joinConstants(List<Field> sorted, List<byte[]> heads, List<Field> written) {
        JsonText pending = new JsonText(256);
        for (Field field : sorted) {
            if (field.mayBeAbsent() && pending.length() > 0) {
                heads.add(taken(pending));
                written.add(new Field("", Kind.CONSTANT, 0, "", null));
            }
            pending.raw(',').string(field.name()).raw(':');
            if (field.kind() == Kind.CONSTANT) {
                pending.string(field.constant());
            } else {
                pending.raw('"');
                heads.add(taken(pending));
                written.add(field);
            }
        }
        if (pending.length() > 0) {
            heads.add(taken(pending));
            written.add(new Field("", Kind.CONSTANT, 0, "", null));
        }
    }

    private static byte[] taken(JsonText text) {
        byte[] bytes = text.copy();
        text.truncate(0);
        return bytes;
    }

    Field[] fields() {
        return fields;
    }

    Head head() {
        return head;
    }

    /** Slots of values that no field takes, nearly always none; a fragment in one would bring fields of its own. */
    int[] unusedSlots() {
        return unusedSlots;
    }

    /** The host by the template; unknown where a value names it. */
    HostName host() {
        return host;
    }

    /** What to write as JSON, one after another; constants are wholly in {@link #jsonHeads}. */
    Kind[] jsonKinds() {
        return jsonKinds;
    }

    /** The slot of each step, as in {@link Field#slot}. */
    int[] jsonSlots() {
        return jsonSlots;
    }

    /** The bytes before each value, its opening quote included. */
    byte[][] jsonHeads() {
        return jsonHeads;
    }

    Field[] jsonFields() {
        return jsonFields;
    }

    /** The layout of a record in which the fields of {@code present} are there; bit n is field n that may be absent. */
    Layout layout(long present) {
        Layout known = layouts.get(present);
        if (known != null) {
            return known;
        }
        List<String> names = new ArrayList<>();
        long bits = present;
        for (Field field : fields) {
            if (field.mayBeAbsent()) {
                if ((bits & 1) != 0) {
                    names.add(field.name());
                }
                bits >>>= 1;
            } else {
                names.add(field.name());
            }
        }
        Layout made = new Layouts().of(names);
        if (budget.take(256 + 64L * names.size())) {
            Layout before = layouts.putIfAbsent(present, made);
            return before == null ? made : before;
        }
        return made;
    }
}
