package dev.hindcast.source.evtx;

import java.util.Arrays;

/**
 * An element that a record holds without a template, taken as if it had one: its texts become values, and what is left is
 * a shape that many records share. So a log of forwarded events, in which no record has a template, is read by plans like
 * any other. One a worker, used again.
 */
final class LiftedTree {

    private static final String NAME = "Name";
    private static final String NAMESPACE = "xmlns";

    private final Programs programs;
    private int[] code = new int[512];
    private long[] values = new long[128];
    private byte[] literals = new byte[512];
    private byte[] text = new byte[0];
    private int count;
    private int literalLength;
    private Program program = Program.NOTHING;

    LiftedTree(Programs programs) {
        this.programs = programs;
    }

    /**
     * Lifts the element that these steps speak. Attributes called Name and namespaces stay what they are, since names of
     * fields come from them.
     *
     * @return false where a text holds a NUL, at which a value would end
     */
    boolean lift(int[] steps, int length, String[] names, int nameCount, byte[] texts) {
        if (code.length < length) {
            code = new int[steps.length];
        }
        System.arraycopy(steps, 0, code, 0, length);
        count = 0;
        literalLength = 0;
        text = texts;
        int literalUntil = 0;
        int attributeUntil = 0;
        for (int i = 0; i < length; i += Program.lengthOf(Program.step(code[i]))) {
            int operand = Program.operand(code[i]);
            int step = Program.step(code[i]);
            if (step == Program.ATTRIBUTE) {
                String name = names[operand];
                attributeUntil = code[i + 1];
                literalUntil = name.equals(NAME) || name.startsWith(NAMESPACE) ? code[i + 1] : literalUntil;
            } else if (step == Program.TEXT) {
                // an attribute that is an empty text is there; one whose value is empty is not
                if (i < literalUntil || (operand == 0 && i < attributeUntil)) {
                    keep(i, operand);
                } else if (hasNul(code[i + 1], operand) || operand >= Chunk.BYTES) {
                    return false;
                } else {
                    value(i, operand);
                }
            } else if (step == Program.VALUE || step == Program.INSTRUCTION) {
                return false;
            }
        }
        program = programs.shared(code, length, names, nameCount, literals, literalLength, false);
        return true;
    }

    private void keep(int at, int size) {
        if (literals.length < literalLength + size) {
            literals = Arrays.copyOf(literals, 2 * (literalLength + size));
        }
        System.arraycopy(text, code[at + 1], literals, literalLength, size);
        code[at + 1] = literalLength;
        literalLength += size;
    }

    private void value(int at, int size) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count] = (long) code[at + 1] << 32 | (long) ValueType.STRING << 16 | size;
        code[at] = Program.VALUE | count << 8;
        code[at + 1] = ValueType.STRING;
        count++;
    }

    private boolean hasNul(int from, int size) {
        for (int i = from; i < from + size; i += 2) {
            if (text[i] == 0 && text[i + 1] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The shape, shared by all records that have it. */
    Program program() {
        return program;
    }

    /** Where the values stand; good until the next is lifted. */
    byte[] text() {
        return text;
    }

    long[] values() {
        return values;
    }

    int count() {
        return count;
    }
}
