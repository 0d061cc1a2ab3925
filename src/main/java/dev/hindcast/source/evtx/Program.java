package dev.hindcast.source.evtx;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A fragment of binary XML as a flat program: what a template says, free of the chunk that it was found in. Equal
 * definitions are one program, whatever names happen to stand inline in them and wherever they stand.
 *
 * <p>Each step is one or more {@code int}; the low byte of the first is the step, its upper 24 bits an operand:
 * <pre>
 * OPEN name, dependency (-1 = none), index behind the CLOSE, only substitution in the content (-1 = none or several)
 * ATTRIBUTE name, index behind its content
 * TEXT bytes, first byte in {@link #text()}
 * VALUE slot, declared type
 * INSTRUCTION name, bytes and first byte of its text
 * CLOSE
 * </pre>
 */
final class Program {

    static final int OPEN = 1;
    static final int ATTRIBUTE = 2;
    static final int TEXT = 3;
    static final int VALUE = 4;
    static final int CLOSE = 5;
    static final int INSTRUCTION = 6;

    private static final MemoryBudget NOTHING_KEPT = new MemoryBudget(0);

    /** The program of no element. */
    static final Program NOTHING = tree(new int[0], 0, new String[0], new byte[0], false);

    /** About what a plan takes beside the texts of its templates. */
    private static final int PLAN_BYTES = 4096;

    /** How many {@code int}s a step takes, by step. */
    private static final int[] LENGTH = {0, 4, 2, 2, 2, 1, 3};

    private final int[] code;
    private final int length;
    private final String[] names;
    private final byte[] text;
    private final boolean doubtful;
    private final int payloadSlot;
    private final int slots;
    private final MemoryBudget budget;
    private final ConcurrentMap<Program, FieldPlan> plans = new ConcurrentHashMap<>();
    private volatile @Nullable LastPlan last;

    /** The plan that was asked for last; most records of a log follow another of their kind. */
    private record LastPlan(Program inner, FieldPlan plan) {}

    private Program(
            int[] code,
            int length,
            String[] names,
            byte[] text,
            boolean doubtful,
            int payload,
            int slots,
            MemoryBudget budget) {
        this.code = code;
        this.length = length;
        this.names = names;
        this.text = text;
        this.doubtful = doubtful;
        this.payloadSlot = payload;
        this.slots = slots;
        this.budget = budget;
    }

    /** A template; the arrays are handed over. */
    static Program template(int[] code, String[] names, byte[] text, boolean doubtful, MemoryBudget budget) {
        int payload = -1;
        int payloads = 0;
        int highest = -1;
        for (int i = 0; i < code.length; i += LENGTH[step(code[i])]) {
            if (step(code[i]) == VALUE) {
                highest = Math.max(highest, operand(code[i]));
                if (code[i + 1] == ValueType.BINXML) {
                    payloads++;
                    payload = operand(code[i]);
                }
            }
        }
        return new Program(code, code.length, names, text, doubtful, payloads == 1 ? payload : -1, highest + 1, budget);
    }

    /** An element without substitutions that is spoken once; the arrays stay the caller's. */
    static Program tree(int[] code, int length, String[] names, byte[] text, boolean doubtful) {
        return new Program(code, length, names, text, doubtful, -1, 0, NOTHING_KEPT);
    }

    static int step(int word) {
        return word & 0xff;
    }

    static int operand(int word) {
        return word >>> 8;
    }

    static int lengthOf(int step) {
        return LENGTH[step];
    }

    int[] code() {
        return code;
    }

    /** How many {@code int}s of {@link #code} there are. */
    int length() {
        return length;
    }

    String name(int index) {
        return names[index];
    }

    /** Literal text, UTF-16LE, all of it side by side. */
    byte[] text() {
        return text;
    }

    /** Whether a name in it did not match its own hash. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The one slot that holds binary XML by declaration; -1 where there is none, or more than one. */
    int payloadSlot() {
        return payloadSlot;
    }

    /** One more than the highest slot that is used. */
    int slots() {
        return slots;
    }

    /** How the fields of a record of this template, with a payload of that one, are found and written. */
    FieldPlan planWith(Program inner) {
        LastPlan recent = last;
        if (recent != null && recent.inner.equals(inner)) {
            return recent.plan;
        }
        FieldPlan known = plans.get(inner);
        FieldPlan plan = known;
        if (plan == null) {
            // a record without a plan is the same record, read more slowly
            boolean room = budget.take(PLAN_BYTES + 4L * (length + inner.length));
            plan = room ? FieldPlanCompiler.compile(this, inner, budget) : FieldPlan.REFUSED;
            if (room) {
                plans.put(inner, plan);
            }
        }
        last = new LastPlan(inner, plan);
        return plan;
    }

    /** About how many bytes it takes. */
    long sizeBytes() {
        return 256 + 4L * length + 8L * names.length + text.length;
    }

    /** Whether both say the same, whether or not they are shared. */
    boolean says(Program other) {
        return this == other
                || says(
                        other.code,
                        other.length,
                        other.names,
                        other.names.length,
                        other.text,
                        other.text.length,
                        other.doubtful);
    }

    /** Whether it says the same as the first steps, names and bytes of these arrays. */
    boolean says(
            int[] otherCode,
            int otherLength,
            String[] otherNames,
            int nameCount,
            byte[] otherText,
            int textLength,
            boolean otherDoubtful) {
        return doubtful == otherDoubtful
                && Arrays.equals(code, 0, length, otherCode, 0, otherLength)
                && Arrays.equals(names, 0, names.length, otherNames, 0, nameCount)
                && Arrays.equals(text, 0, text.length, otherText, 0, textLength);
    }
}
