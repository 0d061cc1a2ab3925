package dev.hindcast.source.evtx;

import dev.hindcast.source.windows.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks one record as elements, whatever its shape: templates in templates, elements without a template, arrays that
 * repeat their element. The way for what {@link FieldPlan} refuses, and the measure of what it does.
 */
final class RecordWalk {

    /** Real records nest three deep; the Rust parser's number. */
    static final int FRAGMENT_DEPTH_MAX = 64;

    /**
     * Parts of one record. Values can be used at many places and templates can stand in templates, so that few bytes
     * could speak for ever; the largest real record has some thousand parts.
     */
    static final int PARTS_MAX = 1 << 17;

    /** Elements in elements, over all fragments: each takes a piece of the stack. */
    static final int ELEMENT_DEPTH_MAX = ProgramParser.ELEMENT_DEPTH_MAX;

    /**
     * Characters of one record, its names and the bytes that are looked at among them: a record has 64 KiB, and nothing
     * honest makes sixteen times as much of them.
     */
    static final int CHARACTERS_MAX = 1 << 20;

    private final Chunk chunk;
    private final TemplateLibrary library;
    private final ValueText values = new ValueText();
    private final Instance noInstance;
    private final List<Instance> instances = new ArrayList<>();
    private Markup out;
    private int parts;
    private int characters;
    private int elementDepth;
    private int pathCharacters;
    private boolean borrowed;
    private boolean doubtful;
    private boolean lenient;

    RecordWalk(Chunk chunk, TemplateLibrary library) {
        this.chunk = chunk;
        this.library = library;
        this.noInstance = new Instance(library);
        this.out = Markup.UNHEARD;
    }

    /**
     * Speaks the record between two bytes of the chunk.
     *
     * @param headOnly whether fragments inside that break the grammar are left out whole, instead of ending the record
     * @throws BinXmlFault where it breaks the grammar; what was spoken before is to be thrown away
     */
    void speak(int from, int end, Markup to, boolean headOnly) throws BinXmlFault {
        out = to;
        lenient = headOnly;
        parts = 0;
        characters = 0;
        elementDepth = 0;
        pathCharacters = 0;
        borrowed = false;
        doubtful = false;
        if (!fragment(from, end, 0)) {
            throw new BinXmlFault("it holds no element");
        }
    }

    /** Whether a template of the record spoken last came from another chunk. */
    boolean wasBorrowed() {
        return borrowed;
    }

    /** Whether a name in the record spoken last does not match its hash. */
    boolean wasDoubtful() {
        return doubtful;
    }

    /** Any number of elements and instances; whether there was one. */
    private boolean fragment(int from, int end, int depth) throws BinXmlFault {
        if (depth > FRAGMENT_DEPTH_MAX) {
            throw new BinXmlFault("fragments are nested more than " + FRAGMENT_DEPTH_MAX + " deep");
        }
        byte[] b = chunk.bytes();
        int p = from;
        boolean any = false;
        while (p < end) {
            int token = LittleEndian.u8(b, p);
            count(1);
            switch (token) {
                case Token.FRAGMENT_HEADER -> p += Token.FRAGMENT_HEADER_BYTES;
                case Token.TEMPLATE_INSTANCE -> {
                    Instance instance = instance(depth);
                    instance.read(chunk, p + 1, end);
                    count(instance.count());
                    borrowed |= instance.isBorrowed();
                    p = instance.end();
                    elements(instance.program(), instance, depth);
                    any = true;
                }
                case Token.OPEN_ELEMENT, Token.OPEN_ELEMENT | Token.MORE -> {
                    Program tree = chunk.tree(p, end);
                    p = chunk.treeEnd();
                    elements(tree, noInstance, depth);
                    any = true;
                }
                case Token.END_OF_FRAGMENT -> {
                    return any;
                }
                default -> throw new BinXmlFault("byte " + token + " at " + p + " of the chunk begins no element");
            }
        }
        return any;
    }

    /** Fragments of one depth follow each other, so one instance a depth is enough. */
    private Instance instance(int depth) {
        while (instances.size() <= depth) {
            instances.add(new Instance(library));
        }
        return instances.get(depth);
    }

    private void elements(Program program, Instance instance, int depth) throws BinXmlFault {
        doubtful |= program.isDoubtful();
        content(program, 0, program.length(), instance, depth, -1, "");
    }

    /** The steps from one index to another; {@code slot} speaks {@code item} instead of its whole array. */
    private void content(Program program, int from, int to, Instance instance, int depth, int slot, String item)
            throws BinXmlFault {
        int[] code = program.code();
        int i = from;
        while (i < to) {
            int operand = Program.operand(code[i]);
            count(1);
            switch (Program.step(code[i])) {
                case Program.OPEN -> {
                    element(program, i, instance, depth);
                    i = code[i + 2];
                }
                case Program.TEXT -> {
                    say(literal(program, code[i + 1], operand));
                    i += 2;
                }
                case Program.VALUE -> {
                    if (operand == slot) {
                        say(item);
                    } else {
                        value(instance.value(operand), depth);
                    }
                    i += 2;
                }
                case Program.INSTRUCTION -> {
                    out.instruction(program.name(operand), literal(program, code[i + 2], code[i + 1]));
                    i += 3;
                }
                default -> i++;
            }
        }
    }

