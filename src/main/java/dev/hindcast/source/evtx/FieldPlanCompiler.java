package dev.hindcast.source.evtx;

import dev.hindcast.event.FieldNames;
import dev.hindcast.source.evtx.FieldPlan.Field;
import dev.hindcast.source.evtx.FieldPlan.Kind;
import dev.hindcast.source.windows.Derivation;
import dev.hindcast.source.windows.EventElements;
import dev.hindcast.source.windows.WindowsRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a {@link FieldPlan} by speaking a record of two templates through the one mapping of elements to fields, with a
 * mark in the place of each value: whatever field a mark comes out in, that value belongs to. So the plan cannot mean
 * anything else than the mapping does.
 */
final class FieldPlanCompiler {

    /** A character of private use that no template holds; one that does is refused. */
    private static final char MARK = '\uE000';

    private static final int MARK_CHARACTERS = 3;
    private static final int INNER = 1;
    private static final int REMOVABLE = 2;
    private static final int ATTRIBUTE = 4;
    /** Slots are written as Hangul syllables: letters, so that no trimming takes them. */
    private static final char FIRST_SLOT = '\uAC00';

    private static final int SLOTS_MAX = 8192;

    /** What the fields of a plan may bring to each record by themselves: names and constants. */
    private static final int CHARACTERS_MAX = 1 << 15;

    /** Fields that one value may feed: itself, and what is derived from it. */
    private static final int USES_MAX = 4;

    private static final String UNNAMED = FieldNames.EVENT_DATA + "param";
    private static final String FIRST_PARAM = "param1";
    private static final String FIRST_UNNAMED = FieldNames.EVENT_DATA + FIRST_PARAM;

    /** Thrown inside, and only here, where a template is not of the usual shape. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("", null, false, false);
        }
    }

    private final Program outer;
    private final Program inner;
    private final MemoryBudget budget;
    private final WindowsRecord record = new WindowsRecord();
    private final EventElements mapping = new EventElements(record);
    private final List<String> path = new ArrayList<>();
    private final Set<Integer> spoken = new TreeSet<>();
    private boolean binaryElement;
    private boolean firstUnnamedIsName;
    private int pathCharacters;
    private int characters;

    private FieldPlanCompiler(Program outer, Program inner, MemoryBudget budget) {
        this.outer = outer;
        this.inner = inner;
        this.budget = budget;
    }

    /** The plan, or {@link FieldPlan#REFUSED}. */
    static FieldPlan compile(Program outer, Program inner, MemoryBudget budget) {
        try {
            return new FieldPlanCompiler(outer, inner, budget).plan();
        } catch (Refused unusual) {
            return FieldPlan.REFUSED;
        }
    }