    private void element(Program program, int open, Instance instance, int depth) throws BinXmlFault {
        int[] code = program.code();
        int dependency = code[open + 1];
        // the Event element hangs on its payload, but a record without data is a record
        boolean root = open == 0 && depth == 0;
        if (!root && dependency >= 0 && Instance.type(instance.value(dependency)) == ValueType.NULL) {
            return;
        }
        int only = code[open + 3];
        long value = only < 0 ? 0 : instance.value(only);
        if (ValueType.isArray(Instance.type(value))) {
            // MS-EVEN6 3.1.4.7.5: the element comes once for each item
            List<String> items =
                    values.items(chunk.bytes(), Instance.from(value), Instance.size(value), Instance.type(value));
            for (String item : items) {
                one(program, open, instance, depth, only, item);
            }
        } else {
            one(program, open, instance, depth, -1, "");
        }
    }

    private void one(Program program, int open, Instance instance, int depth, int slot, String item)
            throws BinXmlFault {
        int[] code = program.code();
        String name = program.name(Program.operand(code[open]));
        pathCharacters += name.length() + 1;
        count(1);
        // a leaf becomes a field that bears the names of all elements around it
        countCharacters(pathCharacters);
        if (++elementDepth > ELEMENT_DEPTH_MAX) {
            throw new BinXmlFault("elements are nested more than " + ELEMENT_DEPTH_MAX + " deep");
        }
        out.open(name);
        int i = open + 4;
        int close = code[open + 2] - 1;
        while (i < close && Program.step(code[i]) == Program.ATTRIBUTE) {
            attribute(program, i, instance);
            i = code[i + 1];
        }
        content(program, i, close, instance, depth, slot, item);
        out.close();
        elementDepth--;
        pathCharacters -= name.length() + 1;
    }

    /** An attribute whose substitutions say nothing is absent, as in {@code <Correlation/>}. */
    private void attribute(Program program, int at, Instance instance) throws BinXmlFault {
        int[] code = program.code();
        StringBuilder text = new StringBuilder();
        boolean substituted = false;
        count(1);
        for (int i = at + 2; i < code[at + 1]; i += 2) {
            if (Program.step(code[i]) == Program.TEXT) {
                text.append(literal(program, code[i + 1], Program.operand(code[i])));
            } else {
                substituted = true;
                text.append(text(instance.value(Program.operand(code[i]))));
            }
        }
        if (!substituted || !text.isEmpty()) {
            String name = program.name(Program.operand(code[at]));
            countCharacters(text.length() + name.length() + pathCharacters);
            out.attribute(name, text.toString());
        }
    }

    private void value(long value, int depth) throws BinXmlFault {
        if (Instance.type(value) == ValueType.BINXML) {
            int from = Instance.from(value);
            int end = from + Instance.size(value);
            countCharacters(end - from);
            boolean doubt = lenient;
            lenient = false;
            if (!doubt || isWhole(from, end, depth + 1)) {
                fragment(from, end, depth + 1);
            }
            lenient = doubt;
        } else {
            say(text(value));
        }
    }

    /** Whether a fragment can be spoken; it is tried without being heard. */
    private boolean isWhole(int from, int end, int depth) {
        Markup heard = out;
        int depthHere = elementDepth;
        int pathHere = pathCharacters;
        out = Markup.UNHEARD;
        try {
            fragment(from, end, depth);
            return true;
        } catch (BinXmlFault broken) {
            return false;
        } finally {
            out = heard;
            elementDepth = depthHere;
            pathCharacters = pathHere;
        }
    }

    private String text(long value) throws BinXmlFault {
        int type = Instance.type(value);
        if (type == ValueType.BINXML) {
            throw new BinXmlFault("binary XML as the value of an attribute");
        }
        countCharacters(Instance.size(value));
        String text = values.text(chunk.bytes(), Instance.from(value), Instance.size(value), type);
        countCharacters(text.length());
        return text;
    }

    private void say(String text) throws BinXmlFault {
        if (!text.isEmpty()) {
            countCharacters(text.length());
            out.text(text);
        }
    }

    private String literal(Program program, int from, int byteCount) {
        return values.literal(program.text(), from, byteCount);
    }

    private void count(int more) throws BinXmlFault {
        parts += more;
        if (parts > PARTS_MAX) {
            throw new BinXmlFault("it unfolds into more than " + PARTS_MAX + " parts");
        }
    }

    private void countCharacters(int more) throws BinXmlFault {
        characters += more;
        chunk.unfold(more);
        if (characters > CHARACTERS_MAX) {
            throw new BinXmlFault("it unfolds into more than " + CHARACTERS_MAX + " characters");
        }
    }
}