    private FieldPlan plan() throws Refused {
        boolean alone = inner == Program.NOTHING;
        require(alone == outer.payloadSlot() < 0 && inner.payloadSlot() < 0);
        require(!outer.isDoubtful() && !inner.isDoubtful());
        require(outer.slots() <= SLOTS_MAX && inner.slots() <= SLOTS_MAX);
        content(outer, 0, outer.length(), false);
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, String> part : record.parts().entrySet()) {
            fields.add(field(part.getKey(), part.getValue()));
        }
        requireFixedNames(fields);
        for (Derivation derivation : Derivation.values()) {
            derived(derivation, fields);
        }
        fields.add(new Field(FieldNames.DATASET, Kind.CONSTANT, 0, EvtxFormat.ID, null));
        fields.sort(Comparator.comparing(Field::name));
        require(fields.stream().filter(Field::mayBeAbsent).count() <= FieldPlan.OPTIONAL_MAX);
        requireFewUses(fields);
        FieldPlan.Head head = head();
        spoken.remove(head.timeSlot());
        fields.stream().filter(f -> f.kind() != Kind.CONSTANT).map(Field::slot).forEach(spoken::remove);
        return new FieldPlan(
                fields, head, spoken.stream().mapToInt(Integer::intValue).toArray(), budget);
    }

    private FieldPlan.Head head() throws Refused {
        String computer = record.get(FieldNames.HOST);
        boolean literal = computer.indexOf(MARK) < 0;
        return new FieldPlan.Head(
                slot(record.systemTime()),
                slot(record.get(FieldNames.RECORD_ID)),
                slot(record.get(FieldNames.CODE)),
                literal ? computer : "",
                literal ? -1 : slot(computer));
    }

    private Field field(String name, String value) throws Refused {
        require(name.indexOf(MARK) < 0 && !name.startsWith(FieldNames.RENDERING));
        if (value.indexOf(MARK) < 0) {
            return new Field(name, Kind.CONSTANT, 0, value, null);
        }
        int flags = flags(value);
        boolean data = name.startsWith(FieldNames.EVENT_DATA) || name.startsWith(FieldNames.USER_DATA);
        boolean binary = binaryElement && name.equals(FieldNames.EVENT_DATA + "Binary");
        Kind kind;
        if (!data || binary || (flags & ATTRIBUTE) != 0) {
            kind = Kind.PART;
        } else {
            boolean unnamed = name.equals(FIRST_UNNAMED) && !firstUnnamedIsName;
            kind = (flags & REMOVABLE) == 0 ? Kind.DATA : unnamed ? Kind.LIST : Kind.OPTIONAL;
        }
        return new Field(name, kind, slot(value), "", null);
    }

    private void derived(Derivation derivation, List<Field> fields) throws Refused {
        String from = record.part(derivation.from());
        if (from.indexOf(MARK) >= 0) {
            fields.add(new Field(derivation.field(), Kind.DERIVED, slot(from), "", derivation));
        } else if (!derivation.of(from).isEmpty()) {
            fields.add(new Field(derivation.field(), Kind.CONSTANT, 0, derivation.of(from), null));
        }
    }

    /** The long way counts what a record unfolds into, a plan does not. */
    private static void requireFewUses(List<Field> fields) throws Refused {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Field field : fields) {
            if (field.kind() != Kind.CONSTANT) {
                require(uses.merge(field.slot(), 1, Integer::sum) <= USES_MAX);
            }
        }
    }

    /** Unnamed and repeated data get numbers by what comes before them; that must not change from record to record. */
    private void requireFixedNames(List<Field> fields) throws Refused {
        boolean changing = false;
        boolean first = true;
        for (Field field : fields) {
            if (field.name().startsWith(FieldNames.EVENT_DATA)) {
                boolean unnamed = field.name().startsWith(UNNAMED);
                require(first || !unnamed || !changing);
                changing |= field.mayBeAbsent();
                first = false;
            }
            changing |= field.mayBeAbsent() && field.name().startsWith(FieldNames.USER_DATA);
        }
        require(!changing || !record.hasRepeats());
        // the items of a list are param1, param2, …, and nothing else may be called so
        boolean list = fields.stream().anyMatch(f -> f.kind() == Kind.LIST);
        require(!list
                || fields.stream().filter(f -> f.name().startsWith(UNNAMED)).count() == 1);
    }

    // ---- speaking the templates

    private void content(Program program, int from, int to, boolean removable) throws Refused {
        int[] code = program.code();
        int i = from;
        while (i < to) {
            int operand = Program.operand(code[i]);
            switch (Program.step(code[i])) {
                case Program.OPEN -> {
                    require(!removable);
                    element(program, i);
                    i = code[i + 2];
                }
                case Program.TEXT -> {
                    mapping.text(literal(program, i));
                    i += 2;
                }
                case Program.VALUE -> {
                    if (program.equals(outer) && operand == outer.payloadSlot()) {
                        content(inner, 0, inner.length(), false);
                    } else {
                        // without a wrapper an empty leaf of UserData is no field
                        require(!(path.size() == 3 && isUserData()));
                        mapping.text(mark(program, operand, removable ? REMOVABLE : 0));
                    }
                    i += 2;
                }
                default -> i += Program.lengthOf(Program.step(code[i]));
            }
        }
    }

    private void element(Program program, int open) throws Refused {
        int[] code = program.code();
        String name = program.name(Program.operand(code[open]));
        int dependency = code[open + 1];
        require(dependency < 0 || dependency == code[open + 3]);
        // a plan is run only where there is a payload, so what hangs on it is there
        boolean removable = dependency >= 0 && !(program.equals(outer) && dependency == outer.payloadSlot());
        binaryElement |= name.equals("Binary");
        firstUnnamedIsName |= name.equals(FIRST_PARAM);
        pathCharacters += name.length() + 1;
        count(pathCharacters);
        path.add(name);
        mapping.open(name);
        int i = open + 4;
        int close = code[open + 2] - 1;
        while (i < close && Program.step(code[i]) == Program.ATTRIBUTE) {
            attribute(program, i, removable);
            i = code[i + 1];
        }
        // where all its children may be gone the element is sometimes a leaf, and then a field itself
        require(path.size() < 3 || (path.size() == 3 && isUserData()) || !mayLoseAllElements(program, i, close));
        content(program, i, close, removable);
        mapping.close();
        path.remove(path.size() - 1);
        pathCharacters -= name.length() + 1;
    }

    private boolean isUserData() {
        return path.get(1).equals("UserData");
    }

    /** Whether there are elements between two steps, each of which may be absent. */
    private static boolean mayLoseAllElements(Program program, int from, int to) {
        int[] code = program.code();
        boolean any = false;
        int i = from;
        while (i < to) {
            if (Program.step(code[i]) == Program.OPEN) {
                if (code[i + 1] < 0) {
                    return false;
                }
                any = true;
                i = code[i + 2];
            } else {
                i += Program.lengthOf(Program.step(code[i]));
            }
        }
        return any;
    }

    private void attribute(Program program, int at, boolean removable) throws Refused {
        int[] code = program.code();
        int from = at + 2;
        String name = program.name(Program.operand(code[at]));
        count(pathCharacters + name.length());
        if (from == code[at + 1]) {
            constant(name, "", removable);
            return;
        }
        require(from + 2 == code[at + 1]);
        if (Program.step(code[from]) == Program.TEXT) {
            String text = literal(program, from);
            // items of an array under this name are numbered as repeats
            firstUnnamedIsName |= text.equals(FIRST_PARAM);
            constant(name, text, removable);
            return;
        }
        // a record without its EventID is refused, so only its own element may take an attribute away
        require(!removable || path.equals(List.of("Event", "System", "EventID")));
        mapping.attribute(name, mark(program, Program.operand(code[from]), ATTRIBUTE));
    }

    /** A field of literal text is there in every record, so its element must be too. */
    private void constant(String name, String text, boolean removable) throws Refused {
        int before = record.parts().size();
        mapping.attribute(name, text);
        require(!removable || record.parts().size() == before);
    }

    private String literal(Program program, int at) throws Refused {
        int[] code = program.code();
        count(Program.operand(code[at]) / 2);
        String text = new String(program.text(), code[at + 1], Program.operand(code[at]), StandardCharsets.UTF_16LE);
        require(text.indexOf(MARK) < 0 && ValueText.unpaired(text).equals(text));
        return text;
    }

    // ---- marks

    private String mark(Program program, int slot, int flags) throws Refused {
        count(MARK_CHARACTERS);
        spoken.add(program.equals(inner) ? -1 - slot : slot);
        return new String(new char[] {
            MARK, (char) (MARK + 1 + flags + (program.equals(inner) ? INNER : 0)), (char) (FIRST_SLOT + slot)
        });
    }

    private static int flags(String mark) throws Refused {
        require(mark.length() == MARK_CHARACTERS && mark.charAt(0) == MARK);
        return mark.charAt(1) - MARK - 1;
    }

    /** The slot of a text that is one mark and nothing else. */
    private static int slot(String mark) throws Refused {
        int slot = mark.isEmpty() ? -1 : mark.charAt(mark.length() - 1) - FIRST_SLOT;
        return (flags(mark) & INNER) != 0 ? -1 - slot : slot;
    }

    private void count(int more) throws Refused {
        characters += more;
        require(characters <= CHARACTERS_MAX);
    }

    private static void require(boolean usual) throws Refused {
        if (!usual) {
            throw new Refused();
        }
    }
}
